/** What a page, its person and its network do while the scripts of a form are on their way. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage } from '../support/browser.mjs';
import { copy } from './form.mjs';
import { openShop } from './shop.mjs';

let shop;
before(async () => (shop = await openShop()));
after(() => shop.close());

/** Opens a page with a form that nothing is tied to yet; `hold` is an end of paths that wait until `let` lets them go. */
async function open(inside, { hold, html = 'lang="da"', attributes = '' } = {}) {
  const { between } = shop;
  between.forget();
  const page = await openPage(shop.browser, { locale: 'da-DK' });
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  between.on('/blank.html', ({ answer }) => answer(`<!doctype html><html ${html}><title>Form</title><body><form ${attributes}>${inside}<button>Bestil</button></form>`));
  let release;
  const released = new Promise((resolve) => (release = resolve));
  if (hold) between.on(hold, async ({ pass }) => (await released, pass()));
  page.release = release;
  await page.goto(`${shop.url}/blank.html`);
  await page.evaluate(async () => {
    globalThis.debitor = await import('/debitor/checkout/form.min.js');
    globalThis.form = document.querySelector('form');
    globalThis.told = [];
    for (const type of ['change', 'valid', 'invalid', 'unavailable']) form.addEventListener(`debitor:${type}`, ({ detail }) => told.push([type, detail]));
    globalThis.sent = 0;
    form.addEventListener('submit', (event) => (event.preventDefault(), sent++));
  });
  page.attach = (options = {}) => page.evaluate(async (options) => {
    globalThis.attached = await debitor.attachForm(form, { profile: 'iex', ...options });
    return attached !== undefined;
  }, options);
  page.askedFor = async (end) => {
    while (asked(end) === 0) await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 20)));
  };
  page.told = (type) => page.evaluate((type) => told.filter(([each]) => each === type).map(([, detail]) => detail), type);
  page.done = async () => {
    release();
    await page.context().close();
    assert.deepEqual(faults, []);
  };
  return page;
}

const asked = (end) => shop.between.asked.filter((path) => path.endsWith(end)).length;

for (const [what, attributes, text, then] of [
  ['that the browser has cut', 'maxlength="8"', 'DK-13 58 56 28', /^13585628$/],
  ['that an input for digits has not taken', 'type="number"', 'DK-13 58 56 28', /^13585628$/],
  ['that is another field’s is kept whole, so that the message is about all of it', 'maxlength="8"', '5798000420526', /^5798000420526$/],
]) {
  test(`a number pasted before its script has come, ${what}, is put in whole when it comes`, async () => {
    const page = await open(`<input name="cvr" ${attributes}><input name="email">`, { hold: '/later.js' });
    await page.attach();
    await page.locator('[name=cvr]').click();
    await copy(page, text);
    await page.keyboard.press('Control+v');
    await page.waitForFunction(() => told.length > 0);
    page.release();
    await page.waitForFunction(() => form.querySelector('.debitor-live'));
    assert.match(await page.locator('[name=cvr]').inputValue(), then);
    await page.done();
  });
}

test('what was typed over such a paste meanwhile stays', async () => {
  const page = await open('<input name="cvr" maxlength="8"><input name="email">', { hold: '/later.js' });
  await page.attach();
  await page.locator('[name=cvr]').click();
  await copy(page, 'DK-13 58 56 28');
  await page.keyboard.press('Control+v');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('25313763');
  page.release();
  await page.waitForFunction(() => form.querySelector('.debitor-live'));
  assert.equal(await page.locator('[name=cvr]').inputValue(), '25313763');
  await page.done();
});

const BROKEN = { name: 'mine', kinds: { b2c: { required: ['emial'], identity: [['email']] } } };

for (const [how, options] of [['', { profile: BROKEN }], [' that is given by name', { profile: 'mine', bases: { mine: BROKEN } }]]) {
  test(`a broken profile of one’s own${how} is told as soon as the page is idle, with its place, and the form works as before`, async () => {
    const page = await open('<input name="email"><input name="cvr">');
    await page.attach(options);
    await page.waitForFunction(() => told.some(([type]) => type === 'unavailable'));
    const [{ code, path, message }, ...others] = await page.told('unavailable');
    assert.deepEqual([code, path, others], ['profile.unknown', '$.kinds.b2c.required[0]', []]);
    assert.match(message, /email/);
    await page.locator('button').click();
    assert.equal(await page.evaluate(() => sent), 1);
    assert.equal(await page.evaluate(() => attached.available), false);
    await page.done();
  });
}

