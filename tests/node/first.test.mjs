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
const EMPTY = { code: '', params: {}, message: '', suggestions: [] };
const bare = ({ problems, ...rest }) => ({ ...rest, problems: problems.map(({ field, severity }) => ({ field, severity, ...EMPTY })) });
const judged = ({ valid, value, formatted }) => ({ valid, value, formatted, problems: [] });
const unlabelled = ({ kind, selector, fields }) => ({
  kind,
  selector,
  fields: fields.map((field) => ({ ...field, label: '', scheme: field.scheme ?? '' })),
});
/** What has no form to be written in: nobody asks about it. */
const blank = (value) => /^[\s\0-\x1f\x7f-\x9f]*$/.test(value);
/** What a form can say of a customer: texts by name. */
const typed = (customer) =>
  Object.fromEntries(Object.entries(customer ?? {}).flatMap(([name, value]) => (typeof value === 'object' ? [] : [[name, String(value)]])));

let shop;
let createCheckoutSync;
const first = await startFirst();
before(() => {
  shop = new Consumer();
  ({ createCheckoutSync } = createRequire(join(shop.folder, 'index.js'))('debitor'));
});
after(() => shop.remove());

function preset(name) {
  return JSON.parse(readFileSync(join(presets, `${name}.json`), 'utf8'));
}

/** Both modules with a profile; nothing where the first one leaves it to the other. */
function both(profile, locale = 'en') {
  const core = first(profile);
  if (!core) return;
  const whole = createCheckoutSync({ profile, locale });
  return {
    whole,
    same(customer) {
      assert.deepEqual(core.check(customer), bare(whole.check(customer)), JSON.stringify(customer));
      assert.deepEqual(core.form(customer), unlabelled(whole.form(customer)), JSON.stringify(customer));
    },
    sameField(field, value, customer) {
      const expected = judged(whole.checkField(field, value, customer));
      if (blank(value)) return;
      assert.deepEqual(core.checkField(field, value, customer), expected, `${field} ${value} ${JSON.stringify(customer)}`);
    },
    sameFormat(scheme, text, caret, country) {
      const expected = whole.format(scheme, text, caret, country);
      assert.deepEqual(core.format(scheme, text, caret, country), expected, `${scheme} ${text} ${caret} ${country}`);
    },
  };
}

