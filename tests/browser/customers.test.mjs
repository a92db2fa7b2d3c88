/** The customers grid: columns, filters, order, what is found out about each customer, and what can be done. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { accessibilityFaults, csv, download, give, openOffice, overflow } from './office.mjs';
import { openShop } from './shop.mjs';

let shop;
before(async () => (shop = await openShop()));
after(() => shop.close());

/** One visit to the page with the customers open. */
function visit(claim, steps, options) {
  test(claim, async () => {
    const page = await openCustomers(options);
    await steps(page);
    await page.done();
  });
}

const HEAD = [
  'Web Site', 'Company', 'Firstname', 'Lastname', 'Email', 'Tax VAT Number', 'Customer Code', 'Country', 'Customer ID', 'Suffix', 'Middlename',
];
const CUSTOMERS = csv(
  'customers.csv',
  HEAD,
  ['dk', 'Smørrebrød & Søn ApS', 'Søren', 'Ågård', 'soren@eksempel.dk', 'DK13585628', 'D-1', 'DK', '71', '', ''],
  ['nl', 'Bakkerij De Vries BV', 'Jan', 'Vries', 'jan@vries.example', 'NL999999999B99', '', 'NL', '72', 'jr.', 'de'],
  ['nl', '', 'Åse', 'Ørsted', 'ase@oersted.example', '', '', 'DK', '73', '', ''],
  ['dk', 'Smørrebrød og Søn', 'Søren', 'Ågård', 'soren@eksempel.dk', 'DK 13 58 56 28', 'D-4', 'DK', '71', '', ''],
);
/** One that was never used, one with orders, one that is put away. */
const POLARIS = csv(
  'polaris.csv',
  ['Relatiecode', 'Naam', 'Plaats', 'Nonactief', 'has_history'],
  ['101', 'Jansen Bouw', 'Utrecht', 'False', 'false'],
  ['102', 'Fietsen Smit', 'Zwolle', 'False', 'true'],
  ['103', 'Bakkerij Oud', 'Assen', 'True', 'true'],
);

async function openCustomers({ query = '?lang=en', file = CUSTOMERS, rows = 4, ...options } = {}) {
  const page = await openOffice(shop, `customers.html${query}`, options);
  await open(page, file, rows);
  return page;
}

async function open(page, file = CUSTOMERS, rows = 4) {
  await give(page, file, 'Customer file');
  await page.locator('.found').filter({ hasText: `${rows} customer` }).waitFor();
}

const titles = (page) => page.getByRole('columnheader').allInnerTexts();
const companies = (page) => page.locator('.grid-body [role=row] > :nth-child(3)').allInnerTexts();
/** The cell of a row in sight, counted from 0, and a column. */
async function rowCell(page, place, title) {
  const at = (await titles(page)).indexOf(title);
  return page.locator(`.grid-body [aria-rowindex="${place + 2}"] > [aria-colindex="${at + 1}"]`);
}

const found = (page, text) => page.locator('.found').filter({ hasText: new RegExp(`^${text}$`) }).waitFor();

