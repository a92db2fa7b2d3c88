/** Makes `<debitor-import>` known to the page. */
import { DebitorImport } from './element.js';

// On a server there is no registry, and nothing to define.
const registry = globalThis.customElements as CustomElementRegistry | undefined;
if (registry && !registry.get('debitor-import')) registry.define('debitor-import', DebitorImport);

declare global {
  interface HTMLElementTagNameMap {
    'debitor-import': DebitorImport;
  }
}

export { DebitorImport };
