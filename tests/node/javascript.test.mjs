/** The package where there is no WebAssembly: Node.js without its compilers (`--jitless`) has none. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Consumer } from './consumer.mjs';

let shop;
before(() => (shop = new Consumer()));
after(() => shop.remove());

const WRONG = `{ kind: 'b2b', cvr: '13585627', company: 'Smed ApS', email: 'ole@smed.dk' }`;

/** Runs a script without WebAssembly, and reads what it printed. */
function jitless(name, text) {
  shop.write(name, `if (typeof WebAssembly !== 'undefined') throw new Error('there is WebAssembly');\n${text}`);
  return JSON.parse(shop.run(process.execPath, '--jitless', '--no-expose-wasm', name));
}

function assertRefused(report) {
  assert.deepEqual(report.problems.map(({ field, code }) => [field, code]), [['company_number', 'cvr.checksum']]);
  assert.ok(report.problems[0].suggestions.includes('13585628'));
  assert.match(report.problems[0].message, /^CVR-nummeret/);
}

test('debitor/js loads as an ES module', () => {
  assertRefused(jitless('esm.mjs', `
    const { createCheckout } = await import('debitor/js');
    const checkout = await createCheckout({ profile: 'iex', locale: 'da' });
    console.log(JSON.stringify(checkout.check(${WRONG})));`));
});

test('debitor/js loads as CommonJS, without waiting', () => {
  assertRefused(jitless('cjs.cjs', `
    const { createCheckoutSync } = require('debitor/js');
    const options = { profile: require('debitor/presets/iex.json'), messages: require('debitor/locales/da.json') };
    console.log(JSON.stringify(createCheckoutSync(options).check(${WRONG})));`));
});

for (const [name, load] of [['ES module', `await import('debitor')`], ['CommonJS', `require('debitor')`]]) {
  test(`debitor itself takes the JavaScript where there is no WebAssembly, as ${name}`, () => {
    const module = name !== 'CommonJS';
    const [code, report] = jitless(module ? 'fallback.mjs' : 'fallback.cjs', `
      const { createCheckout, createCheckoutSync } = ${load};
      let code;
      try { createCheckoutSync({ profile: 'iex' }); } catch (error) { code = error.code; }
      createCheckout({ profile: 'iex', locale: 'da' }).then((checkout) =>
        console.log(JSON.stringify([code, checkout.check(${WRONG})])));`);
    assert.equal(code, 'sync.wasm');
    assertRefused(report);
  });
}

test('debitor/slim does not wait for a module that may not run', () => {
  assertRefused(jitless('slim.mjs', `
    const { createCheckout } = await import('debitor/slim');
    const checkout = await createCheckout({ profile: 'iex', locale: 'da', wasm: new Promise(() => {}) });
    console.log(JSON.stringify(checkout.check(${WRONG})));`));
});

test('nobody hears of a module that did not come where it may not run', () => {
  assertRefused(jitless('gone.mjs', `
    const { createCheckout } = await import('debitor/slim');
    const checkout = await createCheckout({ profile: 'iex', locale: 'da', wasm: Promise.reject(new Error('gone')) });
    console.log(JSON.stringify(checkout.check(${WRONG})));`));
});

test('the memory grows with what is asked, and merchants’ patterns are matched', () => {
  const [same, codes] = shop.script('grown.mjs', `
    import { createCheckout as wasm } from 'debitor';
    import { createCheckout as javascript } from 'debitor/js';
    const profile = { name: 'mine', extends: 'iex', sources: { 'custom.member': ['member'] },
      patterns: { member: { field: 'custom.member', pattern: 'M-\\\\d{4}' } } };
    const asked = [
      { company: 'Ødegård '.repeat(500_000), email: 'a@b.dk' },
      { email: 'a@b.dk', member: 'M-1234' },
      { email: 'a@b.dk', member: 'M-12' },
    ];
    const answers = await Promise.all([wasm, javascript].map(async (create) => {
      const checkout = await create({ profile, locale: 'da' });
      return asked.map((customer) => JSON.stringify(checkout.check(customer)));
    }));
    const problems = (text) => JSON.parse(text).problems.map(({ code }) => code);
    console.log(JSON.stringify([answers[0].map((text, at) => text === answers[1][at]), answers[1].slice(1).map(problems)]));`);
  assert.deepEqual(same, [true, true, true]);
  assert.deepEqual(codes, [[], ['pattern.member']]);
});

test('two scripts of a page share the JavaScript, and neither disturbs the other', () => {
  const texts = jitless('shared.mjs', `
    const [first, second] = [await import('debitor/js'), await import('debitor/slim')];
    const checkouts = [];
    for (const [{ createCheckout }, locale] of [[first, 'da'], [second, 'nl'], [first, 'sv'], [second, 'fi']]) {
      checkouts.push(await createCheckout({ profile: 'iex', locale, wasm: new Promise(() => {}) }));
    }
    console.log(JSON.stringify(checkouts.map((checkout) => checkout.text('lang'))));`);
  assert.deepEqual(texts, ['da', 'nl', 'sv', 'fi']);
});

test('debitor/js exports all that debitor/slim does', () => {
  const names = jitless('names.mjs', `
    const [first, second] = [await import('debitor/js'), await import('debitor/slim')];
    console.log(JSON.stringify([first, second].map((entry) => Object.keys(entry).sort())));`);
  assert.deepEqual(names[0], names[1]);
  assert.ok(names[0].includes('attachTo'));
});
