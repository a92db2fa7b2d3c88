/** What a bookkeeper has done stays: corrections and columns, in another language, system or mode, and what would lose them is asked first. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { accessibilityFaults, active, cell, counts, csv, decided, download, give, openOffice, overflow } from './office.mjs';
import { openShop } from './shop.mjs';

let shop;
before(async () => (shop = await openShop()));
after(() => shop.close());

const HEAD = ['Navn', 'CVR', 'E-mail', 'Postnr.', 'Land'];
const CLIENTS = csv(
  'kunder.csv',
  HEAD,
  ['Smed & Søn A/S', '13585628', 'ole@smed.example', '8000', 'DK'],
  ['Syd ApS', '31585627', 'ole@smed.example', '9000', 'DK'],
  ['SMED OG SØN ApS', '', 'ida.nord.example', '8000', 'DK'],
);
const OTHERS = csv('andre.csv', HEAD, ['Vest A/S', '13585628', 'an@vest.example', '6700', 'DK']);

function visit(claim, steps, { query = '?lang=en&profile=iex', file = CLIENTS, rows = '3', ...options } = {}) {
  test(claim, async () => {
    const page = await openOffice(shop, 'import.html?lang=en', options);
    await page.locator('debitor-import').evaluate((element, profile) => element.setAttribute('profile', profile), new URLSearchParams(query).get('profile'));
    await give(page, file);
    await decided(page, rows);
    await steps(page);
    await page.done();
  });
}

/** Writes into a cell as a person does. */
async function write(page, line, title, text) {
  await (await cell(page, line, title)).click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await (await cell(page, line, title)).getByText(text).first().waitFor();
}

const DANISH = /^3 rækker er tjekket\./;
const fixed = async (page) => write(page, '4', 'E-mail', 'ida@nord.example');
const question = (page) => page.getByRole('dialog', { name: 'Discard your corrections?' });

visit('a row says which earlier row has its e-mail, or its name and postcode', async (page) => {
  await fixed(page);
  await (await cell(page, '3', 'E-mail')).click();
  const panel = page.getByRole('region', { name: 'Details' });
  await panel.getByText(/^Line 2: /).waitFor();
  const hints = (line) => page.evaluate(async (at) => {
    const { rows } = await document.querySelector('debitor-import').session.rows({ from: 0, count: 10 });
    return rows.find(({ row }) => row === at).hints.map(({ code, row }) => [code, row]);
  }, line);
  assert.deepEqual(await hints(3), [['same_email', 2]]);
  assert.deepEqual(await hints(4), [['same_name', 2]]);
});

visit('another language keeps every correction, the columns, and what can be undone', async (page) => {
  await fixed(page);
  const before = await counts(page);
  await page.locator('#language').selectOption('da');
  await page.getByText(DANISH).waitFor();
  assert.deepEqual(Object.values(await counts(page)), Object.values(before));
  assert.match(await (await cell(page, '4', 'E-mail')).innerText(), /ida@nord\.example/);
  assert.equal(await page.locator('html').getAttribute('lang'), 'da');
  assert.match(page.url(), /lang=da/);
  const undo = page.getByRole('button', { name: 'Fortryd', exact: true });
  assert.equal(await undo.getAttribute('aria-disabled'), 'false');
  await undo.click();
  await (await cell(page, '4', 'E-mail')).getByText('ida.nord.example').waitFor();
  assert.match(await (await cell(page, '4', 'E-mail')).innerText(), /[a-zæøå]{4}/);
});

visit('another system reads the file by its own rules, with the same corrections, which can be undone', async (page) => {
  await fixed(page);
  await page.getByLabel('Accounting system').selectOption('picqer');
  await page.waitForFunction(() => document.querySelector('debitor-import').getAttribute('profile') === 'picqer' && document.querySelector('.grid-body [role=row]'));
  await (await cell(page, '4', 'E-mail')).getByText('ida@nord.example').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await (await cell(page, '4', 'E-mail')).getByText('ida.nord.example').waitFor();
});

visit('another mode, and customers to compare with, keep the corrections', async (page) => {
  await fixed(page);
  await page.getByLabel('Empty cells').selectOption('clear');
  await decided(page, '3');
  assert.match(await (await cell(page, '4', 'E-mail')).innerText(), /ida@nord\.example/);
  await give(page, OTHERS, 'Existing customers (optional)');
  await page.getByRole('button', { name: /Update 1/ }).waitFor();
  assert.match(await (await cell(page, '4', 'E-mail')).innerText(), /ida@nord\.example/);
});

