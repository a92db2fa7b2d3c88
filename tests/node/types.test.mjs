/** Real answers of the modules against the declarations that are made of the Rust types, as a compiler reads them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { adminModule, exported, imported } from '../support/admin.mjs';
import { records } from '../support/csv.mjs';
import { Consumer, root, tools } from './consumer.mjs';

const vectors = join(root, 'tests/vectors');
const lines = (file) => readFileSync(join(vectors, file), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));

let shop;
before(() => (shop = new Consumer()));
after(() => shop.remove());

/** Words that a union lists: two answers that differ in one of them are not the same for a compiler. */
const WORDS = /^(code|kind|kinds|decision|reason|severity|verdict|scheme|how|phase|mode|modes|on_match|on_matches|empty_cells|format|actions)$/;

/** What a compiler can tell of a value: its keys, types and words. */
function outline(value, key = '') {
  if (Array.isArray(value)) return `[${[...new Set(value.map((item) => outline(item, key)))].sort()}]`;
  if (value !== null && typeof value === 'object') return `{${Object.entries(value).map(([name, inner]) => `${name}:${outline(inner, name)}`)}}`;
  return typeof value === 'string' && !WORDS.test(key) ? 'string' : JSON.stringify(typeof value === 'number' ? 0 : value);
}

/** Values by the name of their type, each outline once. */
class Values {
  #types = new Map();

  add(type, ...values) {
    const known = this.#types.get(type) ?? this.#types.set(type, new Map()).get(type);
    for (const value of values) known.set(outline(value), value);
  }

