/** The packed package in bundlers: what each makes of it is served under a strict policy, and runs in a browser. */
import assert from 'node:assert/strict';
import { copyFileSync, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build as viteBuild, createServer as viteServer } from 'vite';
import webpack from 'webpack';
import { build as esbuild } from '../../pkg-config/tools/node_modules/esbuild/lib/main.js';
import { Consumer } from '../node/consumer.mjs';
import { startBrowser } from '../support/browser.mjs';
import { serveFolder } from '../support/static.mjs';

const icon = readFileSync(new URL('../../www/icon.svg', import.meta.url));

let shop;
let browser;
before(async () => {
  shop = new Consumer(fileURLToPath(new URL('page/', import.meta.url)));
  shop.write('icon.svg', icon);
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  shop?.remove();
});

/** Opens a page and looks at it; nothing on it may fail. */
async function look(url, at) {
  const page = await browser.newPage();
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('response', (response) => response.status() >= 400 && troubles.push(`${response.status()} ${response.url()}`));
  try {
    await page.goto(url);
    await at(page).catch((error) => Promise.reject(troubles.length > 0 ? new Error(troubles.join('\n'), { cause: error }) : error));
    assert.deepEqual(troubles, []);
  } finally {
    await page.close();
  }
}

/** The same for a page of a folder, served as a shop would. */
async function onPage(folder, file, at) {
  const server = await serveFolder(folder, { '/icon.svg': icon });
  try {
    await look(`${server.url}/${file}`, at);
  } finally {
    await server.stop();
  }
}

/** What the page must say of one checkout and one file. */
async function runs(page) {
  await page.waitForFunction(() => window.checkout && window.preview, null, { timeout: 20_000 });
  const { checkout, preview } = await page.evaluate(() => ({ checkout: window.checkout, preview: window.preview }));
  assert.equal(checkout.error, undefined);
  assert.equal(checkout.report.problems[0].code, 'cvr.checksum');
  assert.match(checkout.report.problems[0].message, /^CVR-nummeret/);
  assert.deepEqual(preview.decisions, ['create', 'invalid'], JSON.stringify(preview));
  assert.equal(preview.counts.create, 1);
  for (const form of ['#checkout', '#order']) {
    await page.fill(`${form} [name=cvr]`, '13585627');
    await page.press(`${form} [name=cvr]`, 'Tab');
    await page.waitForFunction((form) => /CVR-nummeret/.test(document.querySelector(form).innerText), form);
    assert.equal(await page.getAttribute(`${form} [name=cvr]`, 'aria-invalid'), 'true');
  }
}

test('Vite builds a page with a checkout and an import preview', async () => {
  const outDir = join(shop.folder, 'vite');
  await viteBuild({ root: shop.folder, configFile: false, logLevel: 'error', build: { outDir } });
  await onPage(outDir, 'index.html', runs);
});

test('Vite serves the same page while it is being written', async () => {
  const server = await viteServer({
    root: shop.folder,
    configFile: false,
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1' },
  });
  try {
    await server.listen();
    await look(server.resolvedUrls.local[0], runs);
  } finally {
    await server.close();
  }
});

test('Vite builds a page with the element of an import, which reads a file that a person chooses', async () => {
  const outDir = join(shop.folder, 'element');
  for (const folder of ['locales', 'presets']) {
    cpSync(join(shop.folder, 'node_modules/debitor', folder), join(shop.folder, 'public/debitor-files', folder), { recursive: true });
  }
  const input = join(shop.folder, 'element.html');
  await viteBuild({ root: shop.folder, configFile: false, logLevel: 'error', build: { outDir, rolldownOptions: { input } } });
  await onPage(outDir, 'element.html', async (page) => {
    const buffer = Buffer.from('Firma;CVR;E-mail\nSmed A/S;13585628;ole@smed.example\n');
    await page.setInputFiles('debitor-import input[type=file]', { name: 'kunder.csv', mimeType: 'text/csv', buffer });
    await page.waitForFunction(() => window.imported, null, { timeout: 20_000 });
    await page.locator('.grid-body').getByText('Smed A/S').first().waitFor();
    // The style sheets came along.
    assert.equal(await page.locator('debitor-import').evaluate((element) => getComputedStyle(element).display), 'grid');
  });
});

test('webpack builds the same page', async () => {
  const path = join(shop.folder, 'webpack');
  const compiler = webpack({
    context: shop.folder,
    mode: 'production',
    entry: { checkout: './checkout.js', form: './form.js', preview: './preview.js' },
    output: { path, publicPath: 'auto' },
    performance: false,
  });
  const stats = await new Promise((resolve, reject) => compiler.run((error, made) => (error ? reject(error) : resolve(made))));
  await new Promise((resolve) => compiler.close(resolve));
  assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }), { errors: [], warnings: [] });
  copyFileSync(join(shop.folder, 'index.html'), join(path, 'index.html'));
  await onPage(path, 'index.html', runs);
});

test('esbuild builds the same page, with the worker as an entry of its own', async () => {
  const outdir = join(shop.folder, 'esbuild');
  const { warnings } = await esbuild({
    absWorkingDir: shop.folder,
    entryPoints: {
      checkout: './checkout.js',
      form: './form.esbuild.js',
      preview: './preview.esbuild.js',
      worker: 'debitor/admin/worker.js',
    },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    loader: { '.wasm': 'file' },
    logLevel: 'silent',
  });
  assert.deepEqual(warnings.map(({ text }) => text), []);
  // esbuild leaves files that are named by an address where they are.
  for (const folder of ['locales', 'presets']) {
    cpSync(join(shop.folder, 'node_modules/debitor/admin', folder), join(outdir, folder), { recursive: true });
  }
  copyFileSync(join(shop.folder, 'index.html'), join(outdir, 'index.html'));
  await onPage(outdir, 'index.html', runs);
});

test('a page without any bundler takes the files as they are', async () => {
  await onPage(shop.folder, 'plain.html', runs);
});
