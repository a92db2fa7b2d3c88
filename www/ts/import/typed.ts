/** What was typed into cells and has not come back with its row: the module may still be reading who is there already. */
import type { PreviewRow } from '../admin/types.js';
import type { Place } from '../grid/types.js';

interface Entry {
  readonly index: number;
  readonly value: string;
  /** Whether rows that are asked for from now on have it. */
  isTaken: boolean;
}

export class Typed {
  readonly #entries = new Map<string, Entry>();

  /** The text of a cell, if it was typed. */
  at(place: Place<PreviewRow>): string | undefined {
    return this.#entries.get(keyOf(place))?.value;
  }

  /** Whether anything was typed into a row. */
  has(index: number): boolean {
    return [...this.#entries.values()].some((entry) => entry.index === index);
  }

  /** A text on its way; it is forgotten where that fails. */
  put(place: Place<PreviewRow>, value: string, work: Promise<unknown>): void {
    const key = keyOf(place);
    const entry = { index: place.row.index, value, isTaken: false };
    this.#entries.set(key, entry);
    work.then(
      () => (entry.isTaken = true),
      () => this.#forget(key, entry),
    );
  }

  /** Rows are asked for; to be called back once they have come. */
  taken(): () => void {
    const all = [...this.#entries].filter(([, { isTaken }]) => isTaken);
    return () => all.forEach(([key, entry]) => this.#forget(key, entry));
  }

  /** Unless something else was typed there meanwhile. */
  #forget(key: string, entry: Entry): void {
    if (this.#entries.get(key) === entry) this.#entries.delete(key);
  }
}

function keyOf({ row, column }: Place<PreviewRow>): string {
  return `${row.index} ${column.name}`;
}
