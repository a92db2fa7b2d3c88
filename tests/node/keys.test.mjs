/** Golden keys and invoice addresses through the packed checkout module. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { records } from '../support/csv.mjs';
import { Consumer, root } from './consumer.mjs';

const vectors = join(root, 'tests/vectors');
const FIELDS = ['country', 'street', 'house_number', 'box', 'postcode', 'city'];
let shop;
let createCheckoutSync;
before(() => {
  shop = new Consumer();
  ({ createCheckoutSync } = createRequire(join(shop.folder, 'index.js'))('debitor'));
});
after(() => shop.remove());

test('the module gives each customer its golden key', () => {
  let checked = 0;
  let leftOut = 0;
  for (const line of readFileSync(join(vectors, 'golden_keys.jsonl'), 'utf8').trimEnd().split('\n')) {
    const { claim, profile, customer, rule, value, digest } = JSON.parse(line);
    if (profile.formats) {
      // Formats with large tables are left out of the checkout module, and it says so.
      assert.throws(() => createCheckoutSync({ profile, locale: 'en' }), { code: 'profile.format' }, claim);
      leftOut += 1;
    } else {
      assert.deepEqual(createCheckoutSync({ profile, locale: 'en' }).key(customer), { version: 1, rule, value, digest }, claim);
      checked += 1;
    }
  }
  assert.ok(checked >= 300 && leftOut < checked / 10, `${checked} checked, ${leftOut} left out`);
});

test('ways of writing one address are one key, and two addresses are two', () => {
  const profile = { name: 'address', kinds: { b2c: { identity: [['invoice_address']] } } };
  const checkout = createCheckoutSync({ profile, locale: 'en' });
  const key = (row, end) => {
    const customer = Object.fromEntries(FIELDS.map((field) => [field, row[field + end]]).filter(([, text]) => text !== ''));
    return checkout.key(customer)?.value ?? null;
  };
  const counts = { same: 0, different: 0 };
  for (const row of records(join(vectors, 'addresses.csv'))) {
    const keys = [key(row, ''), key(row, '_2')];
    assert.match(String(keys[0]), /^invoice_address=[A-Z]{2},[^,]+,[^,]+,[^,]*$/, JSON.stringify(row));
    assert.equal(keys[0] === keys[1], row.expect === 'same', `${keys} ${JSON.stringify(row)}`);
    counts[row.expect] += 1;
  }
  assert.ok(counts.same >= 200 && counts.different >= 200, JSON.stringify(counts));
});
