/** Makes `<debitor-customers>` known to the page. */
import { DebitorCustomers } from './element.js';

// On a server there is no registry, and nothing to define.
const registry = globalThis.customElements as CustomElementRegistry | undefined;
if (registry && !registry.get('debitor-customers')) registry.define('debitor-customers', DebitorCustomers);

declare global {
  interface HTMLElementTagNameMap {
    'debitor-customers': DebitorCustomers;
  }
}

export { DebitorCustomers };
