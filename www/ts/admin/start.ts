/** Starts the module inside the worker. */
import * as glue from 'debitor:admin-glue';

/** The classes that the module exports. */
export function start(module: WebAssembly.Module): typeof glue {
  const { exports } = new WebAssembly.Instance(module, { './admin_bg.js': glue });
  glue.__wbg_set_wasm(exports);
  const begin = exports['__wbindgen_start'];
  if (typeof begin === 'function') begin();
  return glue;
}
