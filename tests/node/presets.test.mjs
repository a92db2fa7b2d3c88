/** The rows of `tests/vectors/presets/` through the packed checkout module: the native program's reports, byte for byte. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Consumer, root } from './consumer.mjs';

const folder = join(root, 'tests/vectors/presets');
/** Presets that a checkout page is meant to load as they are: none of their rows may be passed over. */
const FOR_PAGES = ['iex', 'picqer', 'snelstart-magento'];
let shop;
let createCheckoutSync;
before(() => {
  shop = new Consumer();
  ({ createCheckoutSync } = createRequire(join(shop.folder, 'index.js'))('debitor'));
});
after(() => shop.remove());

/** The text of a row's report as the native tests wrote it. */
function reportOf(line) {
  const start = line.indexOf(',"report":') + ',"report":'.length;
  const end = line.lastIndexOf(',"advice":');
  return line.slice(start, end < start ? -1 : end);
}

/** The checkout of a row; nothing where its profile wants a format that the module leaves out, which it must say. */
function checkoutOf({ profile, locale }) {
  try {
    return createCheckoutSync({ profile, locale });
  } catch (error) {
    assertWithoutFormat(error);
    return undefined;
  }
}

function assertWithoutFormat(error) {
  assert.equal(error.code, 'profile.format', error.message);
  assert.match(error.path, /^\$\.formats\[\d+\]$/);
}

const presets = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl') && !name.startsWith('pending-'))
  .map((name) => name.slice(0, -'.jsonl'.length));

for (const preset of FOR_PAGES) {
  test(`the module gives each customer of ${preset} the expected report, byte for byte`, () => {
    const lines = readFileSync(join(folder, `${preset}.jsonl`), 'utf8').trimEnd().split('\n');
    let checked = 0;
    for (const line of lines) {
      const row = JSON.parse(line);
      const checkout = checkoutOf(row);
      if (checkout === undefined) {
        assert.ok(row.profile.formats?.length > 0, `${row.claim}: the preset itself must load`);
        continue;
      }
      const report = checkout.check(row.customer);
      assert.equal(JSON.stringify(report), reportOf(line), row.claim);
      assert.deepEqual(checkout.key(row.customer), report.key, row.claim);
      checked += 1;
    }
    assert.ok(checked >= 25, `only ${checked} rows`);
  });
}

for (const preset of presets.filter((name) => !FOR_PAGES.includes(name))) {
  test(`${preset} asks for formats that a page does not have and is refused there, with the place`, () => {
    assert.throws(() => createCheckoutSync({ profile: preset }), (error) => {
      assertWithoutFormat(error);
      return true;
    });
  });
}

test('every preset for pages has its rows, and the others are the two that servers use', () => {
  assert.deepEqual(presets.filter((name) => !FOR_PAGES.includes(name)).sort(), ['banqup', 'snelstart-polaris']);
  for (const preset of FOR_PAGES) assert.ok(presets.includes(preset), preset);
});
