/** A form in two steps: a small module first, the whole checkout once there is something to say. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { engine, openPage } from '../support/browser.mjs';
import { openShop } from './shop.mjs';

let shop;
before(async () => (shop = await openShop()));
after(() => shop.close());

const FIELDS = `<div data-debitor-summary></div>
  <label>Firma <input name="company"></label><label>CVR <input name="cvr"></label><label>Moms <input name="vat"></label>
  <label>E-mail <input name="email"></label><select name="country"><option value="DK">DK<option value="SE">SE</select><button>Bestil</button>`;

/** Longer than a person of the test takes, who types key by key in Firefox, and from outside in WebKit. */
const DELAY = engine === 'chromium' ? 1500 : 8000;

/** Opens a page with a form; `files` are the package's files that were asked for, `blocked` a part of those that never come. */
async function openForm(options = {}, { blocked, delayed } = {}) {
  const { between } = shop;
  between.forget();
  const page = await openPage(shop.browser, { locale: 'da-DK' });
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  between.on('/blank.html', ({ answer }) => answer(`<!doctype html><html lang="da"><title>Form</title><body><form>${FIELDS}</form>`));
  if (blocked) between.on(blocked, ({ refuse }) => refuse());
  if (delayed) between.on(delayed, async ({ pass }) => (await new Promise((resolve) => setTimeout(resolve, DELAY)), pass()));
  await page.goto(`${shop.url}/blank.html`);
  await page.evaluate(async (options) => {
    const { attachForm } = await import('/debitor/checkout/form.min.js');
    globalThis.form = document.querySelector('form');
    globalThis.told = [];
    for (const type of ['change', 'valid', 'invalid', 'unavailable']) {
      form.addEventListener(`debitor:${type}`, ({ detail }) => told.push([type, detail]));
    }
    globalThis.sent = 0;
    form.addEventListener('submit', (event) => (event.preventDefault(), sent++));
    globalThis.attached = await attachForm(form, { profile: 'iex', locale: 'da', ...options });
  }, options);
  page.done = async () => {
    await page.context().close();
    assert.deepEqual(faults, []);
  };
  page.enter = async (name, value) => {
    await page.locator(`[name=${name}]`).fill(value);
    await page.locator(`[name=${name}]`).press('Tab');
  };
  page.told = () => page.evaluate(() => told);
  return page;
}

const FIRST = ['checkout/form.min.js', 'presets/iex.js', 'checkout/first_bg.wasm'];
/** The files of the package that were asked for. */
const files = () => shop.between.asked.flatMap((path) => /^\/debitor\/(.*)$/.exec(path)?.[1] ?? []);
const rest = () => files().filter((file) => !FIRST.includes(file));

test('a form on which all is right loads the first module alone, and the key is that of the whole checkout', async () => {
  const page = await openForm();
  await page.enter('company', 'Smed ApS');
  await page.enter('cvr', 'dk-13 58 56 28');
  await page.enter('email', 'ole@smed.dk');
  await page.locator('button').click();
  assert.equal(await page.evaluate(() => sent), 1);
  const expected = await page.evaluate(async () => {
    const { createCheckout } = await import('/debitor/checkout/index.js');
    return (await createCheckout({ profile: 'iex', locale: 'da' })).check(attached.customer());
  });
  const [type, report] = (await page.told()).at(-1);
  assert.deepEqual([type, report], ['valid', expected]);
  assert.equal(expected.key.value, 'company_number=0184:13585628');
  assert.equal(await page.locator('[name=cvr]').inputValue(), '13 58 56 28');
  assert.deepEqual(rest().filter((file) => file !== 'checkout/later.js').filter((file) => !/index\.js|locales/.test(file)), []);
  await page.done();
});

test('the words come at the first fault, in the language of the form, and are said aloud', async () => {
  const page = await openForm();
  await page.enter('cvr', '13585268');
  await page.getByRole('button', { name: 'Brug 13585628' }).click();
  assert.equal(await page.locator('[name=cvr]').inputValue(), '13 58 56 28');
  assert.ok(['checkout/slim.min.js', 'checkout/checkout_bg.wasm', 'locales/da.js'].every((file) => files().includes(file)), files().join());
  assert.equal(files().filter((file) => file.endsWith('checkout_bg.wasm')).length, 1);
  assert.equal(await page.evaluate(() => form.hasAttribute('aria-busy')), false);
  await page.done();
});

