/** Work that could not be done, told to the person. */
import { columnName } from './column.js';
import type { Texts } from './texts.js';

/** Whether somebody ended the work on purpose. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Faults that people can do something about, with a text of their own. */
const OWN = new Map(
  ['table.format', 'table.damaged', 'table.limit', 'table.empty', 'sheet.limit', 'existing.columns'].map((code) => [code, code.replace('.', '_')]),
);
OWN.set('preview.limit', 'table_limit');
OWN.set('worker.load', 'unloaded');
for (const code of ['existing.line', 'index.format', 'index.damaged']) OWN.set(code, 'table_damaged');

/** Where in a file it is, as the core says it. */
const PLACE = /^line (\d+)(?:, column (\d+))?$/;

/** What to say of an error. */
export function faultText(texts: Texts, error: unknown): string {
  if (isAbort(error)) return texts.say('ui.import.note.cancelled');
  const { code, message, path } = error as { code?: string; message?: string; path?: string | null };
  // The code is for whoever is asked for help.
  const own = code && (OWN.get(code) ?? (code.startsWith('load.') ? 'unloaded' : undefined));
  if (own) {
    const place = placeText(texts, path ?? '');
    const codes = place ? code : [code, path].filter(Boolean).join(', ');
    return `${place}${texts.say(`ui.import.note.${own}`)} (${codes})`;
  }
  if (code?.startsWith('worker.')) return texts.say('ui.import.note.stopped');
  return texts.say('ui.import.note.failed', { value: (message ?? String(error)).replace(/\.$/, '') });
}

/** A line, and a column of it, before what is said of them; nothing for a place of another kind. */
function placeText(texts: Texts, path: string): string {
  const [, line, column] = PLACE.exec(path) ?? [];
  if (line === undefined) return '';
  const parts = [texts.say('ui.import.line', { number: Number(line) })];
  if (column !== undefined) parts.push(columnName(Number(column) - 1, texts));
  return `${parts.join(' · ')}: `;
}
