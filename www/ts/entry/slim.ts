/** `debitor/slim`: as `debitor/checkout`, with the module's bytes brought by you. */
import type { Checkout, CheckoutOptions } from '../api.js';
import { isReady, start } from '../module.js';
import { create, gather, gatherSync } from '../create.js';
import { DebitorError } from '../error.js';
import { namesRefused } from '../names-refused.js';

/** The module: compiled, as bytes, or where it is to be fetched from. */
export type WasmSource = WebAssembly.Module | BufferSource | Response | URL | string;

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
  const wasm = Promise.resolve(options.wasm);
  // Where the module runs already, nobody minds if it does not come again.
  const module = isReady() ? wasm.then(() => undefined, () => undefined) : wasm.then(compile).catch(refused);
  const [parts, compiled] = await Promise.all([gather(options), isReady() ? undefined : module]);
  start(compiled);
  return create(parts);
}

/** Makes a checkout at once, from the bytes, a profile and messages given as objects. */
export function createCheckoutSync(options: SlimSyncOptions): Checkout {
  const parts = gatherSync(options, namesRefused);
  start(isReady() ? undefined : compileSync(options.wasm));
  return create(parts);
}

function compileSync(wasm: WebAssembly.Module | BufferSource): WebAssembly.Module {
  try {
    return wasm instanceof WebAssembly.Module ? wasm : new WebAssembly.Module(wasm);
  } catch (cause) {
    return refused(cause);
  }
}

async function compile(source: WasmSource): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source === 'string' || source instanceof URL) return compile(await fetch(source));
  if (!(source instanceof Response)) return WebAssembly.compile(source);
  if (source.ok) return WebAssembly.compile(await source.arrayBuffer());
  throw new Error(`${source.url} answered ${source.status}`);
}

function refused(cause: unknown): never {
  const why = cause instanceof Error ? cause.message : String(cause);
  throw new DebitorError('load.wasm', `the module could not be loaded: ${why}`, { cause });
}

export { attachTo } from '../attach/ready.js';
export { DebitorError } from '../error.js';
export type * from '../api.js';
