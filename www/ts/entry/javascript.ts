/** `debitor/js`: as `debitor/checkout`, with no WASM at all, for pages whose policy forbids it. */
import { instantiate } from 'debitor:fallback';
import type { CheckoutOptions } from '../api.js';
import { create, gather, gatherSync } from '../create.js';
import { start } from '../module.js';
import { namesRefused } from '../names-refused.js';
import { withSchemas } from '../schema/schema.js';
import type { Checkout } from '../schema/types.js';

/** Makes a checkout; a profile or language given by name is loaded first. */
export async function createCheckout(options: CheckoutOptions): Promise<Checkout> {
  const parts = await gather(options);
  start(instantiate);
  return withSchemas(create(parts));
}

/** Makes a checkout at once, from a profile and messages given as objects. */
export function createCheckoutSync(options: CheckoutOptions): Checkout {
  const parts = gatherSync(options, namesRefused);
  start(instantiate);
  return withSchemas(create(parts));
}

export { attachTo } from '../attach/ready.js';
export { DebitorError } from '../error.js';
export type * from '../api.js';
export type * from '../schema/types.js';
export type { Checkout } from '../schema/types.js';
