/** The admin module by itself: what it says of files is what the native program says, byte for byte. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { adminModule, exported, imported } from '../support/admin.mjs';
import { binary } from '../support/server.mjs';
import { root } from './consumer.mjs';

const imports = join(root, 'tests/vectors/imports');
const cases = readFileSync(join(imports, 'cases.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
const folder = mkdtempSync(join(tmpdir(), 'debitor-'));
let admin;
before(async () => (admin = await adminModule()));
after(() => rmSync(folder, { recursive: true }));

/** Runs the native program; 1 says that some rows are invalid. */
function native(...args) {
  const { status, stderr, error } = spawnSync(binary, args, { encoding: 'utf8' });
  assert.ok(!error && status !== 2, String(error ?? stderr));
}

/** Byte for byte, hints between the rows of the file and all; said as text, so that a difference can be read. */
function assertSame(module, native, claim) {
  if (!module.equals(native)) assert.equal(module.toString(), native.toString(), claim);
}

/** The files of a run, and how the session is asked for each. */
const FILES = { decisions: 'jsonl', cleaned: 'xlsx', faulty: 'xlsx', undo: 'jsonl' };
const OPTIONS = { decisions: '--output', cleaned: '--cleaned', faulty: '--errors', undo: '--undo' };

for (const locale of ['en', 'da']) {
  for (const format of ['as asked', 'csv']) {
    test(`each file of each system comes out as it does natively, in ${locale}, ${format}`, () => {
      assert.ok(cases.length >= 8);
      for (const { case: name, profile, mode, on_match, file, existing } of cases) {
        const options = { locale, ...(mode && { mode }), ...(on_match && { on_match }) };
        const read = (path) => readFileSync(join(imports, path));
        const session = imported(admin, profile, options, read(file), read(existing), 100);
        const formats = Object.entries(FILES).map(([kind, usual]) => [kind, format === 'csv' ? 'csv' : usual]);
        const place = (kind, ending) => join(folder, `${name}-${kind}.${ending}`);
        native('preview', '--profile', profile, '--locale', locale, '--existing', join(imports, existing), '--quiet',
          ...(mode ? ['--mode', mode] : []), ...(on_match ? ['--duplicates', on_match] : []),
          ...formats.flatMap(([kind, ending]) => [OPTIONS[kind], place(kind, ending)]), join(imports, file));
        for (const [kind, ending] of formats) {
          const { bytes, file_name } = exported(admin, session, kind, ending);
          assert.equal(file_name, `customers-${kind}.${ending}`);
          assertSame(Buffer.from(bytes), readFileSync(place(kind, ending)), `${name}: ${kind} as ${ending}`);
        }
        session.free();
      }
    });
  }
}

test('each decision of a page is that of the exported line', () => {
  for (const { profile, mode, on_match, file, existing } of cases) {
    const options = { locale: 'en', ...(mode && { mode }), ...(on_match && { on_match }) };
    const session = imported(admin, profile, options, readFileSync(join(imports, file)), readFileSync(join(imports, existing)));
    const lines = Buffer.from(exported(admin, session, 'decisions', '').bytes).toString().trimEnd().split('\n');
    const { rows, total } = session.rows({ from: 0, count: 1000 });
    assert.equal(total, lines.length);
    rows.forEach((row, place) => {
      const line = JSON.parse(lines[place]);
      for (const part of ['row', 'decision', 'reason', 'message', 'kind', 'key']) assert.deepEqual(row[part], line[part]);
    });
    session.free();
  }
});

test('each template comes out as it does natively', () => {
  for (const profile of ['iex', 'snelstart-magento', 'picqer', 'snelstart-polaris', 'banqup']) {
    for (const format of ['xlsx', 'csv']) {
      const place = join(folder, `${profile}.${format}`);
      native('template', '--profile', profile, '--locale', 'nl', '--output', place);
      const { bytes, file_name } = admin.template(profile, {}, 'nl', format);
      assert.equal(file_name, `${profile}-template.${format}`);
      assert.deepEqual(Buffer.from(bytes), readFileSync(place), `${profile} ${format}`);
    }
  }
});

test('what the module writes it reads again', () => {
  const { bytes } = admin.template('snelstart-polaris', {}, 'nl', 'xlsx');
  const session = imported(admin, 'snelstart-polaris', { locale: 'nl' }, bytes);
  assert.equal(session.headerInfo().format, 'xlsx');
  assert.deepEqual(session.mapping().missing_required, []);
  assert.equal(session.summary().rows, 1);
  session.free();
});

test('a saved mapping is taken again', () => {
  const { profile, file } = cases.find(({ case: name }) => name === 'iex');
  const bytes = readFileSync(join(imports, file));
  const session = imported(admin, profile, {}, bytes);
  session.setMapping({ columns: [{ column: 0, field: null }] });
  const saved = JSON.parse(Buffer.from(admin.savedMapping(session).bytes).toString());
  const again = imported(admin, profile, {}, bytes);
  again.setMapping(saved);
  const fields = (one) => one.mapping().columns.map(({ field }) => field);
  assert.deepEqual(fields(again), fields(session));
  assert.equal(fields(again)[0], null);
});

