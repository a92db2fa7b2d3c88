/** Which of the names that the core knows an input goes by. */
import type { Asked } from './types.js';

/** What stands around the names of the customer's fields: `billing[email]`, `billing.email`, `billing_email`. */
const OUTER = /^(billing|invoice|customer|form|checkout|order|data|fields)[._]/;

/**
 * The ways to read an input's name, the most exact first:
 * `order[billing][vat]` is itself, then `order.billing.vat`, `billing.vat`, `vat`, each with `_` too.
 * Any other part around a name says that the field is somebody or something else's: `items[0][ean]`, `gift[email]`.
 */
export function spellings(name: string): string[] {
  const all = [name];
  for (let path = name.split(/[[\].]+/).filter(Boolean).join('.'); ; path = path.replace(OUTER, '')) {
    all.push(path, path.replaceAll('.', '_'));
    if (!OUTER.test(path)) return all;
  }
}

/** Every name that the core knows; the same for all customers of a profile. */
export function namesIn(state: Asked): ReadonlySet<string> {
  return new Set([...state.selector, ...state.fields.flatMap(({ names }) => names)]);
}

/** The known name of an input: what the page says with `data-debitor`, else its own name. */
export function knownName(element: HTMLElement & { name: string }, known: ReadonlySet<string>): string | undefined {
  const said = element.dataset['debitor'];
  if (said !== undefined) return known.has(said) ? said : undefined;
  return element.name ? spellings(element.name).find((name) => known.has(name)) : undefined;
}
