/** All there is to say about the active customer, below the grid, with what can be done. */
import type { CellProblem, GridRow } from '../admin/types.js';
import { button, el } from '../ui/dom.js';
import { type Action, actionsFor, actionText, type CellOptions, duplicates } from './cells.js';

export class Card {
  readonly element: HTMLElement;
  readonly #options: CellOptions;
  readonly #signal: AbortSignal;
  #shown: GridRow | undefined;

  constructor(options: CellOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    this.element = el('section', { class: 'details', 'aria-label': options.texts.say('ui.import.details') });
  }

  /** Shows a customer, unless it stands there already. */
  show(row: GridRow | undefined): void {
    if (!row || row === this.#shown) return;
    this.#shown = row;
    const { texts } = this.#options;
    this.element.replaceChildren(
      el('div', { class: 'details-row' }, el('h2', {}, texts.say('ui.import.line', { number: row.row })), this.#facts(row)),
      el('div', { class: 'details-cell' }, this.#actions(row), removalNote(row)),
    );
  }

  /** Brings the person to what can be done. */
  focus(): void {
    this.element.querySelector('button')?.focus();
  }

  #facts(row: GridRow): HTMLElement {
    const { texts, columns } = this.#options;
    const fact = (name: string, ...values: (Node | string)[]): HTMLElement =>
      el('div', {}, el('dt', {}, name), ...values.map((value) => el('dd', {}, value)));
    const list = el('dl', { class: 'facts-row' });
    for (const [at, { field, label }] of columns.entries()) {
      const { value = '', problem } = row.cells[at] ?? {};
      const notes = [problem, field === 'vat' ? vatProblem(row) : undefined].filter((each) => each !== undefined);
      // The same may be wrong with the cell and with the number in it.
      const told = notes.slice(0, 1).map(({ message, severity }) => el('span', { class: `debitor-${severity}` }, message));
      if (value !== '' || told.length > 0) list.append(fact(label, value || texts.say('ui.import.empty'), ...told));
    }
    if (row.vat?.message && !columns.some(({ field }) => field === 'vat')) list.append(fact(texts.say('field.vat'), row.vat.message));
    if (row.key) list.append(fact(texts.say('ui.grid.key'), el('code', {}, row.key.value)));
    if (row.duplicates.length > 0) list.append(fact(texts.say('ui.grid.duplicates'), duplicates(row, texts)));
    return list;
  }

  #actions(row: GridRow): HTMLElement {
    const { texts, actions, act } = this.#options;
    const make = (action: Action): HTMLElement => button(actionText(action, texts), () => act(action, row), this.#signal);
    return el('div', { class: 'debitor-suggestions' }, ...actionsFor(row, actions).map(make));
  }
}

/** What is wrong with the VAT number itself. */
function vatProblem({ vat }: GridRow): Pick<CellProblem, 'message' | 'severity'> | undefined {
  return vat?.message ? { message: vat.message, severity: vat.verdict === 'invalid' ? 'error' : 'warning' } : undefined;
}

/** Why a customer can be removed or not; nothing where the system knows no removal. */
function removalNote({ removal: { reason, message } }: GridRow): HTMLElement | undefined {
  return reason === 'no_rule' ? undefined : el('p', { class: 'hint' }, message);
}
