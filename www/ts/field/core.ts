/** The checkout that all fields of a language share. */
import type { Checkout } from 'debitor/slim';
import { file } from '../file.js';
import { folderOf } from '../ui/package.js';

const loaded = new Map<string, Promise<Checkout>>();

/** Loads the module and the texts, once; the folder is the package's, or what the element's `base` says. */
export function checkoutFor(element: HTMLElement, locale: string): Promise<Checkout> {
  const folder = folderOf(element);
  const key = `${folder.href} ${locale}`;
  let checkout = loaded.get(key);
  if (!checkout) {
    checkout = load(locale, new URL('checkout/checkout_bg.wasm', folder));
    loaded.set(key, checkout);
    // What did not come may come when the next field asks.
    checkout.catch(() => loaded.delete(key));
  }
  return checkout;
}

/** The script too comes later: where it does not, the field stands there all the same. */
async function load(locale: string, wasm: URL): Promise<Checkout> {
  const { createCheckout } = await file(import('debitor/slim'));
  return createCheckout({ profile: { name: 'field' }, locale, wasm });
}
