/** The playground: any number explained, a profile tried out on a customer, in eight languages and without a mouse. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { openPage } from '../support/browser.mjs';
import { accessibilityFaults, overflow } from './office.mjs';
import { openShop } from './shop.mjs';

const words = new URL('../../www/ts/playground/words/', import.meta.url);

let shop;
before(async () => (shop = await openShop()));
after(() => shop.close());

/** One visit; anything that goes wrong on the page itself fails it. */
function visit(claim, steps, { query = '?lang=en', ...options } = {}) {
  test(claim, async () => {
    const page = await openPage(shop.browser, { locale: 'en-US', viewport: { width: 1280, height: 900 }, ...options });
    page.setDefaultTimeout(20_000);
    const faults = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(`${shop.url}/playground.html${query}`);
    await page.locator('main:not([aria-busy])').waitFor();
    await steps(page);
    await page.context().close();
    assert.deepEqual(faults, []);
  });
}

const value = (page) => page.getByRole('textbox', { name: 'Number, e-mail address or code' });
const profile = (page) => page.getByRole('textbox', { name: 'Profile as JSON' });
const customer = (page) => page.getByRole('textbox', { name: 'A customer, as JSON' });
const card = (page, scheme) => page.locator(`[data-scheme="${scheme}"]`);

/** Everything in the field is replaced, key by key. */
async function type(page, text) {
  await value(page).press('Control+a');
  await value(page).pressSequentially(text);
}

visit('a number that fits is named, with what it may be, kept and written', async (page) => {
  await type(page, 'DK-13 58 56 28');
  await card(page, 'vat').waitFor();
  const text = await card(page, 'cvr').innerText();
  for (const part of ['CVR number', 'Valid', '13585628', '13 58 56 28']) assert.ok(text.includes(part), text);
  assert.equal(await value(page).getAttribute('aria-invalid'), null);
});

visit('a wrong digit is marked where it stands, and a click on the repair mends it', async (page) => {
  await type(page, '13 58 56 27');
  await card(page, 'cvr').waitFor();
  assert.equal(await card(page, 'cvr').locator('mark').textContent(), '7');
  assert.equal(await card(page, 'cvr').locator('.typed').textContent(), '13 58 56 27');
  assert.match(await card(page, 'cvr').innerText(), /Character 11/);
  assert.equal(await value(page).getAttribute('aria-invalid'), 'true');
  await card(page, 'cvr').getByRole('button', { name: 'Use 13585628' }).click();
  await page.getByRole('status').getByText('CVR number: Valid.').waitFor();
  assert.equal(await value(page).inputValue(), '13585628');
});

visit('what no checkout loads is known here: IBAN, phone, Peppol', async (page) => {
  for (const [scheme, text] of [['iban', 'BE68 5390 0754 7034'], ['peppol', '0088:5798000420526'], ['phone', '+45 33 12 34 56']]) {
    await page.getByLabel('What it is').selectOption(scheme);
    await type(page, text);
    await card(page, scheme).getByText('Kept as').waitFor();
  }
});

visit('a kind that is chosen says why a number does not fit it', async (page) => {
  await page.getByLabel('What it is').selectOption({ label: 'EAN number' });
  await type(page, '5798000420527');
  await card(page, 'ean').getByText('Not valid').waitFor();
  assert.match(await card(page, 'ean').innerText(), /ean\.checksum/);
});

visit('a fault in a profile is told at its line while it is written, and gone when it is mended', async (page) => {
  await page.getByText('The profile can be used.').waitFor();
  await profile(page).fill('{\n  "name": "smed",\n  "extends": "iex",\n  "kindz": {}\n}');
  await page.getByRole('status').getByText('$.kindz: unknown key').waitFor();
  assert.equal(await profile(page).getAttribute('aria-invalid'), 'true');
  assert.equal(await page.locator('.lines .wrong').textContent(), '4');
  await page.getByRole('button', { name: 'Go to line 4' }).click();
  const chosen = await profile(page).evaluate((area) => [document.activeElement === area, area.value.slice(area.selectionStart, area.selectionEnd)]);
  assert.deepEqual(chosen, [true, '  "kindz": {}']);
  await profile(page).fill('{ "name": "smed", "extends": "iex" }');
  await page.getByText('The profile can be used.').waitFor();
  assert.equal(await profile(page).getAttribute('aria-invalid'), null);
});

