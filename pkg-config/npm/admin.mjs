/** `debitor/admin`: the page's script, the worker's, and the module beside them. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../tools/node_modules/esbuild/lib/main.js';
import { namesIn, readPreset } from './data.mjs';
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
  for (const folder of ['locales', 'presets']) mkdirSync(join(to, folder), { recursive: true });
  for (const name of namesIn(paths.locales)) {
    writeFileSync(join(to, 'locales', `${name}.json`), JSON.stringify(JSON.parse(readFileSync(join(paths.locales, `${name}.json`), 'utf8'))));
  }
  for (const name of namesIn(paths.presets)) {
    writeFileSync(join(to, 'presets', `${name}.json`), JSON.stringify(readPreset(name)));
  }
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
      plugins: [glue, files],
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

/** Each with an address of its own in the spelling that bundlers look for. */
const files = {
  name: 'admin-files',
  setup(build) {
    build.onResolve({ filter: /^debitor:admin-files$/ }, ({ path }) => ({ path, namespace: 'admin-files' }));
    build.onLoad({ filter: /.*/, namespace: 'admin-files' }, () => {
      const line = (folder, place) => (name) => `  '${folder}/${name}': () => new URL('${place}/${name}.json', import.meta.url),\n`;
      const lines = [...namesIn(paths.locales).map(line('locales', './locales')), ...namesIn(paths.presets).map(line('presets', './presets'))];
      return { contents: `export const files = {\n${lines.join('')}};\n` };
    });
  },
};
