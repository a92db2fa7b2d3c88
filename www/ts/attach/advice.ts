/** Tells the page's controls what the core knows of their fields. */
import type { FormField } from '../types.js';
import type { Control } from './controls.js';
import { isTyped, markedElements } from './controls.js';
import { type Ledger, OURS } from './ledger.js';

/** Sets what helps the person and the browser; what the page has set itself stays. */
export function advise(control: Control, field: FormField, ledger: Ledger): void {
  const marked = markedElements(control);
  for (const element of control.elements) {
    const required = field.required && field.relevant && marked.includes(element);
    ledger.offer(element, 'required', required ? OURS : null);
    if (!isTyped(element)) continue;
    ledger.offer(element, 'inputmode', field.inputmode || null);
    ledger.offer(element, 'autocomplete', field.autocomplete || null);
  }
}
