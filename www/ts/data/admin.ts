/**
 * The data that the import preview and the customers grid take and give.
 *
 * Generated from the Rust types by `DEBITOR_BLESS=1 cargo test --test typescript`; do not edit.
 */
import type {
  Key,
  Kind,
  Problem,
  ProblemCode,
  Severity,
  Verdict,
} from './checkout.js';

/** Which rows are asked for. */
export interface RowQuery {
  /** The first of them, among all that the filter lets through. */
  from?: number;
  /** How many; 100 where nothing is said, 10,000 at most. */
  count?: number | null;
  /** Which rows. */
  filter?: RowFilter | null;
  /** In which order; that of the file where nothing is said. */
  sort?: RowSort | null;
}

/** Which rows; each word that is said must hold. */
export interface RowFilter {
  /** Those with one of these decisions. */
  decisions?: Decision[];
  /** Those with problems, or those without; what is odd about the file's own form counts. */
  problems?: boolean | null;
  /** Those with a problem of that code. */
  code?: string | null;
  /** Those with a problem in that field. */
  field?: string | null;
  /** Those with a cell that holds the text; case does not count. */
  search?: string | null;
  /** Those that were edited, or those that were not. */
  edited?: boolean | null;
}

/** In which order; rows that are equal stay in that of the file. */
export interface RowSort {
  /** By a column, counted from 0: numbers by their size before other texts, empty cells last. */
  column?: number | 'decision' | 'row' | null;
  /** By something else: `decision`, `row`. */
  by?: string | null;
  /** The other way round; empty cells stay last. */
  descending?: boolean;
}

/** Which customers are asked for. */
export interface GridQuery {
  /** The first of them, among all that the filter lets through. */
  from?: number;
  /** How many; 100 where nothing is said, 10,000 at most. */
  count?: number | null;
  /** Which customers. */
  filter?: GridFilter | null;
  /** In which order: by a column's place, or that of the file. */
  sort?: RowSort | null;
}

/** Which customers; each word that is said must hold. */
export interface GridFilter {
  /** Those of that website. */
  website?: string | null;
  /** Those of that country. */
  country?: string | null;
  /** Those with the text in one of the fields that are searched; case does not count. */
  text?: string | null;
  /** Only those that the accounts don't have yet, or only those that they have. */
  unsynchronised?: boolean | null;
  /** Those too that the profile shows only when they are asked for. */
  archived?: boolean;
}

/** What can be written. */
export type ExportKind = 'cleaned' | 'decisions' | 'faulty' | 'undo' | 'mapping' | 'template';

/** As what it can be written. */
export type ExportFormat = 'csv' | 'json' | 'jsonl' | 'xlsx';

/** How far a session is. */
export interface Progress {
  /** What it is about. */
  phase: Phase;
  /** The bytes of the file that were fed. */
  bytes_read: number;
  /** The bytes of the whole file, once they are all there. */
  bytes_total?: number;
  /** The rows that were read. */
  rows: number;
  /** The rows that are decided. */
  decided: number;
  /** And how. */
  counts: Counts;
  /** Whether nothing is left to do. */
  is_done: boolean;
  /** Whether more bytes have to be fed before there is anything to do. */
  needs_bytes: boolean;
}

/** What a session is about. */
export type Phase = 'reading' | 'deciding' | 'done';

/** How many rows have each decision. */
export type Counts = Record<Decision, number>;

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

/** What came of an edit. */
export interface Edited {
  /**
   * The rows whose decision may be another one now: the edited one first, then those that share its customer. Hints of
   * rows behind it may be other ones too.
   */
  affected: number[];
  /** The rows of each decision now. */
  counts: Counts;
  /** Whether there is something to undo. */
  can_undo: boolean;
  /** Whether there is something to do again. */
  can_redo: boolean;
}

/** What the file turned out to be. */
export interface HeaderInfo {
  /** `null` while the first bytes are still to come. */
  format: FileFormat | null;
  /** Of CSV, how letters are written. */
  encoding?: string;
  /** Of CSV, what stands between cells. */
  delimiter?: string;
  /** The names of a workbook's sheets. */
  sheets?: string[];
  /** The place of the one that is read. */
  sheet?: number;
  /** The line that a person sees. */
  header_line: number | null;
  /** The names of the columns. */
  header: string[];
}

/** How a file is written. */
export type FileFormat = 'csv' | 'xlsx';

/** Which column holds which field. */
export interface Mapping {
  /** Whether rows can be decided with it. */
  ready: boolean;
  /** The columns of the file. */
  columns: MappedColumn[];
  /** The system's columns that must be there and are not. */
  missing_required: string[];
  /** What is odd about the columns. */
  problems: Problem[];
  /** All fields that a column may hold, with their names for people. */
  fields: FieldLabel[];
}