test('a form that is sent wrong is held back at once, and tells why as soon as the words are there', async () => {
  const page = await openForm({}, { delayed: '/checkout_bg.wasm' });
  await page.enter('cvr', '13585627');
  await page.locator('button').click();
  await page.locator('button').click();
  assert.equal(await page.evaluate(() => form.getAttribute('aria-busy')), 'true');
  assert.deepEqual((await page.told()).filter(([type]) => type !== 'change'), []);
  await page.locator('.debitor-summary li').first().waitFor();
  assert.equal(await page.evaluate(() => sent), 0);
  const { problems } = (await page.told()).findLast(([type]) => type === 'invalid')[1];
  assert.ok(problems.every(({ code, message }) => code && message), JSON.stringify(problems));
  assert.ok(problems.some(({ code }) => code === 'cvr.checksum'));
  assert.equal(await page.evaluate(() => document.activeElement.name), 'company');
  await page.done();
});

test('what is asked twice while the words come is told once', async () => {
  const page = await openForm({}, { delayed: '/checkout_bg.wasm' });
  await page.enter('cvr', '13585627');
  await page.locator('button').click();
  await page.locator('button').click();
  await page.locator('.debitor-summary li').first().waitFor();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  assert.equal((await page.told()).filter(([type]) => type === 'invalid').length, 1);
  await page.done();
});

test('what was mended while the words came is told neither as wrong nor as sent', async () => {
  const page = await openForm({}, { delayed: '/checkout_bg.wasm' });
  await page.enter('cvr', '13585627');
  await page.locator('button').click();
  await page.waitForFunction(() => form.hasAttribute('aria-busy'));
  await page.enter('company', 'Smed ApS');
  await page.enter('cvr', '13585628');
  await page.enter('email', 'ole@smed.dk');
  await page.waitForFunction(() => !form.hasAttribute('aria-busy'));
  assert.deepEqual((await page.told()).filter(([type]) => type !== 'change'), []);
  await page.done();
});

test('a step that was judged before the words came does not take the focus back', async () => {
  const page = await openForm({}, { delayed: '/checkout_bg.wasm' });
  await page.enter('cvr', '13585627');
  await page.waitForFunction(() => form.hasAttribute('aria-busy'));
  assert.equal(await page.evaluate(() => attached.validate(['company', 'cvr']).valid), false);
  assert.equal(await page.evaluate(() => document.activeElement.name), 'company');
  await page.locator('[name=email]').focus();
  await page.locator('.debitor-error').first().waitFor();
  assert.equal(await page.locator('.debitor-error').count(), 2);
  assert.equal(await page.evaluate(() => document.activeElement.name), 'email');
  await page.done();
});

test('a form that goes on in another language while the words come stays in that', async () => {
  const page = await openForm({}, { delayed: '/checkout_bg.wasm' });
  await page.enter('cvr', '13585627');
  await page.waitForFunction(() => form.hasAttribute('aria-busy'));
  await page.evaluate(async () => {
    const { createCheckout } = await import('/debitor/checkout/index.js');
    globalThis.changes = told.length;
    attached.use(await createCheckout({ profile: 'iex', locale: 'fr' }));
  });
  assert.equal(await page.evaluate(() => form.hasAttribute('aria-busy')), false);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2000)));
  assert.match(await page.locator('.debitor-error p').textContent(), /^Ce numéro CVR/);
  assert.equal(await page.evaluate(() => told.length - changes), 1);
  await page.done();
});

test('a form that is emptied while the words come says nothing', async () => {
  const page = await openForm({}, { delayed: '/checkout_bg.wasm' });
  await page.enter('cvr', '13585627');
  await page.locator('button').click();
  await page.waitForFunction(() => form.hasAttribute('aria-busy'));
  await page.evaluate(() => form.reset());
  await page.waitForFunction(() => form.getAttribute('aria-busy') !== 'true');
  assert.equal(await page.locator('.debitor-error, .debitor-summary li').count(), 0);
  await page.done();
});

