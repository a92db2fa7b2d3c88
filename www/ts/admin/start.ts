/** Starts the module inside the worker. */
import * as glue from 'debitor:admin-glue';

let isStarted = false;

/** The classes that the module exports. A worker starts it once: it is always the same one. */
export function start(module: WebAssembly.Module): typeof glue {
  if (isStarted) return glue;
  const { exports } = new WebAssembly.Instance(module, { './admin_bg.js': glue });
  glue.__wbg_set_wasm(exports);
  const begin = exports['__wbindgen_start'];
  if (typeof begin === 'function') begin();
  isStarted = true;
  return glue;
}
