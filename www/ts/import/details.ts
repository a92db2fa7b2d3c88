/** All there is to say about the active cell and its row, below the grid: nothing is cut off here. */
import type { Hint, PreviewRow, Problem, Target } from '../admin/types.js';
import type { Place } from '../grid/types.js';
import { button, el } from '../ui/dom.js';
import { type CellOptions, cellAt, change } from './cells.js';

/** A text that may not stand there whole scrolls, in characters: by keyboard too. */
const LONG = 300;

/** The panel below the grid. */
export class Details {
  readonly element: HTMLElement;
  readonly #options: CellOptions;
  readonly #signal: AbortSignal;
  #shown: object | undefined;
  #column = '';
  #typed: string | undefined;

  constructor(options: CellOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    this.element = el('section', { class: 'details', 'aria-label': options.texts.say('ui.import.details') });
  }

  /** Shows the cell, unless it stands there already. */
  show(place: Place<PreviewRow> | undefined): void {
    if (!place) return;
    const typed = this.#options.typed(place);
    if (place.row === this.#shown && place.column.name === this.#column && typed === this.#typed) return;
    this.#shown = place.row;
    this.#typed = typed;
    this.#column = place.column.name;
    this.element.replaceChildren(this.#cell(place), this.#row(place.row));
  }

  #cell(place: Place<PreviewRow>): HTMLElement {
    const { texts, use } = this.#options;
    const cell = cellAt(place);
    const box = el('div', { class: 'details-cell' });
    if (!cell) return box;
    const { value, problem, from, to, withheld } = cell;
    const typed = this.#typed;
    const text = (typed ?? value) || texts.say('ui.import.empty');
    box.append(el('h2', {}, place.column.label), el('p', { class: 'details-value', tabindex: text.length > LONG ? 0 : undefined }, text));
    if (typed !== undefined) return box;
    if (to !== undefined && (from ?? '') !== to) box.append(change(from, to, texts));
    if (withheld) box.append(el('p', { class: 'hint' }, texts.say('ui.import.note.withheld')));
    if (problem) {
      box.append(el('p', { class: problem.severity === 'error' ? 'debitor-error' : 'debitor-warning' }, problem.message));
      const buttons = problem.suggestions.map((each) => button(texts.say('ui.use_suggestion', { value: each }), () => use(place, each), this.#signal));
      if (buttons.length > 0) box.append(el('div', { class: 'debitor-suggestions' }, ...buttons));
    }
    return box;
  }

  #row(row: PreviewRow): HTMLElement {
    const { texts } = this.#options;
    const { decision, message, key, name, customer, hints, of_row, problems, candidates, debtor, into, changes } = row;
    const box = el('div', { class: 'details-row' });
    const line = texts.say('ui.import.line', { number: row.row });
    const called = name || customer;
    box.append(el('h2', {}, called ? `${line} · ${called}` : line));
    box.append(el('p', {}, el('span', { class: `tag is-${decision}` }, texts.say(`decision.${decision}`)), ' ', message));
    if (of_row !== undefined) box.append(el('p', {}, texts.say('ui.import.note.of_row', { number: of_row })));
    box.append(...problems.map((problem) => this.#problem(problem)));
    for (const meant of [debtor, into]) {
      if (meant) box.append(el('p', { class: 'hint' }, `${texts.say('ui.import.debtor')}: ${targetText(meant)}`));
    }
    for (const { field, from, to } of changes) box.append(el('p', {}, `${texts.say(`field.${field}`)}: `), change(from, to, texts));
    box.append(...hints.map((hint) => el('p', { class: 'hint' }, [this.#who(hint), hint.message].filter(Boolean).join(': '))));
    if (candidates?.length) {
      const rows = candidates.map((each) => el('li', {}, targetText(each)));
      box.append(el('h2', {}, texts.say('ui.import.candidates')), el('ul', { class: 'problem-list' }, ...rows));
    }
    if (key) box.append(el('p', { class: 'hint' }, `${texts.say('ui.grid.key')}: `, el('code', {}, key.value)));
    return box;
  }

  /** Whom a hint means. */
  #who({ row, debtor }: Hint): string | undefined {
    return row === undefined ? debtor && targetText(debtor) : this.#options.texts.say('ui.import.line', { number: row });
  }

  #problem({ message, severity }: Problem): HTMLElement {
    return el('p', { class: severity === 'error' ? 'debitor-error' : 'debitor-warning' }, message);
  }
}

/** A debtor by its number and name. */
function targetText({ customer_number, name, id }: Target): string {
  return [customer_number, name].filter(Boolean).join(' · ') || `#${id ?? ''}`;
}
