/** Makes `<debitor-customers>` known to the page. */
import { DebitorCustomers } from './element.js';

if (!customElements.get('debitor-customers')) customElements.define('debitor-customers', DebitorCustomers);

declare global {
  interface HTMLElementTagNameMap {
    'debitor-customers': DebitorCustomers;
  }
}

export { DebitorCustomers };
