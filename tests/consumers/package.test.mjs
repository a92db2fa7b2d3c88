/** The packed package before those who look after packages: what it says of itself holds in every way of importing it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build as viteBuild } from 'vite';
import webpack from 'webpack';
import { build as esbuild } from '../../pkg-config/tools/node_modules/esbuild/lib/main.js';
import { Consumer, tarball, tools } from '../node/consumer.mjs';

let shop;
before(() => (shop = new Consumer()));
after(() => shop?.remove());

/** What only a browser runs: ES modules alone, since their worker or what they load later is found by `import.meta.url`. */
const PAGES = ['form', 'field', 'admin', 'admin/worker.js', 'elements/import', 'elements/customers'];
/** Bytes, of which every bundler makes something else. */
const BYTES = ['admin_bg.wasm', 'checkout_bg.wasm', 'first_bg.wasm'];

test('the root of the package is its checkout', () => {
  const { exports } = JSON.parse(readFileSync(join(shop.folder, 'node_modules/debitor/package.json'), 'utf8'));
  assert.deepEqual(exports['.'], exports['./checkout']);
  assert.deepEqual(Object.keys(exports['.']), ['workerd', 'node', 'browser', 'default']);
});

test('nothing in the package works by being imported alone', () => {
  const { sideEffects } = JSON.parse(readFileSync(join(shop.folder, 'node_modules/debitor/package.json'), 'utf8'));
  assert.equal(sideEffects, false);
});

test('publint finds nothing', () => {
  shop.run(join(tools, 'publint'), '--strict', tarball);
});

test('are the types wrong? Not of what a checkout imports, in any way of importing', () => {
  shop.run(join(tools, 'attw'), tarball, '--exclude-entrypoints', ...PAGES, ...BYTES);
});

test('are the types wrong? Nor of the pages for the accounts, which are ES modules', () => {
  shop.run(join(tools, 'attw'), tarball, '--ignore-rules', 'cjs-resolves-to-esm', '--entrypoints', ...PAGES);
});

const BUNDLERS = {
  async esbuild() {
    const options = { absWorkingDir: shop.folder, entryPoints: ['use.js'], outdir: 'esbuild', format: 'esm', bundle: true, minify: true };
    const { outputFiles } = await esbuild({ ...options, write: false, loader: { '.wasm': 'file' }, logLevel: 'silent' });
    return outputFiles.map(({ text }) => text).join('\n');
  },

  async webpack() {
    // Minifying takes long, and what is left out is so before.
    const how = { mode: 'production', optimization: { minimize: false }, experiments: { css: true }, performance: false };
    const options = { context: shop.folder, entry: './use.js', ...how };
    const compiler = webpack({ ...options, output: { path: join(shop.folder, 'webpack'), clean: true } });
    const stats = await new Promise((resolve, reject) => compiler.run((error, made) => (error ? reject(error) : resolve(made))));
    await new Promise((resolve) => compiler.close(resolve));
    const { errors, assets } = stats.toJson({ all: false, errors: true, assets: true });
    assert.deepEqual(errors, []);
    const files = assets.filter(({ name }) => /^main\.(js|css)$/.test(name));
    return files.map(({ name }) => readFileSync(join(shop.folder, 'webpack', name), 'utf8')).join('\n');
  },

  async Vite() {
    const lib = { entry: 'use.js', formats: ['es'], cssFileName: 'style' };
    const { output } = (await viteBuild({ root: shop.folder, configFile: false, logLevel: 'silent', build: { lib, write: false } }))[0];
    return output.map(({ code, source }) => code ?? source).join('\n');
  },
};

for (const [bundler, bundled] of Object.entries(BUNDLERS)) {
  test(`${bundler} leaves out what is imported and not used`, async () => {
    const entries = ['debitor', 'debitor/checkout', 'debitor/form', 'debitor/slim', 'debitor/admin', 'debitor/presets/iex.js'];
    shop.write('use.js', `${entries.map((entry) => `import '${entry}';`).join('\n')}\nconsole.log('nothing else');`);
    const made = await bundled();
    assert.match(made, /nothing else/);
    assert.ok(made.length < 1000, `${made.length} characters`);
  });

  test(`${bundler} keeps the elements that are defined and the style sheets that a page’s own names`, async () => {
    const entries = ['field', 'elements/import', 'elements/customers'];
    const uses = entries.map((entry, i) => `import { define as define${i} } from 'debitor/${entry}';\ndefine${i}();`);
    shop.write('use.js', [`import './use.css';`, ...uses].join('\n'));
    shop.write('use.css', `@import 'debitor/elements/debitor.css';\n@import 'debitor/elements/admin.css';\n`);
    const made = await bundled();
    for (const kept of [/\([`'"]debitor-import[`'"],/, /\([`'"]debitor-customers[`'"],/, /[`'"]debitor-field[`'"]/, /--ground:/, /\.grid-body/]) assert.match(made, kept);
  });
}
