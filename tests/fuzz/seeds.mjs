/**
 * What the fuzzer begins with: the inputs of `tests/vectors/`, the presets and the catalogues, in the form that each
 * target reads; and the words that JSON of each kind is made of.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { records } from '../support/csv.mjs';

const [root, out] = process.argv.slice(2);
const read = (...path) => readFileSync(join(root, ...path), 'utf8');
const files = (folder) => readdirSync(join(root, folder)).map((name) => join(folder, name));

/** One file for each input, named by its content. */
function seeds(target, inputs) {
  const folder = join(out, 'seeds', target);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const input of inputs) {
    writeFileSync(join(folder, createHash('sha1').update(input).digest('hex')), input);
  }
}

function words(target, list) {
  // The fuzzer reads plain ASCII and hex alone.
  const escaped = (word) => Array.from(Buffer.from(word), (byte) =>
    /[\w .{}?-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  const lines = [...new Set(list)].filter((word) => word).map((word) => `"${escaped(word)}"\n`);
  writeFileSync(join(out, `${target}.dict`), lines.join(''));
}

/** All keys and texts of a JSON value. */
function texts(value) {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, child]) => [...(Array.isArray(value) ? [] : [key]), ...texts(child)]);
}

const numbers = [];
for (const file of ['tests/vectors/identifiers.csv', ...files('tests/vectors/text'), ...files('tests/vectors/published')]) {
  if (!file.endsWith('.csv')) continue;
  const [, name] = /([^/]+)\.csv$/.exec(file);
  // A published number's file is named after its scheme, and its country where it is one of VAT.
  const [, scheme] = /^(vat)_/.exec(name) ?? [null, name];
  const rows = records(join(root, file)).map((row) => ({ scheme, country: '', ...row }));
  // The published ones are much alike: some of each.
  numbers.push(...(file.includes('/published/') ? rows.slice(0, 8) : rows));
}
seeds('identifiers', numbers.map(({ scheme, country, input }) => `${scheme}\t${country}\t${input}`));
seeds('format', numbers.map(({ scheme, country, input }, index) => `${scheme}\t${country}\t${index % (input.length + 1)}\t${input}`));
words('identifiers', numbers.flatMap(({ scheme, country }) => [`${scheme}\t`, `\t${country}\t`]));
words('format', numbers.flatMap(({ scheme, country }) => [`${scheme}\t`, `\t${country}\t`]));

const customers = read('tests/vectors/customers.jsonl').trimEnd().split('\n').map((line) => JSON.parse(line).customer);
const lines = (customer) => Object.entries(customer).map(([name, value]) => `${name}\t${typeof value === 'object' ? '' : value}\n`);
seeds('customer', customers.flatMap((customer) => [JSON.stringify(customer), lines(customer).join('')]));

const catalogues = files('src/problem/locales').map((file) => JSON.parse(read(file)));
const names = Object.keys(catalogues[0]);
const fields = names.filter((name) => name.startsWith('field.')).map((name) => name.slice('field.'.length));
words('customer', [...fields, ...customers.flatMap(texts).filter((text) => text.length < 24)]);

const presets = files('src/profile/presets').map((file) => JSON.parse(read(file)));
const formats = ['country_names', 'iban', 'locale', 'phone', 'postcode'];
const full = { name: 'f', locale: 'en', country: 'DE', formats, kinds: { b2c: { identity: [['email', 'phone?'], ['custom.a']] } }, messages: { en: { 'field.vat': '{label}' } } };
const parts = presets.flatMap((preset) => Object.entries(preset).map(([key, value]) => ({ name: 'p', kinds: {}, [key]: value })));
seeds('profile', [...presets, full, ...parts].map((profile) => JSON.stringify(profile)));
words('profile', [...fields, ...formats, ...presets.flatMap(texts).filter((text) => text.length < 24), 'required', 'recommended', 'optional', 'identity', 'when_filled', 'custom.', '?']);

const patterns = read('tests/vectors/patterns.jsonl').trimEnd().split('\n').map((line) => JSON.parse(line).pattern);
seeds('pattern', patterns.map((pattern) => `${pattern}\tM-1234`));
words('pattern', ['(?:', '[^', '\\d', '\\w', '{2,3}', '{1,}', '{255}', '[A-Z0-9-]', '|', ')*', ')+', '&&', 'æ']);

// Whole ones are long and slow: each text alone besides.
seeds('catalogue', [...catalogues, ...Object.entries(catalogues[0]).map(([key, text]) => ({ [key]: text }))].map((texts) => JSON.stringify(texts)));
words('catalogue', [...names, '{label}', '{found}', '{expected}', '{belongs_to_label}', '{position}', 'lang']);