  /** A module in which each is said to be of its type. */
  module(from) {
    const all = [...this.#types].flatMap(([type, values]) => [...values.values()].map((value) => [type, value]));
    const names = [...this.#types.keys()].map((type) => `${type.replace(/\[\]$/, '')}`);
    return `import type { ${[...new Set(names)].join(', ')} } from '${from}';\n${all.map(([type, value]) => `{ const value: ${type} = ${JSON.stringify(value)}; void value; }\n`).join('')}export {};\n`;
  }

  /** Every key of every value. */
  keys() {
    const found = new Set();
    const follow = (value) => {
      if (value === null || typeof value !== 'object') return;
      for (const [key, inner] of Object.entries(value)) {
        if (!Array.isArray(value)) found.add(key);
        follow(inner);
      }
    };
    for (const values of this.#types.values()) for (const value of values.values()) follow(value);
    return found;
  }
}

/** The JSON files of a folder. */
function jsonIn(folder) {
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.json'));
  return new Map(files.map((file) => [file, JSON.parse(readFileSync(join(root, folder, file), 'utf8'))]));
}

/** What a checkout takes and gives. */
function ofCheckout() {
  const values = new Values();
  const { createCheckoutSync } = createRequire(join(shop.folder, 'index.js'))('debitor');
  const checkout = createCheckoutSync({ profile: 'iex', locale: 'en' });
  const fields = checkout.form({}).fields.map(({ name }) => name);
  for (const { profile, customer, locale, report } of [...lines('customers.jsonl'), ...lines('rules.jsonl')]) {
    if (report) values.add('Report', report);
    let own;
    try {
      own = createCheckoutSync({ profile, locale });
    } catch {
      // One of those that a page refuses.
      continue;
    }
    if (typeof profile === 'object') values.add('Profile', profile);
    values.add('Report', own.check(customer));
    values.add('FormState', own.form(customer));
    for (const name of fields) if (customer[name]) values.add('FieldReport', own.checkField(name, String(customer[name]), customer));
  }
  for (const { scheme, input, country } of records(join(vectors, 'identifiers.csv'))) {
    if (checkout.verdict(scheme, input, country) === undefined) continue;
    values.add('Answer', checkout.examine(scheme, input, country));
    values.add('Formatted', checkout.format(scheme, input, input.length, country));
    values.add('Identified[]', checkout.identify(input, country));
  }
  for (const [name, preset] of jsonIn('src/profile/presets')) {
    const file = jsonIn('src/profile/import').get(name);
    values.add('Profile', { ...preset, accounts: { ...preset.accounts, import: file } });
  }
  for (const file of ['matching/iex.jsonl', 'matching/general.jsonl', 'presets/iex.jsonl']) {
    for (const { profile } of lines(file)) if (profile && typeof profile === 'object') values.add('Profile', profile);
  }
  return values;
}

/** What the import preview and the customers grid take and give. */
async function ofAdmin() {
  const values = new Values();
  const admin = await adminModule();
  const read = (file) => readFileSync(join(vectors, 'imports', file));
  for (const { profile, mode, on_match, file, existing } of lines('imports/cases.jsonl')) {
    const options = { locale: 'en', ...(mode && { mode }), ...(on_match && { on_match }) };
    const session = imported(admin, profile, options, read(file), read(existing), 100);
    const query = { from: 0, count: 10_000, filter: { edited: false }, sort: { column: 'decision', descending: true } };
    values.add('RowQuery', query, { filter: { decisions: ['create'], problems: true, code: 'x', field: 'vat', search: 'a' }, sort: { by: 'row' } });
    values.add('Progress', session.progress());
    values.add('HeaderInfo', session.headerInfo());
    values.add('Mapping', session.mapping());
    const { rows, ...page } = session.rows(query);
    values.add('PreviewRows', page.total ? { ...page, rows: [] } : page);
    for (const row of rows) values.add('PreviewRow', row);
    values.add('Edited', session.edit(0, 0, 'another'), session.undo(), session.redo());
    values.add('PreviewRow', ...session.rows({ count: 1 }).rows);
    values.add('Summary', session.summary());
    const workbook = imported(admin, profile, options, Buffer.from(exported(admin, session, 'cleaned', 'xlsx').bytes));
    values.add('HeaderInfo', workbook.headerInfo());
    workbook.free();
    session.free();

    const grid = new admin.Grid(profile, {}, { locale: 'en' });
    grid.feed(read(existing));
    grid.finish();
    while (!grid.step(1000).is_done);
    const wanted = { from: 0, count: 1000, filter: { archived: true }, sort: { column: 0 } };
    values.add('GridQuery', wanted, { filter: { website: 'a', country: 'DK', text: 'x', unsynchronised: true } });
    values.add('GridInfo', grid.info());
    const found = grid.rows(wanted);
    values.add('GridRows', { ...found, rows: [] });
    for (const row of found.rows) values.add('GridRow', row);
    grid.free();
  }
  // Two debtors with one key, and a row that is too short.
  const existing = Buffer.from('customer_number;email;company\n1;a@b.dk;A\n2;a@b.dk;B\n');
  const session = imported(admin, 'iex', { locale: 'en' }, Buffer.from('email;company\na@b.dk;C\nc@d.dk\n'), existing);
  values.add('PreviewRow', ...session.rows({}).rows);
  values.add('Summary', session.summary());
  session.free();
  return values;
}

/** The keys that the declarations list. */
function declared(file) {
  const text = readFileSync(join(root, 'www/ts/data', file), 'utf8');
  return [...text.matchAll(/^ {2}(\w+)\??: /gm)].map(([, key]) => key);
}

function assertTyped(values, from) {
  shop.write('values.mts', values.module(from));
  const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', '--module', 'nodenext'];
  shop.run(join(tools, 'tsc'), ...options, '--types', '', 'values.mts');
}

test('every profile and every answer of a checkout is of its type, and every declared key is there', () => {
  const values = ofCheckout();
  assertTyped(values, 'debitor');
  const seen = values.keys();
  // The one is of servers with a secret.
  const missing = declared('checkout.ts').filter((key) => !seen.has(key) && key !== 'digest_kind');
  assert.deepEqual(missing, []);
});

test('every answer of the import preview and the grid is of its type, and every declared key is there', async () => {
  const values = await ofAdmin();
  assertTyped(values, 'debitor/admin');
  const seen = values.keys();
  assert.deepEqual(declared('admin.ts').filter((key) => !seen.has(key)), []);
});

test('a compiler refuses answers with a key too many, one too few, or a word that is none', () => {
  const [row] = lines('customers.jsonl');
  const { kind, ...rest } = row.report;
  for (const wrong of [{ ...row.report, more: 1 }, rest, { ...row.report, kind: 'b2x' }, { ...row.report, key: {} }]) {
    const values = new Values();
    values.add('Report', wrong);
    assert.throws(() => assertTyped(values, 'debitor'), /Command failed/);
  }
});
