/** The rows of `tests/vectors/` through the packed module in a browser, byte for byte against the native program. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { openPage } from '../support/browser.mjs';
import { records } from '../support/csv.mjs';
import { binary } from '../support/server.mjs';
import { openShop } from './shop.mjs';

const vectors = fileURLToPath(new URL('../vectors/', import.meta.url));

let shop;
let page;
before(async () => {
  shop = await openShop();
  page = await openPage(shop.browser);
  await page.goto(`${shop.url}/playground.html`);
});
after(async () => {
  await page?.context().close();
  await shop?.close();
});

/** The native program's lines for an input. */
function native(args, input) {
  const { stdout, stderr, error } = spawnSync(binary, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.ok(!error && stderr === '', String(error ?? stderr));
  return stdout.trimEnd().split('\n');
}

/** What the module with every format says of rows `[scheme, input, country]`, a line of JSON each. */
function inBrowser(rows) {
  return page.evaluate(async (rows) => {
    const { createCheckout } = await import('/debitor/checkout/slim.min.js');
    const messages = await (await fetch('/debitor/locales/en.json')).json();
    const checkout = await createCheckout({ profile: 'iex', locale: 'en', messages, wasm: fetch('/whole/checkout_bg.wasm') });
    return rows.map(([scheme, input, country]) => JSON.stringify(checkout.examine(scheme, input, country)));
  }, rows);
}

async function assertSame(rows) {
  const lines = native(['ids', '--locale', 'en'], rows.map((row) => `${row.join('\t')}\n`).join(''));
  const found = await inBrowser(rows);
  assert.equal(found.length, lines.length);
  found.forEach((line, index) => assert.equal(line, lines[index]));
  return rows.length;
}

test('the module says of each identifier what the native program says', async () => {
  const rows = records(join(vectors, 'identifiers.csv')).map(({ scheme, input, country }) => [scheme, input, country ?? '']);
  assert.ok((await assertSame(rows)) > 80);
});

test('the module says of every published number what the native program says', async () => {
  const rows = readdirSync(join(vectors, 'published'))
    .filter((name) => name.endsWith('.csv'))
    .flatMap((file) => {
      const scheme = file.replace(/(_[A-Z]{2})?\.csv$/, '');
      return records(join(vectors, 'published', file)).map(({ input, country }) => [scheme, input, country ?? '']);
    });
  assert.ok((await assertSame(rows)) > 200);
});

test('the packed module gives each customer the expected report, byte for byte', async () => {
  const lines = readFileSync(join(vectors, 'customers.jsonl'), 'utf8').trimEnd().split('\n');
  assert.ok(lines.length > 40);
  const found = await page.evaluate(async (lines) => {
    const { createCheckout } = await import('/debitor/checkout/index.js');
    const made = [];
    for (const line of lines) {
      const { profile, locale, customer } = JSON.parse(line);
      made.push(JSON.stringify((await createCheckout({ profile, locale })).check(customer)));
    }
    return made;
  }, lines);
  lines.forEach((line, index) => assert.equal(found[index], line.slice(line.indexOf(',"report":') + ',"report":'.length, -1)));
});
