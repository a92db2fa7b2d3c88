/** The packed package, installed as somebody would. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Consumer, root, tools } from './consumer.mjs';

let shop;
before(() => (shop = new Consumer()));
after(() => shop.remove());

const WRONG = `{ kind: 'b2b', cvr: '13585627', company: 'Smed ApS', email: 'ole@smed.dk' }`;

function assertRefused(report) {
  assert.equal(report.valid, false);
  assert.deepEqual(report.problems.map(({ field, code }) => [field, code]), [['company_number', 'cvr.checksum']]);
  assert.ok(report.problems[0].suggestions.includes('13585628'));
  assert.match(report.problems[0].message, /^CVR-nummeret/);
}

for (const entry of ['debitor', 'debitor/checkout', 'debitor/node']) {
  test(`${entry} loads as an ES module`, () => {
    assertRefused(shop.script('esm.mjs', `
      import { createCheckout } from '${entry}';
      const checkout = await createCheckout({ profile: 'iex', locale: 'da' });
      console.log(JSON.stringify(checkout.check(${WRONG})));`));
  });

  test(`${entry} loads as CommonJS, without waiting`, () => {
    assertRefused(shop.script('cjs.cjs', `
      const { createCheckoutSync } = require('${entry}');
      const checkout = createCheckoutSync({ profile: 'iex', locale: 'da-DK' });
      console.log(JSON.stringify(checkout.check(${WRONG})));`));
  });
}

for (const condition of ['browser', 'default']) {
  test(`the ${condition} entry takes names when it may wait, and objects when not`, () => {
    const map = JSON.parse(readFileSync(join(shop.folder, 'node_modules/debitor/package.json'), 'utf8')).exports['.'][condition];
    const [early, report, other] = shop.script('browser.mjs', `
      import { createRequire } from 'node:module';
      const require = createRequire(import.meta.url);
      const { createCheckout, createCheckoutSync } = await import('./node_modules/debitor/${map.import.default}');
      const options = { profile: require('debitor/presets/iex.json'), messages: require('debitor/locales/da.json') };
      let early;
      try { createCheckoutSync({ profile: 'iex' }); } catch (error) { early = error.code; }
      const later = await createCheckout({ profile: 'iex', locale: 'da' });
      const common = require('./node_modules/debitor/${map.require.default}').createCheckoutSync(options);
      console.log(JSON.stringify([early, later.check(${WRONG}), common.check(${WRONG})]));`);
    assert.equal(early, 'sync.profile');
    assertRefused(report);
    assert.deepEqual(other, report);
  });
}

test('debitor/slim takes the module that it is given', () => {
  assertRefused(shop.script('slim.mjs', `
    import { readFileSync } from 'node:fs';
    import { fileURLToPath } from 'node:url';
    import { createCheckout } from 'debitor/slim';
    import profile from 'debitor/presets/iex.js';
    const wasm = readFileSync(fileURLToPath(import.meta.resolve('debitor/checkout_bg.wasm')));
    const checkout = await createCheckout({ profile, locale: 'da', wasm });
    console.log(JSON.stringify(checkout.check(${WRONG})));`));
});

test('a language falls back from the particular to the general, to the profile’s own, and to English', () => {
  const texts = shop.script('fallback.cjs', `
    const { createCheckoutSync } = require('debitor');
    const say = (locale, profile = 'iex') => createCheckoutSync({ profile, locale }).text('lang');
    const plain = { name: 'plain', kinds: { b2c: {} } };
    console.log(JSON.stringify([say('da-DK'), say('da_DK'), say('tlh'), say(undefined), say('tlh', plain)]));`);
  assert.deepEqual(texts, ['da', 'da', 'da', 'da', 'en']);
});

test('every tag for Norwegian finds the texts that the server finds', () => {
  const texts = shop.script('norwegian.cjs', `
    const { createCheckoutSync } = require('debitor');
    const profile = { name: 'x', kinds: { b2c: {} }, messages: { nn: { 'ui.kind.b2c': 'Privatkunde' } } };
    const say = (locale) => createCheckoutSync({ profile, locale });
    console.log(JSON.stringify([...['no', 'nn', 'nn_NO', 'NB'].map((tag) => say(tag).text('lang')), say('nn-NO').text('ui.kind.b2c')]));`);
  assert.deepEqual(texts, ['nb', 'nb', 'nb', 'nb', 'Privatkunde']);
});

test('texts of a language of one’s own are laid over English, and some of a language over the others', () => {
  const texts = shop.script('own-language.cjs', `
    const { createCheckoutSync } = require('debitor');
    const profile = { name: 'x', locale: 'da', kinds: { b2c: { required: ['email'] } } };
    const say = (messages, locale) => {
      const [{ message }] = createCheckoutSync({ profile, messages, locale }).check({ email: 'a' }).problems;
      return [message, createCheckoutSync({ profile, messages, locale }).check({}).problems[0].message];
    };
    const english = createCheckoutSync({ profile, locale: 'en' }).check({ email: 'a' }).problems[0].message;
    const danish = createCheckoutSync({ profile }).check({ email: 'a' }).problems[0].message;
    const icelandic = { lang: 'is', 'email:field.required': 'Sláðu inn netfang.' };
    console.log(JSON.stringify({ english, danish, added: say(icelandic, 'is'), unasked: say(icelandic, 'da'),
      some: say({ 'email:field.required': 'Mail, tak.' }), alone: say(icelandic) }));`);
  assert.deepEqual(texts.added, [texts.english, 'Sláðu inn netfang.']);
  assert.deepEqual(texts.alone, texts.added);
  assert.deepEqual(texts.some, [texts.danish, 'Mail, tak.']);
  assert.equal(texts.unasked[0], texts.danish);
  assert.doesNotMatch(texts.unasked[1], /netfang/);
});

test('a profile extends a preset, and profiles of your own', () => {
  const found = shop.script('extends.cjs', `
    const { createCheckoutSync } = require('debitor');
    const strict = { name: 'strict', extends: 'iex', kinds: { b2c: { required: ['email', 'phone'] } } };
    const mine = { name: 'mine', extends: 'strict', labels: { da: { phone: 'Mobil' } }, messages: { 'da-DK': { 'ui.kind.b2c': 'Dig' } } };
    const checkout = createCheckoutSync({ profile: mine, bases: { strict }, locale: 'da-DK' });
    const [problem] = checkout.check({ email: 'a@b.dk' }).problems;
    const circle = () => createCheckoutSync({ profile: { name: 'a', extends: 'b' }, bases: { b: { name: 'b', extends: 'b' } } });
    let refused;
    try { circle(); } catch (error) { refused = [error.code, error.path]; }
    console.log(JSON.stringify([problem.field, problem.message, checkout.text('ui.kind.b2c'), refused]));`);
  assert.deepEqual(found, ['phone', 'Mobil skal udfyldes.', 'Dig', ['profile.extends', '$.extends']]);
});

test('overrides are laid over the texts', () => {
  const text = shop.script('overrides.cjs', `
    const { createCheckoutSync } = require('debitor');
    const checkout = createCheckoutSync({ profile: 'iex', overrides: { 'ui.use_suggestion': 'Tag {value}' } });
    console.log(JSON.stringify(checkout.text('ui.use_suggestion', { value: '7' })));`);
  assert.equal(text, 'Tag 7');
});

test('overrides count more than what a profile says, its names of fields too', () => {
  const texts = shop.script('overrides-of-a-profile.cjs', `
    const { createCheckoutSync } = require('debitor');
    const profile = { name: 'x', locale: 'da', kinds: { b2c: { required: ['email', 'phone'] } },
      labels: { da: { phone: 'Mobil' } }, messages: { da: { 'email:field.required': 'Profilens.' } } };
    const say = (overrides) => createCheckoutSync({ profile, overrides }).check({}).problems.map(({ message }) => message);
    console.log(JSON.stringify([say(undefined), say({ 'email:field.required': 'Butikkens.', 'field.phone': 'Telefon' })]));`);
  assert.deepEqual(texts, [['Profilens.', 'Mobil skal udfyldes.'], ['Butikkens.', 'Telefon skal udfyldes.']]);
});

test('a misspelt profile is refused as the program refuses it: code, place and the nearest name', () => {
  const errors = shop.script('unknown.cjs', `
    const { createCheckout, createCheckoutSync } = require('debitor');
    const told = ({ code, path, hint }) => [code, path, hint];
    const sync = (profile) => { try { return createCheckoutSync({ profile }); } catch (error) { return told(error); } };
    const mine = { name: 'mine', extends: 'iexx' };
    Promise.all(['iexx', mine].map((profile) => createCheckout({ profile }).catch(told))).then((later) =>
      console.log(JSON.stringify([sync('iexx'), sync(mine), sync('../../etc/passwd'), ...later])));`);
  const [named, extended] = [['profile.unknown', null, 'iex'], ['profile.unknown', '$.extends', 'iex']];
  assert.deepEqual(errors, [named, extended, ['profile.unknown', null, null], named, extended]);
});

/** What a shop writes in TypeScript; `order` is typed by an interface, as most are. */
const TYPED = `
interface Order { id: number; billing: { cvr: string; email: string | null }; paid?: boolean }
declare const order: Order;
declare const form: HTMLFormElement;
const checkout: Checkout = createCheckoutSync({ profile: 'iex' });
const codes: string[] = checkout.check({ cvr: '1' }).problems.map((problem) => problem.code);
checkout.check(order);
checkout.key({ cvr: 13585628, billing: { email: 'a@b.dk' } });
checkout.checkField('email', 'a@b.dk', order);
createCheckoutSync({
  profile: {
    name: 'mine',
    country: 'DK',
    sources: { company_number: ['cvr'] },
    selector: { sources: ['kind'], values: { firm: 'b2b' } },
    kinds: { b2b: { when_filled: ['company_number'], required: ['company'], identity: [['company_number']] }, b2c: {} },
    formats: ['postcode'],
    messages: { da: { 'field.required': 'Mangler' } },
  },
  messages: { lang: 'en' },
});
const own: Profile = { name: 'mine', kinds: { b2c: { required: ['email'] } } };
createCheckoutSync({ profile: own, overrides: { lang: 'en' } });
const attachment = checkout.attach(form);
const email: string | undefined = attachment.customer()['email'];
form.addEventListener('debitor:change', (event) => event.detail.problems.length);
document.addEventListener('debitor:invalid', ({ detail }) => detail.valid);
// @ts-expect-error a customer is an object
checkout.check(codes.length);
createCheckoutSync({ profile: { name: 'mine', extends: 'iex', labels: { da: { vat: 'Momsnr.' } } } });
// @ts-expect-error a profile has a name
createCheckoutSync({ profile: { extends: 'iex' } });
// @ts-expect-error no such rule
createCheckoutSync({ profile: { name: 'mine', kinds: { b2c: { wanted: ['email'] } } } });
`;

