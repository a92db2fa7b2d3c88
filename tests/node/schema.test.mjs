/** The schemas of a checkout, as the packed package has them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Consumer, root } from './consumer.mjs';

let shop;
let required;
let checkout;
before(() => {
  shop = new Consumer();
  required = createRequire(join(shop.folder, 'index.js'));
  checkout = required('debitor').createCheckoutSync({ profile: 'iex', locale: 'en' });
});
after(() => shop.remove());

const validate = ({ '~standard': standard }, value) => standard.validate(value);

test('a schema is of the first version, by debitor, and answers at once', () => {
  for (const schema of [checkout.schema, checkout.schemeSchema('cvr')]) {
    const { version, vendor } = schema['~standard'];
    assert.deepEqual([version, vendor], [1, 'debitor']);
    const unreadable = { get email() { throw new Error('no'); } };
    for (const value of [undefined, null, 7, 7n, 'x', {}, [], Object.create(null), Symbol('x'), () => {}, { toString: null }, unreadable, { billing: unreadable }]) {
      const result = validate(schema, value);
      assert.equal(result instanceof Promise, false);
      assert.ok(Array.isArray(result.issues) && result.issues.length > 0);
    }
  }
});

test('each row of the customers passes if it is valid, with its canonical values, else with the errors of its report', () => {
  const lines = readFileSync(join(root, 'tests/vectors/customers.jsonl'), 'utf8').trimEnd().split('\n');
  const seen = { valid: 0, invalid: 0, warned: 0 };
  for (const line of lines) {
    const { claim, profile, locale, customer, report } = JSON.parse(line);
    const result = validate(required('debitor').createCheckoutSync({ profile, locale }).schema, customer);
    const errors = report.problems.filter(({ severity }) => severity === 'error');
    if (report.valid) assert.deepEqual(result, { value: report.values }, claim);
    else assert.deepEqual(result.issues.map(({ path, ...issue }) => issue), errors.map(({ field, severity, ...problem }) => problem), claim);
    seen[report.valid ? 'valid' : 'invalid']++;
    if (report.valid && report.problems.length > 0) seen.warned++;
  }
  assert.ok(seen.valid > 5 && seen.invalid > 5 && seen.warned > 0, JSON.stringify(seen));
});

/** Where the issues stand. */
const paths = (customer, profile = 'iex') => {
  const { schema } = required('debitor').createCheckoutSync({ profile, locale: 'en' });
  return validate(schema, customer).issues.map(({ path }) => path);
};

test('an issue stands where the value came from, by the names of the form', () => {
  const rest = { company: 'Smed', email: 'a@b.dk' };
  assert.deepEqual(paths({ ...rest, cvr: '1' }), [['cvr']]);
  assert.deepEqual(paths({ ...rest, company_number: '1' }), [['company_number']]);
  assert.deepEqual(paths({ ...rest, billing: { cvr: '1' } }), [['billing', 'cvr']]);
  assert.deepEqual(paths({ ...rest, 'billing.cvr': '1' }), [['billing.cvr']]);
  assert.deepEqual(paths({ ...rest, company_number: ' ', cvr: null, meta: { cvr: '1' } }), [['meta', 'cvr']]);
});

test('an issue about what is missing stands at the input for it, or at the field’s own name', () => {
  const rest = { kind: 'b2b', company: 'Smed', email: 'a@b.dk' };
  assert.deepEqual(paths({ ...rest, billing: { cvr: '' } }), [['billing', 'cvr']]);
  assert.deepEqual(paths(rest), [['company_number']]);
  const profile = { name: 'mine', kinds: { b2c: { required: ['custom.member', 'email'] } }, sources: { 'custom.member': ['members.0.number'] } };
  assert.deepEqual(paths({}, profile).toSorted(), [['custom', 'member'], ['email']]);
  assert.deepEqual(paths({ email: 'a@b.dk', members: [{ number: '' }] }, profile), [['members', '0', 'number']]);
});