test('whoever asks for the words has them fetched, or is told by a rejection what is wrong with the profile', async () => {
  const page = await open('<input name="email">');
  await page.attach();
  assert.match(await page.evaluate(async () => (await attached.words()).text('ui.fix_errors', { count: 2 })), /2/);
  await page.attach({ profile: BROKEN });
  const told = await page.evaluate(() => attached.words().then(() => [], ({ name, code, path }) => [name, code, path]));
  assert.deepEqual(told, ['DebitorError', 'profile.unknown', '$.kinds.b2c.required[0]']);
  await page.done();
});

test('a profile of the package is right: nothing more is fetched for it, and one that is right stays', async () => {
  const page = await open('<input name="email"><input name="cvr">');
  await page.attach();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  assert.equal(asked('/checkout_bg.wasm'), 0);
  await page.attach({ profile: { name: 'mine', kinds: { b2c: { required: ['email'], identity: [['email']] } } } });
  await page.askedFor('/checkout_bg.wasm');
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
  assert.deepEqual([await page.told('unavailable'), await page.evaluate(() => attached.available)], [[], true]);
  await page.done();
});

test('where the network fails while the page is idle, nothing is told, and the words are fetched again at the first fault', async () => {
  const page = await open('<input name="email"><input name="cvr">');
  shop.between.on('/checkout_bg.wasm', ({ refuse }) => refuse());
  await page.attach({ profile: { name: 'mine', kinds: { b2c: { required: ['email'], identity: [['email']] } } } });
  await page.askedFor('/checkout_bg.wasm');
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
  assert.deepEqual(await page.told('unavailable'), []);
  shop.between.on('/checkout_bg.wasm', ({ pass }) => pass());
  await page.locator('button').click();
  await page.locator('.debitor-error').first().waitFor();
  await page.done();
});

test('a refused order is told with its words', async () => {
  const page = await open('<input name="email"><input name="cvr" value="13585627">', { hold: '/checkout_bg.wasm' });
  await page.attach();
  await page.evaluate(() => void (globalThis.outcome = attached.intercept(() => 'placed')));
  await page.waitForFunction(() => form.getAttribute('aria-busy') === 'true');
  // Mended while the words come: an order is not kept waiting for them.
  await page.evaluate(() => {
    form.elements.cvr.value = '';
    form.elements.email.value = 'a@b.dk';
  });
  assert.equal(await page.evaluate(async () => (await attached.intercept(() => 'placed')).result), 'placed');
  page.release();
  const { sent, report } = await page.evaluate(() => outcome);
  assert.equal(sent, false);
  assert.ok(report.problems.every(({ code, message }) => code && message), JSON.stringify(report));
  assert.ok(report.problems.some(({ code }) => code === 'cvr.checksum'));
  await page.done();
});

test('where the words don’t come, a refused order is told without them', async () => {
  const page = await open('<input name="email"><input name="cvr" value="13585627">');
  shop.between.on('/checkout_bg.wasm', ({ refuse }) => refuse());
  await page.attach();
  const { sent, report } = await page.evaluate(() => attached.intercept(() => 'placed'));
  assert.deepEqual([sent, report.valid, report.problems.length > 0], [false, false, true]);
  await page.done();
});

test('a refused order is told with what the page demands too, by whichever checkout it was refused', async () => {
  const page = await open('<input name="email" value="a@b.dk"><input name="cvr"><input name="terms" type="checkbox" required>', { hold: '/checkout_bg.wasm' });
  await page.attach();
  await page.evaluate(() => void (globalThis.outcome = attached.intercept(() => 'placed')));
  page.release();
  const codes = () => page.evaluate(async () => [(await outcome).sent, (await outcome).report.valid, (await outcome).report.problems.map(({ code }) => code)]);
  assert.deepEqual(await codes(), [false, false, ['page']]);
  await page.locator('[name=cvr]').fill('13585627');
  await page.evaluate(() => void (globalThis.outcome = attached.intercept(() => 'placed')));
  const [, , told] = await codes();
  assert.deepEqual([told.at(-1), told.includes('cvr.checksum')], ['page', true]);
  await page.done();
});

