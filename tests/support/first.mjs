/** The module that a page loads first, asked as www/ts/first/module.ts does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../node/consumer.mjs';

export const METHODS = { check: 0, form: 1, checkField: 2, format: 3 };

export function startFirst() {
  const bytes = readFileSync(join(root, 'target/modules/first/first_bg.wasm'));
  const wasm = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
  const call = (method, profile, ...values) => {
    const text = Buffer.from(JSON.stringify(values));
    const address = wasm.room(text.length) >>> 0;
    new Uint8Array(wasm.memory.buffer).set(text, address);
    const length = wasm.call(method, profile, text.length);
    return JSON.parse(Buffer.from(wasm.memory.buffer, wasm.answer() >>> 0, length).toString());
  };
  return { open: (profile) => call(0, -1, profile), ask: (profile, method, ...values) => call(METHODS[method], profile, ...values) };
}
