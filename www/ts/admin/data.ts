/**
 * The data of the import preview and the customers grid, as the admin module gives it.
 *
 * The one place where these shapes are named on this side. Names are those of the command line and the server.
 */
import type { Key, Problem } from '../types.js';

/** What an import would do with a row. */
export type Decision =
  | 'create'
  | 'update'
  | 'unchanged'
  | 'skip'
  | 'duplicate'
  | 'ambiguous'
  | 'invalid'
  | 'collect'
  | 'fallback'
  | 'protected';

/** How many rows have each decision. */
export type Counts = Record<Decision, number>;

/** Which customers an import writes. */
export type Mode = 'add' | 'update' | 'add_and_update';

/** What is written where the customer is there already. */
export type OnMatch = 'overwrite' | 'complement' | 'ignore';

/** What an empty cell does to a field of the debtor. */
export type EmptyCells = 'keep' | 'clear';

/** How far a file is. */
export interface Progress {
  /** `existing` is the file of customers that are there already, read before the import. */
  phase: 'existing' | 'reading' | 'deciding' | 'done';
  bytes_read: number;
  bytes_total?: number;
  rows: number;
  counts: Counts;
  is_done: boolean;
}

/** What the file turned out to be. */
export interface HeaderInfo {
  format: 'csv' | 'xlsx';
  encoding: string | null;
  delimiter: string | null;
  sheets: string[];
  sheet: string | null;
  /** The line that a person sees. */
  header_line: number | null;
}

/** One column of the file, and the field it holds. */
export interface MappedColumn {
  column: number;
  header: string;
  field: string | null;
  /** How the field was found: `exact`, `alias`, `values`, `saved`, `manual`, … */
  how: string;
  /** Between 0 and 1. */
  confidence: number;
  /** Other fields that it may hold, the likeliest first. */
  alternatives: string[];
  /** The first values. */
  sample: string[];
}

/** Which column holds which field. */
export interface Mapping {
  columns: MappedColumn[];
  missing_required: string[];
  problems: Problem[];
  /** All fields that a column may hold, with their names for people. */
  fields: { name: string; label: string }[];
}

/** A choice of columns: a field by the column's place or by its header; `null` for none. */
export type MappingChoice = object;

/** One thing that is wrong in many rows. */
export interface ProblemCount {
  code: string;
  field: string | null;
  count: number;
  message: string;
}

/** The whole import on one page. */
export interface Summary {
  rows: number;
  counts: Counts;
  problems: ProblemCount[];
  warnings: ProblemCount[];
  /** What is wrong with the file itself, such as rows with too many cells. */
  faults: Record<string, number>;
  profile: string;
  mode: Mode;
  on_match: OnMatch;
  /** What the profile allows. */
  modes: Mode[];
  on_matches: OnMatch[];
}

/** Which rows are wanted. */
export interface RowFilter {
  decisions?: Decision[];
  /** Only rows with a problem, or only those without. */
  problems?: boolean;
  /** Only rows with the problem of this code. */
  code?: string;
  /** A text that a cell has. */
  search?: string;
  edited?: boolean;
}

/** In which order the rows are wanted. */
export interface RowSort {
  /** A column by its place, or one of `decision` and `row`. */
  column: number | 'decision' | 'row';
  descending?: boolean;
}

/** Which rows are asked for. */
export interface RowQuery {
  from: number;
  count: number;
  filter?: RowFilter;
  sort?: RowSort;
}

/** What is wrong with one cell. */
export interface CellProblem {
  severity: 'error' | 'warning';
  message: string;
  code: string;
  suggestions: string[];
}

/** One cell of a row. */
export interface Cell {
  value: string;
  problem?: CellProblem;
  /** What the accounts have now, where the import changes it. */
  from?: string;
  /** What they would have then. */
  to?: string;
  edited?: boolean;
}

/** Something worth a look that decides nothing. */
export interface Hint {
  code: string;
  message: string;
  [more: string]: unknown;
}

/** One row of the import and what becomes of it. */
export interface PreviewRow {
  /** Its place in the file, from 0: by this it is edited. */
  index: number;
  /** The line that a person sees; the header is line 1. */
  row: number;
  decision: Decision;
  reason?: string;
  message?: string;
  key: Key | null;
  /** The customer's name, for people. */
  name: string;
  edited: boolean;
  cells: Cell[];
  hints: Hint[];
  /** The debtor that takes it. */
  into?: string | Record<string, unknown>;
  /** The row that it repeats, as a person sees it. */
  of_row?: number;
  candidates?: Record<string, unknown>[];
  /** Problems of the row as a whole; those of a cell are with the cell. */
  problems: Problem[];
}

/** A part of the rows. */
export interface PreviewRows {
  /** How many there are in all that pass the filter. */
  total: number;
  from: number;
  rows: PreviewRow[];
}

/** What an edit, an undo or a redo did. */
export interface Edited {
  /** The places of the rows that were decided anew. */
  affected: number[];
  counts: Counts;
  can_undo: boolean;
  can_redo: boolean;
}

/** What can be written. */
export type ExportKind = 'decisions' | 'cleaned' | 'faulty' | 'undo' | 'mapping' | 'template';

/** As what it can be written. */
export type ExportFormat = 'jsonl' | 'csv' | 'xlsx' | 'json';

/** A file that was written. */
export interface ExportedFile {
  file_name: string;
  media_type: string;
  blob: Blob;
}

/** Which customers of the grid are wanted. */
export interface GridFilter {
  website?: string;
  country?: string;
  /** A text over name, e-mail, company and VAT number. */
  text?: string;
  /** Only those that the accounts don't have yet. */
  unsynchronised?: boolean;
  /** Archived ones too. */
  archived?: boolean;
}

/** Which customers are asked for. */
export interface GridQuery {
  from: number;
  count: number;
  filter?: GridFilter;
  sort?: RowSort;
}

/** One column of the grid. */
export interface GridColumn {
  field: string;
  label: string;
  /** Whether it is shown where nobody says otherwise. */
  visible: boolean;
}

/** One customer of the grid. */
export interface GridRow {
  index: number;
  row: number;
  cells: Cell[];
  vat: { verdict: string; message: string } | null;
  key: Key | null;
  /** The lines of those that seem the same customer. */
  duplicates: number[];
  removal: { decision: string; reason: string; message: string };
}

/** A part of the customers. */
export interface GridRows {
  total: number;
  from: number;
  rows: GridRow[];
}

/** What the grid has. */
export interface GridInfo {
  columns: GridColumn[];
  websites: string[];
  countries: string[];
  rows: number;
}
