/** Formats that the packed checkout module leaves out, in the module that holds them all: as on servers, byte for byte. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { records } from '../support/csv.mjs';
import { coreOf, fullModule } from '../support/full.mjs';
import { binary } from '../support/server.mjs';
import { root } from './consumer.mjs';

const vectors = join(root, 'tests/vectors');
let module;
before(async () => {
  module = await fullModule();
});

/** The text of a row's report as the native tests wrote it. */
function reportOf(line) {
  const start = line.indexOf(',"report":') + ',"report":'.length;
  const end = line.lastIndexOf(',"advice":');
  return line.slice(start, end < start ? -1 : end);
}

const presets = join(vectors, 'presets');
for (const preset of ['snelstart-polaris', 'banqup']) {
  test(`the module with every format gives each customer of ${preset} the expected report`, () => {
    const lines = readFileSync(join(presets, `${preset}.jsonl`), 'utf8').trimEnd().split('\n');
    assert.ok(lines.length >= 25);
    for (const line of lines) {
      const { claim, profile, locale, customer } = JSON.parse(line);
      const core = coreOf(module, profile, locale);
      const report = core.check(customer);
      assert.equal(JSON.stringify(report), reportOf(line), claim);
      assert.deepEqual(core.key(customer), report.key, claim);
    }
  });
}

test('no preset that lists formats is left out here', () => {
  const asks = (name) => JSON.parse(readFileSync(join(root, 'src/profile/presets', name), 'utf8')).formats?.length > 0;
  const found = readdirSync(join(root, 'src/profile/presets')).filter(asks);
  assert.deepEqual(found.sort(), ['banqup.json', 'snelstart-polaris.json']);
});

test('each phone number, postcode, language, country and IBAN is read as on a server', () => {
  const core = coreOf(module, { name: 'plain', kinds: { b2c: {} } }, 'nl-BE');
  const files = ['text/country', 'text/locale', 'text/phone', 'text/postcode', 'published/iban', 'published/peppol'];
  const rows = files.flatMap((file) =>
    records(join(vectors, `${file}.csv`)).map((row) => ({ scheme: file.split('/')[1], ...row })));
  assert.ok(rows.length > 200, `only ${rows.length}`);
  const input = rows.map((row) => `${row.scheme}\t${row.input ?? row.number}\t${row.country ?? ''}\n`).join('');
  const run = spawnSync(binary, ['ids', '--locale', 'nl-BE'], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.ok(!run.error && run.stderr === '', String(run.error ?? run.stderr));
  const lines = run.stdout.trimEnd().split('\n');
  assert.equal(lines.length, rows.length);
  rows.forEach((row, index) => {
    assert.equal(JSON.stringify(core.examine(row.scheme, row.input ?? row.number, row.country ?? '')), lines[index]);
  });
});
