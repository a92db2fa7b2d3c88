/**
 * The data of the import preview and the customers grid, as the admin module gives it.
 *
 * The one place where these shapes are named on this side. Names are those of the command line and the server.
 */
import type { Key, Kind, Problem } from '../types.js';

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
  /** The rows that are read. */
  rows: number;
  /** The rows that are decided: so many can be asked for. */
  decided: number;
  counts: Counts;
  is_done: boolean;
  /** Whether it waits for more of the file. */
  needs_bytes: boolean;
  /** Told once, some time behind the end of a large file: rows that were shown before may have hints at earlier rows now. */
  is_related?: boolean;
  /** Why it can't go on until a person says which column is which: a `mapping.…` code. */
  blocked?: Fault;
}

/** Why work could not be done: the core's stable code, the place, and what was probably meant. */
export interface Fault {
  code: string;
  message: string;
  path?: string;
  hint?: string;
}

/** What the file turned out to be. */
export interface HeaderInfo {
  /** `null` while the first bytes are still to come. */
  format: 'csv' | 'xlsx' | null;
  encoding?: string;
  delimiter?: string;
  /** The names of a workbook's sheets, and the place of the one that is read. */
  sheets?: string[];
  sheet?: number;
  /** The line that a person sees. */
  header_line: number | null;
  /** The names of the columns. */
  header: string[];
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
  /** Whether rows can be decided with it. */
  ready: boolean;
  columns: MappedColumn[];
  missing_required: string[];
  problems: Problem[];
  /** All fields that a column may hold, with their names for people. */
  fields: { name: string; label: string }[];
}

/** The columns that are to change, `null` for none of the fields; or a mapping that was saved before, as it was read. */
export type MappingChoice = { columns: { column: number; field: string | null }[] } | SavedMapping;

/** A mapping as `export('mapping')` writes it. */
export interface SavedMapping {
  format: string;
  [more: string]: unknown;
}

/** One thing that is wrong in many rows. */
export interface ProblemCount {
  code: string;
  field: string;
  severity: 'error' | 'warning';
  count: number;
  message: string;
}

/** The whole import on one page. */
export interface Summary {
  rows: number;
  decided: number;
  counts: Counts;
  problems: ProblemCount[];
  /** How many problems there are of each severity. */
  errors: number;
  warnings: number;
  /** How many rows a person has changed. */
  edited: number;
  /** Whether there is an edit to take back, or to make again. */
  can_undo: boolean;
  can_redo: boolean;
  /** What is odd about the file itself: how often, and where first. */
  faults: Record<string, { count: number; line: number; column?: number; message: string }>;
  profile: string;
  mode: Mode;
  on_match: OnMatch;
  empty_cells: EmptyCells;
  /** How many customers are there already. */
  existing: number;
  /** What the profile allows. */
  modes: Mode[];
  on_matches: OnMatch[];
}

/** Which rows are wanted. */
export interface RowFilter {
  decisions?: Decision[];
  /** Only rows with a problem, or only those without; odd cells of the file count. */
  problems?: boolean;
  /** Only rows with the problem of this code, or with what `faults` of the summary has under it. */
  code?: string;
  /** Only rows with a problem in this field. */
  field?: string;
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
  /** The value would change something that the profile does not allow to be changed. */
  withheld?: boolean;
  /** The value in canonical form, where that is another. */
  canonical?: string;
}

/** A debtor, as people know it. */
export interface Target {
  /** Its place among those that are there, from 1. */
  id?: number;
  customer_number?: string;
  name?: string;
}

/** One field that changes. */
export interface Change {
  field: string;
  from: string;
  to: string;
}

/** Something worth a look that decides nothing. */
export interface Hint {
  code: string;
  message: string;
  /** Who may be the same customer: a debtor, or the line of an earlier row. */
  debtor?: Target;
  row?: number;
  /** How much alike the names are, in per cent. */
  score?: number;
}

/** One row of the import and what becomes of it. */
export interface PreviewRow {
  /** Its place in the file, from 0: by this it is edited. */
  index: number;
  /** The line that a person sees; the header is line 1. */
  row: number;
  decision: Decision;
  /** Why, as a stable code and as a sentence. */
  reason: string;
  message: string;
  kind: Kind;
  key: Key | null;
  /** What the row calls its customer. */
  customer?: string;
  /** The name that the debtor gets. */
  name?: string;
  edited: boolean;
  cells: Cell[];
  hints: Hint[];
  /** The debtor that is meant. */
  debtor?: Target;
  /** Whether that one is put away. */
  archived?: boolean;
  /** The debtor that takes it, of `collect` and `fallback`. */
  into?: Target;
  /** The row that it repeats, as a person sees it. */
  of_row?: number;
  candidates?: (Target & { found_by: string[]; archived?: boolean })[];
  /** What changes without a cell of its own. */
  changes: Change[];
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

/** Cells that are not as they came, by the lines that people see. */
export interface Edits {
  /** Of a workbook, the place of the sheet. */
  sheet?: number;
  cells: { line: number; column: number; value: string }[];
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
  /** A text in one of the fields that the profile searches: name, e-mail, company, VAT number. */
  text?: string;
  /** Only those that the accounts don't have yet, or only those that they have. */
  unsynchronised?: boolean;
  /** Those too that the profile shows only when they are asked for. */
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
  /** What can be done with a row, as events for the page: `view`, `push`. */
  actions: string[];
}
