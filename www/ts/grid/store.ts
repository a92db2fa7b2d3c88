/** The rows that a grid shows, asked for in pages as they come into sight. */

const PAGE = 100;
const MOST_PAGES = 30;

/** A part of a list, and how long the list is. */
export interface Part<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

/** Where rows come from. */
export type Source<Row> = (from: number, count: number) => Promise<Part<Row>>;

/** Keeps the pages seen last; one question at a time, and what has gone out of sight meanwhile is not asked for. */
export class Store<Row> {
  #source: Source<Row>;
  readonly #changed: () => void;
  readonly #failed: (error: unknown) => void;
  readonly #pages = new Map<number, { rows: readonly Row[]; round: number }>();
  #round = 0;
  #asking = false;
  #wanted: readonly number[] = [];
  total = 0;

  constructor(source: Source<Row>, changed: () => void, failed: (error: unknown) => void) {
    this.#source = source;
    this.#changed = changed;
    this.#failed = failed;
  }

  /** The row at that place, if it was fetched. */
  get(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.rows[index % PAGE];
  }

  /** These rows are in sight. */
  want(from: number, to: number): void {
    const first = Math.floor(from / PAGE);
    const last = Math.max(first, Math.floor((to - 1) / PAGE));
    this.#wanted = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    void this.#ask();
  }

  /** What was fetched is out of date: shown on until what is in sight came anew. */
  refresh(): void {
    this.#round += 1;
    void this.#ask();
  }

  /** Another list. */
  replace(source: Source<Row>): void {
    this.#source = source;
    this.#pages.clear();
    this.refresh();
  }

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      for (let page = this.#next(); page !== undefined; page = this.#next()) await this.#fetch(page);
    } catch (error) {
      this.#wanted = [];
      this.#failed(error);
    } finally {
      this.#asking = false;
    }
  }

  #next(): number | undefined {
    return this.#wanted.find((page) => this.#pages.get(page)?.round !== this.#round);
  }

  async #fetch(page: number): Promise<void> {
    const round = this.#round;
    const { total, rows } = await this.#source(page * PAGE, PAGE);
    // What was asked before a change may be from after it or not: it is asked again.
    this.#pages.delete(page);
    this.#pages.set(page, { rows, round });
    for (const old of this.#pages.keys()) {
      if (this.#pages.size <= MOST_PAGES) break;
      if (!this.#wanted.includes(old)) this.#pages.delete(old);
    }
    this.total = total;
    this.#changed();
  }
}
