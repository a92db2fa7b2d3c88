/** The checkout module itself, asked what it knows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { paths } from './paths.mjs';

const glue = await import(pathToFileURL(join(paths.module, 'checkout_bg.js')));
const bytes = readFileSync(join(paths.module, 'checkout_bg.wasm'));
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { './checkout_bg.js': glue });
glue.__wbg_set_wasm(exports);
exports.__wbindgen_start?.();
const checkout = new glue.Checkout({ name: 'any', kinds: {} }, [], '', {}, {});

/** Whether the module has a scheme; some with large tables are left out of it. */
export function hasScheme(id) {
  try {
    checkout.examine(id, '', '');
    return true;
  } catch (error) {
    if (error.code === 'scheme.unknown') return false;
    throw error;
  }
}
