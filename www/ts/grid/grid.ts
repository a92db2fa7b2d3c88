/**
 * A grid of any number of rows: those in sight are asked for and drawn, the keyboard does everything.
 *
 * The grid itself keeps the focus and names the active cell, so that nothing is lost when rows go out of sight.
 */
import { el, nextId, set } from '../ui/dom.js';
import { Body } from './body.js';
import { edit, type Leave } from './editor.js';
import { Head } from './head.js';
import { type At, moved, TITLES } from './keys.js';
import { Scale } from './scale.js';
import { type Source, Store } from './store.js';
import type { Column, GridOptions, Place, Sort } from './types.js';

export class Grid<Row> {
  readonly element: HTMLElement;
  readonly #options: GridOptions<Row>;
  readonly #stop = new AbortController();
  readonly #spacer = el('div', { class: 'grid-space', role: 'presentation' });
  readonly #body: Body<Row>;
  readonly #head: Head;
  readonly #store: Store<Row>;
  #scale = new Scale(1);
  #columns: readonly Column[];
  #at: At = { row: 0, column: 0 };
  #editing = false;
  #due = 0;

  constructor(options: GridOptions<Row>) {
    const id = nextId('grid');
    const { signal } = this.#stop;
    this.#options = options;
    this.#columns = options.columns;
    this.#head = new Head(id, (sort) => this.#sorted(sort), signal);
    this.#body = new Body(id, options);
    this.#store = new Store(options.source, () => this.#came(), options.failed);
    this.element = el('div', { class: 'grid', role: 'grid', tabindex: 0, id, 'aria-label': options.label });
    this.element.append(this.#head.element, this.#body.element, this.#spacer);
    this.use(options.columns);
    this.#listen(signal);
  }

  /** Draws from now on; to be called once the grid is in the page. */
  start(): void {
    this.#measure();
    this.#draw();
  }

  /** Shows other columns. */
  use(columns: readonly Column[]): void {
    const name = this.#columns[this.#at.column]?.name;
    this.#columns = columns;
    this.#at = { row: this.#at.row, column: Math.max(0, columns.findIndex((column) => column.name === name)) };
    this.#head.write(columns);
    this.#body.use(columns);
    set(this.element, 'aria-colcount', columns.length);
    this.element.style.setProperty('--columns', columns.map(({ width }) => `${width}ch`).join(' '));
    this.element.style.setProperty('--first', `${columns[0]?.width ?? 0}ch`);
    this.#soon();
  }

  /** Shows another list from its beginning. */
  replace(source: Source<Row>): void {
    this.#store.replace(source);
    this.#body.clear();
    this.#at = { row: Math.min(this.#at.row, 0), column: this.#at.column };
    this.element.scrollTop = this.#scale.goTo(0);
    this.#draw();
  }

  /** The rows are other ones now: asks for those in sight again. */
  refresh(): void {
    this.#store.refresh();
  }

  /** What stands in a row is to be shown otherwise: draws it as it is now. */
  again(row: number): void {
    this.#body.again(row);
    if (row === this.#at.row) this.#options.active?.(this.place);
  }

  /** Makes that cell the active one and brings it into sight. */
  goTo(row: number, column?: number): void {
    this.#activate({ row, column: column ?? this.#at.column });
  }

  /** The active cell, if its row has come. */
  get place(): Place<Row> | undefined {
    const row = this.#store.get(this.#at.row);
    const column = this.#columns[this.#at.column];
    return row === undefined || !column ? undefined : { index: this.#at.row, row, column };
  }

  showSort(sort: Sort | undefined): void {
    this.#head.show(sort);
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
  }

  /** Lets go of everything. */
  close(): void {
    this.#stop.abort();
    cancelAnimationFrame(this.#due);
    this.element.remove();
  }

  #listen(signal: AbortSignal): void {
    const { element } = this;
    const on = <Type extends keyof HTMLElementEventMap>(type: Type, work: (event: HTMLElementEventMap[Type]) => void): void =>
      element.addEventListener(type, work, { signal });
    on('scroll', () => {
      this.#scale.moved(element.scrollTop);
      this.#soon();
    });
    element.addEventListener('scrollend', () => this.#settle(), { signal });
    on('keydown', (event) => this.#key(event));
    on('mousedown', (event) => {
      const at = this.#body.placeOf(event.target);
      if (!at || this.#editing) return;
      const isButton = (event.target as Element).closest('button') !== null;
      // What is pressed must not move away from under the pointer: the release would miss it.
      this.#activate(at, !isButton);
      // The focus stays here, also when the button that was pressed goes with the row that it mends.
      if (isButton) event.preventDefault();
    });
    on('dblclick', (event) => {
      if (this.#body.placeOf(event.target)) this.#open();
    });
    on('focus', () => this.#mark());
    const sizes = new ResizeObserver(() => {
      this.#measure();
      this.#soon();
    });
    sizes.observe(element);
    signal.addEventListener('abort', () => sizes.disconnect());
  }

  #key(event: KeyboardEvent): void {
    if (event.target !== this.element || event.altKey) return;
    const { key } = event;
    const whole = event.ctrlKey || event.metaKey;
    const to = moved(key, whole, this.#at, { rows: this.#store.total, columns: this.#columns.length, page: this.#page });
    if (to) this.#activate(to);
    else if (whole && key.toLowerCase() === 'z') event.shiftKey ? this.#options.redo?.() : this.#options.undo?.();
    else if (whole && key.toLowerCase() === 'y') this.#options.redo?.();
    else if (whole) return;
    else if (key === 'Enter' || key === 'F2') this.#open();
    else if (key === 'Delete' || key === 'Backspace') this.#edit('');
    else if (key.length === 1 && key !== ' ') this.#edit(key);
    else return;
    event.preventDefault();
  }

  get #viewport(): number {
    return Math.max(0, this.element.clientHeight - this.#head.element.offsetHeight);
  }

  get #page(): number {
    return Math.max(1, Math.floor(this.#viewport / this.#scale.rowHeight) - 1);
  }

  /** The height of a row is the style sheet's to say; the titles have the same. */
  #measure(): void {
    const height = this.#head.element.firstElementChild?.getBoundingClientRect().height || 48;
    if (height !== this.#scale.rowHeight) this.#scale = new Scale(height);
  }

  /** The scroll bar goes where the rows are. */
  #settle(): void {
    const to = this.#scale.settle();
    if (Math.abs(this.element.scrollTop - to) > 1) this.element.scrollTop = to;
  }

  #came(): void {
    this.#options.counted?.(this.#store.total);
    this.#at = { row: Math.min(this.#at.row, Math.max(0, this.#store.total - 1)), column: this.#at.column };
    this.#soon();
  }

  #soon(): void {
    this.#due ||= requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    cancelAnimationFrame(this.#due);
    this.#due = 0;
    const scale = this.#scale;
    scale.resize(this.#store.total, this.#viewport);
    this.#spacer.style.blockSize = `${scale.height}px`;
    set(this.element, 'aria-rowcount', this.#store.total + 1);
    const { from, to } = scale.visible();
    this.#store.want(from, Math.max(to, from + 1));
    const filled = this.#body.show(from, to, (index) => this.#store.get(index), (index) => index * scale.rowHeight - scale.top);
    this.#mark();
    if (filled) this.#options.active?.(this.place);
  }

  get #activeCell(): HTMLElement | undefined {
    const { row, column } = this.#at;
    return row === TITLES ? this.#head.cell(column) : this.#body.cell(row, column);
  }

  /** Names the active cell to the browser, while it is in sight. */
  #mark(): void {
    for (const cell of this.element.querySelectorAll('.is-active')) cell.classList.remove('is-active');
    const cell = this.#activeCell;
    cell?.classList.add('is-active');
    set(this.element, 'aria-activedescendant', cell?.id);
  }

  #activate(at: At, intoSight = true): void {
    this.#at = at;
    if (intoSight && at.row !== TITLES) this.element.scrollTop = this.#scale.goTo(this.#scale.showing(at.row));
    this.#draw();
    if (intoSight) this.#aside();
    this.focus();
    this.#options.active?.(this.place);
  }

  /** Brings the active cell into sight sideways. */
  #aside(): void {
    const cell = this.#activeCell;
    if (!cell || cell.classList.contains('is-fixed')) return;
    const { element } = this;
    const fixed = [...element.querySelectorAll<HTMLElement>('.grid-head .is-fixed')];
    const covered = fixed.filter((title) => getComputedStyle(title).position === 'sticky').reduce((sum, title) => sum + title.offsetWidth, 0);
    const start = cell.offsetLeft - covered;
    const end = cell.offsetLeft + cell.offsetWidth - element.clientWidth;
    if (element.scrollLeft > start) element.scrollLeft = start;
    else if (element.scrollLeft < end) element.scrollLeft = Math.min(end, start);
  }

  #open(): void {
    if (this.#at.row === TITLES) return void this.#head.press(this.#at.column);
    const { place } = this;
    if (!place || this.#editing) return;
    if (!this.#edit()) this.#options.opened?.(place);
  }

  /** Begins to edit the active cell; gives whether it can be edited. */
  #edit(typed?: string): boolean {
    const { place } = this;
    const value = place && this.#options.editable?.(place);
    const cell = this.#body.cell(this.#at.row, this.#at.column);
    if (!place || value === undefined || !cell || this.#editing) return false;
    this.#editing = true;
    this.#body.held = this.#at.row;
    edit(cell, {
      label: place.column.label,
      value,
      typed,
      done: (text, leave) => {
        this.#editing = false;
        this.#body.held = undefined;
        if (text !== undefined) this.#options.edited?.(place, text);
        this.#body.again(place.index);
        this.#leave(leave);
      },
    });
    return true;
  }

  #leave(leave: Leave): void {
    const { row, column } = this.#at;
    const last = { row: this.#store.total - 1, column: this.#columns.length - 1 };
    if (leave === 'away') this.#mark();
    else if (leave === 'down') this.#activate({ row: Math.min(row + 1, last.row), column });
    else if (leave === 'up') this.#activate({ row: Math.max(row - 1, 0), column });
    else if (leave === 'next') this.#activate({ row, column: Math.min(column + 1, last.column) });
    else if (leave === 'previous') this.#activate({ row, column: Math.max(column - 1, 0) });
    else this.#activate(this.#at);
  }

  #sorted(sort: Sort): void {
    this.#options.sorted?.(sort);
  }
}
