/** The rows in sight: made as they come, thrown away as they go. */
import { el } from '../ui/dom.js';
import type { Column, GridOptions } from './types.js';

interface Made<Row> {
  readonly element: HTMLElement;
  row: Row | undefined;
}

/** The elements of the rows that show. */
export class Body<Row> {
  readonly element = el('div', { role: 'rowgroup', class: 'grid-body' });
  readonly #id: string;
  readonly #options: GridOptions<Row>;
  readonly #made = new Map<number, Made<Row>>();
  #columns: readonly Column[];
  /** The row that is being edited stays as it is, wherever it is. */
  held: number | undefined;

  constructor(id: string, options: GridOptions<Row>) {
    this.#id = id;
    this.#options = options;
    this.#columns = options.columns;
  }

  /** Other columns: every row is made anew. */
  use(columns: readonly Column[]): void {
    this.#columns = columns;
    this.clear();
  }

  /** Throws every row away. */
  clear(): void {
    this.held = undefined;
    this.#made.clear();
    this.element.replaceChildren();
  }

  /** Shows these rows, each at its place; gives whether any was filled anew. */
  show(from: number, to: number, get: (index: number) => Row | undefined, place: (index: number) => number): boolean {
    for (const [index, { element }] of this.#made) {
      if ((index >= from && index < to) || index === this.held) continue;
      element.remove();
      this.#made.delete(index);
    }
    let filled = false;
    for (let index = from; index < to; index++) filled = this.#fill(index, get(index)) || filled;
    for (const [index, { element }] of this.#made) element.style.transform = `translateY(${place(index)}px)`;
    return filled;
  }

  /** The cell of that row and column, if it is in sight. */
  cell(row: number, column: number): HTMLElement | undefined {
    return this.#made.get(row)?.element.children[column] as HTMLElement | undefined;
  }

  /** The row and column that something in the body belongs to. */
  placeOf(target: EventTarget | null): { row: number; column: number } | undefined {
    const cell = target instanceof Element ? target.closest('[role="gridcell"]') : null;
    if (!cell?.parentElement || !this.element.contains(cell)) return undefined;
    const row = Number(cell.parentElement.getAttribute('aria-rowindex')) - 2;
    return { row, column: Number(cell.getAttribute('aria-colindex')) - 1 };
  }

  /** Fills one row again, as it is. */
  again(index: number): void {
    const made = this.#made.get(index);
    if (made?.row !== undefined) this.#write(made.element, index, made.row);
  }

  #fill(index: number, row: Row | undefined): boolean {
    let made = this.#made.get(index);
    if (!made) {
      const element = el('div', { role: 'row', class: 'grid-row', 'aria-rowindex': index + 2 });
      element.append(...this.#columns.map((column, at) => this.#cell(index, column, at)));
      made = { element, row: undefined };
      this.#made.set(index, made);
      this.#insert(element, index);
      if (row === undefined) element.setAttribute('aria-busy', 'true');
    }
    if (row === undefined || made.row === row || index === this.held) return false;
    made.row = row;
    this.#write(made.element, index, row);
    return true;
  }

  /** Rows stand in the page in their order, for those who read it as text. */
  #insert(element: HTMLElement, index: number): void {
    const after = [...this.element.children].find((other) => Number(other.getAttribute('aria-rowindex')) > index + 2);
    this.element.insertBefore(element, after ?? null);
  }

  #cell(index: number, { fixed }: Column, at: number): HTMLElement {
    return el('div', {
      role: 'gridcell',
      class: fixed ? 'grid-cell is-fixed' : 'grid-cell',
      id: `${this.#id}-${index}-${at}`,
      'aria-colindex': at + 1,
    });
  }

  #write(element: HTMLElement, index: number, row: Row): void {
    element.removeAttribute('aria-busy');
    element.className = `grid-row ${this.#options.rowClass?.(row) ?? ''}`.trim();
    for (const [at, column] of this.#columns.entries()) {
      const cell = element.children[at] as HTMLElement;
      cell.replaceChildren();
      this.#options.render(cell, { index, row, column });
    }
  }
}
