/** Makes `<debitor-import>` known to the page. */
import { DebitorImport } from './element.js';

if (!customElements.get('debitor-import')) customElements.define('debitor-import', DebitorImport);

declare global {
  interface HTMLElementTagNameMap {
    'debitor-import': DebitorImport;
  }
}

export { DebitorImport };
