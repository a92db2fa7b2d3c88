/** `debitor` and `debitor/checkout`: the module carried inside the script, nothing to fetch but names. */
import type { Checkout, CheckoutOptions } from '../api.js';
import { isReady, start } from '../module.js';
import { create, gather, gatherSync } from '../create.js';
import { inlinedBytes } from '../inlined.js';
import { namesRefused } from '../names-refused.js';

/** Makes a checkout; a profile or language given by name is loaded first. */
export async function createCheckout(options: CheckoutOptions): Promise<Checkout> {
  const [parts, module] = await Promise.all([
    gather(options),
    isReady() ? undefined : WebAssembly.compile(inlinedBytes()),
  ]);
  start(module);
  return create(parts);
}

/** Makes a checkout at once, from a profile and messages given as objects. */
export function createCheckoutSync(options: CheckoutOptions): Checkout {
  const parts = gatherSync(options, namesRefused);
  start(isReady() ? undefined : new WebAssembly.Module(inlinedBytes()));
  return create(parts);
}

export { attachTo } from '../attach/ready.js';
export { DebitorError } from '../error.js';
export type * from '../api.js';
