/** Work that could not be done, told to the person. */
import type { Texts } from './texts.js';

/** Whether somebody ended the work on purpose. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Faults that people can do something about, with a text of their own. */
const OWN = new Map(
  ['table.format', 'table.damaged', 'table.limit', 'table.empty', 'existing.columns'].map((code) => [code, code.replace('.', '_')]),
);
OWN.set('preview.limit', 'table_limit');

/** What to say of an error. */
export function faultText(texts: Texts, error: unknown): string {
  if (isAbort(error)) return texts.say('ui.import.note.cancelled');
  const { code, message, path } = error as { code?: string; message?: string; path?: string };
  if (code?.startsWith('worker.')) return texts.say('ui.import.note.stopped');
  // The code is for whoever is asked for help.
  const own = code && OWN.get(code);
  if (own) return `${texts.say(`ui.import.note.${own}`)} (${[code, path].filter(Boolean).join(', ')})`;
  return texts.say('ui.import.note.failed', { value: (message ?? String(error)).replace(/\.$/, '') });
}
