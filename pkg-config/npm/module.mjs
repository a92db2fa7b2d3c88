/** The checkout module itself, asked what it knows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../tools/node_modules/esbuild/lib/main.js';
import { paths } from './paths.mjs';

const { outputFiles } = await build({
  entryPoints: [join(paths.www, 'ts/module.ts')],
  bundle: true,
  format: 'esm',
  write: false,
});
const { start, verdictOf } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
start(new WebAssembly.Module(readFileSync(join(paths.module, 'checkout_bg.wasm'))));

/** Whether the module has a scheme; some with large tables are left out of it. */
export function hasScheme(id) {
  return verdictOf(id, '', '') < 4;
}
