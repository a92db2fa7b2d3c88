/** Work that could not be done, told to the person. */
import type { Texts } from './texts.js';

/** Whether somebody ended the work on purpose. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** What to say of an error. */
export function faultText(texts: Texts, error: unknown): string {
  if (isAbort(error)) return texts.say('ui.import.note.cancelled');
  const { code, message } = error as { code?: string; message?: string };
  if (code?.startsWith('worker.')) return texts.say('ui.import.note.stopped');
  return texts.say('ui.import.note.failed', { value: (message ?? String(error)).replace(/\.$/, '') });
}