test('each row of customers and rules has the same report, but for the words', () => {
  let compared = 0;
  for (const { profile, customer } of ['customers.jsonl', 'rules.jsonl'].flatMap(lines)) {
    const pair = both(typeof profile === 'string' ? preset(profile) : profile);
    if (!pair) continue;
    pair.same(typed(customer));
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

test('each customer that is put together or changed at random has the same report with each preset, in each language', () => {
  const names = readdirSync(presets).map((file) => file.replace('.json', ''));
  const pairs = names.flatMap((name) => ['da', 'de', 'fr'].flatMap((locale) => both(preset(name), locale) ?? []));
  assert.ok(pairs.length >= 3, `only ${pairs.length}`);
  const seed = Number(process.env.DEBITOR_SEED) || 20261121;
  const draw = drawer(seed);
  const pick = (list) => list[draw(list.length)];
  const known = ['customers.jsonl', 'rules.jsonl'].flatMap(lines).map(({ customer }) => typed(customer));
  const keys = [...new Set(known.flatMap((customer) => Object.keys(customer))), 'EAN', 'Kind', 'no_such_field'];
  const values = [
    ...known.flatMap((customer) => Object.values(customer)),
    ...records(join(vectors, 'identifiers.csv')).map(({ input }) => input),
    '', ' ', '0', 'x'.repeat(300), 'Danmark', 'danemark', 'Dänemark', 'Erhverv', 'GREECE', 'el', 'DK', 'SE', 'XI', 'GB',
    '\ud800', '\0', 'a\0b', 'I\u0307', '\ufeffx', '\u202e12', '１３５８５６２８', '\u{10ffff}', '-0.5', '1e+21',
  ];
  for (let i = 0; i < 3000; i++) {
    const customer = { ...(draw(4) > 0 && pick(known)) };
    for (let changes = draw(4); changes > 0; changes--) {
      const key = pick(keys);
      if (draw(4) === 0) delete customer[key];
      else customer[key] = draw(3) > 0 ? pick(values) : changed(String(customer[key] ?? pick(values)), draw);
    }
    const pair = pick(pairs);
    pair.same(customer);
    const { fields } = pair.whole.form(customer);
    pair.sameField(pick(fields).name, String(pick(values)), customer);
    const scheme = pick(fields.flatMap((field) => field.scheme ?? []));
    const text = String(pick(values));
    pair.sameFormat(scheme, text, draw(text.length + 2), pick(['', 'DK', 'SE', 'de', 'Danmark']));
  }
});

/** Numbers below a bound, the same ones for the same seed (xorshift32). */
function drawer(state) {
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

/** A text with one character more, fewer or other. */
function changed(text, draw) {
  const at = draw(text.length + 1);
  return text.slice(0, at) + ['', '7', ' ', '-', 'K', 'ø', '.'][draw(7)] + text.slice(at + draw(2));
}

test('what the first module can not read it leaves to the checkout module', () => {
  const left = {
    extends: 'iex', patterns: { p: { field: 'vat', pattern: 'X' } }, templates: { t: {} }, numbers: { discount: {} },
    choices: { status: { a: 'A' } }, formats: ['postcode'],
  };
  for (const [key, value] of Object.entries(left)) assert.equal(first({ name: 'x', kinds: {}, [key]: value }), undefined, key);
  assert.equal(first({ name: 'x', kinds: { b2c: { identity: [['website?', 'invoice_address?']] } } }), undefined);
  for (const odd of ['iex', 7, [], {}]) assert.equal(first(odd), undefined);
  assert.ok(first({ name: 'x', kinds: {}, patterns: {}, formats: [], extends: null }));
  assert.ok(both(preset('iex')), 'the preset of shops is read at once');
});

test('a profile of any form is refused or read, without a trap', () => {
  const odd = [null, true, -1, 1.5, [], {}, [[]], { kinds: [] }, { kinds: { b2b: 7 } }, { sources: { vat: 'x' } }, { kinds: { b2b: { identity: 'vat' } } }];
  let read = 0;
  for (const profile of odd.flatMap((value) => [value, { name: 'x', kinds: {}, ...value }, { name: 'x', kinds: value }])) {
    let core;
    try {
      core = first(profile);
    } catch (error) {
      // What is no profile the form leaves to the checkout module, which tells what is wrong with it.
      assert.ok(error instanceof TypeError, String(error));
    }
    if (!core) continue;
    read += 1;
    assert.ok(core.check({ vat: 'x' }).kind);
    assert.ok(core.form({}).fields.length > 0);
  }
  assert.ok(read > 0);
});

test('thousands of customers later the module holds no more memory', () => {
  const core = first(preset('iex'));
  const customers = lines('customers.jsonl').map(({ customer }) => typed(customer));
  const ask = (times) => {
    for (let i = 0; i < times; i++) {
      const customer = customers[i % customers.length];
      core.check(customer);
      core.form(customer);
      core.checkField('vat', 'x'.repeat(i % 500), customer);
    }
    return first.bytes();
  };
  const before = ask(200);
  assert.ok(before < 1 << 21, `${before} bytes`);
  assert.equal(ask(10_000), before);
});

test('a text twenty times as long takes about twenty times as long', () => {
  const core = first(preset('iex'));
  const spent = (length) => {
    const before = process.cpuUsage().user;
    for (let i = 0; i < 3; i++) assert.equal(core.checkField('remarks', 'x'.repeat(length), {}).value.length, length);
    return process.cpuUsage().user - before;
  };
  spent(10_000);
  const short = spent(10_000);
  const long = spent(200_000);
  // Four hundred times where each byte of the answer moves those that are there.
  assert.ok(long < 120 * short + 500_000, `${long} µs, of a short one ${short} µs`);
});
