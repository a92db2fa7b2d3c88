/// <reference lib="dom" preserve="true" />
/** The types of `debitor/admin`: what a page asks of the import preview and the customers grid. */
import type { Profile } from '../types.js';
import type {
  Edited,
  Edits,
  EmptyCells,
  ExportedFile,
  ExportFormat,
  ExportKind,
  GridInfo,
  GridQuery,
  GridRows,
  HeaderInfo,
  Mapping,
  MappingChoice,
  Mode,
  OnMatch,
  PreviewRows,
  Progress,
  RowFilter,
  RowQuery,
  Summary,
} from './data.js';

/** Where bytes come from: a file of the person's, or what the page has. */
export type Source = Blob | ArrayBuffer | Uint8Array<ArrayBuffer>;

/** What every call to the module names. */
export interface AdminOptions {
  /** The name of a profile, such as `iex`, or a profile of your own. */
  profile: string | Profile;
  /** Profiles of your own, by name, that `profile` may extend; the built-in ones are known. */
  bases?: Record<string, Profile>;
  /** The language of every text, such as `da`; else the profile's own. Texts of your own stand in the profile. */
  locale?: string;
  /** Where the worker's script is, where a bundler does not find it by itself. */
  worker?: URL | string;
  /** Where the module is, where it does not lie beside the worker. */
  wasm?: URL | string;
}

/** What a file is opened with. */
export interface FileOptions extends AdminOptions {
  file: Source;
  /** The name that the person knows it by; of a `File`, its own. */
  fileName?: string;
  /** Told at most some times a second, and once when all is done. */
  onProgress?: (progress: Progress) => void;
  /** Ends the work, at the next step. The session is closed then. */
  signal?: AbortSignal;
}

/** What an import is opened with. */
export interface ImportOptions extends FileOptions {
  /** The customers that are there already: CSV, XLSX, JSON Lines, or a file that `debitor index` made. */
  existing?: Source;
  mode?: Mode;
  onMatch?: OnMatch;
  emptyCells?: EmptyCells;
  /** A mapping that was exported before, or the text of its file. */
  mapping?: MappingChoice | string;
  /** What was edited in another session of the same file, under whatever profile: it is edited again. */
  edits?: Edits;
}

/** What both sessions have. */
export interface Session {
  /**
   * Settled once every row is read and decided; rows can be asked for before.
   * Rejects as the work ends: an `AbortError`, or a `DebitorError` with the code of what is wrong with the file.
   */
  readonly finished: Promise<Progress>;
  /** Ends the worker and frees all its memory. Calls that wait are rejected. */
  close(): void;
}

/** An import that is being read, decided, looked at and edited. Nothing of it is written anywhere. */
export interface ImportSession extends Session {
  /** What the file turned out to be. */
  headerInfo(): Promise<HeaderInfo>;
  /** Reads another sheet of the file, from its name or its place. */
  chooseSheet(sheet: string | number): Promise<HeaderInfo>;
  mapping(): Promise<Mapping>;
  /** Decides every row anew. A text is that of a saved mapping's file. */
  setMapping(choice: MappingChoice | string): Promise<Mapping>;
  /** Decides every row anew, or says it in another language; columns and edits stay. */
  setSettings(settings: { mode?: Mode; onMatch?: OnMatch; emptyCells?: EmptyCells; locale?: string }): Promise<Summary>;
  summary(): Promise<Summary>;
  rows(query: RowQuery): Promise<PreviewRows>;
  /** Writes one cell; the row and every row that shares its key are decided anew. */
  edit(index: number, column: number, value: string): Promise<Edited>;
  /** The cells that are not as they came, to open the file again with. */
  edits(): Promise<Edits>;
  undo(): Promise<Edited>;
  redo(): Promise<Edited>;
  /** The place of the next row with a problem behind one, or `null`; -1 begins at the first. */
  nextProblem(afterIndex: number, filter?: RowFilter): Promise<number | null>;
  export(kind: ExportKind, format?: ExportFormat): Promise<ExportedFile>;
}

/** A file of customers to look through. */
export interface GridSession extends Session {
  info(): Promise<GridInfo>;
  rows(query: GridQuery): Promise<GridRows>;
  /** Writes the customers that pass the filter to a file. */
  export(filter?: GridQuery['filter'], format?: 'xlsx' | 'csv'): Promise<ExportedFile>;
}

/** What the entry `debitor/admin` exports. */
export interface Admin {
  /**
   * Loads the module and starts a worker while nobody waits, so that the next file that is opened with the same `worker` and
   * `wasm` has only to be read. Rejects where that is not possible here; opening a file says so too. The `signal` ends the
   * worker, unless a file has been opened in it since.
   */
  prepare(options: AdminOptions & { signal?: AbortSignal }): Promise<void>;
  /**
   * Opens an import; resolves as soon as its first rows can be shown. With a larger file of customers that is before those are
   * known: until then `rows` answers with `is_preliminary`, and all that depends on every row waits.
   */
  openImport(options: ImportOptions): Promise<ImportSession>;
  /** Opens a file of customers in the grid; resolves as soon as its first rows can be shown. */
  open(options: FileOptions): Promise<GridSession>;
  /** Writes the file that a person fills in, without any file of theirs. */
  template(options: AdminOptions & { format?: 'xlsx' | 'csv' }): Promise<ExportedFile>;
}

export type * from './data.js';
export type { Key, Kind, Problem, Profile } from '../types.js';
