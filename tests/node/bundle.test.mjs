/** The package in a bundler: what is taken along, and what is left for later. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { build } from '../../pkg-config/tools/node_modules/esbuild/lib/main.js';
import { Consumer } from './consumer.mjs';

let shop;
before(() => (shop = new Consumer()));
after(() => shop.remove());

test('a bundler leaves out the languages, and the JavaScript in place of WASM, until they are asked for', async () => {
  shop.write('shop.js', `
    import { createCheckout } from 'debitor';
    createCheckout({ profile: 'iex', locale: 'da' }).then((checkout) => checkout.attach(document.forms[0]));`);
  const { metafile } = await build({
    absWorkingDir: shop.folder,
    entryPoints: ['shop.js'],
    outdir: 'bundled',
    bundle: true,
    splitting: true,
    format: 'esm',
    metafile: true,
    logLevel: 'silent',
  });
  const inputs = Object.keys(metafile.outputs['bundled/shop.js'].inputs);
  assert.ok(inputs.some((file) => file.endsWith('checkout/index.js')));
  assert.deepEqual(inputs.filter((file) => /locales|presets|fallback/.test(file)), []);
  for (const later of ['da', 'fallback']) {
    assert.ok(Object.keys(metafile.outputs).some((file) => new RegExp(`/${later}-\\w+\\.js$`).test(file)), later);
  }
});

test('an import that uses nothing costs nothing', async () => {
  shop.write('unused.js', `import 'debitor';`);
  const { outputFiles } = await build({ absWorkingDir: shop.folder, entryPoints: ['unused.js'], bundle: true, write: false, logLevel: 'silent' });
  assert.ok(outputFiles[0].text.length < 100);
});

test('a bundle of one file can leave the JavaScript outside', async () => {
  shop.write('one.js', `import { createCheckout } from 'debitor'; createCheckout({ profile: 'iex' });`);
  const one = async (external) => {
    const options = { absWorkingDir: shop.folder, entryPoints: ['one.js'], bundle: true, format: 'esm', minify: true, write: false, logLevel: 'silent' };
    return (await build({ ...options, external })).outputFiles[0].text;
  };
  const [whole, without] = [await one([]), await one(['*/fallback.js'])];
  assert.ok(whole.length - without.length > 150_000);
  assert.match(without, /import\("\.\/fallback\.js"\)/);
});
