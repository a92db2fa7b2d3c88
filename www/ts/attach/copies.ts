/** Copies that the page makes of what was put in, such as by writing its own HTML anew: they would stay as they are for ever. */
import type { Field } from './types.js';

/** Boxes that were put in, and fields that were marked. */
export const ours = new WeakSet<Element>();

const BOXES = ':is(.debitor-error, .debitor-warning):has(> [id^="debitor-message-"]), .debitor-live, [data-debitor-summary] > .debitor-summary';

/** Takes copies of boxes out, and copied marks off the fields. */
export function takeOutCopies(form: HTMLFormElement, fields: readonly Field[]): void {
  for (const box of form.querySelectorAll(BOXES)) if (!ours.has(box)) box.remove();
  for (const field of fields) {
    const ids = (field.getAttribute('aria-describedby') ?? '').split(' ');
    const others = ids.filter((id) => !id.startsWith('debitor-message-'));
    if (ours.has(field) || others.length === ids.length) continue;
    field.removeAttribute('aria-invalid');
    if (others.length > 0) field.setAttribute('aria-describedby', others.join(' '));
    else field.removeAttribute('aria-describedby');
  }
}
