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

// Tables as people and programs write them; the parts of a workbook between NULs.
const bytes = (name) => readFileSync(join(root, 'tests/files', name));
const quoted = '"Nord, \n""Syd"" A/S"';
const csvs = [',', ';', '\t', '|'].flatMap((by) => ['\n', '\r\n', '\r'].map((end) => `sep=${by}${end}name${by}city${end}${quoted}${by}'=1+1${end}Ærø${by}\0${end}`));
seeds('table', [...csvs, ...csvs.flatMap((text) => [Buffer.from(`\uFEFF${text}`, 'utf16le'), Buffer.from(text, 'latin1')]),
  ...readdirSync(join(root, 'tests/files')).filter((name) => /\.(csv|ods|xls|xlsx)$/.test(name)).map(bytes)]);
words('table', ['sep=', '""', '","', '\r\n', '\uFEFF', "'=", 'PK\x03\x04', '%PDF', '<html', '{"']);
const cells = ['<v>1</v>', '<v>5.798E12</v>', '<f>A1</f>', '<f>A1</f><v>#N/A</v>', '<is><r><t>a</t></r><rPh><t>b</t></rPh></is>', '<is><t>_x000D_</t></is>'];
const sheets = ['n', 's', 'b', 'e', 'd', 'str', 'inlineStr'].flatMap((type) => cells.map((cell) =>
  `<worksheet><sheetData><row r="1"><c r="B1" t="${type}" s="1">${cell}</c></row></sheetData></worksheet>\0<sst><si><t>x</t></si></sst>`));
const styles = ['0%', '00000', 'yyyy-mm-dd', '[h]:mm', '"x"\\y'].map((code) =>
  `\0\0<styleSheet><numFmts><numFmt numFmtId="164" formatCode='${code}'/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`);
seeds('sheet', [...sheets, ...styles, '\0\0\0<workbook><workbookPr date1904="1"/><sheets><sheet name="a" state="hidden" r:id="rId1"/></sheets></workbook>']);
words('sheet', ['<row r="', '<c r="A1" t="s" s="1">', '<v>', '</v>', '</c>', '</row>', '<is>', '</is>', '<si>', '</si>', '<t>', '</t>', '&amp;', '&#x41;', '<![CDATA[', ']]>', '<!DOCTYPE', '_x0041_', 'XFD1048576', '\0']);
/** A section of an index's file: its length and its bytes. */
const section = (...bytes) => {
  const content = Buffer.concat(bytes.map((part) => Buffer.from(part)));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(content.length));
  return Buffer.concat([length, content]);
};
const number = (value) => [value, 0, 0, 0];
const table = (...debtors) => (debtors.length
  ? [section(number(debtors.length)), section(debtors.map(() => 7)), section(...debtors.map(number))]
  : [section(), section(), section()]);
const name = (text) => Buffer.concat([Buffer.from(number(text.length)), Buffer.from(text)]);
// One rule, and two debtors: with a key by that rule, and with one of its own and a folded name.
const entries = [
  [[1, 1, 0], [3, 6], 'a@b.dk'],
  [[0, 3], 'k=v', [4, 1], 'x', [2, 8], 'folded..'],
].map((row) => Buffer.concat(row.map((part) => Buffer.from(part))));
const rowEnd = (value) => [...number(value), ...number(0)];
const body = [
  section(name('email'), name('company')), section(number(1), name('email')),
  section(rowEnd(entries[0].length), rowEnd(entries[0].length + entries[1].length)), section(...entries),
  ...table(0, 1), ...table(), ...table(), ...table(), ...table(), ...table(), ...table(0), ...table(), ...table(1),
];
seeds('index', ['', Buffer.concat(body), Buffer.concat(body.map(() => section()))]);
words('index', ['debitor-index', 'email', 'country', 'company_number', '\0\0\0\0\0\0\0\0', '\x01\0\0\0']);
