/**
 * Keeps what a message says at its input.
 *
 * Shops' own scripts take `aria-invalid` and `aria-describedby` off an input when they find nothing wrong themselves, while
 * a message of ours still stands there.
 */
import { isField } from '../attach/controls.js';
import type { Field } from '../attach/types.js';

const OURS = /^debitor-message-/;

/** Watches a form, and says which inputs of it have become wrong or right. */
export function keepMarks(form: HTMLFormElement, signal: AbortSignal, mark: (input: Field, isWrong: boolean) => void): void {
  /** The message at an input, and whether it is an error. */
  const known = new Map<Field, { id: string; wrong: boolean }>();
  const look = (input: Field): void => {
    const ids = (input.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
    const own = ids.find((id) => OURS.test(id)) ?? known.get(input)?.id;
    const message = own === undefined ? null : document.getElementById(own);
    if (!own || !message) {
      if (known.get(input)?.wrong) mark(input, false);
      known.delete(input);
      return;
    }
    const wrong = message.closest('.debitor-error') !== null;
    if (!ids.includes(own)) input.setAttribute('aria-describedby', [...ids, own].join(' '));
    if (wrong && input.getAttribute('aria-invalid') !== 'true') input.setAttribute('aria-invalid', 'true');
    known.set(input, { id: own, wrong });
    mark(input, wrong);
  };
  const observer = new MutationObserver((records) => {
    for (const input of new Set(records.map(({ target }) => target))) if (isField(input)) look(input);
    // A message that went without its input's attributes being touched.
    for (const [input, { id }] of known) if (!document.getElementById(id)) look(input);
  });
  observer.observe(form, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-invalid', 'aria-describedby'] });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    for (const [input, { wrong }] of known) if (wrong) mark(input, false);
  });
}
