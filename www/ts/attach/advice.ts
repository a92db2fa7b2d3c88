/** Tells the page's controls what the core knows of their fields. */
import type { FormField } from '../types.js';
import type { Control } from './controls.js';
import { isTyped, markedElements } from './controls.js';
import type { Ledger } from './ledger.js';

/** Sets what helps the person and the browser; what the page has set itself stays. */
export function advise(control: Control, field: FormField, ledger: Ledger): void {
  const marked = markedElements(control);
  for (const element of control.elements) {
    const required = field.required && field.relevant && marked.includes(element);
    // Not the empty text that a script of the page sets: so both are told apart.
    ledger.offer(element, 'required', required ? 'required' : null);
    ledger.offer(element, 'aria-required', required ? 'true' : null);
    if (!isTyped(element)) continue;
    ledger.offer(element, 'inputmode', field.inputmode || null);
    ledger.offer(element, 'autocomplete', field.autocomplete || null);
  }
}
