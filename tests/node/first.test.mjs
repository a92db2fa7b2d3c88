/** The module that a page loads first says of every customer what the checkout module says, but for the words. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { records } from '../support/csv.mjs';
import { startFirst } from '../support/first.mjs';
import { Consumer, root } from './consumer.mjs';

const presets = join(root, 'src/profile/presets');
const vectors = join(root, 'tests/vectors');
const lines = (file) => readFileSync(join(vectors, file), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
const bare = ({ problems, ...rest }) => ({ ...rest, problems: problems.map(({ field, severity }) => ({ field, severity })) });
const unlabelled = (form) => ({ ...form, fields: form.fields.map((field) => ({ ...field, label: '' })) });

let shop;
let createCheckoutSync;
const first = startFirst();
before(() => {
  shop = new Consumer();
  ({ createCheckoutSync } = createRequire(join(shop.folder, 'index.js'))('debitor'));
});
after(() => shop.remove());

function preset(name) {
  return JSON.parse(readFileSync(join(presets, `${name}.json`), 'utf8'));
}

/** Both modules with a profile; nothing where the first one leaves it to the other. */
function both(profile) {
  const number = first.open(profile);
  if (number === null) return;
  const whole = createCheckoutSync({ profile, locale: 'en' });
  return {
    same(customer) {
      assert.deepEqual(first.ask(number, 'check', customer), bare(whole.check(customer)), JSON.stringify(customer));
      assert.deepEqual(first.ask(number, 'form', customer), unlabelled(whole.form(customer)), JSON.stringify(customer));
    },
    sameField(field, value, customer) {
      const expected = bare(whole.checkField(field, value, customer));
      assert.deepEqual(first.ask(number, 'checkField', field, value, customer), expected, `${field} ${value} ${JSON.stringify(customer)}`);
    },
  };
}

test('each row of customers and rules has the same report, but for the words', () => {
  let compared = 0;
  for (const { profile, customer } of ['customers.jsonl', 'rules.jsonl'].flatMap(lines)) {
    const pair = both(typeof profile === 'string' ? preset(profile) : profile);
    if (!pair) continue;
    pair.same(customer);
    compared += 1;
  }
  assert.ok(compared > 100, `only ${compared}`);
});

test('each number has the same verdict, canonical and formatted form', () => {
  const pair = both(preset('iex'));
  const fieldOf = { vat: 'vat', ean: 'ean', email: 'email', country: 'country' };
  const rows = records(join(vectors, 'identifiers.csv'));
  for (const file of readdirSync(join(vectors, 'published')).filter((name) => name.endsWith('.csv'))) {
    const [, scheme, country] = /^(.*?)(?:_([A-Z]{2}))?\.csv$/.exec(file);
    rows.push(...records(join(vectors, 'published', file)).map((row) => ({ scheme, country, ...row })));
  }
  assert.ok(rows.length > 500, `only ${rows.length}`);
  for (const { scheme, input, country = '' } of rows) {
    // A number of another scheme is what people put into the wrong box.
    for (const field of fieldOf[scheme] ? [fieldOf[scheme], 'company_number'] : ['company_number', 'vat', 'ean']) {
      for (const home of new Set([country, 'DK'])) {
        pair.sameField(field, input, { country: home });
      }
    }
  }
});

test('what the first module can not read it leaves to the checkout module', () => {
  const left = {
    extends: 'iex', patterns: { p: { field: 'vat', pattern: 'X' } }, templates: { t: {} }, numbers: { discount: {} },
    choices: { status: { a: 'A' } }, formats: ['postcode'],
  };
  for (const [key, value] of Object.entries(left)) assert.equal(first.open({ name: 'x', kinds: {}, [key]: value }), null, key);
  assert.equal(first.open({ name: 'x', kinds: { b2c: { identity: [['website?', 'invoice_address?']] } } }), null);
  for (const odd of [null, 'iex', 7, []]) assert.equal(first.open(odd), null);
  assert.notEqual(first.open({ name: 'x', kinds: {}, patterns: {}, formats: [], extends: null }), null);
  assert.ok(both(preset('iex')), 'the preset of shops is read at once');
});

test('a profile or customer of any form is read without a trap', () => {
  const odd = [null, true, -1, 1.5, 'x', [], {}, [[]], { kinds: [] }, { kinds: { b2b: 7 } }, { sources: { vat: 'x' } }, { kinds: { b2b: { identity: 'vat' } } }];
  for (const value of odd) {
    const number = first.open({ name: 'x', kinds: {}, ...(typeof value === 'object' ? value : { kinds: value }) });
    if (number === null) continue;
    for (const customer of odd) {
      assert.ok(first.ask(number, 'check', customer).kind);
      assert.ok(first.ask(number, 'form', customer).fields.length > 0);
    }
  }
  const number = first.open(preset('iex'));
  assert.equal(first.ask(number, 'checkField', 'no_such_field', 'x', {}), null);
});
