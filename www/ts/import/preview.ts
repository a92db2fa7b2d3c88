/** The third step: every row with what becomes of it; look, filter, mend. */
import type { Counts, Edited, ImportSession, MappedColumn, PreviewRow, RowFilter, RowQuery, Summary } from '../admin/types.js';
import { Grid } from '../grid/grid.js';
import type { Place, Sort } from '../grid/types.js';
import { el } from '../ui/dom.js';
import type { Texts } from '../ui/texts.js';
import { type CellOptions, cellAt, columnsFor, renderCell, wrongColumn } from './cells.js';
import { Chips } from './chips.js';
import { Details } from './details.js';
import { placeOf } from './jump.js';
import { Tools } from './tools.js';
import { Typed } from './typed.js';

export interface PreviewOptions {
  readonly texts: Texts;
  readonly session: ImportSession;
  readonly columns: readonly MappedColumn[];
  /** Something was edited, undone or done again. */
  edited(edited: Edited): void;
  say(text: string): void;
  failed(error: unknown): void;
}

export class Preview {
  readonly element: HTMLElement;
  readonly #options: PreviewOptions;
  readonly #grid: Grid<PreviewRow>;
  readonly #chips: Chips;
  readonly #tools: Tools;
  readonly #found = el('p', { class: 'hint found' });
  readonly #typed = new Typed();
  #search = '';
  #sort: Sort | undefined;
  /** Whether the customers that are there already are not known yet. */
  #isPreliminary = false;

  constructor(options: PreviewOptions, signal: AbortSignal) {
    const { texts, failed } = options;
    this.#options = options;
    const cellOptions: CellOptions = {
      texts,
      use: (place, value) => this.#edit(place, value),
      isKnown: (row) => this.#isKnown(row),
      typed: (place) => this.#typed.at(place),
    };
    const details = new Details(cellOptions, signal);
    this.#chips = new Chips({ texts, chosen: () => this.#again() }, signal);
    this.#tools = new Tools(
      { texts, search: (text) => this.#find(text), next: () => this.#run(this.#next()), undo: () => this.#back('undo'), redo: () => this.#back('redo') },
      signal,
    );
    this.#grid = new Grid<PreviewRow>({
      label: texts.say('ui.import.preview'),
      columns: columnsFor(options.columns, texts),
      source: this.#source(),
      render: (cell, place) => renderCell(cell, place, cellOptions),
      rowClass: (row) => (this.#isKnown(row) ? `is-${row.decision}` : ''),
      editable: (place) => this.#typed.at(place) ?? cellAt(place)?.value,
      edited: (place, value) => this.#edit(place, value),
      active: (place) => details.show(place),
      sorted: (sort) => {
        this.#sort = sort;
        this.#again();
      },
      counted: (total) => {
        this.#found.textContent = total === 0 ? texts.say('ui.grid.note.none') : texts.say('ui.import.rows', { count: total });
      },
      undo: () => this.#back('undo'),
      redo: () => this.#back('redo'),
      failed,
    });
    signal.addEventListener('abort', () => this.#grid.close());
    this.element = el(
      'section',
      { class: 'preview', 'aria-label': texts.say('ui.import.preview') },
      this.#chips.element,
      this.#tools.element,
      el('div', { class: 'grid-line' }, this.#found, el('p', { class: 'hint keys' }, texts.say('ui.grid.note.keys'))),
      this.#grid.element,
      details.element,
    );
  }

  /** Draws; to be called once the preview is in the page. */
  start(): void {
    this.#grid.start();
  }

  /** How many rows have each decision. */
  count(counts: Counts): void {
    this.#chips.count(counts);
  }

  /** The rows were decided anew, or more of them were. */
  refresh(summary?: Summary): void {
    if (summary) {
      this.#tools.can(summary.can_undo, summary.can_redo);
      this.#chips.count(summary.counts);
      this.#chips.list(summary);
    }
    this.#grid.refresh();
  }

  get #filter(): RowFilter {
    return this.#search ? { ...this.#chips.filter, search: this.#search } : this.#chips.filter;
  }

  #source(): (from: number, count: number) => ReturnType<ImportSession['rows']> {
    const filter = this.#filter;
    const query: Omit<RowQuery, 'from' | 'count'> = { filter };
    if (this.#sort) {
      const { column, descending } = this.#sort;
      query.sort = { column: column === 'row' || column === 'decision' ? column : Number(column), descending };
    }
    return async (from, count) => {
      const shown = this.#typed.taken();
      const rows = await this.#options.session.rows({ from, count, ...query });
      shown();
      this.#isPreliminary = rows.is_preliminary ?? false;
      return rows;
    };
  }

  /** Whether it is known what becomes of a row: what is wrong is so whoever is there already. */
  #isKnown({ decision, index }: PreviewRow): boolean {
    return !this.#isPreliminary || (decision === 'invalid' && !this.#typed.has(index));
  }

  #again(): void {
    this.#grid.replace(this.#source());
  }

  #find(text: string): void {
    if (text === this.#search) return;
    this.#search = text;
    this.#again();
  }

  /** The text stands in its cell at once; what comes of it may take a while. */
  #edit(place: Place<PreviewRow>, value: string): void {
    const { row, column, index } = place;
    const work = this.#options.session.edit(row.index, Number(column.name), value);
    this.#typed.put(place, value, work);
    this.#grid.again(index);
    this.#run(
      work.then(
        (edited) => this.#edited(edited),
        (error: unknown) => {
          this.#grid.again(index);
          throw error;
        },
      ),
    );
  }

  #back(way: 'undo' | 'redo'): void {
    if (this.#tools.is(way)) this.#run(this.#options.session[way]().then((edited) => this.#edited(edited)));
  }

  #edited(edited: Edited): void {
    this.#tools.can(edited.can_undo, edited.can_redo);
    this.#chips.count(edited.counts);
    this.#grid.refresh();
    this.#options.edited(edited);
  }

  /** Goes on to the next problem behind the active row, and begins anew after the last. */
  async #next(): Promise<void> {
    const { session, texts, say } = this.#options;
    if (this.#sort) {
      this.#sort = undefined;
      this.#grid.showSort(undefined);
      this.#again();
    }
    const filter = this.#filter;
    const here = this.#grid.place?.row.index ?? -1;
    const index = (await session.nextProblem(here, filter)) ?? (await session.nextProblem(-1, filter));
    if (index === null) return say(texts.say('ui.import.note.no_problem'));
    const from = await placeOf(session, index, filter);
    const { rows } = await session.rows({ from, count: 1, filter });
    this.#grid.goTo(from, rows[0] ? wrongColumn(rows[0]) : 0);
    this.#grid.focus();
  }

  #run(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#options.failed(error));
  }
}
