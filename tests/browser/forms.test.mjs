/** The schemas in the form libraries that people use: the packed package, the real libraries, a real browser. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from '../../pkg-config/tools/node_modules/esbuild/lib/main.js';
import { Consumer, root, tools } from '../node/consumer.mjs';
import { openPage, startBrowser } from '../support/browser.mjs';
import { serveFolder } from '../support/static.mjs';
import { field, fill } from './shop.mjs';

const forms = join(root, 'tests/forms');
const FORMS = ['react-hook-form.tsx', 'tanstack-form.tsx', 'vee-validate.ts'];

let shop;
let browser;
before(async () => {
  install();
  shop = new Consumer();
  for (const name of readdirSync(forms).filter((file) => /\.m?tsx?$/.test(file))) cpSync(join(forms, name), join(shop.folder, name));
  link(join(forms, 'node_modules'), join(shop.folder, 'node_modules'));
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  shop?.remove();
});

/** Installs the libraries at the versions of the lock file, once. */
function install() {
  const [wanted, there] = [join(forms, 'package-lock.json'), join(forms, 'node_modules/.debitor-lock')];
  if (existsSync(there) && readFileSync(wanted).equals(readFileSync(there))) return;
  execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: forms, stdio: ['ignore', 'ignore', 'inherit'] });
  cpSync(wanted, there);
}

/** Puts the libraries beside the package. */
function link(from, to) {
  for (const name of readdirSync(from).filter((each) => !each.startsWith('.'))) {
    if (name.startsWith('@')) mkdirSync(join(to, name));
    for (const each of name.startsWith('@') ? readdirSync(join(from, name)) : ['']) {
      symlinkSync(join(from, name, each), join(to, name, each), 'dir');
    }
  }
}

/** A visit to the page of one form, under a strict policy. */
async function visit(form, steps) {
  const { outputFiles } = await build({
    absWorkingDir: shop.folder,
    entryPoints: { form },
    outdir: '/made',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', __VUE_PROD_DEVTOOLS__: 'false', __VUE_OPTIONS_API__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
    write: false,
    logLevel: 'error',
  });
  const html = '<!doctype html><html lang="en"><title>Order</title><div id="app"></div><pre id="sent"></pre><script type="module" src="/made/form.js"></script></html>';
  const site = await serveFolder(forms, { '/': html, '/index.html': html, ...Object.fromEntries(outputFiles.map(({ path, contents }) => [path, contents])) });
  const page = await openPage(browser);
  page.setDefaultTimeout(10_000);
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  try {
    await page.goto(`${site.url}/index.html`);
    await steps({
      page,
      error: (name, text) => page.locator(`[data-error="${name}"]`).filter({ hasText: text }).waitFor(),
      order: () => page.getByRole('button', { name: 'Order' }).click(),
    });
  } finally {
    await page.context().close();
    await site.stop();
    // On the page they tell more than what was waited for in vain.
    assert.deepEqual(faults, []);
  }
}

for (const form of FORMS) {
  test(`${form}: what is missing or wrong is said at its field, and what is right goes out in canonical form`, () => visit(form, async ({ page, error, order }) => {
    await order();
    await error('email', 'Enter your e-mail address');
    await fill(page, { 'billing.cvr': '13 58 56 27' });
    await fill(page, { email: 'Ole@Smed.dk' });
    await order();
    await error('billing.cvr', "This CVR number can't be right.");
    assert.equal(await page.locator('#sent').textContent(), '');
    await fill(page, { 'billing.cvr': 'DK-13 58 56 28' });
    await order();
    await error('company', 'Enter the name of your company.');
    await fill(page, { company: ' Smed A/S ' });
    await order();
    await page.waitForFunction(() => document.getElementById('sent').textContent !== '');
    assert.deepEqual(JSON.parse(await page.locator('#sent').textContent()), {
      company: 'Smed A/S',
      company_number: '13585628',
      country: 'DK',
      email: 'ole@smed.dk',
    });
  }));
}

test('an issue brings its repair to where the form shows it', () => visit('tanstack-form.tsx', async ({ page }) => {
  await fill(page, { 'billing.cvr': '13 58 56 27' });
  await page.getByRole('button', { name: 'Use 13585628' }).click();
  assert.equal(await field(page, 'billing.cvr').inputValue(), '13585628');
}));

test('TypeScript takes the schemas for what the standard describes, and the libraries take them', () => {
  const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler'];
  shop.run(join(tools, 'tsc'), ...options, '--jsx', 'react-jsx', '--skipLibCheck', '--types', '', ...FORMS, 'types.mts');
});
