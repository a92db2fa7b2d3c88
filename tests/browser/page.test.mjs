/** The pages themselves: widths and languages. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buyAs, field, fill, messageAt, openCheckout, openShop, PERSON, send } from './shop.mjs';

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
  assert.equal(await field(page, 'Company number').inputValue(), '13 58 56 27');
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

/** A finished order, up to the button. */
async function finished(shop) {
  const page = await openCheckout(shop);
  await fill(page, PERSON);
  return page;
}

test('an order is sent once, however often the button is pressed', async () => {
  const page = await finished(shop);
  let answer;
  await page.route('**/v1/check', async (route) => {
    await new Promise((resolve) => (answer = resolve));
    await route.continue();
  });
  await send(page);
  await page.getByRole('button', { name: 'Sender …' }).waitFor();
  await page.locator('#send').dispatchEvent('click');
  await page.locator('#email').press('Enter');
  answer();
  await page.getByText('Serveren godkender kunden.').waitFor();
  await page.getByRole('button', { name: 'Send bestillingen' }).waitFor();
  assert.equal(page.sent.length, 1);
  await page.done();
});

test('an answer that cannot be read is told', async () => {
  const page = await finished(shop);
  await page.route('**/v1/check', (route) => route.fulfill({ status: 200, body: '<html>' }));
  await send(page);
  await page.getByText('Serverens svar kunne ikke læses.').waitFor();
  await page.done();
});

test('a server that says nothing is waited for ten seconds', async () => {
  const page = await finished(shop);
  await page.evaluate(() => {
    AbortSignal.timeout = (time) => {
      globalThis.patience = time;
      return AbortSignal.abort(new DOMException('', 'TimeoutError'));
    };
  });
  await send(page);
  await page.getByText('Serveren svarede ikke inden for 10 sekunder.').waitFor();
  assert.equal(await page.evaluate(() => globalThis.patience), 10000);
  await page.done();
});

test('the button says when the check is on its way, and when it did not come', async () => {
  const page = await (await shop.browser.newContext()).newPage();
  let refuse;
  await page.route('**/*.wasm', async (route) => {
    if (!refuse) await new Promise((resolve) => (refuse = resolve));
    await route.abort();
  });
  await page.goto(`${shop.url}/checkout.html`);
  assert.equal(await page.getByRole('button', { name: 'Tjekket hentes …' }).isDisabled(), true);
  while (!refuse) await new Promise((resolve) => setTimeout(resolve, 10));
  refuse();
  await page.getByRole('alert').getByText('Tjekket kunne ikke hentes.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Kan ikke sendes' }).isDisabled(), true);
  await page.context().close();
});

test('what the page itself demands is told in the language of the page, not of the browser', async () => {
  const page = await openCheckout(shop, { locale: 'en-US', query: '?lang=da' });
  await send(page);
  await page.getByRole('link', { name: 'Fornavn skal udfyldes.' }).waitFor();
  assert.equal(await page.getByText('Please fill out').count(), 0);
  await page.done();
});
