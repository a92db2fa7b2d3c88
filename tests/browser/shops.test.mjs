/** The drop-in script on the rebuilt checkouts of shop systems: nothing but the script tag that stands in their pages. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openShop } from './shop.mjs';
import { faultsOfPlaced, fill, kind, messageAt, open as openPage, placed, PLATFORMS, shown, type } from './shops.mjs';

let server;
before(async () => (server = await openShop()));
after(() => server.close());

const open = (shop, options) => openPage(server, shop, options);

for (const [name, shop] of Object.entries(PLATFORMS)) {
  const visit = (claim, steps, options) =>
    test(`${name}: ${claim}`, async () => {
      const page = await open(shop, options);
      await steps(page);
      await page.done();
    });

  visit('a wrong CVR number is refused in the page’s language, by the button and by script, and a right one goes', async (page) => {
    await page.locator(kind('b2b')).first().check();
    await fill(page, { ...shop.person, [shop.company]: 'Smed ApS' });
    await type(page, { [placed('company_number')]: '13585627' });
    assert.match(await messageAt(page, placed('company_number')), shop.words);
    assert.equal(await page.locator(placed('company_number')).first().getAttribute('aria-invalid'), 'true');
    await shop.press(page);
    await shop.byScript(page);
    await page.waitForTimeout(150);
    assert.deepEqual(await page.orders(), []);
    assert.equal(await page.locator(placed('company_number')).first().evaluate((input) => input === document.activeElement), true);
    await type(page, { [placed('company_number')]: '13585628' });
    assert.equal(await messageAt(page, placed('company_number')), '');
    await shop.press(page);
    await page.waitForFunction(() => globalThis.orders.length > 0);
    assert.equal((await page.orders()).length, 1);
    assert.deepEqual(shop.sent((await page.orders())[0], ['company_number']), ['13585628']);
  });

  visit('a public buyer is asked for EAN and references, which go along under the shop’s own names', async (page) => {
    assert.equal(await shown(page, placed('ean')), false);
    assert.equal(await page.locator(placed('ean')).first().getAttribute('inputmode'), 'numeric');
    await page.locator(kind('ean')).first().check();
    await fill(page, { ...shop.person, [shop.company]: 'Odense Kommune', [placed('ean')]: '5798000420526' });
    await shop.press(page);
    await page.waitForTimeout(150);
    assert.deepEqual(await page.orders(), []);
    assert.notEqual(await messageAt(page, placed('order_reference')), '');
    assert.notEqual(await messageAt(page, placed('contact_reference')), '');
    assert.deepEqual(await faultsOfPlaced(page), []);
    await page.setViewportSize({ width: 320, height: 800 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    await fill(page, { [placed('order_reference')]: 'REQ-1', [placed('contact_reference')]: 'Ida Holm' });
    await shop.byScript(page);
    await page.waitForFunction(() => globalThis.orders.length > 0);
    const [order] = await page.orders();
    assert.deepEqual(shop.sent(order, ['ean', 'order_reference', 'contact_reference']), ['5798000420526', 'REQ-1', 'Ida Holm']);
  });

  visit('an EAN in the box for a CVR number goes to its own with one click, which makes a public buyer of a company', async (page) => {
    await page.locator(kind('b2b')).first().check();
    await type(page, { [placed('company_number')]: '5798000420526' });
    await page.getByRole('button', { name: '5798000420526' }).click();
    assert.equal(await page.locator(kind('ean')).first().isChecked(), true);
    assert.deepEqual(
      await page.evaluate((inputs) => inputs.map((input) => document.querySelector(input).value), [placed('company_number'), placed('ean')]),
      ['', '5798000420526'],
    );
    assert.equal(await messageAt(page, placed('ean')), '');
  });

  visit('a private buyer is asked for nothing more', async (page) => {
    await fill(page, shop.person);
    assert.equal(await shown(page, placed('company_number')), false);
    await shop.press(page);
    await page.waitForFunction(() => globalThis.orders.length > 0);
    assert.equal((await page.orders()).length, 1);
  });

  visit('what the shop renders anew is checked as before, and what was entered stays', async (page) => {
    await page.locator(kind('ean')).first().check();
    await fill(page, { ...shop.person, [placed('ean')]: '5798000420526', [placed('order_reference')]: 'REQ-1' });
    await shop.renderAnew(page);
    await page.locator(placed('ean')).first().waitFor();
    assert.equal(await page.locator(placed('ean')).first().inputValue(), '5798000420526');
    assert.equal(await page.locator(placed('order_reference')).first().inputValue(), 'REQ-1');
    assert.equal(await page.locator(kind('ean')).first().isChecked(), true);
    assert.equal(await page.locator(placed('ean')).count(), 1);
    await type(page, { [placed('ean')]: '5798000420527' });
    assert.notEqual(await messageAt(page, placed('ean')), '');
    await shop.press(page);
    await shop.byScript(page);
    await page.waitForTimeout(150);
    assert.deepEqual(await page.orders(), []);
  });

  visit(
    'the checkout works as without the check where the module is missing',
    async (page) => {
      await page.waitForFunction(() => globalThis.unavailable.length > 0);
      assert.equal(await page.locator('[data-debitor-placed], [data-debitor]').count(), 0);
      await fill(page, shop.person);
      await shop.press(page);
      await page.waitForFunction(() => globalThis.orders.length > 0);
    },
    { missing: '/checkout_bg.wasm' },
  );
}
