/** Makes `<debitor-field>` known to the page. */
import { defineOnce } from '../ui/base.js';
import { DebitorField } from './element.js';

/** Defines the element, once; under another name if one is given. On a server nothing is defined. */
export function define(name = 'debitor-field'): void {
  defineOnce(name, () => (name === 'debitor-field' ? DebitorField : class extends DebitorField {}));
}

declare global {
  interface HTMLElementTagNameMap {
    'debitor-field': DebitorField;
  }
}

export { DebitorField };