for (const [module, resolution] of [['nodenext', 'nodenext'], ['node16', 'node16'], ['esnext', 'bundler']]) {
  test(`the types hold as a strict project reads them, ${resolution}`, () => {
    const files = resolution === 'bundler' ? ['use.mts'] : ['use.mts', 'use.cts'];
    for (const file of files) {
      const data = file.endsWith('.mts')
        ? `import preset from 'debitor/presets/iex.js';\nimport texts from 'debitor/locales/da.js';\ncreateCheckoutSync({ profile: preset, messages: texts });\n`
        : '';
      shop.write(file, `import { createCheckoutSync, type Checkout, type Profile } from 'debitor';\n${data}${TYPED}`);
    }
    const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--module', module, '--moduleResolution', resolution];
    shop.run(join(tools, 'tsc'), ...options, '--types', '', ...files);
  });
}

test('debitor/slim says what became of its module, by an error that can be caught', () => {
  const codes = shop.script('refused.mjs', `
    import { createCheckout, createCheckoutSync, DebitorError } from 'debitor/slim';
    const codes = [];
    const later = () => new Promise((resolve) => setTimeout(resolve, 20, new Uint8Array(8)));
    const tries = [
      () => createCheckout({ profile: 'none', wasm: later() }),
      () => createCheckout({ profile: 'none', wasm: Promise.reject(new Error('gone')) }),
      () => createCheckout({ profile: 'iex', wasm: Promise.reject(new Error('gone')) }),
      () => createCheckout({ profile: 'iex', wasm: new Uint8Array(8) }),
      () => createCheckout({ profile: 'iex' }),
      () => createCheckout({ profile: 'iex', wasm: new URL('file:///none.wasm') }),
      () => createCheckout({ profile: 'iex', wasm: new Response('', { status: 404 }) }),
      async () => createCheckoutSync({ profile: { name: 'mine', kinds: {} }, messages: {}, wasm: new Uint8Array(8) }),
    ];
    for (const attempt of tries) {
      try { await attempt(); } catch (error) { codes.push([error instanceof DebitorError, error.code, 'cause' in error]); }
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    console.log(JSON.stringify(codes));`);
  assert.equal(codes.length, 8);
  // Also where the profile's name is wrong: it is the core that judges it.
  for (const each of codes) assert.deepEqual(each, [true, 'load.wasm', true]);
});

