/** What the package has for forms: its types, in a bundler, and on a server that renders pages. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from '../../pkg-config/tools/node_modules/esbuild/lib/main.js';
import { Consumer, tools } from './consumer.mjs';

let shop;
before(() => (shop = new Consumer()));
after(() => shop.remove());

for (const resolution of ['nodenext', 'bundler']) {
  test(`the types of forms hold in a strict project, ${resolution}`, () => {
    shop.write('forms.mts', `
      import { attachTo, createCheckout, type Attachment, type Intercepted, type StepReport } from 'debitor/checkout';
      import { attachTo as other } from 'debitor/slim';
      import { define, DebitorField, type FieldDetail } from 'debitor/field';
      const form = document.createElement('form');
      const attached: Attachment | undefined = await attachTo(form, createCheckout({ profile: 'iex' }), { format: 'blur' });
      const step: StepReport | undefined = attached?.validate(['email', 'cvr']);
      attached?.validate(form);
      const order: Intercepted<number> | undefined = await attached?.intercept(async (report) => report.problems.length);
      if (order?.sent) console.log(order.result + 1, order.report.key);
      // @ts-expect-error nothing came of what was not sent
      else console.log(order?.result, step?.valid);
      // @ts-expect-error no such time
      void other(form, createCheckout({ profile: 'iex' }), { format: 'always' });
      form.addEventListener('debitor:unavailable', ({ detail }) => console.log(detail.code));
      document.addEventListener('debitor:field', ({ detail }: CustomEvent<FieldDetail>) => console.log(detail.verdict));
      define();
      const field: DebitorField = document.createElement('debitor-field');
      field.required = true;
      console.log(field.validity.valid, field.value, field.text);
    `);
    const module = resolution === 'bundler' ? 'esnext' : resolution;
    const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', '--module', module, '--moduleResolution', resolution];
    shop.run(join(tools, 'tsc'), ...options, '--types', '', 'forms.mts');
  });
}

test('on a server all of it can be imported, and does nothing', () => {
  const found = shop.script('server.mjs', `
    import { attachTo } from 'debitor/checkout';
    import { define, DebitorField } from 'debitor/field';
    define();
    console.log(JSON.stringify([typeof attachTo, typeof DebitorField]));`);
  assert.deepEqual(found, ['function', 'function']);
});

for (const splitting of [true, false]) {
  test(`a bundler ${splitting ? 'leaves for later' : 'takes along'} what is loaded once a person works with a form`, async () => {
    shop.write('form.js', `
      import { attachTo, createCheckout } from 'debitor';
      attachTo(document.forms[0], createCheckout({ profile: 'iex', locale: 'da' }));`);
    const { metafile } = await build({
      absWorkingDir: shop.folder,
      entryPoints: ['form.js'],
      outdir: 'bundled-form',
      bundle: true,
      splitting,
      format: 'esm',
      metafile: true,
      write: false,
      logLevel: 'silent',
    });
    const withLater = Object.entries(metafile.outputs).filter(([, { inputs }]) => Object.keys(inputs).some((file) => file.endsWith('checkout/later.js')));
    assert.equal(withLater.length, 1);
    assert.equal(withLater[0][0] === 'bundled-form/form.js', !splitting);
  });
}
