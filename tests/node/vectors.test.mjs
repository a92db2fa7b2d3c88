/** The rows of `tests/vectors/` through the packed checkout module, and its JavaScript, byte for byte against the native program. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { records } from '../support/csv.mjs';
import { binary } from '../support/server.mjs';
import { Consumer, root } from './consumer.mjs';

const vectors = join(root, 'tests/vectors');
let shop;
before(() => (shop = new Consumer()));
after(() => shop.remove());

/** A file of the installed package. */
const required = (path) => createRequire(join(shop.folder, 'index.js'))(`debitor${path}`);

/** What runs the core: the module, and the JavaScript made from it, which reads no file. */
const ENGINES = {
  'the module': (options) => required('').createCheckoutSync(options),
  'the JavaScript': ({ profile, locale }) => {
    const preset = (name) => required(`/presets/${name}.json`);
    const whole = typeof profile === 'string' ? preset(profile) : profile;
    const bases = { iex: preset('iex') };
    const messages = required(`/locales/${locale.split('-')[0]}.json`);
    return required('/js').createCheckoutSync({ profile: whole, bases, messages, locale });
  },
};

/** The native program's lines for an input. */
function native(args, input) {
  const { stdout, stderr, error } = spawnSync(binary, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.ok(!error && stderr === '', String(error ?? stderr));
  return stdout.trimEnd().split('\n');
}

function assertSame(checkout, rows) {
  const lines = native(['ids', '--locale', checkout.locale], rows.map((row) => `${row.scheme}\t${row.input}\t${row.country ?? ''}\n`).join(''));
  assert.equal(lines.length, rows.length);
  rows.forEach((row, index) => {
    const answer = checkout.examine(row.scheme, row.input, row.country ?? '');
    assert.equal(JSON.stringify(answer), lines[index]);
    if (row.verdict) assert.equal(answer.verdict, row.verdict, `${row.scheme} ${row.input}`);
    if (row.canonical) assert.equal(answer.canonical, row.canonical, `${row.scheme} ${row.input}`);
    assert.equal(checkout.verdict(row.scheme, row.input, row.country), answer.verdict, `${row.scheme} ${row.input}`);
  });
  for (const kind of new Set(rows.map((row) => `${row.scheme} ${row.country ?? ''}`))) {
    const [scheme, country] = kind.split(' ');
    const inputs = rows.filter((row) => row.scheme === scheme && (row.country ?? '') === country).map((row) => row.input);
    assert.deepEqual(checkout.verdicts(scheme, inputs, country), inputs.map((input) => checkout.verdict(scheme, input, country)));
  }
  return rows.length;
}

for (const [engine, createCheckoutSync] of Object.entries(ENGINES)) {
  for (const locale of ['da', 'en']) {
    test(`${engine} says of each identifier what the native program says, in ${locale}`, () => {
      const checkout = createCheckoutSync({ profile: 'iex', locale });
      assert.ok(assertSame(checkout, records(join(vectors, 'identifiers.csv'))) > 80);
    });
  }

  test(`${engine} knows every published number of the schemes that it holds`, () => {
    const checkout = createCheckoutSync({ profile: 'iex', locale: 'en' });
    let checked = 0;
    for (const file of readdirSync(join(vectors, 'published')).filter((name) => name.endsWith('.csv'))) {
      const scheme = file.replace(/(_[A-Z]{2})?\.csv$/, '');
      const rows = records(join(vectors, 'published', file)).map((row) => ({ ...row, scheme }));
      try {
        checkout.examine(scheme, '');
      } catch (error) {
        assert.equal(error.code, 'scheme.unknown');
        continue; // left out of the checkout module to save bytes
      }
      checked += assertSame(checkout, rows);
    }
    assert.ok(checked > 200, `only ${checked}`);
  });

  for (const name of ['customers', 'rules']) test(`${engine} gives each row of ${name} the expected report, byte for byte`, () => {
    const lines = readFileSync(join(vectors, `${name}.jsonl`), 'utf8').trimEnd().split('\n');
    assert.ok(lines.length > 40);
    for (const line of lines) {
      const { claim, profile, locale, customer } = JSON.parse(line);
      const checkout = createCheckoutSync({ profile, locale });
      const expected = line.slice(line.indexOf(',"report":') + ',"report":'.length, -1);
      const report = checkout.check(customer);
      assert.equal(JSON.stringify(report), expected, claim);
      assert.deepEqual(checkout.key(customer), report.key, claim);
    }
  });

  test(`${engine} refuses each broken profile as the native program does`, () => {
    const lines = readFileSync(join(vectors, 'profiles.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
    // The module lacks the formats; what it says of them has a test of its own.
    const rows = lines.filter(({ profile }) => !profile.formats);
    assert.ok(rows.length > 30);
    for (const { profile, error } of rows) {
      assert.throws(() => createCheckoutSync({ profile, locale: 'en' }), (thrown) => {
        const found = { code: thrown.code, message: thrown.message, path: thrown.path, hint: thrown.hint };
        assert.deepEqual(found, error, JSON.stringify(profile));
        return true;
      });
    }
  });

  test(`a format that ${engine} leaves out is an error with its place, not silence`, () => {
    const profile = { name: 'mine', formats: ['phone'], kinds: { b2c: {} } };
    assert.throws(() => createCheckoutSync({ profile, locale: 'en' }), { code: 'profile.format', path: '$.formats[0]' });
  });

  test(`verdicts of ${engine} are those of single values, whatever the values hold`, () => {
    const checkout = createCheckoutSync({ profile: 'iex', locale: 'en' });
    const values = ['DK13585628', '', 'DK\0' + '13585628', '\0', 'dk 13 58 56 28\n', 'DK13585627', '\u{1f4b6}', 'DK１３５８５６２８'];
    for (const scheme of ['vat', 'company_number', 'ean', 'email', 'country']) {
      for (const country of ['', 'DK', 'US', '?']) {
        const one = values.map((value) => checkout.examine(scheme, value, country).verdict);
        assert.deepEqual(values.map((value) => checkout.verdict(scheme, value, country)), one);
        assert.deepEqual(checkout.verdicts(scheme, values, country), one);
        values.forEach((value, index) => assert.deepEqual(checkout.verdicts(scheme, [value], country), [one[index]]));
      }
    }
    assert.deepEqual(checkout.verdicts('vat', []), []);
  });

  test(`a verdict of ${engine} under an unknown scheme is refused as an examination is`, () => {
    const checkout = createCheckoutSync({ profile: 'iex', locale: 'en' });
    for (const ask of [() => checkout.verdict('vta', '1'), () => checkout.verdicts('vta', ['1', '2'])]) {
      assert.throws(ask, (error) => error.code === 'scheme.unknown' && error.hint === 'vat');
    }
  });
}