test('errors have a code, a path and a hint', () => {
  const caught = (make) => {
    try {
      make();
    } catch ({ code, path, hint }) {
      return [code, path, hint];
    }
    return undefined;
  };
  const { Import } = admin;
  assert.deepEqual(caught(() => new Import('iexx', {}, {})), ['profile.unknown', undefined, 'iex']);
  assert.deepEqual(caught(() => new Import('iex', {}, { modus: 'add' })), ['preview.options', '$.modus', 'mode']);
  assert.equal(caught(() => new Import({ name: 'x', extends: 'x' }, { x: { name: 'x', extends: 'x' } }, {}))[0], 'profile.extends');
  const circle = {};
  circle.self = circle;
  assert.equal(caught(() => new Import(circle, {}, {}))[0], 'profile.type');
  const session = imported(admin, 'iex', {}, Buffer.from('email\nole@smed.example\n'));
  assert.equal(caught(() => session.rows({ filter: { decisions: ['creat'] } }))[0], 'preview.query');
  assert.equal(caught(() => session.edit(7, 0, 'x'))[0], 'preview.row');
  assert.equal(caught(() => new admin.Export(session, 'cleand', ''))[2], 'cleaned');
});

test('the rules alone check a customer and say what the accounts make of it', () => {
  const rules = new admin.Rules('iex', {}, 'da');
  assert.equal(rules.check({ cvr: '13585627', company: 'Smed A/S', email: 'ole@smed.example' }).problems[0].code, 'cvr.checksum');
  assert.equal(rules.key({ email: 'Ole@Smed.example' }).value, 'email=ole@smed.example');
  assert.equal(rules.advise({ company: 'Smed A/S', customer_number: '7' }).removal.decision.length > 0, true);
  assert.equal(rules.text('lang', {}), 'da');
});

test('the grid shows the columns of the system, finds customers by every filter, and writes them out', () => {
  const grid = new admin.Grid('snelstart-magento', {}, { locale: 'en' });
  grid.feed(Buffer.from([
    'Website,Company,First name,Last name,E-mail,VAT number,Country,customer_number,customer_id',
    'shop.nl,Smed BV,Ole,Smed,ole@smed.example,NL004495445B01,NL,1001,7',
    'shop.nl,Smed BV,Ole,Smed,ole@smed.example,NL004495445B01,NL,,7',
    'shop.be,Nord,Ida,Nord,ida@nord.example,BE0403019262,BE,,8',
    ',=Øst,Åse,Øst,aase@oest.example,,DK,,9',
  ].join('\n')));
  grid.finish();
  while (!grid.step(1).is_done);
  const info = grid.info();
  assert.deepEqual([info.websites, info.countries, info.rows], [['shop.be', 'shop.nl'], ['BE', 'DK', 'NL'], 4]);
  assert.equal(info.columns.find(({ field }) => field === 'customer_id').visible, false);
  const lines = (filter, sort) => grid.rows({ from: 0, count: 10, filter, ...(sort && { sort }) }).rows.map(({ row }) => row);
  assert.deepEqual(lines({}), [2, 3, 4, 5]);
  assert.deepEqual(lines({ website: 'shop.nl' }), [2, 3]);
  assert.deepEqual(lines({ country: 'DK' }), [5]);
  assert.deepEqual(lines({ text: 'øST' }), [5]);
  assert.deepEqual(lines({ unsynchronised: true }), [3, 4, 5]);
  assert.deepEqual(lines({ unsynchronised: false }), [2]);
  const company = info.columns.findIndex(({ field }) => field === 'company');
  assert.deepEqual(lines({}, { column: company, descending: true }), [2, 3, 4, 5]);
  assert.deepEqual(lines({}, { column: 'row', descending: true }), [5, 4, 3, 2]);
  assert.throws(() => lines({}, { column: 99 }), { code: 'preview.query', path: '$.sort.column' });
  const [first, , wrong, none] = grid.rows({}).rows;
  assert.deepEqual([first.vat.verdict, wrong.vat.verdict, none.vat], ['valid', 'invalid', null]);
  assert.notEqual(wrong.vat.message, '');
  assert.deepEqual([first.duplicates, none.duplicates], [[3], []]);
  assert.equal(typeof first.removal.decision, 'string');
  const text = Buffer.from(grid.export({ country: 'DK' }, 'csv').bytes).toString();
  assert.equal(text.trimEnd().split('\r\n').length, 2);
  assert.ok(text.includes("'=Øst"));
  grid.free();
});

test('archived customers are shown when they are asked for', () => {
  const grid = new admin.Grid('snelstart-polaris', {}, { locale: 'nl' });
  grid.feed(Buffer.from('customer_number,company,archived\n1,Nord,true\n2,Syd,false\n'));
  grid.finish();
  while (!grid.step(100).is_done);
  assert.equal(grid.rows({}).total, 1);
  assert.equal(grid.rows({ filter: { archived: true } }).total, 2);
  grid.free();
});
