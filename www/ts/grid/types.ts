/** What a grid is told: its columns, its rows, and what to do. */
import type { Source } from './store.js';

export interface Column {
  /** Unique in the grid. */
  readonly name: string;
  readonly label: string;
  /** In characters. */
  readonly width: number;
  /** Whether its title sorts the rows. */
  readonly sortable?: boolean;
  /** Stays in sight at the left, where the page is wide enough. */
  readonly fixed?: boolean;
}

/** The order of the rows. */
export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** A cell of a grid. */
export interface Place<Row> {
  readonly index: number;
  readonly row: Row;
  readonly column: Column;
}

export interface GridOptions<Row> {
  readonly columns: readonly Column[];
  readonly source: Source<Row>;
  /** What the grid is called, for those who listen. */
  readonly label: string;
  /** Fills a cell, which is empty. */
  render(cell: HTMLElement, place: Place<Row>): void;
  /** A class for the row. */
  rowClass?(row: Row): string;
  /** The text to edit, or undefined where a cell is not to be edited. */
  editable?(place: Place<Row>): string | undefined;
  /** A cell was given another text. */
  edited?(place: Place<Row>, value: string): void;
  /** Another cell is the active one, or it was rendered anew. */
  active?(place: Place<Row> | undefined): void;
  /** Enter or a double click on a cell that is not edited. */
  opened?(place: Place<Row>): void;
  sorted?(sort: Sort): void;
  /** How many rows there are, whenever rows came. */
  counted?(total: number): void;
  undo?(): void;
  redo?(): void;
  failed(error: unknown): void;
}
