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
  /** A problem's code and field, or `*` for any. */
  #wrongIs = '';

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
    const [code, field] = this.#wrongIs.split(' ');
    if (code === '*') filter.problems = true;
    // What is odd about the file itself has no field.
    else if (code) Object.assign(filter, field ? { code, field } : { code });
    return filter;
  }

  /** Lets every row through. */
  clear(): void {
    this.#decisions.clear();
    this.#wrongIs = '';
    this.#mark();
  }

  /** The counts, as they are now. */
  count(counts: Counts): void {
    const { texts } = this.#options;
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    this.#write('all', all);
    for (const [decision, count] of Object.entries(counts) as [Decision, number][]) {
      if (!this.#buttons.has(decision)) this.#chip(decision, texts.say(`decision.${decision}`), () => this.#toggle(decision));
      this.#write(decision, count);
      const chip = this.#buttons.get(decision)?.chip;
      // Decisions that no row has stay away, unless they are chosen.
      if (chip) chip.hidden = count === 0 && !this.#decisions.has(decision);
    }
    this.#mark();
  }

  /** What is wrong in how many rows. */
  list({ problems, faults }: Summary): void {
    const { texts } = this.#options;
    const odd = Object.entries(faults).map(([code, fault]) => ({ code, field: '', ...fault }));
    const all = [...problems, ...odd];
    this.#wrong.hidden = all.length === 0;
    const options = all.map(({ code, field, count, message }) => [`${code} ${field}`, `${texts.number(count)} × ${message}`] as const);
    const control = select([['', texts.say('ui.import.any_row')], ['*', texts.say('ui.import.any_problem')], ...options], this.#wrongIs);
    // What was mended everywhere is no longer in the list.
    this.#wrongIs = control.value;
    control.setAttribute('aria-label', texts.say('ui.import.problems'));
    control.addEventListener(
      'change',
      () => {
        this.#wrongIs = control.value;
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
    if (control) control.value = this.#wrongIs;
  }
}
