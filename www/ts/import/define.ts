/** Makes `<debitor-import>` known to the page. */
import { defineOnce } from '../ui/base.js';
import { DebitorImport } from './element.js';

/** Defines the element, once. On a server nothing is defined. */
export function define(): void {
  defineOnce('debitor-import', () => DebitorImport);
}

declare global {
  interface HTMLElementTagNameMap {
    'debitor-import': DebitorImport;
  }
}

export { DebitorImport };
