/** `debitor/node`: as the browser's, and names may be given without waiting, since files can be read. */
import type { Checkout, CheckoutOptions } from '../api.js';
import { isReady, start } from '../module.js';
import { create, gatherSync } from '../create.js';
import { inlinedBytes } from '../inlined.js';
import { packageFiles } from '../package-files.js';

/** Makes a checkout; a profile or language given by name is read from this package. */
export async function createCheckout(options: CheckoutOptions): Promise<Checkout> {
  return createCheckoutSync(options);
}

/** The same without waiting. */
export function createCheckoutSync(options: CheckoutOptions): Checkout {
  const parts = gatherSync(options, packageFiles);
  start(isReady() ? undefined : new WebAssembly.Module(inlinedBytes()));
  return create(parts);
}

export { attachTo } from '../attach/ready.js';
export { DebitorError } from '../error.js';
export type * from '../api.js';
