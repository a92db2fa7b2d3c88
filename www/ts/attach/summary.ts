/** The list of what is wrong, in the page's own `[data-debitor-summary]`; with none, there is no list. */
import type { Problem } from '../types.js';
import { ours } from './copies.js';
import type { Ledger } from './ledger.js';
import type { Field } from './types.js';

let count = 0;

/** One line of the list: a problem, and the field to go to, where the form has it. */
export interface SummaryLine {
  problem: Problem;
  field: Field | undefined;
}

export class Summary {
  readonly #form: HTMLFormElement;
  readonly #ledger: Ledger;
  readonly #signal: AbortSignal;
  #box: HTMLElement | undefined;

  constructor(form: HTMLFormElement, ledger: Ledger, signal: AbortSignal) {
    this.#form = form;
    this.#ledger = ledger;
    this.#signal = signal;
  }

  /** Whether the list stands there. */
  get shown(): boolean {
    return this.#box !== undefined;
  }

  /** Shows the lines under a heading; none takes the list away. */
  show(heading: string, lines: readonly SummaryLine[]): void {
    const place = this.#form.querySelector<HTMLElement>('[data-debitor-summary]');
    if (this.#box) this.#ledger.remove(this.#box);
    this.#box = undefined;
    if (!place) return;
    this.#ledger.set(place, 'hidden', lines.length > 0 ? null : '');
    if (lines.length === 0) return;
    this.#box = this.#ledger.own(document.createElement('div'));
    this.#box.className = 'debitor-summary';
    ours.add(this.#box);
    this.#box.appendChild(document.createElement('p')).textContent = heading;
    const list = this.#box.appendChild(document.createElement('ul'));
    for (const line of lines) list.appendChild(document.createElement('li')).append(this.#line(line));
    place.append(this.#box);
  }

  #line({ problem, field }: SummaryLine): Node {
    if (!field) return document.createTextNode(problem.message);
    const link = document.createElement('a');
    link.textContent = problem.message;
    if (!field.id) this.#ledger.set(field, 'id', `debitor-field-${++count}`);
    link.href = `#${field.id}`;
    const go = (event: Event): void => {
      event.preventDefault();
      field.focus();
    };
    link.addEventListener('click', go, { signal: this.#signal });
    return link;
  }
}
