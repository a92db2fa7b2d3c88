/** The package's scripts, bundled from www/ts. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../tools/node_modules/esbuild/lib/main.js';
import { minify as shorten } from '../tools/node_modules/terser/main.js';
import { namesIn } from './data.mjs';
import { carried, javascriptOf } from './javascript.mjs';
import { paths } from './paths.mjs';

const WASM = 'checkout_bg.wasm';
const FIRST = 'first_bg.wasm';
/** The module as JavaScript, loaded where no WASM may run. */
const FALLBACK = 'fallback.js';

/** The scripts: what each is made from, and how. */
const SCRIPTS = [
  { entry: 'fallback', file: FALLBACK, format: 'esm', minify: true },
  { entry: 'inlined', file: 'index.js', format: 'esm' },
  { entry: 'inlined', file: 'index.cjs', format: 'cjs' },
  { entry: 'slim', file: 'slim.js', format: 'esm' },
  { entry: 'slim', file: 'slim.cjs', format: 'cjs' },
  { entry: 'slim', file: 'slim.min.js', format: 'esm', minify: true },
  { entry: 'form', file: 'form.js', format: 'esm', slim: './slim.js' },
  { entry: 'form', file: 'form.min.js', format: 'esm', minify: true, slim: './slim.min.js' },
  { entry: 'javascript', file: 'javascript.js', format: 'esm' },
  { entry: 'javascript', file: 'javascript.cjs', format: 'cjs', minify: true },
  { entry: 'javascript', file: 'javascript.min.js', format: 'esm', minify: true },
  { entry: 'schema', file: 'schema.js', format: 'esm' },
  { entry: 'schema', file: 'schema.cjs', format: 'cjs' },
  { entry: 'workerd', file: 'workerd.js', format: 'esm' },
  { entry: 'later', file: 'later.js', format: 'esm', minify: true },
  { entry: 'node', file: 'node.js', format: 'esm', platform: 'node' },
  { entry: 'node', file: 'node.cjs', format: 'cjs', platform: 'node' },
];

/** Writes `checkout/`: the module, its double in JavaScript, and every script. */
export async function stageScripts() {
  const wasm = join(paths.module, WASM);
  if (!existsSync(wasm)) throw new Error(`no ${wasm}: run pkg-config/build-module.sh checkout first`);
  const to = join(paths.stage, 'checkout');
  mkdirSync(to, { recursive: true });
  copyFileSync(wasm, join(to, WASM));
  copyFileSync(join(paths.firstModule, FIRST), join(to, FIRST));
  const javascript = await javascriptOf(wasm);
  for (const script of SCRIPTS) await bundle(script, to, javascript);
}

async function bundle({ entry, file, format, minify = false, platform = 'neutral', slim }, to, javascript) {
  await build({
    entryPoints: [join(paths.www, 'ts/entry', `${entry}.ts`)],
    outfile: join(to, file),
    bundle: true,
    format,
    platform,
    minify,
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    // Kept in CommonJS too, where Node and the bundlers understand it.
    supported: { 'dynamic-import': true },
    define: format === 'cjs' ? { 'import.meta.dirname': '__dirname' } : {},
    plugins: [fallback(format, to), javascript, madeModules(slim)],
    logLevel: 'warning',
  });
  // The same script under names that brotli writes in 4 % fewer bytes.
  if (minify && format === 'esm') {
    const path = join(to, file);
    const { code } = await shorten(readFileSync(path, 'utf8'), { module: true, ecma: 2022 });
    writeFileSync(path, code);
  }
}

/** The modules that www/ts/globals.d.ts names. */
const madeModules = (slim) => ({
  name: 'made-modules',
  setup(build) {
    build.onResolve({ filter: /^debitor:slim$/ }, () => ({ path: slim, external: true }));
    build.onResolve({ filter: /^debitor:module$/ }, () => ({ path: `./${WASM}`, external: true }));
    // Beside them, loaded once a person works with a form.
    build.onResolve({ filter: /^\.\/later\.js$/ }, () => ({ path: './later.js', external: true }));
    build.onResolve({ filter: /^debitor:(files|inlined)$/ }, ({ path }) => ({ path, namespace: 'made' }));
    build.onResolve({ filter: /^/, namespace: 'made' }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /files$/, namespace: 'made' }, () => ({ contents: filesModule() }));
    build.onLoad({ filter: /inlined$/, namespace: 'made' }, () => ({ contents: inlinedModule() }));
  },
});

/** One literal import per file, so that bundlers make a chunk of each. */
function filesModule() {
  const map = (folder, from) => {
    const lines = namesIn(from).map((name) => `  ${JSON.stringify(name)}: () => import('../${folder}/${name}.js'),`);
    return `export const ${folder} = {\n${lines.join('\n')}\n};\n`;
  };
  const aliases = readFileSync(paths.aliases, 'utf8').trim();
  return `${map('presets', paths.presets)}${map('locales', paths.locales)}export const aliases = ${aliases};\n`;
}

/** The module's bytes as text; www/ts/inlined.ts reads it. */
function inlinedModule() {
  return `export const text = ${JSON.stringify(carried(readFileSync(join(paths.module, WASM))))};\n`;
}

/** A file of its own, which most never load; a CommonJS script that asks for it at once carries it, since it can't wait. */
function fallback(format, to) {
  return {
    name: 'fallback',
    setup(build) {
      build.onResolve({ filter: /^debitor:fallback$/ }, ({ kind }) => {
        if (format === 'cjs' && kind === 'import-statement') return { path: join(to, FALLBACK) };
        return { path: `./${FALLBACK}`, external: true };
      });
    },
  };
}
