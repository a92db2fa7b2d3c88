/** What the form sends along for the shop's own server: hidden inputs with the key, the kind and the values. */
import type { FormReport } from '../types.js';
import type { Ledger } from './ledger.js';

export interface Outcome {
  /** Writes what was found; a wrong form sends nothing along. */
  write(report: FormReport): void;
  /** The names that are sent along now. */
  names(): string[];
  /** Takes out what was written unless it still holds. */
  keep(report?: FormReport): void;
}

export function outcomeOf(form: HTMLFormElement, ledger: Ledger): Outcome {
  let inputs: HTMLInputElement[] = [];
  let written = '';

  const keep = (report?: FormReport): void => {
    if (report && JSON.stringify(report) === written) return;
    for (const input of inputs) ledger.remove(input);
    inputs = [];
  };

  return {
    keep,
    names: () => inputs.map(({ name }) => name),
    write(report) {
      keep();
      if (!report.valid) return;
      written = JSON.stringify(report);
      for (const [name, value] of [['key', report.key?.digest ?? ''], ['kind', report.kind], ...Object.entries(report.values)] as const) {
        const input = ledger.own(document.createElement('input'));
        input.type = 'hidden';
        input.name = `debitor_${name}`;
        input.value = value;
        inputs.push(input);
        form.append(input);
      }
    },
  };
}