test('a form that is let go of while the words come is left as it was', async () => {
  const page = await openForm({}, { delayed: '/checkout_bg.wasm' });
  await page.enter('cvr', '13585627');
  await page.waitForFunction(() => form.hasAttribute('aria-busy'));
  await page.evaluate(() => attached.detach());
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2000)));
  assert.equal(await page.evaluate(() => form.outerHTML), await page.evaluate(async (fields) => {
    const other = document.createElement('form');
    other.innerHTML = fields;
    return other.outerHTML;
  }, FIELDS));
  await page.done();
});

test('a profile is kept once, however often a form is tied to it', async () => {
  const page = await openForm();
  const grown = await page.evaluate(async () => {
    const { Instance } = WebAssembly;
    let opened = 0;
    // The script anew, with a module whose questions are counted: the first is the one that reads a profile.
    WebAssembly.Instance = function (module, imports) {
      const { exports } = new Instance(module, imports);
      const call = (question, ...rest) => ((opened += Number(question === 0)), exports.call(question, ...rest));
      return { exports: exports.take ? { ...exports, call } : exports };
    };
    const { attachForm } = await import('/debitor/checkout/form.min.js?anew');
    const profile = { name: 'mine', kinds: { b2c: { identity: [['email']] } } };
    for (let i = 0; i < 20; i++) await attachForm(form, { profile: structuredClone(profile), locale: 'da' });
    return opened;
  });
  assert.equal(grown, 1);
  await page.done();
});

test('a warning keeps nobody from sending', async () => {
  const page = await openForm({}, { delayed: '/checkout_bg.wasm' });
  await page.enter('company', 'Smed ApS');
  await page.enter('email', 'ole@smed.dk');
  await page.enter('cvr', '13585628');
  await page.enter('vat', 'DK25313763');
  await page.locator('button').click();
  assert.equal(await page.evaluate(() => sent), 1);
  await page.done();
});

test('where the words never come the form works as before, and an event says so', async () => {
  const page = await openForm({}, { blocked: '/checkout_bg.wasm' });
  await page.enter('cvr', '13585627');
  await page.waitForFunction(() => told.some(([type]) => type === 'unavailable'));
  await page.locator('button').click();
  assert.equal(await page.evaluate(() => sent), 1);
  assert.equal(await page.evaluate(() => form.outerHTML.includes('aria-busy') || form.noValidate), false);
  await page.done();
});

test('where the first module does not come the whole checkout does its work', async () => {
  const page = await openForm({}, { blocked: '/first_bg.wasm' });
  await page.enter('cvr', '13585627');
  await page.locator('.debitor-error').waitFor();
  await page.done();
});

test('a page that looked for a form that it has not gets no attachment and no error', async () => {
  const page = await openForm();
  assert.equal(await page.evaluate(async () => {
    const { attachForm } = await import('/debitor/checkout/form.min.js');
    return (await attachForm(document.querySelector('#no-such-form'), { profile: 'iex' })) === undefined;
  }), true);
  await page.done();
});

test('a number that was pasted before the script for it has come is not put in twice', async () => {
  const page = await openForm({}, { delayed: '/later.js' });
  await page.evaluate(() => {
    const input = form.elements.cvr;
    input.maxLength = 8;
    input.focus();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', 'DK-13 58 56 28');
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    input.value = '13585628';
  });
  await page.waitForFunction(() => form.querySelector('.debitor-live'));
  assert.match(await page.locator('[name=cvr]').inputValue(), /^13 ?58 ?56 ?28$/);
  await page.done();
});

test('a profile that asks for more than the first module knows is read by the whole checkout', async () => {
  const profile = {
    name: 'mine', extends: 'iex', messages: { da: { 'pattern.member': 'Nummeret har seks cifre.' } },
    patterns: { member: { field: 'customer_number', pattern: '\\d{6}' } },
  };
  const page = await openForm({ profile });
  assert.equal(await page.evaluate(() => attached.report().problems.every(({ message }) => message)), true);
  await page.done();
});
