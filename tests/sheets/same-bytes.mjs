/**
 * Does the module write the very files that the native program has written?
 *
 *   node tests/sheets/same-bytes.mjs debitor_sheets.wasm target/sheets
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [from, folder] = process.argv.slice(2);
const module = new WebAssembly.Module(readFileSync(from));

// Nothing answers what the writers might ask of the world: time, randomness.
const imports = {};
for (const { module: place, name } of WebAssembly.Module.imports(module)) {
  imports[place] ??= {};
  imports[place][name] = () => {
    throw new Error(`the writers asked for ${name}`);
  };
}
const { exports } = new WebAssembly.Instance(module, imports);

for (const kind of ['xlsx', 'csv']) {
  const address = exports[`${kind}_address`]();
  const length = exports[`${kind}_length`]();
  const wasm = Buffer.from(exports.memory.buffer, address, length);
  const native = readFileSync(join(folder, `values.${kind}`));
  if (!wasm.equals(native)) {
    const at = wasm.findIndex((byte, i) => byte !== native[i]);
    console.error(`values.${kind}: ${length} bytes in WASM, ${native.length} natively, other from byte ${at} on`);
    process.exit(1);
  }
  console.log(`values.${kind}: the same ${length} bytes natively and in WASM`);
}
