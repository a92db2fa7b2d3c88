/** What the form sends along for the shop's own server: hidden inputs with the key, the kind and the values. */
import type { Report } from '../types.js';
import type { Ledger } from './ledger.js';

export class Outcome {
  readonly #form: HTMLFormElement;
  readonly #ledger: Ledger;
  #inputs: HTMLInputElement[] = [];
  #written = '';

  constructor(form: HTMLFormElement, ledger: Ledger) {
    this.#form = form;
    this.#ledger = ledger;
  }

  /** Writes what was found; a wrong form sends nothing along. */
  write(report: Report): void {
    this.keep();
    if (!report.valid) return;
    this.#written = JSON.stringify(report);
    this.#add('key', report.key?.digest ?? '');
    this.#add('kind', report.kind);
    for (const [field, value] of Object.entries(report.values)) this.#add(field, value);
  }

  /** The names that are sent along now. */
  get names(): string[] {
    return this.#inputs.map(({ name }) => name);
  }

  /** Takes out what was written unless it still holds. */
  keep(report?: Report): void {
    if (report && JSON.stringify(report) === this.#written) return;
    for (const input of this.#inputs) this.#ledger.remove(input);
    this.#inputs = [];
  }

  #add(name: string, value: string): void {
    const input = this.#ledger.own(document.createElement('input'));
    input.type = 'hidden';
    input.name = `debitor_${name}`;
    input.value = value;
    this.#inputs.push(input);
    this.#form.append(input);
  }
}