test('debitor/admin is imported on a server too, and says there that it needs a browser', () => {
  const found = shop.script('admin.mjs', `
    import { readFileSync } from 'node:fs';
    import { openImport, open, template, DebitorError } from 'debitor/admin';
    const wasm = new Uint8Array(readFileSync(new URL(import.meta.resolve('debitor/admin_bg.wasm'))));
    globalThis.fetch = async () => new Response(wasm, { headers: { 'content-type': 'application/wasm' } });
    const codes = [];
    for (const work of [() => openImport({ profile: 'iex', file: new Blob(['email']) }), () => template({ profile: 'iex' })]) {
      await work().catch((error) => codes.push([error instanceof DebitorError, error.code]));
    }
    console.log(JSON.stringify([codes, typeof open, import.meta.resolve('debitor/admin/worker.js').endsWith('admin/worker.js')]));`);
  assert.deepEqual(found, [Array(2).fill([true, 'worker.missing']), 'function', true]);
});

for (const resolution of ['nodenext', 'bundler']) {
  test(`the types of debitor/admin hold in a strict project, ${resolution}`, () => {
    shop.write('admin.mts', `
      import { openImport, template, type Decision, type ImportSession, type PreviewRow } from 'debitor/admin';
      const ending = new AbortController();
      const session: ImportSession = await openImport({
        profile: { name: 'mine', extends: 'iex' },
        file: new Blob(['email']),
        mode: 'add_and_update',
        onProgress: ({ phase, rows }) => phase === 'done' && rows,
        signal: ending.signal,
      });
      const { total, rows } = await session.rows({ from: 0, count: 50, filter: { decisions: ['invalid'] }, sort: { column: 2 } });
      const first: PreviewRow | undefined = rows[total - 1];
      const decision: Decision = first?.decision ?? 'create';
      await session.edit(first?.index ?? 0, 1, decision);
      const { blob } = await session.export('cleaned', 'xlsx');
      URL.createObjectURL(blob);
      // @ts-expect-error no such kind
      await session.export('clean');
      // @ts-expect-error a file is bytes
      await openImport({ profile: 'iex', file: 'customers.csv' });
      await template({ profile: 'banqup', locale: 'nl', format: 'csv' });
    `);
    const module = resolution === 'bundler' ? 'esnext' : resolution;
    const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', '--module', module, '--moduleResolution', resolution];
    shop.run(join(tools, 'tsc'), ...options, '--types', '', 'admin.mts');
  });
}

