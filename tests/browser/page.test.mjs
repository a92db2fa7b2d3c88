/** The pages themselves: widths and languages. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buyAs, field, fill, messageAt, openCheckout, openShop, send } from './shop.mjs';

let shop;
before(async () => (shop = await openShop()));
after(() => shop.close());

test('nothing scrolls sideways at 320 pixels', async () => {
  const page = await openCheckout(shop, { viewport: { width: 320, height: 640 } });
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(await overflow(), 0);
  await buyAs(page, 'Offentlig');
  await fill(page, { 'EAN-nummer': '5798000420527', 'CVR-nummer': '13585627' });
  await send(page);
  assert.equal(await overflow(), 0);
  await page.goto(`${shop.url}/`);
  assert.equal(await overflow(), 0);
  await page.done();
});

test('the page and its messages change to English, and what was entered stays', async () => {
  const page = await openCheckout(shop);
  await buyAs(page, 'Virksomhed');
  await fill(page, { 'CVR-nummer': '13585627' });
  await send(page);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Checkout' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.equal(await field(page, 'Company number').inputValue(), '13585627');
  assert.match(await messageAt(page, 'Company number'), /CVR/);
  await page.getByRole('button', { name: 'Use 13585628' }).waitFor();
  await page.done();
});

test('a message at a field that was left changes its language too, and nothing else appears', async () => {
  const page = await openCheckout(shop);
  await buyAs(page, 'Virksomhed');
  await fill(page, { 'CVR-nummer': '13585627' });
  const danish = await messageAt(page, 'CVR-nummer');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Checkout' }).waitFor();
  const english = await messageAt(page, 'Company number');
  assert.ok(english !== '' && english !== danish);
  assert.equal(await page.locator('.debitor-error').count(), 1);
  assert.equal(await page.locator('.debitor-summary').count(), 0);
  await page.done();
});

test('the page begins in the language that its address asks for', async () => {
  const page = await openCheckout(shop, { query: '?lang=en' });
  await page.getByRole('button', { name: 'Place the order' }).waitFor();
  await page.done();
});
