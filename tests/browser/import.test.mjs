/** A bookkeeper at the import page: a file, its columns, its rows, what is mended, what is saved. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { engine } from '../support/browser.mjs';
import { accessibilityFaults, active, cell, counts, csv, decided, download, give, openOffice, overflow } from './office.mjs';
import { openShop } from './shop.mjs';

/** WebKit's driver does not say which workers there are. */
const tellsWorkers = engine !== 'webkit';

let shop;
before(async () => (shop = await openShop()));
after(() => shop.close());

const BANQUP = [
  'Juridische naam', 'Land (lettercode)', 'E-mailadres contactpersoon', 'Voornaam contactpersoon',
  'Achternaam contactpersoon', 'Taal contactpersoon (locale)', 'Bedrijfsnummer', 'Straat',
];
const CLIENTS = csv(
  'klanten.csv',
  BANQUP,
  ['Bakkerij Peeters BV', 'BE', 'an@peeters.example', 'An', 'Peeters', 'nl-BE', '0403019261', 'Kerkstraat'],
  ['Smørrebrød & Søn', 'BE', 'soren@eksempel.dk', 'Søren', 'Ågård', 'nl-BE', '0403019262', 'Østergade'],
  ['Éditions du Midi', 'BE', '', 'Zoé', 'Lefèvre', 'fr-BE', '', 'Rue du Midi'],
  ['Bakkerij Peeters', 'BE', 'piet@peeters.example', 'Piet', 'Peeters', 'nl-BE', '0403019261', 'Kerkstraat'],
);
const NUMBER = 'Bedrijfsnummer';
const EMAIL = 'E-mailadres contactpersoon';

/** One visit to the page with the clients' file open. */
function visit(claim, steps, { query = '?lang=en', file = CLIENTS, rows = '4', ...options } = {}) {
  test(claim, async () => {
    const page = await openOffice(shop, `import.html${query}`, options);
    if (file) {
      await give(page, file);
      await decided(page, rows);
    }
    await steps(page);
    await page.done();
  });
}

visit('every row gets a decision, and the chips count them', async (page) => {
  assert.deepEqual(await counts(page), { All: '4', Create: '1', Duplicate: '1', Invalid: '2' });
  assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), '5');
});

visit('a chip lets only its rows through', async (page) => {
  await page.getByRole('button', { name: 'Invalid 2' }).click();
  await page.getByText('2 rows', { exact: true }).waitFor();
  assert.deepEqual(await page.locator('.grid-body .number').allInnerTexts(), ['3', '4']);
  await page.getByRole('button', { name: 'All 4' }).click();
  await page.getByText('4 rows', { exact: true }).waitFor();
});

visit('a problem sits in its cell, and its suggestion mends it by one click', async (page) => {
  const number = await cell(page, '3', NUMBER);
  assert.equal(await number.getAttribute('aria-invalid'), 'true');
  await number.getByRole('button', { name: /^Use / }).click();
  await page.getByRole('button', { name: 'Invalid 1' }).waitFor();
  assert.equal(await number.getAttribute('aria-invalid'), null);
  assert.deepEqual(await counts(page), { All: '4', Create: '1', Duplicate: '2', Invalid: '1' });
});

visit('a country in full is mended by one click where the system takes codes alone', async (page) => {
  const country = await cell(page, '2', 'Land (lettercode)');
  await country.getByRole('button', { name: 'Use BE' }).click();
  await page.getByRole('button', { name: 'Create 1' }).waitFor();
  assert.deepEqual(await counts(page), { All: '1', Create: '1' });
}, {
  file: csv('land.csv', BANQUP, ['Bakkerij Peeters BV', 'België', 'an@peeters.example', 'An', 'Peeters', 'nl-BE', '0403019261', 'Kerkstraat']),
  rows: '1',
});

visit('everything is done by the keyboard alone: to the next problem, edit, undo, redo', async (page) => {
  const next = page.getByRole('button', { name: 'Next problem' });
  await next.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid');
  assert.match(await active(page), /^0403019262/);
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('BE 0403.170.701');
  await page.keyboard.press('Escape');
  assert.match(await active(page), /^0403019262/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('0403170701');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Invalid 1' }).waitFor();
  assert.equal(await active(page), 'Østergade');
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'Invalid 2' }).waitFor();
  await page.keyboard.press('Control+y');
  await page.getByRole('button', { name: 'Invalid 1' }).waitFor();
  await page.keyboard.press('Control+Home');
  assert.equal(await active(page), '2');
  await page.keyboard.press('Control+End');
  assert.equal(await active(page), 'Kerkstraat');
});

