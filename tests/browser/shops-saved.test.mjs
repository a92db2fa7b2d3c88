/** Saved addresses of customers who are logged in: what is wrong with the one that was chosen is said where it stands. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openShop } from './shop.mjs';
import { faultsOfPlaced, kind, open, PLATFORMS } from './shops.mjs';

let server;
before(async () => (server = await openShop()));
after(() => server.close());

/** How a person goes through each shop's saved addresses: wrong VAT number, right number, a company without, a private one. */
const SHOPS = {
  'Magento, Luma': {
    chosen: '.shipping-address-item.selected-item',
    choose: (page, index) => page.locator(`[data-index="${index}"]`).click(),
    send: PLATFORMS['Magento, Luma'].press,
  },
  PrestaShop: {
    chosen: '.address-item:has(:checked)',
    choose: (page, index) => page.locator('[name="id_address_delivery"]').nth(index).check({ force: true }),
    send: PLATFORMS.PrestaShop.press,
  },
  Shopware: {
    chosen: '.confirm-address-billing',
    choose: (page, index) => page.locator('#change').selectOption(String(index)),
    send: (page) => page.locator('#confirmFormSubmit').click(),
  },
};

for (const [name, { chosen, choose, send }] of Object.entries(SHOPS)) {
  test(`${name}: a saved address with a wrong VAT number says so where it stands, and the order waits until another is chosen`, async () => {
    const page = await open(server, PLATFORMS[name], { wait: false, query: '?saved' });
    const message = page.locator(`${chosen} .debitor-error`);
    await message.waitFor();
    assert.equal(await page.locator('.debitor-error').count(), 1);
    assert.equal(await message.locator('strong').textContent(), 'DK13585627');
    assert.deepEqual(await faultsOfPlaced(page), []);
    await send(page);
    assert.deepEqual(await page.orders(), []);
    assert.equal(await message.evaluate((box) => box === document.activeElement), true);
    await choose(page, 1);
    await message.waitFor({ state: 'detached' });
    await send(page);
    await page.waitForFunction(() => globalThis.orders.length > 0);
    await page.done();
  });

  test(`${name}: a company’s saved address without a number is told of, a private one is not, and neither keeps the order back`, async () => {
    const page = await open(server, PLATFORMS[name], { wait: false, query: '?saved' });
    const message = page.locator(`${chosen} .debitor-error`);
    await message.waitFor();
    const wrong = await message.textContent();
    await choose(page, 2);
    await page.waitForFunction(([chosen, wrong]) => (document.querySelector(`${chosen} .debitor-error`)?.textContent ?? wrong) !== wrong, [chosen, wrong]);
    assert.match(await message.textContent(), /factur|Rechnungen/);
    await choose(page, 3);
    await message.waitFor({ state: 'detached' });
    await choose(page, 2);
    await message.waitFor();
    await send(page);
    await page.waitForFunction(() => globalThis.orders.length > 0);
    await page.done();
  });
}

test('Shopware: a number that the theme writes as a number is checked as well', async () => {
  const page = await open(server, PLATFORMS.Shopware, { wait: false, query: '?saved' });
  await page.locator('.confirm-address-billing .debitor-error').waitFor();
  await page.evaluate(() => {
    const part = document.querySelector('[data-debitor-customer]').cloneNode();
    part.dataset.debitorCustomer = JSON.stringify({ company: 'Smed ApS', company_number: 13585627, vat: null, country: 'DK' });
    document.querySelector('[data-debitor-customer]').replaceWith(part);
  });
  await page.locator('.confirm-address-billing .debitor-error strong').getByText('13585627', { exact: true }).waitFor();
  await page.done();
});

test('an order that a script places with such an address in Luma is held back where the billing address is shown', async () => {
  const page = await open(server, PLATFORMS['Magento, Luma'], { wait: false, query: '?saved' });
  await page.locator('.shipping-address-item .debitor-error').waitFor();
  await PLATFORMS['Magento, Luma'].byScript(page);
  assert.deepEqual(await page.orders(), []);
  await page.locator('.billing-address-details .debitor-error').waitFor();
  await page.done();
});

test('WooCommerce’s block calls a field optional only while it is', async () => {
  const page = await open(server, PLATFORMS['WooCommerce, block']);
  const says = () => page.locator('#shipping-company').evaluate((input) => [input.labels[0].textContent, input.getAttribute('aria-label')]);
  assert.deepEqual(await says(), ['Company (optional)', 'Company (optional)']);
  await page.locator(kind('b2b')).check();
  await page.waitForFunction(() => document.querySelector('#shipping-company').labels[0].textContent === 'Company');
  assert.deepEqual(await says(), ['Company', 'Company']);
  assert.equal(await page.locator('#shipping-phone').evaluate((input) => input.labels[0].textContent), 'Phone (optional)');
  // Put together anew by the shop, it is the same.
  await page.locator('#shipping-country').selectOption('SE');
  await page.waitForFunction(() => document.querySelector('#shipping-company').labels[0].textContent === 'Company');
  await page.locator(kind('b2c')).check();
  await page.waitForFunction(() => document.querySelector('#shipping-company')?.labels[0].textContent === 'Company (optional)');
  assert.deepEqual(await says(), ['Company (optional)', 'Company (optional)']);
  await page.done();
});

test('WooCommerce’s block calls it optional in the shop’s language', async () => {
  const page = await open(server, PLATFORMS['WooCommerce, block'], {
    wait: false,
    edit: (html) => html.replace('<script src="shop.js" defer></script>', '<script src="shop.js" defer></script><script src="/danish.js" defer></script>'),
    routes: {},
  });
  server.between.on('/danish.js', ({ answer }) => answer("wp.i18n.__ = () => '%s (valgfrit)'; LABELS.company = 'Firma (valgfrit)';", { 'content-type': 'text/javascript' }));
  await page.reload();
  await page.locator(kind('b2b')).check();
  await page.waitForFunction(() => document.querySelector('#shipping-company').labels[0].textContent === 'Firma');
  await page.context().close();
});