/** One column of the file, and the field it holds. */
export interface MappedColumn {
  /** Its place in the file, from 0. */
  column: number;
  /** Its name in the file. */
  header: string;
  /** The field; `null` for none. */
  field: string | null;
  /** How the field was found. */
  how: How;
  /** Between 0 and 1. */
  confidence: number;
  /** Other fields that it may hold, the likeliest first. */
  alternatives: string[];
  /** The first values. */
  sample: string[];
}

/** How a column's field was found. */
export type How = 'exact' | 'alias' | 'values' | 'manual' | 'saved' | 'none';

/** A field, and its name for people. */
export interface FieldLabel {
  /** Its name. */
  name: string;
  /** Its name for people. */
  label: string;
}

/** The whole import on one page. */
export interface Summary {
  /** The rows that were read. */
  rows: number;
  /** The rows that are decided. */
  decided: number;
  /** And how. */
  counts: Counts;
  /** What is wrong, the most frequent first. */
  problems: ProblemCount[];
  /** How many problems keep a row from being taken. */
  errors: number;
  /** How many do not. */
  warnings: number;
  /** How many rows a person has changed. */
  edited: number;
  /** What is odd about the file itself: how often, and where first. */
  faults: Partial<Record<FileFault, FaultCount>>;
  /** The profile's name. */
  profile: string;
  /** Which customers are written. */
  mode: Mode;
  /** What is written where the customer is there already. */
  on_match: OnMatch;
  /** What an empty cell does to a field of the debtor. */
  empty_cells: EmptyCells;
  /** The modes that the profile allows. */
  modes: Mode[];
  /** The ways to treat a match that the profile allows. */
  on_matches: OnMatch[];
  /** How many customers are there already. */
  existing: number;
  /** Whether there is an edit to take back. */
  can_undo: boolean;
  /** Whether there is one to make again. */
  can_redo: boolean;
}

/** One thing that is wrong in many rows. */
export interface ProblemCount {
  /** What. */
  code: ProblemCode;
  /** In which field. */
  field: string;
  /** How much it weighs. */
  severity: Severity;
  /** In how many rows. */
  count: number;
  /** The first of them, as a sentence. */
  message: string;
}

/** What is odd about a file itself. */
export type FileFault =
  | 'table.short'
  | 'table.long'
  | 'table.cell_error'
  | 'table.no_result'
  | 'table.encoding'
  | 'table.nul'
  | 'table.stray_quote'
  | 'table.open_quote';

/** How often something is odd about a file, and where first. */
export interface FaultCount {
  /** How often. */
  count: number;
  /** The line that a person sees. */
  line: number;
  /** The column, from 0. */
  column?: number;
  /** What, as a sentence. */
  message: string;
}

/** Which customers an import writes. */
export type Mode = 'add' | 'add_and_update' | 'update';

/** What is written where the customer is there already. */
export type OnMatch = 'complement' | 'ignore' | 'overwrite';

/** What an empty cell does to a field of the debtor. */
export type EmptyCells = 'clear' | 'keep';

/** A part of the rows. */
export interface PreviewRows {
  /** How many there are in all that pass the filter. */
  total: number;
  /** The place of the first one among those. */
  from: number;
  /** The rows. */
  rows: PreviewRow[];
}

/** One row of the import and what becomes of it. */
export interface PreviewRow {
  /** Its place in the file, from 0: by this it is edited. */
  index: number;
  /** The line that a person sees; the header is line 1. */
  row: number;
  /** What is done with it. */
  decision: Decision;
  /** Why, as a stable code. */
  reason: DecisionReason;
  /** Why, as a sentence. */
  message: string;
  /** The kind of the customer. */
  kind: Kind;
  /** The identity key. */
  key: Key | null;
  /** What the row calls its customer. */
  customer: string | null;
  /** The name that the debtor gets. */
  name: string | null;
  /** Whether a person has changed it. */
  edited: boolean;
  /** Its cells. */
  cells: Cell[];
  /** Who may be the same customer. */
  hints: Hint[];
  /** The debtor that is meant. */
  debtor?: Target;
  /** Whether that one is put away. */
  archived?: boolean;
  /** The row that it repeats, as a person sees it. */
  of_row?: number;
  /** The debtors that may be meant. */
  candidates?: Candidate[];
  /** The debtor that takes it, of `collect` and `fallback`. */
  into?: Target;
  /** What changes without a cell of its own. */
  changes: Change[];
  /** Problems of the row as a whole; those of a cell are with the cell. */
  problems: Problem[];
}

