/**
 * Shows and hides the parts of a form that only some kinds of customer are asked for.
 *
 * - `data-debitor-for="b2b ean"`: shown for these kinds;
 * - `data-debitor-field="ean"`: shown while the core asks for this field.
 *
 * What was entered in a hidden part stays there, switched off: it is neither checked nor sent.
 */
import type { Asked } from './types.js';
import { closestOf, type Control, inputsOf, mainElement, rootsIn } from './controls.js';
import { type Ledger, OURS } from './ledger.js';

const HIDDEN_PART = ':is([data-debitor-for], [data-debitor-field])[hidden]';

/** Shows each part that this kind of customer is asked for, and hides the others. */
export function showRelevant(form: HTMLFormElement, state: Asked, ledger: Ledger): void {
  for (const place of [form, ...rootsIn(form)]) {
    for (const part of place.querySelectorAll<HTMLElement>('[data-debitor-for], [data-debitor-field]')) {
      ledger.set(part, 'hidden', isShown(part, state) ? null : '');
    }
  }
  for (const element of inputsOf(form)) {
    if (closestOf(element, HIDDEN_PART)) ledger.offer(element, 'disabled', OURS);
    else ledger.restore(element, 'disabled');
  }
}

/** Whether a control stands in a hidden part. */
export function isHidden(control: Control): boolean {
  return closestOf(mainElement(control), HIDDEN_PART) !== null;
}

function isShown(part: HTMLElement, state: Asked): boolean {
  const { debitorFor, debitorField } = part.dataset;
  const kinds = debitorFor?.split(/\s+/) ?? [state.kind];
  const field = state.fields.find(({ name }) => name === debitorField);
  return kinds.includes(state.kind) && (field?.relevant ?? true);
}
