/** Which of the names that the core knows an input goes by. */
import type { FormState } from '../types.js';

/** Names of the other address, whose fields are never taken for those of the invoice. */
const DELIVERY = /^(shipping|delivery)/;

/**
 * The ways to read an input's name, the most exact first:
 * `billing[vat]` is itself, then `billing.vat`, `billing_vat`, `vat`.
 */
export function spellings(name: string): string[] {
  const parts = name.split(/[[\].]+/).filter(Boolean);
  const all = [name];
  for (;;) {
    all.push(parts.join('.'), parts.join('_'));
    const outer = parts.shift();
    if (parts.length === 0 || outer === undefined || DELIVERY.test(outer)) return all;
  }
}

/** Every name that the core knows; the same for all customers of a profile. */
export function namesIn(state: FormState): ReadonlySet<string> {
  return new Set([...state.selector, ...state.fields.flatMap(({ names }) => names)]);
}

/** The known name of an input: what the page says with `data-debitor`, else its own name. */
export function knownName(element: HTMLElement & { name: string }, known: ReadonlySet<string>): string | undefined {
  const said = element.dataset['debitor'];
  if (said !== undefined) return known.has(said) ? said : undefined;
  return element.name ? spellings(element.name).find((name) => known.has(name)) : undefined;
}
