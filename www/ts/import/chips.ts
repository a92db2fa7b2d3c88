/** How many rows have each decision: chips that let only those through. */
import type { Counts, Decision, RowFilter, Summary } from '../admin/types.js';
import { button, el, select, set } from '../ui/dom.js';
import type { Texts } from '../ui/texts.js';

export interface ChipsOptions {
  readonly texts: Texts;
  /** Other rows are to be shown. */
  chosen(filter: RowFilter): void;
}

/** The chips, and the select of what is wrong. */
export class Chips {
  readonly element: HTMLElement;
  readonly #options: ChipsOptions;
  readonly #signal: AbortSignal;
  readonly #chips: HTMLElement;
  readonly #wrong = el('div', { class: 'wrong-choice' });
  readonly #buttons = new Map<string, { chip: HTMLButtonElement; count: HTMLElement }>();
  readonly #decisions = new Set<Decision>();
  #code = '';

  constructor(options: ChipsOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    this.#chips = el('div', { class: 'chips', role: 'group', 'aria-label': options.texts.say('ui.import.decision') });
    this.element = el('div', { class: 'chip-row' }, this.#chips, this.#wrong);
    this.#chip('all', options.texts.say('ui.grid.all'), () => this.#decisions.clear());
  }

  /** What lets rows through now. */
  get filter(): RowFilter {
    const filter: RowFilter = {};
    if (this.#decisions.size > 0) filter.decisions = [...this.#decisions];
    if (this.#code === '*') filter.problems = true;
    else if (this.#code) filter.code = this.#code;
    return filter;
  }

  /** Lets every row through. */
  clear(): void {
    this.#decisions.clear();
    this.#code = '';
    this.#mark();
  }

  /** The counts, as they are now. */
  count(counts: Counts): void {
    const { texts } = this.#options;
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    this.#write('all', all);
    for (const [decision, count] of Object.entries(counts) as [Decision, number][]) {
      if (count === 0 && !this.#buttons.has(decision)) continue;
      if (!this.#buttons.has(decision)) this.#chip(decision, texts.say(`decision.${decision}`), () => this.#toggle(decision));
      this.#write(decision, count);
    }
    this.#mark();
  }

  /** What is wrong in how many rows. */
  list({ problems, warnings }: Summary): void {
    const { texts } = this.#options;
    const wrong = [...problems, ...warnings];
    this.#wrong.hidden = wrong.length === 0;
    const kinds = new Map(wrong.map((each) => [each.code, each]));
    const options = [...kinds.values()].map(({ code, count, message }) => [code, `${texts.number(count)} × ${message}`] as const);
    const control = select([['', texts.say('ui.import.any_row')], ['*', texts.say('ui.import.any_problem')], ...options], this.#code);
    control.setAttribute('aria-label', texts.say('ui.import.problems'));
    control.addEventListener(
      'change',
      () => {
        this.#code = control.value;
        this.#changed();
      },
      { signal: this.#signal },
    );
    this.#wrong.replaceChildren(control);
  }

  #toggle(decision: Decision): void {
    if (!this.#decisions.delete(decision)) this.#decisions.add(decision);
  }

  #chip(name: string, text: string, work: () => void): void {
    const count = el('b');
    const chip = button('', () => {
      work();
      this.#changed();
    }, this.#signal, { class: `chip is-${name}`, 'aria-pressed': 'false' });
    chip.append(el('span', {}, text), ' ', count);
    this.#buttons.set(name, { chip, count });
    this.#chips.append(chip);
  }

  #write(name: string, count: number): void {
    const made = this.#buttons.get(name);
    if (made) made.count.textContent = this.#options.texts.number(count);
  }

  #changed(): void {
    this.#mark();
    this.#options.chosen(this.filter);
  }

  #mark(): void {
    for (const [name, { chip }] of this.#buttons) {
      const on = name === 'all' ? this.#decisions.size === 0 : this.#decisions.has(name as Decision);
      set(chip, 'aria-pressed', String(on));
    }
    const control = this.#wrong.querySelector('select');
    if (control) control.value = this.#code;
  }
}
