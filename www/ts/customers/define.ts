/** Makes `<debitor-customers>` known to the page. */
import { defineOnce } from '../ui/base.js';
import { DebitorCustomers } from './element.js';

defineOnce('debitor-customers', () => DebitorCustomers);

declare global {
  interface HTMLElementTagNameMap {
    'debitor-customers': DebitorCustomers;
  }
}

export { DebitorCustomers };
