/** `debitor/slim`: as `debitor/checkout`, with the module's bytes brought by you. */
import type { Checkout, CheckoutOptions } from '../api.js';
import { isReady, type Runnable, start } from '../module.js';
import { create, gather, gatherSync } from '../create.js';
import { namesRefused } from '../names-refused.js';
import { runnable, runnableSync } from '../runnable.js';
import { compile, type WasmSource } from '../wasm-source.js';

/** The options of a checkout that does not carry its module. */
export interface SlimOptions extends CheckoutOptions {
  wasm: WasmSource | Promise<WasmSource>;
}

/** The options when there can be no waiting. */
export interface SlimSyncOptions extends CheckoutOptions {
  wasm: WebAssembly.Module | BufferSource;
}

/** Makes a checkout; the module, and a profile or language given by name, are loaded first. */
export async function createCheckout(options: SlimOptions): Promise<Checkout> {
  const wasm = Promise.resolve(options?.wasm);
  // Where the module runs already, or may not run, nobody minds if it does not come.
  wasm.catch(() => {});
  const [parts, module] = await Promise.all([gather(options), isReady() ? undefined : shared(() => runnable(() => wasm.then(compile)))]);
  start(module);
  return create(parts);
}

/** The module on its way: forms that ask for it at the same time fetch it once. */
let coming: Promise<Runnable> | undefined;

/** Waits for the one that is on its way; where there is none or it fails, for one's own. */
async function shared(load: () => Promise<Runnable>): Promise<Runnable> {
  const before = await coming?.catch(() => undefined);
  return before ?? (coming ??= load().finally(() => (coming = undefined)));
}

/** Makes a checkout at once, from the bytes, a profile and messages given as objects. */
export function createCheckoutSync(options: SlimSyncOptions): Checkout {
  const parts = gatherSync(options, namesRefused);
  start(isReady() ? undefined : runnableSync(() => compileSync(options.wasm)));
  return create(parts);
}

function compileSync(wasm: WebAssembly.Module | BufferSource): WebAssembly.Module {
  return wasm instanceof WebAssembly.Module ? wasm : new WebAssembly.Module(wasm);
}

export { attachTo } from '../attach/ready.js';
export { DebitorError } from '../error.js';
export type * from '../api.js';
export type { WasmSource } from '../wasm-source.js';
