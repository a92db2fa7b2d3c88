/** Shop orders through the packed checkout module, by dotted paths, byte for byte against the native program. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { binary } from '../support/server.mjs';
import { Consumer, root } from './consumer.mjs';

const folder = join(root, 'tests/vectors/orders');
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const names = ['woocommerce', 'magento2'].flatMap((shop) => readdirSync(join(folder, shop)).sort().map((name) => `${shop}/${name}`));
const orders = names.map(read);

let shop;
let createCheckoutSync;
before(() => {
  shop = new Consumer();
  ({ createCheckoutSync } = createRequire(join(shop.folder, 'index.js'))('debitor'));
});
after(() => shop.remove());

/** The native program's lines for the orders. */
function native(command, profile) {
  const args = [command, '--profile', join(folder, profile)];
  const input = orders.map((order) => `${JSON.stringify(order)}\n`).join('');
  const { stdout, stderr, error } = spawnSync(binary, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.ok(!error && stderr === '', String(error ?? stderr));
  return stdout.trimEnd().split('\n');
}

test('an order judged by dotted paths gets the native report, byte for byte', () => {
  assert.ok(orders.length >= 10);
  const checkout = createCheckoutSync({ profile: read('direct.json'), locale: 'da' });
  const expected = readFileSync(join(folder, 'direct.jsonl'), 'utf8').trimEnd().split('\n');
  const lines = native('check', 'direct.json');
  orders.forEach((order, index) => {
    const report = JSON.stringify(checkout.check(order));
    assert.equal(report, lines[index], names[index]);
    assert.equal(`{"order":"${names[index]}","report":${report}}`, expected[index]);
  });
});

test('the customer that the native program reads out of an order gets the same report in the module', () => {
  const checkout = createCheckoutSync({ profile: read('shop.json'), locale: 'da' });
  const expected = readFileSync(join(folder, 'customers.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
  const customers = native('customer', 'shop.json');
  names.forEach((name, index) => {
    const row = expected.find(({ order, profile }) => order === name && profile === 'shop');
    assert.equal(customers[index], JSON.stringify(row.customer), name);
    assert.equal(JSON.stringify(checkout.check(row.customer)), JSON.stringify(row.report), name);
  });
});
