/** `debitor/node`: as the browser's, and names may be given without waiting, since files can be read. */
import type { Checkout, CheckoutOptions } from '../api.js';
import { isReady, start } from '../module.js';
import { create, gather, gatherSync } from '../create.js';
import { inlinedBytes } from '../inlined.js';
import { packageFiles } from '../package-files.js';

/** Makes a checkout; a profile or language given by name is imported, so that a bundler takes it along. */
export async function createCheckout(options: CheckoutOptions): Promise<Checkout> {
  const parts = await gather(options);
  begin();
  return create(parts);
}

/** The same without waiting; what is given by name is read from the package's folder. */
export function createCheckoutSync(options: CheckoutOptions): Checkout {
  const parts = gatherSync(options, packageFiles);
  begin();
  return create(parts);
}

function begin(): void {
  start(isReady() ? undefined : new WebAssembly.Module(inlinedBytes()));
}

export { attachTo } from '../attach/ready.js';
export { DebitorError } from '../error.js';
export type * from '../api.js';
