/** The row of titles: what each column is called, and the order of the rows. */
import { el, set } from '../ui/dom.js';
import type { Column, Sort } from './types.js';

/** The titles of a grid. */
export class Head {
  readonly element = el('div', { role: 'rowgroup', class: 'grid-head' });
  readonly #id: string;
  readonly #sort: (sort: Sort) => void;
  readonly #signal: AbortSignal;
  #cells: [Column, HTMLElement][] = [];
  #sorted: Sort | undefined;

  constructor(id: string, sort: (sort: Sort) => void, signal: AbortSignal) {
    this.#id = id;
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

  /** The title of that column. */
  cell(column: number): HTMLElement | undefined {
    return this.#cells[column]?.[1];
  }

  /** Sorts by that column, or the other way where it is sorted by it; gives whether it can. */
  press(column: number): boolean {
    const named = this.#cells[column]?.[0];
    if (!named?.sortable) return false;
    this.#turn(named.name);
    return true;
  }

  #cell(column: Column, at: number): HTMLElement {
    const { label, sortable, fixed } = column;
    const id = `${this.#id}-head-${at}`;
    const cell = el('div', { role: 'columnheader', id, class: fixed ? 'grid-cell is-fixed' : 'grid-cell', 'aria-colindex': at + 1 });
    if (!sortable) {
      cell.append(el('span', {}, label));
      return cell;
    }
    // By keyboard the grid itself comes here.
    const title = cell.appendChild(el('button', { type: 'button', class: 'grid-title', tabindex: -1 }, el('span', {}, label)));
    title.addEventListener('mousedown', (event) => event.preventDefault(), { signal: this.#signal });
    title.addEventListener('click', () => this.#turn(column.name), { signal: this.#signal });
    return cell;
  }

  #turn(column: string): void {
    const descending = this.#sorted?.column === column && !this.#sorted.descending;
    this.show({ column, descending });
    this.#sort({ column, descending });
  }
}
