/** The module's bytes: fetched and compiled once for a page, however many workers there are. */
import { DebitorError } from '../error.js';

const modules = new Map<string, Promise<WebAssembly.Module>>();

/** The compiled module of that address. */
export function compiled(url: URL | string): Promise<WebAssembly.Module> {
  const key = String(url);
  let module = modules.get(key);
  if (!module) {
    module = load(key);
    modules.set(key, module);
    // What failed may succeed another time.
    module.catch(() => modules.delete(key));
  }
  return module;
}

async function load(url: string): Promise<WebAssembly.Module> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    // Compiled while it comes, where the server calls it what it is.
    const type = response.headers.get('content-type') ?? '';
    if (/^application\/wasm\b/.test(type)) return await WebAssembly.compileStreaming(response);
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DebitorError('load.wasm', `the module could not be loaded: ${why}`, { cause });
  }
}