/** Why a row is decided as it is, as a stable code. */
export type DecisionReason =
  | 'changed'
  | 'collect'
  | 'conflicting_numbers'
  | 'create_off'
  | 'exists'
  | 'fields_locked'
  | 'ignored'
  | 'invalid'
  | 'new'
  | 'new_without_key'
  | 'no_customer'
  | 'no_key'
  | 'nothing_to_fill'
  | 'other_key'
  | 'protected'
  | 'same'
  | 'same_debtor'
  | 'same_key'
  | 'same_number'
  | 'same_reference'
  | 'shared_key'
  | 'shared_number'
  | 'unknown'
  | 'update_off';

/** One cell of a row. */
export interface Cell {
  /** Its text. */
  value: string;
  /** What is wrong with it. */
  problem?: CellProblem;
  /** What the accounts have now, where the import changes it. */
  from?: string;
  /** What they would have then. */
  to?: string;
  /** The value would change something that the profile does not allow to be changed. */
  withheld?: boolean;
  /** The value in canonical form, where that is another. */
  canonical?: string;
  /** Whether a person has changed it. */
  edited?: boolean;
}

/** What is wrong with one cell. */
export interface CellProblem {
  /** How much it weighs. */
  severity: Severity;
  /** What is wrong, as a sentence. */
  message: string;
  /** What is wrong, as a stable code. */
  code: ProblemCode;
  /** Values that were probably meant. */
  suggestions: string[];
}

/** Somebody who may be the same customer; nothing is done about it. */
export interface Hint {
  /** Why, as a stable code. */
  code: HintCode;
  /** Why, as a sentence. */
  message: string;
  /** A debtor that is there. */
  debtor?: Target;
  /** An earlier row of the file. */
  row?: number;
  /** How much alike the names are, in per cent. */
  score?: number;
}

/** Why somebody may be the same customer, as a stable code. */
export type HintCode =
  | 'archived'
  | 'near_company_number'
  | 'near_vat'
  | 'other_name'
  | 'other_vat'
  | 'same_company_number'
  | 'same_customer_id'
  | 'same_email'
  | 'same_iban'
  | 'same_key_archived'
  | 'same_name'
  | 'same_vat'
  | 'similar_name'
  | 'successor_of';

/** A debtor, as people know it. What it does not have is not written. */
export interface Target {
  /** Its place among the debtors that are there, from 1; none for a debtor that the profile names. */
  id?: number;
  /** Its number in the accounts. */
  customer_number?: string;
  /** Its name. */
  name?: string;
}

/** A debtor that may be meant. */
export interface Candidate {
  /** Its place among the debtors that are there, from 1; none for a debtor that the profile names. */
  id?: number;
  /** Its number in the accounts. */
  customer_number?: string;
  /** Its name. */
  name?: string;
  /** What leads to it: `key`, `customer_number`, `external_reference`, `vat`. */
  found_by: string[];
  /** Whether it is put away. */
  archived?: boolean;
}

/** A field's value before and after; empty for none. */
export interface Change {
  /** The field. */
  field: string;
  /** The debtor's value. */
  from: string;
  /** The customer's value. */
  to: string;
}

/** What the grid has. */
export interface GridInfo {
  /** Its columns. */
  columns: GridColumn[];
  /** The websites to filter by. */
  websites: string[];
  /** The countries to filter by. */
  countries: string[];
  /** How many customers there are. */
  rows: number;
  /** What can be done with a row, as events for the page. */
  actions: GridAction[];
}

/** One column of the grid. */
export interface GridColumn {
  /** The field that it shows. */
  field: string;
  /** Its name for people. */
  label: string;
  /** Whether it is shown where nobody says otherwise. */
  visible: boolean;
}

/** What can be done with a customer of the grid, as an event for the page. */
export type GridAction = 'push' | 'view';

/** A part of the customers. */
export interface GridRows {
  /** How many there are in all that pass the filter. */
  total: number;
  /** The place of the first one among those. */
  from: number;
  /** The customers. */
  rows: GridRow[];
}

/** One customer of the grid. */
export interface GridRow {
  /** Its place in the file, from 0. */
  index: number;
  /** The line that a person sees. */
  row: number;
  /** Its cells, one for each column. */
  cells: Cell[];
  /** What its VAT number is, where it has one. */
  vat: VatVerdict | null;
  /** The identity key. */
  key: Key | null;
  /** The lines of those that seem the same customer. */
  duplicates: number[];
  /** What becomes of it when it is to go. */
  removal: Advised;
}

/** What a customer's VAT number is. */
export interface VatVerdict {
  /** How sure that is. */
  verdict: Verdict;
  /** What is wrong with it, as a sentence; empty for nothing. */
  message: string;
}

/** A decision, and why. */
export interface Advised {
  /** What is to be done: `apply`, `register`, `hold`, `delete`, `archive`, `refuse`, … */
  decision: string;
  /** Why, as a stable code. */
  reason: string;
  /** The reason as a sentence. */
  message: string;
}
