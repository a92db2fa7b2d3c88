/** The checkout that all fields of a language share. */
import { type Checkout, createCheckout } from 'debitor/slim';
import { folderOf } from '../ui/package.js';

const loaded = new Map<string, Promise<Checkout>>();

/** Loads the module and the texts, once; the folder is the package's, or what the element's `base` says. */
export function checkoutFor(element: HTMLElement, locale: string): Promise<Checkout> {
  const folder = folderOf(element);
  const key = `${folder.href} ${locale}`;
  let checkout = loaded.get(key);
  if (!checkout) {
    checkout = createCheckout({ profile: { name: 'field' }, locale, wasm: new URL('checkout/checkout_bg.wasm', folder) });
    loaded.set(key, checkout);
    // What did not come may come when the next field asks.
    checkout.catch(() => loaded.delete(key));
  }
  return checkout;
}
