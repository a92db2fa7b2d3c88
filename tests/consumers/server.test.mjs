/** The packed package where there is no page: Node.js in both kinds of module, a page rendered on a server, a worker runtime. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import { build as viteBuild } from 'vite';
import { default as workerdPackage } from 'workerd';
import { build as esbuild } from '../../pkg-config/tools/node_modules/esbuild/lib/main.js';
import { Consumer } from '../node/consumer.mjs';

const folderOf = (name) => fileURLToPath(new URL(`${name}/`, import.meta.url));
const CUSTOMER = { cvr: '13585628', company: 'Smed A/S', email: 'ole@smed.example' };

let shop;
let worker;
before(() => {
  shop = new Consumer(folderOf('server'));
  worker = new Consumer(folderOf('worker'));
});
after(() => {
  shop?.remove();
  worker?.remove();
});

const RENDERED = `
  const { render, parts } = rendered;
  render({ vat: 'NL000000000B00', company: 'Smid BV', email: 'jan@smid.example' }).then((html) =>
    console.log(JSON.stringify({ html, parts, page: typeof document })));`;

function assertRendered({ html, parts, page }) {
  assert.equal(page, 'undefined');
  assert.match(html, /^<ul>(<li><a href="#\w+">.+<\/a><\/li>)+<\/ul><debitor-import /);
  assert.deepEqual(parts, Array(5).fill('function'));
}

test('a page is rendered in Node.js as it is', () => {
  assertRendered(shop.script('as-it-is.js', `import * as rendered from './render.js';${RENDERED}`));
});

for (const [how, noExternal] of [['beside', []], ['inside', ['debitor']]]) {
  test(`a page is rendered by what Vite builds for servers, with the package ${how}`, async () => {
    const outDir = join(shop.folder, how);
    const ssr = { noExternal };
    await viteBuild({ root: shop.folder, configFile: false, logLevel: 'error', ssr, build: { ssr: 'render.js', outDir } });
    assertRendered(shop.script(`${how}.js`, `import * as rendered from './${how}/render.js';${RENDERED}`));
  });
}

test('CommonJS takes the package, and the parts for browsers later', () => {
  const [key, later] = shop.script('common.cjs', `
    const { createCheckoutSync } = require('debitor/checkout');
    const { value } = createCheckoutSync({ profile: 'iex', locale: 'da' }).key(${JSON.stringify(CUSTOMER)});
    import('debitor/admin').then(({ openImport }) => console.log(JSON.stringify([value, typeof openImport])));`);
  assert.deepEqual([key, later], ['company_number=0184:13585628', 'function']);
});

test('the schema of a profile takes every profile of the package, and is found by its name', () => {
  const { schema, presets } = shop.script('schema.cjs', `
    const { readdirSync } = require('node:fs');
    const { dirname } = require('node:path');
    const names = readdirSync(dirname(require.resolve('debitor/presets/iex.json'))).filter((file) => file.endsWith('.json'));
    const presets = names.map((name) => require('debitor/presets/' + name));
    console.log(JSON.stringify({ schema: require('debitor/profile.schema.json'), presets }));`);
  const isProfile = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  assert.ok(presets.length >= 5);
  for (const preset of presets) assert.ok(isProfile(preset), `${preset.name}: ${JSON.stringify(isProfile.errors)}`);
  assert.ok(isProfile({ $schema: './node_modules/debitor/profile.schema.json', name: 'mine', extends: 'iex' }));
  assert.equal(isProfile({ name: 'mine', kinds: { b2x: {} } }), false);
});

test('workerd runs the package, with the module as an import of its own', async () => {
  await esbuild({
    absWorkingDir: worker.folder,
    entryPoints: ['worker.js'],
    outdir: 'built',
    bundle: true,
    format: 'esm',
    conditions: ['workerd'],
    external: ['*.wasm'],
    logLevel: 'warning',
  });
  copyFileSync(join(worker.folder, 'node_modules/debitor/checkout/checkout_bg.wasm'), join(worker.folder, 'built/checkout_bg.wasm'));
  assert.match(readFileSync(join(worker.folder, 'built/worker.js'), 'utf8'), /from "\.\/checkout_bg\.wasm"/);
  const { url, stop } = await startWorkerd();
  try {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(CUSTOMER) });
    const { valid, key, kind } = await response.json();
    assert.deepEqual([valid, kind, key.value], [true, 'b2b', 'company_number=0184:13585628']);
  } finally {
    await stop();
  }
});

/** Starts the runtime on a port of its own. */
async function startWorkerd() {
  const child = spawn(workerdPackage.default, ['serve', 'config.capnp', '--control-fd=3'], { cwd: worker.folder, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const port = await new Promise((resolve, reject) => {
    let told = '';
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    child.stdio[3].on('data', (chunk) => {
      told += chunk;
      for (const line of told.split('\n').slice(0, -1)) {
        const event = JSON.parse(line);
        if (event.event === 'listen') resolve(event.port);
      }
    });
    child.once('error', reject);
    child.once('close', () => reject(new Error(`workerd ended: ${said}`)));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => (child.kill(), ended) };
}