visit('what is no JSON yet is told at the line where it ends to be', async (page) => {
  await profile(page).fill('{\n  "name": "smed",\n  oops\n}');
  await page.getByText('This is not JSON yet.').waitFor();
  assert.equal(await page.locator('.lines .wrong').textContent(), '3');
  await page.getByText('There is a report once both texts can be read.').waitFor();
});

visit('a preset is read whole, and the customer is checked under it', async (page) => {
  await customer(page).fill('{ "ean": "5798000420526", "company": "Aarhus Kommune", "email": "ida@example.dk" }');
  await page.getByLabel('Start from').selectOption('iex');
  const report = page.locator('#report');
  await report.getByText('Public sector').waitFor();
  await report.getByText('order_reference').waitFor();
  await page.getByLabel('Start from').selectOption('banqup');
  await page.waitForFunction(() => document.querySelector('#profile').value.includes('"banqup"'));
});

visit('a repair in the report mends the customer where it was given', async (page) => {
  await page.locator('#report').getByRole('button', { name: 'Use 13585628' }).click();
  await page.waitForFunction(() => JSON.parse(document.querySelector('#customer').value).cvr === '13585628');
  await page.locator('#report').getByText('0184:13585628').waitFor();
});

visit('another language changes all of the page at once, and keeps what was entered', async (page) => {
  await type(page, '13585627');
  await page.getByLabel('Language').selectOption('da');
  await page.getByRole('heading', { name: 'Prøvebænk' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'da');
  assert.equal(await page.getByRole('textbox', { name: 'Nummer, e-mailadresse eller kode' }).inputValue(), '13585627');
  await card(page, 'cvr').getByRole('button', { name: 'Brug 13585628' }).waitFor();
  for (const [lang, title] of [['nl', 'Proefbank'], ['de', 'Werkbank'], ['fr', 'Banc d’essai'], ['sv', 'Provbänk'], ['nb', 'Prøvebenk'], ['fi', 'Koepenkki'], ['en', 'Playground']]) {
    await page.locator('#language').selectOption(lang);
    await page.getByRole('heading', { name: title }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), lang);
    assert.equal(await page.evaluate(() => document.title), `${title} – debitor`);
  }
});

test('every text of the page is there in every language, with the same things named in it', () => {
  const read = (file) => JSON.parse(readFileSync(new URL(file, words), 'utf8'));
  const shape = (texts) => Object.entries(texts).map(([key, text]) => [key, text.match(/\{\w+\}/g) ?? []]);
  const expected = shape(read('en.json'));
  const files = readdirSync(words);
  assert.equal(files.length, 8);
  for (const file of files) {
    assert.deepEqual(shape(read(file)), expected, file);
    assert.ok(Object.values(read(file)).every((text) => text.trim() !== ''), file);
  }
});

visit('by keyboard alone: a repair is reached and pressed, and the Tab key leaves the editor', async (page) => {
  await type(page, '13585627');
  await card(page, 'cvr').waitFor();
  const reach = async (isThere) => {
    for (let steps = 0; steps < 40; steps += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(isThere)) return;
    }
    assert.fail('Tab never came there');
  };
  await reach(() => document.activeElement.textContent === 'Use 13585628');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('CVR number: Valid.').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'value');
  await reach(() => document.activeElement.id === 'profile');
  const before = await profile(page).inputValue();
  await page.keyboard.press('Tab');
  assert.equal(await profile(page).inputValue(), before);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'customer');
});

for (const colorScheme of ['light', 'dark']) {
  visit(`axe-core finds nothing in ${colorScheme} colours, in any state, at both ends of the width`, async (page) => {
    const clean = async (state) => assert.deepEqual(await accessibilityFaults(page), [], state);
    await clean('a number that is wrong');
    await type(page, 'DK-13 58 56 28');
    await card(page, 'vat').waitFor();
    await clean('a number that fits');
    await profile(page).fill('{\n  "kindz": {}\n}');
    await page.getByRole('button', { name: /^Go to line/ }).waitFor();
    await clean('a profile that is wrong');
    await page.getByText('The whole report').click();
    await page.setViewportSize({ width: 320, height: 640 });
    await clean('all that, on a phone');
    assert.equal(await overflow(page), 0);
  }, { colorScheme, bypassCSP: true });
}
