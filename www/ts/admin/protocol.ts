/** What the page's side and the worker say to each other. */
import type { Progress } from './data.js';
import type { AdminOptions, Source } from './types.js';

/** The options that a worker needs; what is a function stays on the page. */
export interface OpenArgs extends Omit<AdminOptions, 'worker' | 'wasm'> {
  as: 'import' | 'grid' | 'template';
  /** The module, already fetched or still to be fetched from there. */
  wasm: WebAssembly.Module | string;
  file?: Source;
  fileName?: string;
  existing?: Source;
  mode?: string;
  onMatch?: string;
  emptyCells?: string;
  mapping?: object;
}

/** What the page asks: `id` comes back with the answer. */
export type Request =
  | { id: number; call: 'open'; args: [OpenArgs] }
  | { id: number; call: string; args: unknown[] }
  | { id: number; cancel: true };

/** An error that crosses: the core's code, path and hint. */
export interface SentError {
  code: string;
  message: string;
  path?: string;
  hint?: string;
}

/** What the worker answers, and what it tells by itself. */
export type Reply =
  | { id: number; ok: true; result: unknown }
  | { id: number; ok: false; error: SentError }
  | { event: 'progress'; progress: Progress }
  | { event: 'finished'; progress: Progress }
  | { event: 'failed'; error: SentError };
