/** The grid of one file of customers, with its filters and its choice of columns. */
import type { GridFilter, GridInfo, GridQuery, GridRow, GridSession } from '../admin/types.js';
import { Grid } from '../grid/grid.js';
import type { Sort } from '../grid/types.js';
import { button, el } from '../ui/dom.js';
import type { Texts } from '../ui/texts.js';
import { Card } from './card.js';
import { type Action, columnsFor, fileColumn, renderCell } from './cells.js';
import { columnChooser, remember, remembered } from './columns.js';
import { filters, type Tick } from './filters.js';

export interface ListOptions {
  readonly texts: Texts;
  readonly profile: string;
  readonly session: GridSession;
  readonly info: GridInfo;
  readonly actions: readonly Action[];
  readonly ticks: readonly Tick[];
  act(action: Action, row: GridRow): void;
  /** The customers that pass the filter are to be saved. */
  save(filter: GridFilter): void;
  failed(error: unknown): void;
}

export class CustomerList {
  readonly element: HTMLElement;
  readonly #options: ListOptions;
  readonly #grid: Grid<GridRow>;
  #filter: GridFilter = {};
  #sort: Sort | undefined;

  constructor(options: ListOptions, signal: AbortSignal) {
    const { texts, profile, info, actions, ticks, act, failed } = options;
    const { columns } = info;
    this.#options = options;
    const first = new Set(columns.filter(({ visible }) => visible).map(({ field }) => field));
    const shown = remembered(profile) ?? first;
    const cells = { texts, columns, actions, act };
    const card = new Card(cells, signal);
    const found = el('p', { class: 'hint found' });
    this.#grid = new Grid<GridRow>({
      label: texts.say('ui.grid.title'),
      columns: columnsFor(columns, shown, actions, texts),
      source: this.#source(),
      render: (cell, place) => renderCell(cell, place, cells),
      active: (place) => card.show(place?.row),
      opened: () => card.focus(),
      sorted: (sort) => {
        this.#sort = sort;
        this.#again();
      },
      counted: (total) => {
        found.textContent = total === 0 ? texts.say('ui.grid.note.none') : texts.say('ui.grid.customers', { count: total });
      },
      failed,
    });
    signal.addEventListener('abort', () => this.#grid.close());
    const choose = (fields: ReadonlySet<string>): void => {
      remember(profile, fields);
      this.#grid.use(columnsFor(columns, fields, actions, texts));
    };
    const chosen = (filter: GridFilter): void => {
      this.#filter = filter;
      this.#again();
    };
    this.element = el(
      'section',
      { class: 'preview', 'aria-label': texts.say('ui.grid.title') },
      filters({ texts, info, ticks, chosen }, signal),
      el(
        'div',
        { class: 'grid-line' },
        found,
        columnChooser(texts.say('ui.grid.columns'), columns, shown, choose, signal),
        button(texts.say('ui.grid.export'), () => options.save(this.#filter), signal),
      ),
      this.#grid.element,
      card.element,
    );
  }

  /** Draws; to be called once the list is in the page. */
  start(): void {
    this.#grid.start();
  }

  #source(): (from: number, count: number) => ReturnType<GridSession['rows']> {
    const query: Omit<GridQuery, 'from' | 'count'> = { filter: this.#filter };
    const column = this.#sort && fileColumn(this.#sort.column);
    if (this.#sort && column !== undefined) query.sort = { column, descending: this.#sort.descending };
    return (from, count) => this.#options.session.rows({ from, count, ...query });
  }

  #again(): void {
    this.#grid.replace(this.#source());
  }
}