visit('another file is asked for while corrections are not saved; Escape goes back to the cell', async (page) => {
  await fixed(page);
  await page.getByRole('grid').focus();
  await page.getByLabel('File to import: ').setInputFiles({ mimeType: 'text/csv', ...OTHERS });
  await question(page).waitFor();
  assert.match(await question(page).innerText(), /You have corrected 1 row, and/);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Go back');
  assert.deepEqual(await accessibilityFaults(page), []);
  await page.setViewportSize({ width: 320, height: 640 });
  assert.equal(await overflow(page), 0);
  await page.keyboard.press('Escape');
  await question(page).waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'grid');
  // The dialog is gone before the page hears that it was closed.
  await page.locator('.drop-name').filter({ hasText: 'kunder.csv' }).first().waitFor();
  assert.equal(await page.getByRole('heading', { name: 'kunder.csv' }).count(), 1);
  await page.getByLabel('File to import: ').setInputFiles({ mimeType: 'text/csv', ...OTHERS });
  await question(page).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'andre.csv' }).waitFor();
  await decided(page, '1');
}, { bypassCSP: true });

/** Whether the browser would ask before the page is left. */
const isHeld = (page) => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));

visit('nothing is asked once the corrected file is saved', async (page) => {
  assert.equal(await isHeld(page), false);
  await fixed(page);
  assert.equal(await isHeld(page), true);
  await download(page, { name: 'Corrected file, CSV' });
  assert.equal(await isHeld(page), false);
  await give(page, OTHERS);
  await page.getByRole('heading', { name: 'andre.csv' }).waitFor();
});

visit('the columns that a person chose are saved, and used again for another file by choosing that file', async (page) => {
  await page.locator('.mapping summary').click();
  await page.getByRole('table', { name: 'Columns' }).getByLabel('Navn').selectOption('contact');
  await decided(page, '3');
  const saved = await download(page, { name: 'Column mapping' });
  assert.equal(JSON.parse(readFileSync(saved.path, 'utf8')).format, 'debitor-mapping');
  await give(page, OTHERS);
  await decided(page, '1');
  await page.locator('.mapping summary').click();
  const chosen = () => page.getByRole('table', { name: 'Columns' }).getByLabel('Navn').inputValue();
  assert.equal(await chosen(), 'company');
  const file = { name: saved.name, mimeType: 'application/json', buffer: readFileSync(saved.path) };
  await page.getByLabel('Use a saved mapping: ').setInputFiles(file);
  await page.getByText(`The saved mapping ${saved.name} is used.`).waitFor();
  assert.equal(await chosen(), 'contact');
  assert.equal(await page.getByText('From a saved mapping').count() > 0, true);
});

visit('a file that is no mapping is told by name, and nothing changes', async (page) => {
  await page.locator('.mapping summary').click();
  for (const [name, text] of [['kunder.json', 'Navn;CVR'], ['andet.json', '{"format":"debitor-index"}'], ['liste.json', '[1]'], ['tal.json', '7']]) {
    await page.getByLabel('Use a saved mapping: ').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    await page.getByRole('alert').getByText(`${name} is not a saved mapping.`).waitFor();
  }
  const wrong = JSON.stringify({ format: 'debitor-mapping', version: 1, columns: [{ header: 'Navn', field: 'compny' }] });
  await page.getByLabel('Use a saved mapping: ').setInputFiles({ name: 'slip.json', mimeType: 'application/json', buffer: Buffer.from(wrong) });
  await page.getByRole('alert').getByText(/compny/).waitFor();
  assert.equal(await page.getByRole('table', { name: 'Columns' }).getByLabel('Navn').inputValue(), 'company');
  assert.equal(await page.locator('.grid-body [role=row]').count(), 3);
});

const ODD = { name: 'skæv.csv', buffer: Buffer.from('Navn;E-mail;By\r\nSmed;ole@smed.example;Ribe\r\nNord;ida@nord.example\r\nSyd;an@syd.example;Aarhus;ja\r\n') };

visit('an odd cell says at its place what is wrong, is a problem to go to, and can be filtered by', async (page) => {
  const town = await cell(page, '3', 'By');
  assert.match(await town.innerText(), /This row has fewer cells than the heading/);
  await page.getByLabel('Problems').selectOption({ label: '1 × This row has fewer cells than the heading; the missing ones are read as empty. Check whether a separator is missing.' });
  await page.getByText('1 row', { exact: true }).waitFor();
  await page.getByLabel('Problems').selectOption({ label: 'With and without problems' });
  await page.getByText('3 rows', { exact: true }).waitFor();
  await page.getByLabel('Problems').selectOption({ label: 'Only rows with problems' });
  await page.getByText('2 rows', { exact: true }).waitFor();
  await (await cell(page, '4', 'Line')).click();
  await page.getByRole('region', { name: 'Details' }).getByText('This row has more cells than the heading.').waitFor();
  await page.getByLabel('Problems').selectOption({ label: 'With and without problems' });
  await write(page, '3', 'By', 'Odense');
  assert.doesNotMatch(await town.innerText(), /fewer cells/);
  assert.equal(await active(page), 'Aarhus');
}, { file: ODD });
