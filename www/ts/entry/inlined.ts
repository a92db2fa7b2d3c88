/** `debitor` and `debitor/checkout`: the module carried inside the script, nothing to fetch but names. */
import type { CheckoutOptions } from '../api.js';
import { isReady, start } from '../module.js';
import { create, gather, gatherSync } from '../create.js';
import { inlinedBytes } from '../inlined.js';
import { namesRefused } from '../names-refused.js';
import { runnable, runnableSync } from '../runnable.js';
import { withSchemas } from '../schema/schema.js';
import type { Checkout } from '../schema/types.js';

/** Makes a checkout; a profile or language given by name is loaded first. */
export async function createCheckout(options: CheckoutOptions): Promise<Checkout> {
  const [parts, module] = await Promise.all([
    gather(options),
    isReady() ? undefined : runnable(() => WebAssembly.compile(inlinedBytes())),
  ]);
  start(module);
  return withSchemas(create(parts));
}

/** Makes a checkout at once, from a profile and messages given as objects. */
export function createCheckoutSync(options: CheckoutOptions): Checkout {
  const parts = gatherSync(options, namesRefused);
  start(isReady() ? undefined : runnableSync(() => new WebAssembly.Module(inlinedBytes())));
  return withSchemas(create(parts));
}

export { attachTo } from '../attach/ready.js';
export { DebitorError } from '../error.js';
export type * from '../api.js';
export type * from '../schema/types.js';
export type { Checkout } from '../schema/types.js';