visit('the columns are those of the profile, and what is found out about each customer', async (page) => {
  assert.deepEqual(await titles(page), [
    'ID', 'Website', 'Company', 'First name', 'Last name', 'E-mail', 'VAT number', 'Customer code in SnelStart', 'Country',
    'Created', 'Changed', 'Key', 'Probable duplicates', 'Actions',
  ]);
  const of = async (place, title) => (await rowCell(page, place, title)).innerText();
  assert.equal(await of(0, 'Key'), 'customer_id=71|country=DK|vat=DK13585628');
  assert.equal(await of(0, 'Probable duplicates'), 'Line 5');
  assert.match(await of(0, 'VAT number'), /DK13585628\s+Valid/);
  assert.match(await of(1, 'VAT number'), /This VAT number can't be right/);
});

visit('a hidden column is shown when it is ticked, and still is after the next visit', async (page) => {
  await page.locator('.column-choice summary').click();
  await page.getByLabel('Middle name').check();
  assert.ok((await titles(page)).includes('Middle name'));
  await page.getByRole('checkbox', { name: 'Website' }).uncheck();
  await page.reload();
  await open(page);
  assert.ok((await titles(page)).includes('Middle name'));
  assert.ok(!(await titles(page)).includes('Website'));
});

visit('website, country and text narrow the customers, each with the others', async (page) => {
  const website = page.getByRole('combobox', { name: 'Website' });
  await website.selectOption('nl');
  await found(page, '2 customers');
  await page.getByRole('combobox', { name: 'Country' }).selectOption('DK');
  await found(page, '1 customer');
  await website.selectOption('');
  await found(page, '3 customers');
  await page.getByRole('searchbox').fill('ørsted');
  await found(page, '1 customer');
  await page.getByRole('searchbox').fill('nobody');
  await found(page, 'No row fits. Choose another filter.');
});

visit('those that are not synchronised yet are found by one tick', async (page) => {
  await page.getByLabel('Not synchronised yet').check();
  await found(page, '2 customers');
  assert.deepEqual(await companies(page), ['Bakkerij De Vries BV', '']);
});

visit('archived customers are shown on request, where the profile puts them out of sight', async (page) => {
  await page.getByLabel('Show archived ones too').check();
  await found(page, '3 customers');
}, { query: '?lang=en&profile=snelstart-polaris', file: POLARIS, rows: 2 });

visit('a customer that is archived is not offered to be archived again', async (page) => {
  await page.getByLabel('Show archived ones too').check();
  await found(page, '3 customers');
  assert.deepEqual(await (await rowCell(page, 2, 'Actions')).getByRole('button').allInnerTexts(), ['View']);
  await (await rowCell(page, 2, 'Name')).click();
  await page.getByRole('region', { name: 'Details' }).getByText('The customer is archived in the accounts.').waitFor();
}, { query: '?lang=en&profile=snelstart-polaris', file: POLARIS, rows: 2 });

visit('the card says all that is wrong with a customer, each beside its value and once', async (page) => {
  const card = page.getByRole('region', { name: 'Details' });
  const fact = (name) => card.locator('.facts-row > div').filter({ hasText: new RegExp(`^${name}`) });
  await (await rowCell(page, 0, 'Company')).click();
  await card.getByRole('heading', { name: 'Line 2' }).waitFor();
  assert.equal(await fact('VAT number').count(), 1);
  assert.match(await fact('VAT number').innerText(), /NL999999999B99\s+This VAT number can't be right[^]*an invoice/);
  assert.match(await fact('E-mail').innerText(), /jan@vries\s+\S+/);
}, {
  file: csv('wrong.csv', HEAD, ['nl', 'Bakkerij De Vries BV', 'Jan', 'Vries', 'jan@vries', 'NL999999999B99', '', 'NL', '72', '', '']),
  rows: 1,
});

visit('nothing is said of archived customers where the profile knows none', async (page) => {
  assert.equal(await page.getByLabel('Show archived ones too').count(), 0);
});

visit('a title sorts the customers, the empty ones last', async (page) => {
  await page.getByRole('columnheader', { name: 'Company' }).getByRole('button').click();
  await page.waitForFunction(() => document.querySelector('.grid-body [role=row] > :nth-child(3)')?.textContent.startsWith('Bakkerij'));
  assert.deepEqual(await companies(page), ['Bakkerij De Vries BV', 'Smørrebrød & Søn ApS', 'Smørrebrød og Søn', '']);
});

/** Remembers the page's own events. */
async function listen(page) {
  await page.evaluate(() => {
    globalThis.told = [];
    for (const type of ['view', 'push', 'delete', 'archive']) {
      document.addEventListener(`debitor:${type}`, ({ detail }) => globalThis.told.push([type, detail.row]));
    }
  });
}

visit('view and push are told to the page, with the customer', async (page) => {
  await listen(page);
  await (await rowCell(page, 1, 'Actions')).getByRole('button', { name: 'View' }).click();
  await (await rowCell(page, 2, 'Actions')).getByRole('button', { name: 'Synchronise' }).click();
  assert.deepEqual(await page.evaluate(() => globalThis.told), [['view', 3], ['push', 4]]);
});

visit('what removes a customer is what the rule allows', async (page) => {
  const actions = async (place) => (await rowCell(page, place, 'Actions')).getByRole('button').allInnerTexts();
  assert.deepEqual(await actions(0), ['View', 'Delete']);
  assert.deepEqual(await actions(1), ['View', 'Archive']);
  await listen(page);
  await (await rowCell(page, 1, 'Actions')).getByRole('button', { name: 'Archive' }).click();
  assert.deepEqual(await page.evaluate(() => globalThis.told), [['archive', 3]]);
}, { query: '?lang=en&profile=snelstart-polaris', file: POLARIS, rows: 2 });

visit('by keyboard Enter leads to what can be done with the customer', async (page) => {
  await listen(page);
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.getByRole('grid').evaluate((grid) => grid.getAttribute('aria-activedescendant')?.endsWith('-1-0')), true);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.deepEqual(await page.evaluate(() => globalThis.told), [['push', 3]]);
});

visit('what is saved as Excel is what the filters leave', async (page) => {
  await page.getByRole('combobox', { name: 'Country' }).selectOption('NL');
  await found(page, '1 customer');
  const { name, path } = await download(page, { name: 'Save as Excel' });
  assert.match(name, /\.xlsx$/);
  await open(page, { name, buffer: readFileSync(path) }, 1);
});

visit('nothing scrolls sideways at 320 pixels', async (page) => assert.equal(await overflow(page), 0), {
  viewport: { width: 320, height: 640 },
});

for (const colorScheme of ['light', 'dark']) {
  visit(`axe-core finds nothing in ${colorScheme} colours, at both ends of the width`, async (page) => {
    await page.locator('.column-choice summary').click();
    assert.deepEqual(await accessibilityFaults(page), []);
    await page.setViewportSize({ width: 320, height: 640 });
    assert.deepEqual(await accessibilityFaults(page), []);
  }, { colorScheme, bypassCSP: true });
}

visit('the record’s own number stands in its column', async (page) => {
  const place = (await titles(page)).indexOf('ID');
  assert.deepEqual(await page.locator(`.grid-body [role=row] > [aria-colindex="${place + 1}"]`).allInnerTexts(), ['501', '502']);
}, {
  file: csv('ids.csv', ['ID', 'Web Site', 'Company', 'Email'], ['501', 'nl', 'Smed', 'ole@smed.example'], ['502', 'dk', 'Nord', 'ida@nord.example']),
  rows: 2,
});

visit('another language keeps the file', async (page) => {
  await page.locator('#language').selectOption('da');
  await page.locator('.found').filter({ hasText: '4 kunder' }).waitFor();
});
