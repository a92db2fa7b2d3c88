/**
 * How long `debitor/admin` takes in Chromium for the files of customers.py, one JSON line each: until rows can be shown, until all are
 * decided, and the longest time that the page itself stood still.
 *
 *   node tests/bench/admin.mjs existing.csv file.csv file.xlsx …
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBrowser } from '../support/browser.mjs';
import { serveFolder } from '../support/static.mjs';

const folder = fileURLToPath(new URL('../../target/npm/package/', import.meta.url));
const PAGE = '<!doctype html><title>bench</title><script type="module" src="/page.js"></script>';
const SCRIPT = `
import { openImport } from '/debitor/admin/index.js';
window.measure = async (name, other, profile) => {
  const blob = async (name) => (await fetch(name)).blob();
  const file = await blob(name);
  const existing = other && (await blob(other));
  let still = 0, last = performance.now(), going = true;
  const look = () => { const now = performance.now(); still = Math.max(still, now - last); last = now; if (going) setTimeout(look); };
  look();
  const start = performance.now();
  const session = await openImport({ profile, locale: 'da', file, existing });
  await session.rows({ from: 0, count: 50 });
  const first = performance.now() - start;
  const { rows } = await session.finished;
  const all = performance.now() - start;
  const at = performance.now();
  for (let from = 0; from < 1000; from += 50) await session.rows({ from, count: 50 });
  const page = (performance.now() - at) / 20;
  going = false;
  session.close();
  return { rows, first_ms: Math.round(first), all_ms: Math.round(all), page_ms: Math.round(page * 10) / 10, still_ms: Math.round(still) };
};
document.title = 'ready';
`;

const profile = process.env.PROFILE ?? 'iex';
const [existing, ...files] = process.argv.slice(2);
const made = { '/page.html': PAGE, '/page.js': SCRIPT };
for (const path of [existing, ...files]) made[`/${basename(path)}`] = readFileSync(path);
const server = await serveFolder(folder, made);
const browser = await startBrowser();
try {
  for (const path of files) {
    for (const other of [undefined, existing]) {
      const page = await browser.newPage();
      await page.goto(`${server.url}/page.html`);
      await page.waitForFunction(() => document.title === 'ready');
      const [name, against] = [`/${basename(path)}`, other && `/${basename(other)}`];
      const found = await page.evaluate(([name, against, profile]) => measure(name, against, profile), [name, against, profile]);
      console.log(JSON.stringify({ file: name.slice(1), existing: against?.slice(1) ?? null, ...found }));
      await page.close();
    }
  }
} finally {
  await browser.close();
  await server.stop();
}
