/** `debitor/node`: as the browser's, and names may be given without waiting, since files can be read. */
import type { CheckoutOptions } from '../api.js';
import { isReady, start } from '../module.js';
import { create, gather, gatherSync } from '../create.js';
import { inlinedBytes } from '../inlined.js';
import { packageFiles } from '../package-files.js';
import { runnable, runnableSync } from '../runnable.js';
import { withSchemas } from '../schema/schema.js';
import type { Checkout } from '../schema/types.js';

/** Makes a checkout; a profile or language given by name is imported, so that a bundler takes it along. */
export async function createCheckout(options: CheckoutOptions): Promise<Checkout> {
  const parts = await gather(options);
  start(isReady() ? undefined : await runnable(async () => new WebAssembly.Module(inlinedBytes())));
  return withSchemas(create(parts));
}

/** The same without waiting; what is given by name is read from the package's folder. */
export function createCheckoutSync(options: CheckoutOptions): Checkout {
  const parts = gatherSync(options, packageFiles);
  start(isReady() ? undefined : runnableSync(() => new WebAssembly.Module(inlinedBytes())));
  return withSchemas(create(parts));
}

export { attachTo } from '../attach/ready.js';
export { DebitorError } from '../error.js';
export type * from '../api.js';
export type * from '../schema/types.js';
export type { Checkout } from '../schema/types.js';
