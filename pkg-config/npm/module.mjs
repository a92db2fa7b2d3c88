/** A module by itself, outside the package. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../tools/node_modules/esbuild/lib/main.js';
import { paths } from './paths.mjs';

/** Starts the module in a file; gives what www/ts/module.ts exports. */
export async function startModule(file) {
  const { outputFiles } = await build({
    entryPoints: [join(paths.www, 'ts/module.ts')],
    bundle: true,
    format: 'esm',
    write: false,
  });
  // The comment makes a script of its own for each module.
  const script = `${outputFiles[0].text}// ${file}`;
  const asked = await import(`data:text/javascript,${encodeURIComponent(script)}`);
  asked.start(new WebAssembly.Module(readFileSync(file)));
  return asked;
}
