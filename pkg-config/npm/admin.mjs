/** `debitor/admin`: the page's script, the worker's, and the module beside them. */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../tools/node_modules/esbuild/lib/main.js';
import { paths } from './paths.mjs';

const WASM = 'admin_bg.wasm';

/** The scripts; each by itself, since a worker loads its own. */
const SCRIPTS = [
  { entry: 'admin', file: 'index.js' },
  { entry: 'admin-worker', file: 'worker.js', minify: true },
];

/** Writes `admin/`. */
export async function stageAdmin() {
  const wasm = join(paths.adminModule, WASM);
  if (!existsSync(wasm)) throw new Error(`no ${wasm}: run pkg-config/build-module.sh admin first`);
  const to = join(paths.stage, 'admin');
  mkdirSync(to, { recursive: true });
  copyFileSync(wasm, join(to, WASM));
  for (const { entry, file, minify = false } of SCRIPTS) {
    await build({
      entryPoints: [join(paths.www, 'ts/entry', `${entry}.ts`)],
      outfile: join(to, file),
      bundle: true,
      format: 'esm',
      minify,
      platform: 'neutral',
      target: 'es2022',
      charset: 'utf8',
      legalComments: 'none',
      plugins: [glue],
      logLevel: 'warning',
    });
  }
}

const glue = {
  name: 'admin-glue',
  setup(build) {
    build.onResolve({ filter: /^debitor:admin-glue$/ }, () => ({ path: join(paths.adminModule, 'admin_bg.js') }));
  },
};
