/**
 * The data of the import preview and the customers grid: everything else imports it from here.
 *
 * What the admin module gives is made from its own types, `../data/admin.ts`; here stands what the page and the worker add.
 */
import type { MappedColumn, PreviewRows as Rows, Progress as Told } from '../data/admin.js';

/** Why work could not be done: the core's stable code, the place, and what was probably meant. */
export interface Fault {
  code: string;
  message: string;
  path?: string;
  hint?: string;
}

/** How far a file is. */
export interface Progress extends Omit<Told, 'phase'> {
  /** `existing` is the file of customers that are there already, read before all but the first rows of the import. */
  phase: Told['phase'] | 'existing';
  /**
   * The rows so far are decided by columns that are known by the first rows alone, or, in the phase `existing`, as if there
   * were no customers: both may come to be others.
   */
  is_preliminary?: boolean;
  /** Told once, some time behind the end of a large file: rows that were shown before may have hints at earlier rows now. */
  is_related?: boolean;
  /** Why it can't go on until a person says which column is which: a `mapping.…` code. */
  blocked?: Fault;
}

/** Rows of the import, as far as they are decided. */
export interface PreviewRows extends Rows {
  /** They are decided as if there were no customers, whose file is being read: what is new or changed is not known yet. */
  is_preliminary?: boolean;
}

/** The columns that are to change, `null` for none of the fields; or a mapping that was saved before, as it was read. */
export type MappingChoice = { columns: Pick<MappedColumn, 'column' | 'field'>[] } | SavedMapping;

/** A mapping as `export('mapping')` writes it. */
export interface SavedMapping {
  format: string;
  [more: string]: unknown;
}

/** Cells that are not as they came, by the lines that people see. */
export interface Edits {
  /** Of a workbook, the place of the sheet. */
  sheet?: number;
  cells: { line: number; column: number; value: string }[];
}

/** A file that was written. */
export interface ExportedFile {
  file_name: string;
  media_type: string;
  blob: Blob;
}

export type * from '../data/admin.js';
