/** Makes `<debitor-field>` known to the page. */
import { DebitorField } from './element.js';

/** Defines the element, once; under another name if one is given. On a server nothing is defined. */
export function define(name = 'debitor-field'): void {
  // On a server there is no registry, and nothing to define.
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  if (!registry || registry.get(name)) return;
  registry.define(name, name === 'debitor-field' ? DebitorField : class extends DebitorField {});
}

declare global {
  interface HTMLElementTagNameMap {
    'debitor-field': DebitorField;
  }
}

export { DebitorField };
