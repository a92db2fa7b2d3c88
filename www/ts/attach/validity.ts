/** The texts by which the browser holds fields for invalid: those of the page are neither replaced nor cleared. */
import type { Field } from './types.js';

/** The texts that are ours. */
const texts = new WeakMap<Field, string>();

/** Sets our text; with another given before, only where that one stands. */
export function setValidity(field: Field, text: string, before = texts.get(field)): void {
  if (texts.get(field) !== before) return;
  if (field.validity.customError && field.willValidate && field.validationMessage !== before) return;
  texts.set(field, text);
  field.setCustomValidity(text);
}

/** Takes our text off a field that the core finds nothing wrong with any more, so that the browser's own shows. */
export function clearValidity(field: Field): void {
  if (texts.get(field)) setValidity(field, '');
}