test('the package has what it is built for, and nothing of the machine it was built on', () => {
  const at = join(shop.folder, 'node_modules/debitor');
  for (const file of ['profile.schema.json', 'checkout/checkout_bg.wasm', 'checkout/slim.min.js', 'locales/da.json', 'presets/iex.js', 'admin/admin_bg.wasm', 'admin/index.js', 'admin/worker.js']) {
    assert.ok(readFileSync(join(at, file)).length > 0, file);
  }
  for (const file of readdirSync(at, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())) {
    assert.equal(readFileSync(join(file.parentPath, file.name)).includes(root), false, file.name);
  }
});

test('the package carries its licences and its README', () => {
  const files = readdirSync(join(shop.folder, 'node_modules/debitor'));
  for (const file of ['LICENSE-APACHE', 'LICENSE-MIT', 'README.md']) assert.ok(files.includes(file), file);
});

test('an error of the core is a DebitorError, with what may have been meant', () => {
  const told = shop.script('errors.cjs', `
    const { createCheckoutSync, DebitorError } = require('debitor');
    try { createCheckoutSync({ profile: 'ixe' }); }
    catch (error) { console.log(JSON.stringify([error instanceof DebitorError, error.name, error.code, error.hint, /did you mean/.test(error.message)])); }`);
  assert.deepEqual(told, [true, 'DebitorError', 'profile.unknown', 'iex', true]);
});
