/** `<debitor-field>`: in a form of anybody's, by keys and by script. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { engine, openPage } from '../support/browser.mjs';
import { copy } from './form.mjs';
import { openShop } from './shop.mjs';

let shop;
before(async () => (shop = await openShop()));
after(() => shop.close());

const POLICY = "default-src 'none'; img-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";
const CVR = '<debitor-field scheme="cvr" name="company_number" label="CVR" locale="en" required></debitor-field>';

/**
 * What axe can't see in an engine: WebKitGTK paints a button as the desktop's theme has it, and tells other colours of it in
 * the dark.
 */
const UNSEEN = { chromium: [], firefox: [], webkit: ['button'] }[engine];

/** A page of its own with the element's script, under a strict policy. */
async function openFields(body, { ready = true, ...context } = {}) {
  shop.between.forget();
  const page = await openPage(shop.browser, context);
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  shop.between.on('/blank.html', ({ answer }) => answer(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Form</title>
      <script type="module" src="debitor/elements/field.js"></script><main><h1>Form</h1>${body}</main></html>`,
    { 'content-security-policy': POLICY },
  ));
  shop.between.on('/sent.html', ({ answer }) => answer('sent'));
  await page.goto(`${shop.url}/blank.html`);
  // The inputmode is the core's to say.
  if (ready) await page.waitForFunction(() => [...document.querySelectorAll('debitor-field')].every(({ shadowRoot }) => shadowRoot?.querySelector('input').inputMode === 'numeric'));
  page.done = async () => {
    await page.context().close();
    if (faults.length > 0) throw new Error(faults.join('\n'));
  };
  return page;
}

/** One page with this inside. */
function fields(claim, body, steps, options) {
  test(claim, async () => {
    const page = await openFields(body, options);
    await steps(page);
    await page.done();
  });
}

const formData = (page) => page.evaluate(() => Object.fromEntries(new FormData(document.querySelector('form'))));
const form = (inside) => `<form action="/sent.html">${inside}<button>Send</button></form>`;

fields('a number is grouped as it is typed, and its canonical form is sent', form(CVR), async (page) => {
  const input = page.getByLabel('CVR');
  await input.click();
  await page.keyboard.type('DK13585628');
  await page.keyboard.press('Tab');
  assert.equal(await input.inputValue(), '13 58 56 28');
  assert.deepEqual(await formData(page), { company_number: '13585628' });
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('sent').waitFor();
  assert.match(page.url(), /company_number=13585628$/);
});

fields('a wrong number is told once it was left, holds the form back, and follows each key until it is right', form(CVR), async (page) => {
  const input = page.getByLabel('CVR');
  const error = page.locator('.debitor-error');
  await input.click();
  await page.keyboard.type('13585627');
  assert.equal(await input.inputValue(), '13 58 56 27');
  assert.equal(await error.count(), 0);
  await page.keyboard.press('Tab');
  assert.equal(await input.getAttribute('aria-invalid'), 'true');
  assert.equal(await input.evaluate((input) => input.getRootNode().getElementById(input.getAttribute('aria-describedby')).textContent !== ''), true);
  await page.getByRole('button', { name: 'Send' }).click();
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'debitor-field');
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  assert.equal(await error.count(), 1);
  await page.keyboard.type('8');
  assert.equal(await error.count(), 0);
  assert.equal(await input.getAttribute('aria-invalid'), null);
});

fields('a suggestion is put in by the keyboard, and Enter sends the form', form(CVR), async (page) => {
  await page.getByLabel('CVR').click();
  await page.keyboard.type('13585268');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Use 13585628' }).waitFor();
  await page.keyboard.press('Shift+Tab');
  while ((await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.textContent)) !== 'Use 13585628') await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.getByLabel('CVR').inputValue(), '13 58 56 28');
  await page.keyboard.press('Enter');
  await page.getByText('sent').waitFor();
});

fields('a field that must be filled says so in the language of the page, and the first of the form gets the focus', form(CVR + CVR.replace('"company_number"', '"other"').replace('label="CVR"', 'label="Other"')), async (page) => {
  await page.getByRole('button', { name: 'Send' }).click();
  assert.deepEqual(await page.locator('.debitor-error').allTextContents(), ['CVR: please fill this in.', 'Other: please fill this in.']);
  const at = await page.evaluate(() => [document.activeElement.name, document.querySelectorAll('debitor-field:invalid').length, document.querySelector('form').checkValidity()]);
  assert.deepEqual(at, ['company_number', 2, false]);
});

fields('Enter in a wrong field does not send the form', form(CVR), async (page) => {
  await page.getByLabel('CVR').fill('1');
  await page.keyboard.press('Enter');
  await page.locator('.debitor-error').waitFor();
  assert.match(page.url(), /blank/);
});

fields('it is a control of its form as an input is', `<form id="f"><label for="n">Number of the company</label><fieldset>
    <debitor-field id="n" scheme="cvr" name="cvr" locale="en" value="13585628"></debitor-field></fieldset></form>
    <label>Loose <debitor-field id="loose" scheme="ean" name="ean" form="f" locale="en"></debitor-field></label>`, async (page) => {
  const got = await page.evaluate(() => {
    const form = document.querySelector('form');
    const [field, loose] = document.querySelectorAll('debitor-field');
    const inner = field.shadowRoot.querySelector('input');
    const data = () => Object.fromEntries(new FormData(form));
    const first = [field.form === form, loose.form === form, field.labels.length, inner.ariaLabel, inner.value, data()];
    document.querySelector('fieldset').disabled = true;
    const off = [inner.disabled, field.willValidate, data()];
    document.querySelector('fieldset').disabled = false;
    field.value = '1';
    const wrong = [field.validity.customError, field.validationMessage !== '', field.value, field.text, field.checkValidity()];
    form.reset();
    const reset = [field.value, field.text, field.validity.valid, field.shadowRoot.querySelectorAll('.debitor-error').length];
    return [first, off, wrong, reset, form.elements.cvr === field];
  });
  assert.deepEqual(got, [
    [true, true, 1, 'Number of the company', '13 58 56 28', { cvr: '13585628', ean: '' }],
    [true, false, { ean: '' }],
    [true, true, '1', '1', false],
    ['13585628', '13 58 56 28', true, 0],
    true,
  ]);
  await page.getByText('Number of the company').click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'n');
  await page.getByText('Loose').click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'loose');
});

fields('what was typed comes back with the page', form(CVR), async (page) => {
  await page.getByLabel('CVR').click();
  await page.keyboard.type('1358562');
  await page.keyboard.press('Tab');
  await page.evaluate(() => void setTimeout(() => (location.href = '/sent.html')));
  await page.getByText('sent').waitFor();
  await page.evaluate(() => void setTimeout(() => history.back()));
  await page.waitForFunction(() => document.querySelector('debitor-field')?.text === '13 58 56 2');
});

fields('the page is told of each entry, and hears an input’s own events', form(CVR), async (page) => {
  await page.evaluate(() => {
    globalThis.told = [];
    document.addEventListener('debitor:field', ({ detail, target }) => told.push([target.localName, detail.name, detail.value, detail.valid, detail.verdict]));
    for (const type of ['input', 'change']) document.addEventListener(type, ({ target }) => told.push(`${type} ${target.localName}`));
  });
  await page.getByLabel('CVR').click();
  await page.keyboard.type('1');
  await page.keyboard.press('Tab');
  const told = await page.evaluate(() => globalThis.told);
  assert.deepEqual(told, [
    ['debitor-field', 'company_number', '1', false, 'invalid'],
    'input debitor-field',
    'change debitor-field',
    ['debitor-field', 'company_number', '1', false, 'invalid'],
  ]);
});

fields('attributes that change are followed: language, label, scheme, demands', form(CVR), async (page) => {
  await page.getByRole('button', { name: 'Send' }).click();
  await page.evaluate(() => document.querySelector('debitor-field').setAttribute('locale', 'da'));
  await page.getByText('CVR skal udfyldes.').waitFor();
  const got = await page.evaluate(() => {
    const field = document.querySelector('debitor-field');
    field.required = false;
    const free = [field.validity.valid, field.shadowRoot.querySelectorAll('.debitor-error').length];
    field.setAttribute('scheme', 'ean');
    field.setAttribute('label', 'EAN');
    field.setAttribute('hint', '13 digits');
    field.value = '5798000420526';
    const input = field.shadowRoot.querySelector('input');
    return [...free, field.value, field.validity.valid, input.labels[0].textContent, input.getRootNode().getElementById(input.getAttribute('aria-describedby')).textContent];
  });
  assert.deepEqual(got, [true, 0, '5798000420526', true, 'EAN', '13 digits']);
});

fields('without a label it names itself by its scheme, and the country decides where one does', `<form>
  <debitor-field scheme="company_number" name="a" locale="da" country="DK" value="DK 13585628"></debitor-field></form>`, async (page) => {
  assert.equal(await page.getByLabel('CVR-nummer').inputValue(), '13 58 56 28');
});

fields('an EAN in the box for a CVR number is told where it belongs', form(CVR), async (page) => {
  await page.getByLabel('CVR').click();
  await copy(page, '5798000420526');
  await page.keyboard.press('Control+v');
  await page.keyboard.press('Tab');
  assert.match(await page.locator('.debitor-error').textContent(), /EAN number/);
});

for (const [what, pattern, code] of [['the module', '.wasm', 'load.wasm'], ['the texts', /\/locales\//, 'load.file'], ['the script of the checkout', '/slim.min.js', 'load.file']]) {
  test(`where ${what} can’t be loaded it is an input like any other, and says so`, async () => {
    shop.between.forget();
    const page = await openPage(shop.browser);
    const faults = [];
    const warnings = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
    shop.between.on(pattern, ({ refuse }) => refuse());
    shop.between.on('/blank.html', ({ answer }) => answer(`<!doctype html><title>x</title>${form(CVR + CVR)}`));
    shop.between.on('/sent.html', ({ answer }) => answer('sent'));
    await page.goto(`${shop.url}/blank.html`);
    await page.evaluate(async () => {
      globalThis.told = [];
      document.addEventListener('debitor:unavailable', ({ target, detail }) => told.push([target.localName, detail.code]));
      await import('/debitor/elements/field.js');
    });
    await page.waitForFunction(() => globalThis.told.length === 2);
    assert.deepEqual(await page.evaluate(() => globalThis.told[0]), ['debitor-field', code]);
    const [first, second] = await page.getByLabel('CVR').all();
    // What must be filled, the browser still asks for.
    await page.getByRole('button', { name: 'Send' }).click();
    assert.equal(await page.evaluate(() => document.activeElement.name), 'company_number');
    await first.fill('13585627');
    await second.fill('x');
    await page.keyboard.press('Enter');
    await page.getByText('sent').waitFor();
    assert.match(page.url(), /company_number=13585627&company_number=x$/);
    assert.deepEqual(faults, []);
    assert.equal(warnings.length, 1, warnings.join('\n'));
    await page.context().close();
  });
}

fields('in a form that a checkout is attached to, the checkout sees to it, once', `<form><input type="hidden" name="kind" value="b2b"><input name="company" value="Smed" aria-label="Company"><input name="email" value="a@b.dk" aria-label="E-mail">${CVR}<button>Send</button></form>`, async (page) => {
  await page.evaluate(async () => {
    const { createCheckout } = await import('/debitor/checkout/slim.min.js');
    const checkout = await createCheckout({ profile: 'iex', locale: 'en', wasm: fetch('/debitor/checkout/checkout_bg.wasm') });
    globalThis.attached = checkout.attach(document.querySelector('form'));
  });
  await page.getByLabel('CVR').click();
  await page.waitForFunction(() => document.querySelector('.debitor-live'));
  await page.keyboard.type('13585627');
  assert.equal(await page.getByLabel('CVR').inputValue(), '13 58 56 27');
  await page.keyboard.press('Tab');
  assert.equal(await page.locator('.debitor-error').count(), 1);
  await page.getByRole('button', { name: 'Use 13585628' }).click();
  const got = await page.evaluate(() => [attached.check(), Object.fromEntries(new FormData(document.querySelector('form')))]);
  assert.equal(got[0].key.value, 'company_number=0184:13585628');
  assert.equal(got[1].company_number, '13585628');
  // Given back, it checks by itself again.
  await page.evaluate(() => attached.detach());
  await page.getByLabel('CVR').fill('1');
  await page.getByRole('button', { name: 'Send' }).click();
  assert.equal(await page.locator('.debitor-error').count(), 1);
});

fields('the element may be defined under a name of one’s own, and removed and put in again', form(CVR), async (page) => {
  const got = await page.evaluate(async () => {
    const { define, DebitorField } = await import('/debitor/elements/field.js');
    define();
    define('shop-number');
    const own = document.createElement('shop-number');
    const field = document.querySelector('debitor-field');
    field.value = '13585627';
    field.remove();
    document.querySelector('form').prepend(field);
    return [own instanceof DebitorField, field.text, field.validity.valid];
  });
  assert.deepEqual(got, [true, '13585627', false]);
});

test('the page that shows it works under its own policy', async () => {
  shop.between.forget();
  const page = await openPage(shop.browser);
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(`${shop.url}/field.html`);
  await page.getByLabel('CVR-nummer').click();
  await page.waitForFunction(() => document.querySelector('debitor-field').shadowRoot.querySelector('input').inputMode === 'numeric');
  await page.keyboard.type('13585628');
  await page.getByLabel('Momsnummer').fill('13585628');
  await page.keyboard.press('Tab');
  assert.equal(await page.getByLabel('Momsnummer').inputValue(), 'DK 13 58 56 28');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.waitForURL(/company_number=13585628&ean=&vat=DK13585628$/);
  assert.deepEqual(faults, []);
  await page.context().close();
});

for (const colorScheme of ['light', 'dark']) {
  fields(`axe finds nothing, ${colorScheme}`, form(`${CVR}<label>Other <debitor-field scheme="ean" name="ean" locale="en" hint="13 digits"></debitor-field></label>`), async (page) => {
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByLabel('CVR').fill('13585268');
    await page.keyboard.press('Tab');
    await page.locator('.debitor-suggestions').waitFor();
    if (process.env.DEBITOR_SHOTS) await page.screenshot({ path: `${process.env.DEBITOR_SHOTS}/field-${colorScheme}.png` });
    // A page that names no ground of its own is white to axe in the dark too.
    await page.evaluate(() => (document.body.style.background = 'Canvas'));
    // By the debugger, which the page's policy does not bind.
    await page.evaluate(await readFile(new URL('../../pkg-config/tools/node_modules/axe-core/axe.min.js', import.meta.url), 'utf8'));
    const found = await page.evaluate(() => axe.run());
    if (colorScheme === 'dark') {
      for (const each of found.violations.filter(({ id }) => id === 'color-contrast')) each.nodes = each.nodes.filter(({ html }) => !UNSEEN.some((name) => html.startsWith(`<${name}`)));
      found.violations = found.violations.filter(({ nodes }) => nodes.length > 0);
    }
    assert.deepEqual(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
  }, { colorScheme, viewport: { width: 480, height: 420 } });
}
