/** The form's own events about the checkout. */
import type { DebitorEventMap, Unavailable } from './types.js';

/** Tells the page, on the form, what was found. */
export function tell<Type extends keyof DebitorEventMap>(form: HTMLFormElement, type: Type, detail: DebitorEventMap[Type]['detail']): void {
  form.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
}

/** Tells the page that the form is not checked here; nothing is thrown into it. */
export function tellUnavailable(form: HTMLFormElement, error: unknown): void {
  console.warn('debitor: the form is not checked on this page', error);
  // A page may have looked for a form that it has not.
  if (form) tell(form, 'debitor:unavailable', unavailable(error));
}

/** What is told of an error. */
export function unavailable(error: unknown): Unavailable {
  const { code, message, path } = error as { code?: unknown; message?: unknown; path?: string };
  return { code: typeof code === 'string' ? code : 'failed', message: String(message ?? error), path };
}
