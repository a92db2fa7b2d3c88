/** What the page's side and the worker say to each other. */
import type { Profile } from '../types.js';
import type { Progress } from './data.js';

/** The module and the rules, which every first call names. */
export interface Rules {
  module: WebAssembly.Module;
  profile: string | Profile;
  bases: Record<string, Profile>;
}

/** An import or a grid, as the worker opens it. What is a function stays on the page. */
export interface Opening extends Rules {
  file: Blob;
  existing: Blob | null;
  /** A mapping that was saved before. */
  mapping: object | string | null;
  /** Edits of another session of the file. */
  edits: object | null;
  /** Texts by the names that the core has for them. */
  options: Record<string, string>;
}

/** What the page asks; `id` comes back with the answer. To give up all work, the page ends the worker. */
export interface Request {
  id: number;
  call: string;
  args: unknown[];
}

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
  | { event: 'failed'; error: SentError };

/** The module can do nothing more: it ran out of memory, or into a fault of its own. */
export const TRAP = 'worker.trap';
