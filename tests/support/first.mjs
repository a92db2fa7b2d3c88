/** The module that a page loads first, with the scripts by which a form asks it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from '../../pkg-config/tools/node_modules/esbuild/lib/main.js';
import { root } from '../node/consumer.mjs';

const CONTENTS = `export { firstCore } from './core.ts'; export { startFirst } from './module.ts';`;

/** The scripts by which a form asks the module, as one. */
export function firstScript() {
  const stdin = { contents: CONTENTS, resolveDir: join(root, 'www/ts/first') };
  return buildSync({ stdin, bundle: true, format: 'esm', write: false }).outputFiles[0].text;
}

/** Starts the module: what it gives makes a core of a profile, or nothing where the checkout module has to read it. */
export async function startFirst() {
  const { firstCore, startFirst } = await import(`data:text/javascript,${encodeURIComponent(firstScript())}`);
  const module = new WebAssembly.Module(readFileSync(join(root, 'target/modules/first/first_bg.wasm')));
  let memory;
  const { Instance } = WebAssembly;
  // As it starts its module itself, its memory is seen in passing.
  WebAssembly.Instance = function (...given) {
    const instance = new Instance(...given);
    ({ memory } = instance.exports);
    return instance;
  };
  const ask = startFirst(module);
  WebAssembly.Instance = Instance;
  return Object.assign((profile) => firstCore(ask, profile, () => {}), { bytes: () => memory.buffer.byteLength });
}