test('where the script of the whole checkout does not come, the event has the code of a file that did not', async () => {
  const page = await open('<input name="email"><input name="cvr">');
  shop.between.on('/slim.min.js', ({ refuse }) => refuse());
  await page.attach();
  await page.locator('[name=cvr]').fill('13585627');
  await page.locator('[name=email]').focus();
  await page.waitForFunction(() => told.some(([type]) => type === 'unavailable'));
  assert.deepEqual((await page.told('unavailable')).map(({ code }) => code), ['load.file']);
  assert.equal(await page.evaluate(() => attached.words().catch(({ code }) => code)), 'load.file');
  await page.locator('button').click();
  assert.equal(await page.evaluate(() => sent), 1);
  await page.done();
});

test('valid means that the form may be sent: what the page demands by itself counts', async () => {
  const page = await open('<input name="email" value="a@b.dk"><input name="terms" type="checkbox" required><input name="zip" pattern="[0-9]{4}" value="x">');
  await page.attach();
  await page.locator('button').click();
  await page.waitForFunction(() => told.some(([type]) => type === 'invalid'));
  const [{ valid, problems }] = await page.told('invalid');
  assert.deepEqual([valid, problems.map(({ code }) => code), (await page.told('valid')).length], [false, ['page', 'page'], 0]);
  await page.locator('[name=terms]').check();
  await page.locator('[name=zip]').fill('5000');
  await page.locator('button').click();
  assert.deepEqual([(await page.told('valid')).map(({ valid }) => valid), (await page.told('invalid')).length], [[true], 1]);
  assert.equal(await page.evaluate(() => sent), 1);
  await page.done();
});

test('a page that lets nothing be demanded of its inputs has them count for nothing', async () => {
  const page = await open('<input name="email" value="a@b.dk"><input name="terms" type="checkbox" required>', { attributes: 'novalidate' });
  await page.attach();
  await page.locator('button').click();
  assert.equal((await page.told('valid')).length, 1);
  await page.done();
});

test('two forms that fail at once fetch the whole checkout once', async () => {
  const page = await open('<input name="email"><input name="cvr">', { hold: '/checkout_bg.wasm' });
  await page.evaluate(async () => {
    const other = form.cloneNode(true);
    document.body.append(other);
    const both = await Promise.all([form, other].map((each) => debitor.attachForm(each, { profile: 'iex', locale: 'da' })));
    for (const each of both) each.check();
  });
  await page.waitForFunction(() => document.querySelectorAll('[aria-busy]').length === 2);
  page.release();
  await page.waitForFunction(() => document.querySelectorAll('.debitor-error').length >= 2);
  assert.equal(asked('/checkout_bg.wasm'), 1);
  await page.done();
});

test('of two that want a form it has the one who asked last, however long the other took', async () => {
  for (const [slow, quick] of [[0, 1], [1, 0]]) {
    const page = await open('<input name="email"><input name="own">', { hold: '/presets/picqer.js' });
    const got = await page.evaluate(async ([slow]) => {
      // Whose turn it is; the slow one’s profile comes last.
      const own = { name: 'own', kinds: { b2c: { required: ['email'], identity: [['email']] } } };
      const profiles = slow === 0 ? ['picqer', own] : [own, 'picqer'];
      globalThis.both = profiles.map((profile) => debitor.attachForm(form, { profile }));
      return (await both[1 - slow]) !== undefined;
    }, [slow, quick]);
    page.release();
    const there = await page.evaluate(async () => (await Promise.all(both)).map((each) => each !== undefined));
    // The one who asked first gets it in no order; the last always.
    assert.deepEqual([there, got], [[false, true], slow === 0]);
    await page.done();
  }
});

