/** The row of titles: what each column is called, and the order of the rows. */
import { el, set } from '../ui/dom.js';
import type { Column, Sort } from './types.js';

/** The titles of a grid. */
export class Head {
  readonly element = el('div', { role: 'rowgroup', class: 'grid-head' });
  readonly #sort: (sort: Sort) => void;
  readonly #signal: AbortSignal;
  #cells: [Column, HTMLElement][] = [];
  #sorted: Sort | undefined;

  constructor(sort: (sort: Sort) => void, signal: AbortSignal) {
    this.#sort = sort;
    this.#signal = signal;
  }

  /** Other columns. */
  write(columns: readonly Column[]): void {
    this.#cells = columns.map((column, at) => [column, this.#cell(column, at)]);
    const row = el('div', { role: 'row', class: 'grid-row', 'aria-rowindex': 1 }, ...this.#cells.map(([, cell]) => cell));
    this.element.replaceChildren(row);
    this.show(this.#sorted);
  }

  /** Which column the rows are sorted by. */
  show(sort: Sort | undefined): void {
    this.#sorted = sort;
    for (const [{ name, sortable }, cell] of this.#cells) {
      const here = sort?.column === name ? sort : undefined;
      set(cell, 'aria-sort', sortable ? (here ? (here.descending ? 'descending' : 'ascending') : 'none') : undefined);
    }
  }

  #cell(column: Column, at: number): HTMLElement {
    const { label, sortable, fixed } = column;
    const cell = el('div', { role: 'columnheader', class: fixed ? 'grid-cell is-fixed' : 'grid-cell', 'aria-colindex': at + 1 });
    if (!sortable) {
      cell.append(el('span', {}, label));
      return cell;
    }
    const title = cell.appendChild(el('button', { type: 'button', class: 'grid-title' }, label));
    title.addEventListener('click', () => this.#turn(column.name), { signal: this.#signal });
    // Keys at a title are the button's, not the grid's.
    title.addEventListener('keydown', (event) => event.stopPropagation(), { signal: this.#signal });
    return cell;
  }

  #turn(column: string): void {
    const descending = this.#sorted?.column === column && !this.#sorted.descending;
    this.show({ column, descending });
    this.#sort({ column, descending });
  }
}
