/** The pages under Content Security Policies: nothing on them is forbidden, and where WASM is, the JavaScript comes in its place. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../node/consumer.mjs';
import { csv, decided, give } from './office.mjs';
import { openPage } from '../support/browser.mjs';
import { startPolicies } from '../support/policies.mjs';
import { buyAs, fill, messageAt, openShop, PERSON, send } from './shop.mjs';

const WITH_WASM = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";
const WITHOUT = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'";

let shop;
let policies;
before(async () => {
  shop = await openShop();
  policies = await startPolicies(shop.url);
});
after(async () => {
  await policies.stop();
  await shop.close();
});

/** Opens a page under a policy, its own taken away. */
async function open(path, policy, made) {
  policies.serve(policy, made);
  const page = await openPage(shop.browser, { locale: 'da-DK' });
  page.setDefaultTimeout(20_000);
  page.faults = [];
  // Firefox tells of what a policy forbids as of an error; `forbiddenOn` has it too.
  page.on('pageerror', (error) => String(error).includes('Content-Security-Policy') || page.faults.push(String(error)));
  await page.goto(policies.url + path);
  return page;
}

/** What the policy forbade. */
function forbiddenOn(page) {
  return page.evaluate(() => globalThis.forbidden);
}

/** That WASM may not run can only be found out by trying: once. WebKit does not tell of it. */
async function assertTriedOnce(page) {
  const forbidden = await forbiddenOn(page);
  assert.ok(forbidden.length <= 1, forbidden.join('\n'));
  for (const each of forbidden) assert.equal(each, 'script-src wasm-eval');
}

async function assertNothingForbidden(page) {
  assert.deepEqual(await forbiddenOn(page), []);
}

/** Which form of the core came. */
function forms() {
  return policies.asked.filter((path) => /checkout_bg\.wasm$|fallback\.js$/.test(path)).map((path) => path.split('/').at(-1));
}

for (const [claim, policy, form, assertPolicy] of [
  ['without a policy', undefined, 'checkout_bg.wasm', assertNothingForbidden],
  ['under a policy that allows WASM', WITH_WASM, 'checkout_bg.wasm', assertNothingForbidden],
  ['under a policy that allows none', WITHOUT, 'fallback.js', assertTriedOnce],
]) {
  test(`${claim} the checkout refuses a wrong CVR, and lets the repaired one go, with ${form} alone`, async () => {
    const page = await open('/checkout.html', policy);
    await page.locator('form[novalidate]').waitFor();
    await buyAs(page, 'Virksomhed');
    await fill(page, { ...PERSON, Virksomhed: 'Smed ApS', 'CVR-nummer': '13585627' });
    assert.match(await messageAt(page, 'CVR-nummer'), /^CVR-nummeret/);
    await send(page);
    assert.equal(policies.asked.includes('/v1/check'), false);
    await page.getByRole('button', { name: 'Brug 13585628' }).first().click();
    assert.equal(await messageAt(page, 'CVR-nummer'), '');
    await send(page);
    await page.getByText('Browser og server gav det samme svar, tegn for tegn.').waitFor();
    // Another language is another checkout: the core is there already.
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Checkout' }).waitFor();
    await assertPolicy(page);
    assert.deepEqual(page.faults, []);
    assert.deepEqual(forms(), [form]);
    await page.context().close();
  });
}

/** A page with a form and a script of its own. */
function ownPage(script) {
  return {
    '/own.html': '<!doctype html><title>Own</title><form><input name="cvr"></form><script type="module" src="/own.js"></script>',
    '/own.js': `${script}
      checkout.attach(document.forms[0]);
      document.title = checkout.check({ cvr: '13585627', company: 'Smed', email: 'a@b.dk' }).problems[0].code;`,
  };
}

async function titleOf(page) {
  await page.waitForFunction(() => document.title !== 'Own');
  return page.evaluate(() => document.title);
}

test('the script that carries its module loads the JavaScript too, where it may not run it', async () => {
  const page = await open('/own.html', WITHOUT, ownPage(`
    import { createCheckout } from '/debitor/checkout/index.js';
    const checkout = await createCheckout({ profile: 'iex', locale: 'da' });`));
  assert.equal(await titleOf(page), 'cvr.checksum');
  await assertTriedOnce(page);
  assert.deepEqual(forms(), ['fallback.js']);
  await page.context().close();
});

test('the script without WASM tries nothing, and nothing is forbidden', async () => {
  const page = await open('/own.html', WITHOUT, ownPage(`
    import { createCheckout } from '/debitor/checkout/javascript.min.js';
    const checkout = await createCheckout({ profile: 'iex', locale: 'da' });`));
  assert.equal(await titleOf(page), 'cvr.checksum');
  await assertNothingForbidden(page);
  assert.deepEqual(forms(), ['fallback.js']);
  await page.context().close();
});

test('who can’t wait is told what to do', async () => {
  const page = await open('/own.html', WITHOUT, {
    ...ownPage(''),
    '/own.js': `
      import { createCheckoutSync } from '/debitor/checkout/index.js';
      try { createCheckoutSync({ profile: { name: 'mine', kinds: { b2c: {} } }, messages: { lang: 'en' } }); }
      catch (error) { document.title = [error.name, error.code, error.message.includes('debitor/js')].join(' '); }`,
  });
  assert.equal(await titleOf(page), 'DebitorError sync.wasm true');
  await page.context().close();
});

test('on the import page nothing is forbidden', async () => {
  const page = await open('/import.html?lang=en', WITH_WASM);
  await give(page, csv('customers.csv', ['Company', 'CVR', 'Email'], ['Smed A/S', '13585627', 'ole@smed.example'], ['Nord', '', 'ida@nord.example']));
  await decided(page, '2');
  await page.getByRole('gridcell', { name: /13585627/ }).waitFor();
  await assertNothingForbidden(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('on the customers page nothing is forbidden', async () => {
  const page = await open('/customers.html?lang=en', WITH_WASM);
  await give(page, csv('customers.csv', ['Company', 'Email'], ['Smed A/S', 'ole@smed.example'], ['Nord', 'ida@nord.example']), 'Customer file');
  await page.locator('.found').filter({ hasText: '2 customer' }).waitFor();
  await assertNothingForbidden(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('no page has a style or a script inside', () => {
  const pages = readdirSync(join(root, 'www')).filter((name) => name.endsWith('.html'));
  assert.ok(pages.length >= 4);
  for (const name of pages) {
    const html = readFileSync(join(root, 'www', name), 'utf8');
    assert.doesNotMatch(html, /\sstyle=|<style|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)/i, name);
  }
});