test('a value of a scheme comes out in canonical form, or with what is wrong', () => {
  const cvr = checkout.schemeSchema('cvr');
  assert.deepEqual(validate(cvr, 'DK-13 58 56 28'), { value: '13585628' });
  assert.deepEqual(validate(cvr, 13585628), { value: '13585628' });
  const [{ code, path, suggestions, message, params }, ...others] = validate(cvr, '13585627').issues;
  assert.deepEqual([code, path, suggestions[0], params.position, others.length], ['cvr.checksum', [], '13585628', 8, 0]);
  assert.match(message, /^This CVR number can't be right\./);
});

test('a country tells which number is meant, and a number that is only unusual passes', () => {
  assert.deepEqual(validate(checkout.schemeSchema('vat', { country: 'DK' }), '13585628'), { value: 'DK13585628' });
  assert.equal(validate(checkout.schemeSchema('vat', { country: 'NL' }), '13585628').issues.length > 0, true);
  assert.equal(checkout.verdict('vat', 'SE556036079302'), 'unusual');
  assert.deepEqual(validate(checkout.schemeSchema('vat'), 'SE556036-079302'), { value: 'SE556036079302' });
});

test('nothing will do only where the value is optional', () => {
  for (const nothing of ['', null, undefined]) {
    assert.equal(validate(checkout.schemeSchema('ean'), nothing).issues.length, 1);
    assert.deepEqual(validate(checkout.schemeSchema('ean', { optional: true }), nothing), { value: '' });
  }
  assert.equal(validate(checkout.schemeSchema('ean', { optional: true }), '1').issues.length, 1);
});

test('a single value that is missing is asked for, and not told how long it should have been', () => {
  const words = (scheme, value, locale = 'en') => {
    const [{ code, message, path, params, suggestions }, ...others] =
      validate(required('debitor').createCheckoutSync({ profile: 'iex', locale }).schemeSchema(scheme), value).issues;
    assert.deepEqual([code, path, params, suggestions, others], ['field.required', [], {}, [], []], scheme);
    return message;
  };
  for (const nothing of ['', '  ', null, undefined]) assert.equal(words('cvr', nothing), 'CVR number: please fill this in.');
  assert.equal(words('vat', '', 'da'), 'Momsnummer skal udfyldes.');
  assert.equal(words('country', ''), 'Country code: please fill this in.');
  assert.match(words('ean', ''), /^Enter the EAN number/);
  assert.match(words('email', ''), /^Enter your e-mail address/);
  assert.match(words('company_number', ''), /^Enter the company number/);
  // What is examined is a number and no field of a form: it stays what it was.
  assert.equal(checkout.examine('cvr', '').problems[0].code, 'cvr.length');
});

test('a checkout of nothing says what to give', async () => {
  const { createCheckout, createCheckoutSync } = required('debitor');
  for (const options of [undefined, null, {}, 'iex', { locale: 'da' }, { profile: '' }]) {
    const told = [];
    for (const make of [createCheckoutSync, createCheckout]) {
      try {
        await make(options);
      } catch ({ name, code, message }) {
        told.push([name, code, /profile: 'iex'/.test(message)]);
      }
    }
    assert.deepEqual(told, Array(2).fill(['DebitorError', 'options.profile', true]), JSON.stringify(options));
  }
});

test('an unknown scheme is refused at once', () => {
  assert.throws(() => checkout.schemeSchema('cvrr'), (error) => error.code === 'scheme.unknown' && error.hint === 'cvr');
});

test('debitor/schema gives a slim checkout the same schemas', () => {
  const [of, value] = shop.script('slim-schema.mjs', `
    import { readFileSync } from 'node:fs';
    import { createRequire } from 'node:module';
    import { createCheckout } from 'debitor/slim';
    import { customerSchema, schemeSchema } from 'debitor/schema';
    const wasm = readFileSync(new URL(import.meta.resolve('debitor/checkout_bg.wasm')));
    const checkout = await createCheckout({ profile: 'iex', locale: 'en', wasm });
    const { schemeSchema: common } = createRequire(import.meta.url)('debitor/schema');
    console.log(JSON.stringify([
      [checkout.schema ?? null, customerSchema(checkout)['~standard'].validate({}).issues[0].code],
      [schemeSchema(checkout, 'cvr'), common(checkout, 'cvr')].map((schema) => schema['~standard'].validate('13 58 56 28').value),
    ]));`);
  assert.deepEqual([of, value], [[null, 'field.required'], ['13585628', '13585628']]);
});
