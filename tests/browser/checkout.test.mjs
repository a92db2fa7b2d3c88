/** A person at the demo checkout: what is refused, how it is mended, what is sent. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buyAs, field, fill, messageAt, openCheckout, openShop, PERSON, send, settled } from './shop.mjs';

let shop;
before(async () => (shop = await openShop()));
after(() => shop.close());

/** One visit to the checkout. */
function visit(claim, steps, options) {
  test(claim, async () => {
    const page = await openCheckout(shop, options);
    await steps(page);
    await page.done();
  });
}

async function invalidAt(page, label) {
  return field(page, label).getAttribute('aria-invalid');
}

/** The server accepted what was sent, and said so in the browser's own words. */
async function assertAccepted(page) {
  await page.getByText('Serveren godkender kunden.').waitFor();
  await page.getByText('Browser og server gav det samme svar, tegn for tegn.').waitFor();
  assert.equal(page.sent.length, 1);
  return page.sent[0];
}

visit('a wrong CVR number is refused with a message, and nothing is sent', async (page) => {
  await buyAs(page, 'Virksomhed');
  await fill(page, { ...PERSON, Virksomhed: 'Smed ApS', 'CVR-nummer': '13585627' });
  assert.equal(await invalidAt(page, 'CVR-nummer'), 'true');
  assert.match(await messageAt(page, 'CVR-nummer'), /CVR-nummeret/);
  await send(page);
  assert.equal(await field(page, 'CVR-nummer').evaluate((input) => input === document.activeElement), true);
  assert.deepEqual(page.sent, []);
});

visit('a CVR number with two digits swapped is mended by one click', async (page) => {
  await buyAs(page, 'Virksomhed');
  await fill(page, { ...PERSON, Virksomhed: 'Smed ApS', 'CVR-nummer': '13585268' });
  await page.getByRole('button', { name: 'Brug 13585628' }).click();
  assert.equal((await field(page, 'CVR-nummer').inputValue()).replaceAll(' ', ''), '13585628');
  assert.equal(await invalidAt(page, 'CVR-nummer'), null);
  assert.equal(await messageAt(page, 'CVR-nummer'), '');
  assert.equal(await page.locator('#key').textContent(), 'company_number=0184:13585628');
  await send(page);
  const { customer } = await assertAccepted(page);
  assert.equal(customer.kind, 'b2b');
});

visit('a public buyer without a reference is refused', async (page) => {
  await buyAs(page, 'Offentlig');
  await fill(page, { ...PERSON, Virksomhed: 'Odense Kommune', 'EAN-nummer': '5798000420526', Personreference: 'Ida Holm' });
  await send(page);
  assert.equal(await invalidAt(page, 'Ordre- eller rekvisitionsnummer'), 'true');
  assert.notEqual(await messageAt(page, 'Ordre- eller rekvisitionsnummer'), '');
  assert.deepEqual(page.sent, []);
  await fill(page, { 'Ordre- eller rekvisitionsnummer': 'REQ-1' });
  await send(page);
  await assertAccepted(page);
  assert.equal(await page.locator('#endpoint').textContent(), '0088:5798000420526');
});

visit('a private buyer is accepted, with the key as a hidden input', async (page) => {
  await fill(page, PERSON);
  await send(page);
  const { customer } = await assertAccepted(page);
  assert.equal(customer.company_number, undefined);
  const hidden = await page.locator('input[type=hidden]').evaluateAll((inputs) =>
    Object.fromEntries(inputs.map(({ name, value }) => [name, value])),
  );
  assert.equal(hidden.debitor_kind, 'b2c');
  assert.equal(hidden.debitor_email, 'ida@holm.dk');
  assert.equal(hidden.debitor_key, await page.locator('#digest').textContent());
});

visit('an untouched field shows nothing, and one that is being typed for the first time neither', async (page) => {
  await buyAs(page, 'Virksomhed');
  await field(page, 'Virksomhed').press('Tab');
  assert.equal(await page.locator('.debitor-error').count(), 0);
  await field(page, 'CVR-nummer').pressSequentially('1358');
  assert.equal(await page.locator('.debitor-error').count(), 0);
  await field(page, 'CVR-nummer').press('Tab');
  await settled(page);
  assert.equal(await page.locator('.debitor-error').count(), 1);
});

visit('a message goes with the key that makes the value right', async (page) => {
  await buyAs(page, 'Virksomhed');
  await fill(page, { 'CVR-nummer': '1358562' });
  assert.equal(await invalidAt(page, 'CVR-nummer'), 'true');
  await field(page, 'CVR-nummer').press('End');
  await field(page, 'CVR-nummer').press('8');
  assert.equal(await invalidAt(page, 'CVR-nummer'), null);
});

visit('what another kind was asked for is kept but not sent', async (page) => {
  await buyAs(page, 'Offentlig');
  await fill(page, { 'EAN-nummer': '5798000420526' });
  await buyAs(page, 'Privat');
  assert.equal(await field(page, 'EAN-nummer').count(), 0);
  await fill(page, PERSON);
  await send(page);
  const { customer } = await assertAccepted(page);
  assert.equal(customer.ean, undefined);
  await buyAs(page, 'Offentlig');
  assert.equal(await field(page, 'EAN-nummer').inputValue(), '5798000420526');
});

visit(
  'a click that leaves a wrong field lands where it was aimed',
  async (page) => {
    await buyAs(page, 'Virksomhed');
    await field(page, 'CVR-nummer').pressSequentially('13585627');
    await send(page);
    assert.equal(await page.locator('.debitor-summary').count(), 1);
  },
  // All of the form in sight: a message in the middle would move the button.
  { viewport: { width: 1280, height: 2400 } },
);

visit('the whole order can be made from the keyboard', async (page) => {
  const keys = async (...presses) => {
    for (const press of presses) await page.keyboard.press(press);
  };
  await field(page, 'Fornavn').waitFor();
  await keys('Tab', 'Enter', 'Tab', 'ArrowRight');
  assert.equal(await page.locator('#kind').textContent(), 'Virksomhed');
  for (const text of ['Smed ApS', '13585268', '', 'Ida', 'Holm', 'ida@holm.dk', '', 'Havnegade', '7', '5000', 'Odense', '']) {
    await keys('Tab');
    if (text) await page.keyboard.type(text);
  }
  await keys('Tab', 'Enter');
  assert.equal(await field(page, 'CVR-nummer').evaluate((input) => input === document.activeElement), true);
  await keys('Tab');
  while ((await page.evaluate(() => document.activeElement.textContent)) !== 'Brug 13585628') await keys('Tab');
  await keys('Enter');
  assert.equal(await invalidAt(page, 'CVR-nummer'), null);
  await keys('Enter');
  await assertAccepted(page);
});
