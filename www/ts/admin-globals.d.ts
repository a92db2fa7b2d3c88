/** The admin module's glue, which the package build makes; see pkg-config/package.mjs. */

declare module 'debitor:admin-glue' {
  type Progress = import('./admin/data.js').Progress;

  /** A file as the module writes it. */
  export interface Written {
    file_name: string;
    media_type: string;
    bytes: Uint8Array<ArrayBuffer>;
  }

  /** What both sessions of the module have. */
  export interface Reading {
    feed(bytes: Uint8Array): void;
    finish(): void;
    /** Reads and decides so many rows at most. */
    step(rows: number): Progress;
    /** How far it is. */
    progress(): Progress;
  }

  export class Import implements Reading {
    constructor(profile: unknown, bases: unknown, options: unknown);
    feed(bytes: Uint8Array): void;
    finish(): void;
    step(rows: number): Progress;
    progress(): Progress;
    feedExisting(bytes: Uint8Array): void;
    /** No more of them come, where they are taken in elsewhere. */
    endExisting(): void;
    finishExisting(): void;
    /** Whether the columns are guessed from the first rows so far. */
    guessed(): boolean;
    headerInfo(): unknown;
    chooseSheet(sheet: unknown): unknown;
    mapping(): unknown;
    setMapping(choice: unknown): unknown;
    setSettings(settings: unknown): unknown;
    summary(): unknown;
    rows(query: unknown): object;
    /**
     * Has the customers that are there, as long as they come in, and then the rows that are left judged by assessors; gives what
     * these are told, or nothing as long as that can't be, and where it is so already.
     */
    share(): Uint8Array<ArrayBuffer> | undefined;
    unshare(): void;
    /** The customers that are there already, for assessors; nothing while they come in. */
    debtors(): Uint8Array<ArrayBuffer> | undefined;
    /** The next rows for an assessor, if there are so many or the file is at its end. */
    handOut(rows: number): Uint8Array<ArrayBuffer> | undefined;
    takeBack(judged: Uint8Array): void;
    /** Makes hints between so many rows more ready; whether there are further rows. */
    relate(rows: number): boolean;
    edits(): unknown;
    carry(edits: unknown): void;
    edit(index: number, column: number, value: string): unknown;
    undo(): unknown;
    redo(): unknown;
    nextProblem(after: number, filter: unknown): unknown;
    free(): void;
  }

  /** Judges rows of a session that is in another worker. */
  export class Assessor {
    constructor(profile: unknown, bases: unknown, locale: string);
    /** The customers that are there already are told where there are others now. */
    brief(brief: Uint8Array, debtors: Uint8Array | undefined): void;
    judge(block: Uint8Array): Uint8Array<ArrayBuffer>;
  }

  /** A file on its way out of an import. */
  export class Export {
    constructor(session: Import, kind: string, format: string);
    /** Writes so many rows more at most; whether there are further ones. */
    write(session: Import, rows: number): boolean;
    finish(): Written;
    free(): void;
  }

  export function savedMapping(session: Import): Written;
  export function templateOf(session: Import, format: string): Written;

  export class Grid implements Reading {
    constructor(profile: unknown, bases: unknown, options: unknown);
    feed(bytes: Uint8Array): void;
    finish(): void;
    step(rows: number): Progress;
    progress(): Progress;
    info(): unknown;
    rows(query: unknown): unknown;
    export(filter: unknown, format: string): Written;
  }

  export function template(profile: unknown, bases: unknown, locale: string, format: string): Written;
  /** Takes a profile or a language of the package, as JSON. */
  export function give(name: string, json: string): void;
  export function __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

/** Where the profiles and languages stand that the module may need, which the package build lists. */
declare module 'debitor:admin-files' {
  export const files: Readonly<Record<string, () => URL>>;
}
