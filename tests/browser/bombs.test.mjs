/** Files made to exhaust whoever reads them, given to the worker: each is refused, or read, at once and in little memory, and the page lives on. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { BOMBS, TEXT_BOMBS } from '../support/bombs.mjs';
import { engine, openPage, startBrowser } from '../support/browser.mjs';
import { serveFolder } from '../support/static.mjs';
import { csv, decided, give, openOffice } from './office.mjs';
import { openShop } from './shop.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * In milliseconds, and in MiB of the module's memory. How quick it is, is held to in Chromium, where it is measured; in the
 * others, which run beside it on the same machine, that it does not hang.
 */
const SLOWEST = { chromium: 1000, firefox: 15_000, webkit: 15_000 }[engine];
const MOST = 256;
/** A busy machine may take its time; a slow reader takes it each time. */
const TRIES = 10;

const PAGE = '<!doctype html><meta charset="utf-8"><title>Import</title><link rel="icon" href="/icon.svg"><script type="module" src="/page.js"></script>';

const SCRIPT = `
import * as admin from '/debitor/admin/index.js';
let pages = 0;
new BroadcastChannel('memory').onmessage = ({ data }) => (pages = Math.max(pages, data));
const open = (options) => admin.openImport({ profile: 'iex', locale: 'da', worker: '/measured.js', ...options });
const small = () => new Blob(['Firma;E-mail\\nNord;post@nord.example\\n']);
window.explode = async (file) => {
  pages = 0;
  const start = performance.now();
  let took;
  const found = await open({ file })
    .then(async (session) => {
      const { rows } = await session.finished;
      took = performance.now() - start;
      session.close();
      return { rows };
    })
    .catch(({ code, message }) => ({ code, message }));
  took ??= performance.now() - start;
  const after = await open({ file: small() });
  const { rows } = await after.finished;
  after.close();
  return { ...found, took, memory: pages / 2 ** 20, next: rows };
};
window.warm = () => open({ file: small() }).then((session) => session.finished);
document.title = 'ready';
`;

/** The worker, which tells the size of the module's memory with all it says: it never shrinks. */
const MEASURED = `
const Real = WebAssembly.Instance;
const told = new BroadcastChannel('memory');
WebAssembly.Instance = function (...given) {
  const made = new Real(...given);
  const post = self.postMessage.bind(self);
  self.postMessage = (...said) => (told.postMessage(made.exports.memory.buffer.byteLength), post(...said));
  return made;
};
`;

let server;
let browser;
let page;
before(async () => {
  server = await serveFolder(join(root, 'target/npm/package'), {
    '/page.html': PAGE,
    '/page.js': SCRIPT,
    '/icon.svg': readFileSync(join(root, 'www/icon.svg')),
    '/measured.js': `import '/measuring.js'; import '/debitor/admin/worker.js';`,
    '/measuring.js': MEASURED,
    ...Object.fromEntries(Object.values(BOMBS).map(([, make], place) => [`/bomb-${place}.xlsx`, make()])),
  });
  browser = await startBrowser();
  page = await openPage(browser);
  await page.goto(`${server.url}/page.html`);
  await page.waitForFunction(() => document.title === 'ready');
  await page.evaluate(() => warm());
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Explodes it until that was quick enough; says what was found. */
async function survives(name, code, explode) {
  let found;
  for (let tries = 0; tries < TRIES && !(found?.took <= SLOWEST); tries += 1) found = await explode();
  const { took, memory, rows, next } = found;
  console.log(`${name}: ${found.code ?? `${rows} rows`}, ${Math.round(took)} ms, ${memory.toFixed(1)} MiB`);
  assert.equal(found.code, code, found.message);
  if (code === undefined) assert.ok(rows >= 1);
  assert.ok(took <= SLOWEST, `${took} ms`);
  assert.ok(memory > 0 && memory <= MOST, `${memory} MiB`);
  assert.equal(next, 1);
}

Object.entries(BOMBS).forEach(([name, [code]], place) => {
  test(`${name}: ${code ? 'refused' : 'read'} at once, and the next file opens`, async () => {
    const url = `/bomb-${place}.xlsx`;
    await survives(name, code, () => page.evaluate(async (from) => explode(await (await fetch(from)).blob()), url));
  });
});

for (const [name, [code, pieces]] of Object.entries(TEXT_BOMBS)) {
  test(`${name}: ${code ? 'refused' : 'read'} at once, and the next file opens`, async () => {
    await survives(name, code, () =>
      page.evaluate((parts) => {
        const whole = parts.map(([text, times]) => {
          const piece = new Blob([text]);
          return new Blob(Array(times).fill(piece));
        });
        return explode(new Blob(whole));
      }, pieces));
  });
}

test('on the import page a bomb is told in the reader’s language, no rows of it stay, and the next file opens', async (t) => {
  const shop = await openShop();
  t.after(() => shop.close());
  const office = await openOffice(shop, 'import.html?lang=da');
  await give(office, { name: 'bombe.xlsx', buffer: BOMBS['two hundred thousand references to one long text'][1]() }, 'Fil til import');
  await office.getByRole('alert').getByText(/^Linje [\d.]+: Filen rummer mere, end der kan læses på én gang\. .*\(preview\.limit\)$/).waitFor();
  assert.equal(await office.locator('.result > *').count(), 0);
  await give(office, csv('ny.csv', ['Juridische naam', 'E-mailadres contactpersoon'], ['Nord', 'post@nord.example']), 'Fil til import');
  await office.getByRole('heading', { name: 'ny.csv' }).waitFor();
  await office.done();
});

test('titles and cells as long as Excel’s longest are shown at once, cut off; the whole value stands in the details', async (t) => {
  const shop = await openShop();
  t.after(() => shop.close());
  const office = await openOffice(shop, 'import.html?lang=en&profile=iex');
  const long = (letter) => letter.repeat(32_767);
  const rows = Array.from({ length: 50 }, (_, at) => [`Nord ${at}`, `post@nord${at}.example`, long('B'), long('C')]);
  await give(office, csv('long.csv', ['Firma', 'E-mail', long('A'), 'Note'], ...rows));
  await decided(office, '50');
  const lengths = await office.locator('[role=grid] .cell-value, .grid-title, tbody th').evaluateAll((all) => all.map(({ textContent }) => textContent.length));
  assert.ok(lengths.includes(301), 'what is long ends with …');
  assert.ok(Math.max(...lengths) <= 301);
  await office.locator('.grid-body [role=row]').first().locator('[role=gridcell]').last().click();
  await office.waitForFunction(() => document.querySelector('.details-value')?.textContent.length === 32_767);
  await office.done();
});