test('a form is tied to one checkout, whichever script of the package on the page has tied it', async () => {
  const page = await open('<input name="email" value="a@"><input name="cvr">');
  await page.attach();
  const got = await page.evaluate(async () => {
    const { createCheckout } = await import('/debitor/checkout/slim.min.js');
    const whole = await createCheckout({ profile: 'iex', locale: 'da', wasm: '/debitor/checkout/checkout_bg.wasm' });
    const before = attached;
    const now = whole.attach(form);
    now.check();
    while (!form.querySelector('.debitor-error')) await new Promise((resolve) => setTimeout(resolve));
    const messages = form.querySelectorAll('.debitor-error').length;
    form.elements.email.value = 'a@b.dk';
    const sent = now.check().valid && form.querySelectorAll('[name=debitor_key]').length;
    // The one that has let go has no say any more, and takes nothing of the other's away.
    before.detach();
    const left = [form.noValidate, before.check().problems.length];
    now.detach();
    return [messages, sent, ...left, form.noValidate, form.querySelectorAll('[name=debitor_key]').length];
  });
  assert.deepEqual(got, [1, 1, true, 0, false, 0]);
  await page.done();
});

test('a first module that did not come is asked for again by the next form', async () => {
  const page = await open('<input name="email"><input name="cvr">');
  for (const file of ['/first_bg.wasm', '/checkout_bg.wasm']) shop.between.on(file, ({ missing }) => missing());
  assert.equal(await page.attach(), false);
  for (const file of ['/first_bg.wasm', '/checkout_bg.wasm']) shop.between.on(file, ({ pass }) => pass());
  assert.equal(await page.attach(), true);
  assert.equal(asked('/first_bg.wasm'), 2);
  assert.equal(asked('/checkout_bg.wasm'), 1);
  await page.done();
});

for (const [what, html, attributes, locale, message] of [
  ['that of the form', 'lang="fr"', 'lang="nl"', undefined, /^Vul /],
  ['that of the page', 'lang="fr"', '', undefined, /^(Saisissez|Indiquez|Entrez)/],
  ['what the page asks for', 'lang="fr"', 'lang="nl"', 'sv', /^(Skriv|Ange|Fyll)/],
  ['that of the profile where the page says none', '', '', undefined, /^(Skriv|Indtast)/],
  ['that of the profile where the page’s is not known', 'lang="is"', '', undefined, /^(Skriv|Indtast)/],
]) {
  test(`the language is ${what}`, async () => {
    const page = await open('<input name="email">', { html, attributes });
    await page.attach(locale ? { locale } : {});
    await page.locator('button').click();
    assert.match(await page.locator('.debitor-error p').first().textContent(), message);
    await page.done();
  });
}

test('a profile may be given by its address', async () => {
  const page = await open('<input name="email" value="a@b.dk"><input name="member">');
  const mine = { name: 'smed', extends: 'iex', sources: { 'custom.member': ['member'] }, kinds: { b2c: { required: ['custom.member'] } } };
  shop.between.on('/smed.json', ({ answer }) => answer(JSON.stringify(mine), { 'content-type': 'application/json' }));
  assert.equal(await page.attach({ profile: '/smed.json' }), true);
  assert.equal(await page.evaluate(() => attached.report().problems.map(({ field }) => field).join()), 'custom.member');
  await page.done();
});

for (const [what, way, code] of [
  ['is not there', ({ missing }) => missing(), 'load.file'],
  ['is no JSON', ({ answer }) => answer('<!doctype html>'), 'profile.json'],
  ['is broken', ({ answer }) => answer(JSON.stringify(BROKEN)), 'profile.unknown'],
]) {
  test(`a profile at an address that ${what} is told at once`, async () => {
    const page = await open('<input name="email">');
    shop.between.on('/smed.json', way);
    assert.equal(await page.attach({ profile: '/smed.json' }), false);
    assert.deepEqual((await page.told('unavailable')).map(({ code }) => code), [code]);
    await page.done();
  });
}

test('a form that is given no profile is told what is missing', async () => {
  const page = await open('<input name="email">');
  await page.evaluate(async () => (globalThis.attached = await debitor.attachForm(form)));
  assert.deepEqual((await page.told('unavailable')).map(({ code }) => code), ['options.profile']);
  await page.done();
});
