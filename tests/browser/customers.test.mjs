/** The customers grid: columns, filters, order, what is found out about each customer, and what can be done. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { script } from './grid-session.mjs';
import { accessibilityFaults, active, cell, download, give, openOffice, overflow } from './office.mjs';
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

async function openCustomers({ query = '?lang=en', ...options } = {}) {
  const page = await openOffice(shop, `customers.html${query}`, {
    ...options,
    routes: { '**/debitor/admin/index.js': { contentType: 'text/javascript', body: script } },
  });
  await open(page);
  return page;
}

async function open(page) {
  await give(page, { name: 'customers.csv', buffer: Buffer.from('ID\n1\n') }, 'Customer file');
  await page.locator('.found').filter({ hasText: '4 customers' }).waitFor();
}

const titles = (page) => page.getByRole('columnheader').allInnerTexts();
const companies = (page) => page.locator('.grid-body [role=row] > :nth-child(3)').allInnerTexts();
const found = (page, text) => page.locator('.found').filter({ hasText: new RegExp(`^${text}$`) }).waitFor();

visit('the columns are those of the profile, and what is found out about each customer', async (page) => {
  assert.deepEqual(await titles(page), [
    'ID', 'Website', 'Company', 'First name', 'Last name', 'E-mail', 'VAT number', 'Customer code in SnelStart', 'Country',
    'Key', 'Probable duplicates', 'Actions',
  ]);
  assert.equal(await (await cell(page, '1', 'Key')).innerText(), 'customer_id=71');
  assert.equal(await (await cell(page, '1', 'Probable duplicates')).innerText(), 'Line 5');
  assert.match(await (await cell(page, '2', 'VAT number')).innerText(), /This VAT number is not right/);
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

visit('archived customers are offered only where the profile puts them out of sight', async (page) => {
  assert.equal(await page.getByLabel('Show archived ones too').count(), 0);
  await page.getByLabel('Accounting system').selectOption('snelstart-polaris');
  await page.waitForFunction(() => !document.querySelector('.grid'));
  await open(page);
  await page.getByLabel('Show archived ones too').check();
  await page.waitForFunction(() => globalThis.asked.at(-1).filter.archived === true);
});

visit('a title sorts the customers', async (page) => {
  await page.getByRole('columnheader', { name: 'Company' }).getByRole('button').click();
  await page.waitForFunction(() => document.querySelector('.grid-body [role=row] > :nth-child(3)')?.textContent === '');
  assert.deepEqual(await page.evaluate(() => globalThis.asked.at(-1).sort), { column: 2, descending: false });
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
  await (await cell(page, '2', 'Actions')).getByRole('button', { name: 'View' }).click();
  await (await cell(page, '3', 'Actions')).getByRole('button', { name: 'Synchronise' }).click();
  assert.deepEqual(await page.evaluate(() => globalThis.told), [['view', 3], ['push', 4]]);
});

visit('what removes a customer is what the rule allows', async (page) => {
  const actions = async (line) => (await cell(page, line, 'Actions')).getByRole('button').allInnerTexts();
  assert.deepEqual(await actions('2'), ['View', 'Synchronise', 'Delete']);
  assert.deepEqual(await actions('3'), ['View', 'Synchronise', 'Archive']);
});

visit('by keyboard Enter leads to what can be done with the customer', async (page) => {
  await listen(page);
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await active(page), '2');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.deepEqual(await page.evaluate(() => globalThis.told), [['push', 3]]);
});

visit('what is saved as Excel is what the filters leave', async (page) => {
  await page.getByRole('combobox', { name: 'Country' }).selectOption('NL');
  await found(page, '1 customer');
  const { name, path } = await download(page, { name: 'Save as Excel' });
  assert.equal(name, 'customers.xlsx');
  assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), { country: 'NL' });
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
