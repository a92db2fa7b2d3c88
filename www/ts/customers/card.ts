/** All there is to say about the active customer, below the grid, with what can be done. */
import type { GridRow } from '../admin/types.js';
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
    const fact = (name: string, value: Node | string): HTMLElement => el('div', {}, el('dt', {}, name), el('dd', {}, value));
    const cells = columns.map(({ label }, at) => [label, row.cells[at]?.value ?? ''] as const).filter(([, value]) => value !== '');
    const list = el('dl', { class: 'facts-row' }, ...cells.map(([label, value]) => fact(label, value)));
    if (row.vat?.message) list.append(fact(texts.say('field.vat'), row.vat.message));
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

/** Why a customer can be removed or not; nothing where the system knows no removal. */
function removalNote({ removal: { reason, message } }: GridRow): HTMLElement | undefined {
  return reason === 'no_rule' ? undefined : el('p', { class: 'hint' }, message);
}
