/** Makes `<debitor-customers>` known to the page. */
import { defineOnce } from '../ui/base.js';
import { DebitorCustomers } from './element.js';

/** Defines the element, once. On a server nothing is defined. */
export function define(): void {
  defineOnce('debitor-customers', () => DebitorCustomers);
}

declare global {
  interface HTMLElementTagNameMap {
    'debitor-customers': DebitorCustomers;
  }
}

export { DebitorCustomers };
