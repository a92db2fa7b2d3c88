/** `debitor` for worker runtimes, which compile no bytes themselves: the module comes as an import. */
import module from 'debitor:module';
import type { Checkout, CheckoutOptions } from '../api.js';
import { start } from '../module.js';
import { create, gather, gatherSync } from '../create.js';
import { namesRefused } from '../names-refused.js';

/** Makes a checkout; a profile or language given by name is loaded first. */
export async function createCheckout(options: CheckoutOptions): Promise<Checkout> {
  start(module);
  return create(await gather(options));
}

/** Makes a checkout at once, from a profile and messages given as objects. */
export function createCheckoutSync(options: CheckoutOptions): Checkout {
  start(module);
  return create(gatherSync(options, namesRefused));
}

export { attachTo } from '../attach/ready.js';
export { DebitorError } from '../error.js';
export type * from '../api.js';