visit('typing over a cell begins an edit, and Enter goes to the row below', async (page) => {
  await (await cell(page, '4', EMAIL)).click();
  await page.keyboard.type('zoe@midi.example');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Invalid 1' }).waitFor();
  assert.equal(await active(page), 'piet@peeters.example');
  assert.match(await (await cell(page, '4', EMAIL)).innerText(), /zoe@midi\.example/);
});

visit('the panel below the grid says all of a problem, with every suggestion as a button', async (page) => {
  const number = await cell(page, '3', NUMBER);
  await number.click({ position: { x: 5, y: 5 } });
  const panel = page.getByRole('region', { name: 'Details' });
  await panel.getByRole('heading', { name: NUMBER }).waitFor();
  assert.ok((await panel.getByRole('button', { name: /^Use / }).count()) >= 1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Invalid 1' }).waitFor();
});

visit('search and the kind of problem narrow the rows', async (page) => {
  await page.getByLabel('Search').fill('Zoé');
  await page.getByText('1 row', { exact: true }).waitFor();
  await page.getByLabel('Search').fill('');
  await page.getByText('4 rows', { exact: true }).waitFor();
  await page.getByLabel('Problems').selectOption({ label: 'Only rows with problems' });
  await page.getByText('2 rows', { exact: true }).waitFor();
});

const firstLineIs = (page, line) =>
  page.waitForFunction((text) => document.querySelector('.grid-body .number')?.textContent === text, line);

visit('a title sorts the rows, and again the other way', async (page) => {
  const title = page.getByRole('columnheader', { name: 'Achternaam contactpersoon' });
  await title.getByRole('button').click();
  await firstLineIs(page, '4');
  assert.equal(await title.getAttribute('aria-sort'), 'ascending');
  await title.getByRole('button').click();
  await firstLineIs(page, '3');
  assert.equal(await title.getAttribute('aria-sort'), 'descending');
});

visit('the titles are reached from the first row by the arrow key, and sort by Enter', async (page) => {
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowUp');
  assert.equal(await active(page), 'Line');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await firstLineIs(page, '5');
  await page.keyboard.press('ArrowDown');
  assert.equal(await active(page), '5');
});

test('a column that was not recognised is named, chosen, and the rows are decided anew', async () => {
  const page = await openOffice(shop, 'import.html?lang=en');
  const [, ...others] = BANQUP;
  await give(page, csv('vreemd.csv', ['Wie is het', ...others], ['Peeters', 'BE', 'an@peeters.example', 'An', 'Peeters', 'nl-BE', '0403019261', '']));
  await page.locator('.mapping[open]').waitFor();
  const table = page.getByRole('table', { name: 'Columns' });
  await table.getByLabel('Wie is het').focus();
  await table.getByLabel('Wie is het').selectOption('company');
  await page.getByRole('button', { name: 'Create 1' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-column')), '0');
  await page.done();
});

test('names that are nearly those that the system demands are offered, and what is saved has the right ones', async () => {
  const page = await openOffice(shop, 'import.html?lang=en&profile=snelstart-polaris');
  const [row, other] = [['101', 'Jansen Bouw BV', 'Utrecht', 'x'], ['102', 'Fietsen Smit', 'Zwolle', 'y']];
  await give(page, csv('klanten.csv', ['Relatie code', 'naam', 'Plaats', 'Kleur'], row, other));
  await page.locator('.mapping[open]').waitFor();
  // There are no rows to look at, and nothing to save.
  assert.equal(await page.getByRole('grid').count(), 0);
  assert.equal(await page.getByRole('button', { name: 'Corrected file', exact: true }).count(), 0);
  const columns = page.getByRole('table', { name: 'Columns' });
  assert.deepEqual(await columns.getByRole('button').allInnerTexts(), ['Use Relatiecode', 'Use Naam']);
  await columns.getByRole('button', { name: 'Use Naam' }).click();
  await decided(page, '2');
  await columns.getByRole('button', { name: 'Use Relatiecode' }).click();
  await page.getByRole('button', { name: 'Create 2' }).waitFor();
  assert.equal(await columns.getByRole('button').count(), 0);
  await page.getByText('The system calls the column “Relatie code” “Relatiecode”.').waitFor();
  // No field that the system has no column for can be chosen.
  const choices = await columns.getByLabel('Kleur').locator('option').evaluateAll((all) => all.map(({ value }) => value));
  assert.ok(choices.includes('iban') && !choices.includes('ean'), choices.join());
  const text = readFileSync((await download(page, { name: 'Corrected file, CSV' })).path, 'utf8');
  const [head, first] = text.replace('\ufeff', '').split('\r\n').map((line) => line.split(';'));
  assert.deepEqual([head[0], first[0], head[1], first[1]], ['Relatiecode', '101', 'Naam', 'Jansen Bouw BV']);
  await page.done();
});

visit('what is typed stands in its cell at once, also while the module is busy', async (page) => {
  await page.evaluate(() => {
    const held = [];
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (...all) {
      if (all[0].call === 'edit') held.push(() => post.apply(this, all));
      else post.apply(this, all);
    };
    globalThis.release = () => held.splice(0).forEach((each) => each());
  });
  const email = await cell(page, '4', EMAIL);
  await email.click();
  await page.keyboard.type('zoe@midi');
  await page.keyboard.press('Tab');
  assert.match(await email.innerText(), /^zoe@midi\s*$/);
  // The next edit begins with it.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F2');
  assert.equal(await email.getByRole('textbox').inputValue(), 'zoe@midi');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('zoe@midi.example');
  await page.keyboard.press('Enter');
  assert.match(await email.innerText(), /^zoe@midi\.example\s*$/);
  // A suggestion too.
  const number = await cell(page, '3', NUMBER);
  await number.getByRole('button', { name: /^Use / }).click();
  await page.waitForFunction(() => document.querySelector('.details-cell .details-value')?.textContent === '0403019261');
  assert.equal(await number.getAttribute('aria-invalid'), null);
  assert.deepEqual(await counts(page), { All: '4', Create: '1', Duplicate: '1', Invalid: '2' });
  await page.evaluate(() => release());
  await page.getByRole('button', { name: 'Duplicate 2' }).waitFor();
  assert.deepEqual(await counts(page), { All: '4', Create: '2', Duplicate: '2' });
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'Invalid 1' }).waitFor();
  await page.waitForFunction(() => document.querySelector('.grid-body')?.textContent.includes('0403019262'));
});

visit('existing customers tell what changes, old and new', async (page) => {
  const head = ['Relatiecode', 'Naam', 'Plaats', 'Email'];
  await give(page, csv('bestaand.csv', head, ['101', 'Jansen Bouw BV', 'Utrecht', 'jan@jansen.example']), 'Existing customers (optional)');
  await give(page, csv('nieuw.csv', head, ['101', 'Jansen Bouw BV', 'Amersfoort', 'jan@jansen.example'], ['102', 'Åse Ørsted', 'Ærø', '']));
  await decided(page, '2');
  await page.getByLabel('What to import').selectOption({ label: 'New customers and changes' });
  await page.getByRole('button', { name: 'Update 1' }).waitFor();
  const town = await cell(page, '2', 'Plaats');
  assert.equal(await town.locator('del').innerText(), 'Utrecht');
  assert.equal(await town.locator('ins').innerText(), 'Amersfoort');
}, { query: '?lang=en&profile=snelstart-polaris', file: null });

test('where the existing customers can’t be read, that is said, and no rows stay that are decided without them', async () => {
  const page = await openOffice(shop, 'import.html?lang=en&profile=snelstart-polaris');
  const head = ['Relatiecode', 'Naam', 'Plaats', 'Email'];
  const many = Array.from({ length: 5000 }, (_, at) => [String(200 + at), `Jansen ${at}`, 'Utrecht', `jan@jansen${at}.example`]);
  const { buffer } = csv('', head, ...many);
  // More than is read before the first rows are shown, and damaged.
  await give(page, { name: 'bestaand.xlsx', buffer: Buffer.concat([Buffer.from('PK\x03\x04'), buffer]) }, 'Existing customers (optional)');
  await give(page, csv('nieuw.csv', head, ['101', 'Jansen Bouw BV', 'Amersfoort', 'jan@jansen.example']));
  await page.getByRole('alert').filter({ hasText: 'The file is damaged' }).waitFor();
  assert.equal(await page.locator('.result > *').count(), 0);
  assert.equal(await page.locator('.work').isVisible(), false);
  if (tellsWorkers) assert.equal(page.workers().length, 0);
  // Another file of customers, and all goes on.
  await give(page, { name: 'bestaand.csv', buffer }, 'Existing customers (optional)');
  await decided(page, '1');
  await page.done();
});

if (tellsWorkers) test('no worker waits for a file of an element that is gone, nor beside one that is open', async () => {
  const page = await openOffice(shop, 'import.html?lang=en');
  const workers = async (count) => {
    for (const end = Date.now() + 5000; page.workers().length !== count && Date.now() < end; ) await page.waitForTimeout(50);
    assert.equal(page.workers().length, count);
  };
  // One for the file, and those that judge rows beside it: see www/ts/admin/crew.ts.
  const waiting = engine === 'firefox' ? 1 : Math.min(await page.evaluate(() => navigator.hardwareConcurrency), 4);
  await workers(waiting);
  await give(page, CLIENTS);
  await decided(page, '4');
  await page.evaluate(() => (document.querySelector('debitor-import').locale = 'nl'));
  await page.getByText('4 rijen zijn gecontroleerd').waitFor();
  await page.waitForTimeout(300);
  await workers(1);
  await page.evaluate(() => (globalThis.fresh = document.querySelector('debitor-import').cloneNode()));
  await page.evaluate(() => document.querySelector('debitor-import').replaceWith(fresh));
  await page.locator('debitor-import .drop').first().waitFor();
  await workers(waiting);
  await page.evaluate(() => fresh.remove());
  await workers(0);
  await page.done();
});

/** What the page says in a language. */
const words = (lang) => JSON.parse(readFileSync(new URL(`../../src/problem/locales/${lang}.json`, import.meta.url), 'utf8'));

test('where the module can’t be loaded that is said in the page’s language, with what to do, and the next file is read', async () => {
  const { between } = shop;
  between.on('/admin_bg.wasm', ({ missing }) => missing());
  try {
    const page = await openOffice(shop, 'import.html?lang=da');
    await page.locator('.drop-input').first().setInputFiles({ mimeType: 'text/csv', ...CLIENTS });
    const said = `${words('da')['ui.import.note.unloaded']} (load.wasm)`;
    await page.getByRole('alert').getByText(said, { exact: true }).waitFor();
    between.forget();
    await page.locator('.drop-input').first().setInputFiles({ mimeType: 'text/csv', ...CLIENTS });
    await page.getByText('4 rækker').first().waitFor();
    // The console has told of the file that was missing.
    await page.done().catch((error) => assert.match(error.message, /^Failed to load resource: [^\n]*404[^\n]*(\n[^\n]*404[^\n]*)*$/));
  } finally {
    between.forget();
  }
});

test('the place of what can’t be read is said in the page’s language', async () => {
  const page = await openOffice(shop, 'import.html?lang=da');
  await page.locator('.drop-input').first().setInputFiles({ mimeType: 'text/csv', ...csv('stor.csv', BANQUP, ['x'.repeat(200_000)]) });
  await page.getByRole('alert').getByText(/^Linje 2 · Kolonne A: Filen rummer mere/).waitFor();
  await page.done();
});

test('a broken line among the existing customers is named, and what no Excel file can hold is told with the way out', async () => {
  const page = await openOffice(shop, 'import.html?lang=da');
  const inputs = page.locator('.drop-input');
  const existing = { name: 'debitorer.jsonl', buffer: Buffer.from('{"company": "Smed"}\n{"company": \n') };
  await inputs.nth(1).setInputFiles({ mimeType: 'application/json', ...existing });
  await inputs.first().setInputFiles({ mimeType: 'text/csv', ...CLIENTS });
  await page.getByRole('alert').getByText(`Linje 2: ${words('da')['ui.import.note.table_damaged']} (existing.line)`, { exact: true }).waitFor();
  await inputs.nth(1).setInputFiles({ mimeType: 'application/json', name: 'debitorer.jsonl', buffer: Buffer.from('{"company": "Smed"}\n') });
  await page.getByText('4 rækker er tjekket').waitFor();
  await page.evaluate(() => {
    document.querySelector('debitor-import').session.export = async () => Promise.reject(Object.assign(new Error('too many rows'), { code: 'sheet.limit' }));
  });
  await page.getByRole('button', { name: 'Rettet fil', exact: true }).click();
  await page.getByRole('alert').getByText(words('da')['ui.import.note.sheet_limit']).waitFor();
  await page.done();
});

for (const [profile, rows] of [['banqup', '1'], ['snelstart-polaris', '1']]) {
  test(`the template of ${profile} is a workbook, and its own example imports without a fault`, async () => {
    const page = await openOffice(shop, `import.html?lang=en&profile=${profile}`);
    const template = await download(page, { name: 'Download the template' });
    assert.match(template.name, /\.xlsx$/);
    await give(page, { name: template.name, buffer: readFileSync(template.path) });
    await decided(page, rows);
    assert.deepEqual(await counts(page), { All: rows, Create: rows });
    await page.done();
  });
}

visit('what is saved holds the edit: the corrected file, the faulty rows, the decisions', async (page) => {
  await (await cell(page, '4', EMAIL)).click();
  await page.keyboard.type('zoe@midi.example');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Invalid 1' }).waitFor();
  const cleaned = readFileSync((await download(page, { name: 'Corrected file, CSV' })).path, 'utf8');
  assert.match(cleaned, /zoe@midi\.example/);
  const faulty = readFileSync((await download(page, { name: 'Faulty rows only, CSV' })).path, 'utf8');
  assert.match(faulty, /0403019262/);
  assert.doesNotMatch(faulty, /zoe@midi/);
  const lines = readFileSync((await download(page, { name: 'Decisions', exact: true })).path, 'utf8').trim().split('\n');
  const decisions = lines.map((line) => JSON.parse(line)).filter(({ row }) => row).map(({ row, decision }) => [row, decision]);
  assert.deepEqual(decisions, [[2, 'create'], [3, 'invalid'], [4, 'create'], [5, 'duplicate']]);
  const workbook = readFileSync((await download(page, { name: 'Corrected file', exact: true })).path);
  await give(page, { name: 'again.xlsx', buffer: workbook });
  await page.getByRole('heading', { name: 'again.xlsx' }).waitFor();
});

visit('another system reads the same file by its own rules', async (page) => {
  await page.getByLabel('Accounting system').selectOption('picqer');
  await page.getByRole('heading', { name: 'klanten.csv' }).waitFor();
  await decided(page, '4');
  assert.equal((await counts(page)).All, '4');
  assert.equal(await page.locator('debitor-import').getAttribute('profile'), 'picqer');
});

test('a page that keeps the files itself prevents the download', async () => {
  const page = await openOffice(shop, 'import.html?lang=en');
  await page.evaluate(() => {
    document.querySelector('debitor-import').addEventListener('debitor:file', (event) => {
      event.preventDefault();
      globalThis.kept = event.detail.file_name;
    });
  });
  await page.getByRole('button', { name: 'Download the template' }).click();
  await page.waitForFunction(() => globalThis.kept?.endsWith('.xlsx'));
  await page.done();
});

test('a file that is none is told, and the next one opens', async () => {
  const page = await openOffice(shop, 'import.html?lang=en');
  await give(page, { name: 'broken.xlsx', buffer: Buffer.from('PK\x03\x04 no workbook') });
  await page.getByRole('alert').getByText('The file is damaged').waitFor();
  await give(page, CLIENTS);
  await decided(page, '4');
  await page.done();
});

test('the page speaks all eight languages, and says so', async () => {
  for (const [lang, title] of Object.entries({
    da: 'Importér kunder', nl: 'Klanten importeren', de: 'Kunden importieren', fr: 'Importer des clients',
    sv: 'Importera kunder', nb: 'Importer kunder', fi: 'Asiakkaiden tuonti', en: 'Import customers',
  })) {
    const page = await openOffice(shop, `import.html?lang=${lang}`);
    await page.getByRole('heading', { name: title }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), lang);
    assert.doesNotMatch(await page.locator('body').innerText(), /ui\.(import|grid)\./);
    await page.done();
  }
});

visit('nothing scrolls sideways at 320 pixels', async (page) => {
  assert.equal(await overflow(page), 0);
  await page.locator('.mapping summary').click();
  assert.equal(await overflow(page), 0);
}, { viewport: { width: 320, height: 640 } });

for (const colorScheme of ['light', 'dark']) {
  visit(`axe-core finds nothing in ${colorScheme} colours, at both ends of the width`, async (page) => {
    await page.locator('.mapping summary').click();
    assert.deepEqual(await accessibilityFaults(page), []);
    await page.setViewportSize({ width: 320, height: 640 });
    assert.deepEqual(await accessibilityFaults(page), []);
  }, { colorScheme, bypassCSP: true });
}
