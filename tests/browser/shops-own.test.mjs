/** What is particular to one shop system, and what the script tag's attributes do. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openShop } from './shop.mjs';
import { fill, kind, messageAt, open, placed, PLATFORMS, shown, type } from './shops.mjs';

let server;
before(async () => (server = await openShop()));
after(() => server.close());

const CLASSIC = PLATFORMS['WooCommerce, classic'];
const BLOCK = PLATFORMS['WooCommerce, block'];
const LUMA = PLATFORMS['Magento, Luma'];
const HYVA = PLATFORMS['Magento, Hyvä'];
const PLAIN = PLATFORMS['a shop of its own making'];

function visit(claim, shop, steps, options) {
  test(claim, async () => {
    const page = await open(server, shop, options);
    await steps(page);
    await page.done();
  });
}

const ordered = (page) => page.waitForFunction(() => globalThis.orders.length > 0);

visit('WooCommerce sorts the rows by country, and those that were put in keep their place', CLASSIC, async (page) => {
  const rows = () => page.locator('.woocommerce-billing-fields__field-wrapper .form-row').evaluateAll((all) => all.map(({ id }) => id.replace(/^billing_|_field$/g, '')));
  const places = (ids) => ['customer_type', 'company', 'cvr', 'ean_number', 'order_reference', 'contact_reference', 'country'].map((name) => ids.indexOf(name));
  const before = places(await rows());
  assert.deepEqual(before, [...before].sort((a, b) => a - b));
  await page.locator('#billing_country').selectOption('DE');
  // A company in Germany is asked for its VAT number, where the company's own number would stand.
  await page.locator('[data-debitor-placed="vat"]').waitFor({ state: 'attached' });
  const after = await rows();
  assert.ok(after.indexOf('postcode') < after.indexOf('address_1'));
  assert.equal(after.indexOf('vat_number'), after.indexOf('cvr') - 1);
  assert.deepEqual(places(after.filter((name) => name !== 'vat_number')), before);
});

visit('WooCommerce finds nothing wrong itself, and the message stays tied to its field', CLASSIC, async (page) => {
  await fill(page, { '#billing_email': 'ida@' });
  const message = await messageAt(page, '#billing_email');
  assert.notEqual(message, '');
  await page.evaluate(() => void jQuery('#billing_email').trigger('validate').trigger('change'));
  await page.waitForTimeout(100);
  assert.equal(await messageAt(page, '#billing_email'), message);
  assert.equal(await page.locator('#billing_email').getAttribute('aria-invalid'), 'true');
  assert.match(await page.locator('#billing_email_field').getAttribute('class'), /woocommerce-invalid/);
  await fill(page, { '#billing_email': 'ida@holm.dk' });
  assert.doesNotMatch(await page.locator('#billing_email_field').getAttribute('class'), /woocommerce-invalid/);
});

visit('WooCommerce renders the order review anew, and the order is still held back', CLASSIC, async (page) => {
  await page.locator(kind('b2b')).check();
  await fill(page, { ...CLASSIC.person, '#billing_company': 'Smed ApS', [placed('company_number')]: '13585627' });
  const updates = await page.evaluate(() => shop.updates);
  await page.evaluate(() => void jQuery(document.body).trigger('update_checkout'));
  await page.waitForFunction((before) => shop.updates > before, updates);
  await CLASSIC.press(page);
  await page.waitForTimeout(100);
  assert.deepEqual(await page.orders(), []);
  assert.notEqual(await messageAt(page, placed('company_number')), '');
});

visit('WooCommerce’s gateways are told whether the order may be placed, and the key goes along', CLASSIC, async (page) => {
  const asked = () => page.evaluate(() => jQuery('form.checkout').triggerHandler('checkout_place_order', [{}]));
  await fill(page, { ...CLASSIC.person, '#billing_email': 'ida@' });
  assert.equal(await asked(), false);
  await fill(page, { '#billing_email': 'ida@holm.dk' });
  assert.notEqual(await asked(), false);
  await CLASSIC.press(page);
  await ordered(page);
  const [order] = await page.orders();
  assert.equal(order.debitor_kind, 'b2c');
  assert.match(order.debitor_key, /^[0-9a-f]{64}$/);
});

visit('a country chosen by a list of jQuery’s own making is heard', CLASSIC, async (page) => {
  await page.locator(kind('b2b')).check();
  assert.equal(await page.locator('[data-debitor-placed="vat"]').count(), 0);
  await page.evaluate(() => void jQuery('#billing_country').val('SE').trigger('change'));
  await page.locator(placed('vat')).waitFor();
});

visit('the delivery address counts only while it is asked for', CLASSIC, async (page) => {
  const named = () => page.locator('#shipping_country').getAttribute('data-debitor');
  assert.equal(await named(), '');
  await page.locator('#ship-to-different-address-checkbox').check();
  assert.equal(await named(), 'delivery_country');
});

visit('the block of a WooCommerce without checkout events is held back by the button', BLOCK, async (page) => {
  await page.locator(kind('b2b')).check();
  await fill(page, { ...BLOCK.person, '#shipping-company': 'Smed ApS', [placed('company_number')]: '13585627' });
  await BLOCK.press(page);
  await BLOCK.byScript(page);
  assert.deepEqual(await page.orders(), []);
  assert.deepEqual(await page.evaluate(() => Object.keys(shop.errors)), ['debitor']);
  await fill(page, { [placed('company_number')]: '13585628' });
  await BLOCK.press(page);
  await ordered(page);
}, { query: '?events=off' });

visit('the block’s billing address counts once there is one', BLOCK, async (page) => {
  await page.locator(kind('b2b')).check();
  await fill(page, { ...BLOCK.person, '#shipping-company': 'Depotet', [placed('company_number')]: '13585628' });
  await page.locator('#same').uncheck();
  await BLOCK.press(page);
  assert.deepEqual(await page.orders(), []);
  assert.notEqual(await messageAt(page, '#billing-company'), '');
  await fill(page, { '#billing-company': 'Smed ApS' });
  await BLOCK.press(page);
  await ordered(page);
  const [{ extensions }] = await page.orders();
  assert.equal(extensions.debitor.company, 'Smed ApS');
  assert.match(extensions.debitor.key, /^[0-9a-f]{64}$/);
});

visit('Luma’s e-mail, in a form of its own, is told of where it stands', LUMA, async (page) => {
  await fill(page, { ...LUMA.person, '#customer-email': 'ida@' });
  await LUMA.press(page);
  assert.notEqual(await messageAt(page, '#customer-email'), '');
  assert.equal(await page.locator('#customer-email').evaluate((input) => input === document.activeElement), true);
  assert.equal(await shown(page, '.action.checkout'), false);
  await fill(page, { '#customer-email': 'ida@holm.dk' });
  assert.equal(await messageAt(page, '#customer-email'), '');
  await LUMA.press(page);
  await ordered(page);
});

visit('Luma goes back to the address when a payment’s script places a wrong order', LUMA, async (page) => {
  await page.locator(kind('b2b')).first().check();
  await fill(page, { ...LUMA.person, [LUMA.company]: 'Smed ApS', [placed('company_number')]: '13585627' });
  await page.evaluate(() => shop.next());
  assert.equal(await shown(page, '#co-shipping-form'), true === (await page.locator('#shipping').isVisible()));
  await page.evaluate(() => shop.placeOrder());
  assert.deepEqual(await page.orders(), []);
  assert.equal(await shown(page, placed('company_number')), true);
});

visit('Luma’s own billing address is the one that is checked', LUMA, async (page) => {
  await fill(page, LUMA.person);
  await page.locator('#co-shipping-method-form button').click();
  await page.locator('#billing-address-same-as-shipping-checkmo').uncheck();
  const billing = '.billing-address-form';
  await page.locator(`${billing} ${kind('b2b')}`).check();
  for (const [name, value] of Object.entries({ company: 'Smed ApS', 'custom_attributes[cvr]': '13585627' })) {
    await page.locator(`${billing} [name="${name}"]`).fill(value);
  }
  await page.locator('.action.checkout').click();
  assert.deepEqual(await page.orders(), []);
  assert.notEqual(await messageAt(page, `${billing} ${placed('company_number')}`), '');
  await page.locator(`${billing} [name="custom_attributes[cvr]"]`).fill('13585628');
  await page.locator('.action.checkout').click();
  await ordered(page);
  assert.deepEqual(LUMA.sent((await page.orders())[0], ['company_number']), ['13585628']);
});

visit('Magento’s own validation has a rule for every field, with the core’s words', LUMA, async (page) => {
  await page.waitForFunction(() => globalThis.shop?.methods?.methods['debitor-ean']);
  const [wrong, right, method] = await page.evaluate(() => {
    const { validator, methods } = shop;
    return [
      validator('debitor-ean', '5798000420527', true),
      validator('debitor-ean', '5798000420526', true),
      [methods.methods['debitor-ean']('5798000420527'), methods.messages['debitor-ean'](), methods.methods['debitor-ean']('')],
    ];
  });
  assert.equal(wrong.passed, false);
  assert.match(wrong.message, /EAN/);
  assert.equal(right.passed, true);
  assert.deepEqual([method[0], method[1], method[2]], [false, wrong.message, true]);
});

visit('Hyvä’s own validation has a rule for every field, on forms that nothing is attached to', HYVA, async (page) => {
  await page.locator('#unit').fill('5798000420527');
  await page.getByRole('button', { name: 'Lagre' }).click();
  assert.deepEqual(await page.orders(), []);
  assert.match(await page.locator('#other .messages').textContent(), /EAN/);
  await page.locator('#unit').fill('5798000420526');
  await page.getByRole('button', { name: 'Lagre' }).click();
  await ordered(page);
});

visit('Shopware’s account type follows the choice of the kind', PLATFORMS.Shopware, async (page) => {
  const account = page.locator('[name="accountType"]');
  assert.equal(await account.isVisible(), false);
  assert.equal(await account.inputValue(), 'private');
  assert.equal(await shown(page, '#billingAddresscompany'), false);
  await page.locator(kind('ean')).check();
  assert.equal(await account.inputValue(), 'business');
  assert.equal(await shown(page, '#billingAddresscompany'), true);
});

visit('Shopware says nothing more of an empty field that debitor speaks of', PLATFORMS.Shopware, async (page) => {
  await page.locator(kind('b2b')).check();
  await type(page, { '#billingAddresscompany': 'S' });
  await page.locator('#billingAddresscompany').fill('');
  await PLATFORMS.Shopware.press(page);
  await page.waitForTimeout(300);
  assert.equal(await page.locator('#billingAddresscompany-feedback').textContent(), '');
  assert.notEqual(await messageAt(page, '#billingAddresscompany'), '');
  // What the shop demands itself is shown at the same time.
  assert.equal(await page.locator('#personalFirstName-feedback').textContent(), 'Eingabe darf nicht leer sein.');
});

visit('PrestaShop’s countries are known by their names', PLATFORMS.PrestaShop, async (page) => {
  assert.equal(await page.locator('[data-debitor="country"]').inputValue(), 'DK');
  await page.locator('.js-country').selectOption('8');
  await page.waitForTimeout(150);
  assert.equal(await page.locator('[data-debitor="country"]').inputValue(), 'FR');
});

// The script tag

const tag = (attributes) => ({ tag: attributes });

visit('data-locale chooses the language, whatever the page’s is', PLAIN, async (page) => {
  await page.locator('[data-debitor-placed="kind"]').waitFor();
  assert.match(await page.locator('[data-debitor-placed="kind"]').textContent(), /Kundetype/);
}, tag('data-profile="iex" data-platform="plain" data-locale="da"'));

for (const profile of ['snelstart-magento', 'picqer']) {
  visit(`under the profile ${profile}, which knows no public buyers, a private order goes as it is`, CLASSIC, async (page) => {
    await page.locator('[data-debitor="email"]').waitFor();
    await fill(page, CLASSIC.person);
    await CLASSIC.press(page);
    await ordered(page);
    assert.equal(await page.locator('[data-debitor-placed]').count(), 0);
  }, tag(`data-profile="${profile}" data-platform="woocommerce"`));
}

visit('data-place chooses what is put in', PLAIN, async (page) => {
  await page.locator(placed('ean')).waitFor();
  const fields = await page.locator('[data-debitor-placed]').evaluateAll((rows) => rows.map(({ dataset }) => dataset.debitorPlaced));
  assert.deepEqual(fields, ['ean', 'order_reference']);
}, tag('data-profile="iex" data-platform="plain" data-place="ean order_reference"'));

visit('data-fields renames, and leaves alone what is named as nothing', PLAIN, async (page) => {
  await page.locator('[data-debitor-placed="kind"]').waitFor();
  assert.equal(await page.locator('#street').getAttribute('data-debitor'), 'order_reference');
  assert.equal(await page.locator('[data-debitor-placed="order_reference"]').count(), 0);
  assert.equal(await page.locator('#company').getAttribute('data-debitor'), '');
  assert.equal(await page.locator('[data-debitor-placed="company"]').count(), 1);
}, tag(`data-profile="iex" data-platform="plain" data-fields='{"street":"order_reference","company":""}'`));

visit('data-form chooses the form', PLAIN, async (page) => {
  await page.waitForTimeout(400);
  assert.equal(await page.locator('[data-debitor-placed]').count(), 0);
}, tag('data-profile="iex" data-platform="plain" data-form="#elsewhere"'));

visit('data-profile takes the address of a profile of one’s own', PLAIN, async (page) => {
  await page.locator(placed('phone')).waitFor();
  await page.locator(kind('b2c')).check();
  await fill(page, PLAIN.person);
  await PLAIN.press(page);
  assert.deepEqual(await page.orders(), []);
  assert.notEqual(await messageAt(page, placed('phone')), '');
}, {
  ...tag('data-profile="smed.json" data-platform="plain"'),
  routes: { '/smed.json': { name: 'smed', extends: 'iex', kinds: { b2c: { required: ['email', 'phone'] } } } },
});

test('a policy that forbids WASM takes nothing down', async () => {
  const edit = (html) => html.replace(" 'wasm-unsafe-eval'", '');
  const page = await open(server, PLAIN, { edit, wait: false });
  // Told in an event, unless the checkout knows how to do without.
  await page.waitForFunction(() => globalThis.unavailable.length > 0 || document.querySelector('[data-debitor-placed]'));
  await fill(page, PLAIN.person);
  await PLAIN.press(page);
  await ordered(page);
  await page.context().close();
});

visit('a version behind the script’s address, and the same tag twice, do no harm', PLAIN, async (page) => {
  await page.locator(kind('ean')).check();
  assert.equal(await page.locator('[data-debitor-placed="kind"]').count(), 1);
  assert.deepEqual(await page.evaluate(() => globalThis.unavailable), []);
}, { edit: (html) => html.replace(/(<script type="module".*auto\.js)(".*<\/script>)/, '$1?ver=10.3$2$1?ver=10.3$2') });

visit('a page that takes out whatever is put in is left in peace', PLAIN, async (page) => {
  await page.evaluate(() => {
    const takeOut = () => document.querySelectorAll('[data-debitor-placed]').forEach((row) => row.remove());
    new MutationObserver(takeOut).observe(document.body, { childList: true, subtree: true });
    takeOut();
  });
  await page.waitForFunction(() => globalThis.unavailable.length > 0);
  await fill(page, PLAIN.person);
  await PLAIN.press(page);
  await ordered(page);
});

visit('a form that is let go is as it was', PLAIN, async (page) => {
  await page.locator(kind('b2b')).check();
  await PLAIN.press(page);
  const left = await page.evaluate(() => {
    const form = document.querySelector('#checkout');
    form.remove();
    return new Promise((resolve) => setTimeout(() => resolve(form.querySelectorAll('[data-debitor-placed], [data-debitor], .debitor-error, [aria-invalid], [novalidate]').length), 50));
  });
  assert.equal(left, 0);
});

for (const [what, attributes, code] of [
  ['a platform that there is not', 'data-profile="iex" data-platform="shopify"', 'auto.failed'],
  ['a profile that there is not', 'data-profile="iexx" data-platform="plain"', 'profile.unknown'],
  ['attributes that cannot be read', 'data-profile="iex" data-platform="plain" data-fields="{"', 'auto.failed'],
]) {
  visit(`${what} is told in an event, and the checkout works`, PLAIN, async (page) => {
    await page.waitForFunction(() => globalThis.unavailable.length > 0);
    assert.deepEqual(await page.evaluate(() => globalThis.unavailable), [code]);
    await fill(page, PLAIN.person);
    await PLAIN.press(page);
    await ordered(page);
  }, tag(attributes));
}

for (const [what, address] of [['checkout', '/slim.min.js'], ['platform’s file', '/auto/plain.js'], ['language', '/locales/en.js']]) {
  visit(`where the ${what} is missing, an event says so and the checkout works`, PLAIN, async (page) => {
    await page.waitForFunction(() => globalThis.unavailable.length > 0);
    assert.deepEqual(await page.evaluate(() => globalThis.unavailable), ['load.file']);
    await fill(page, PLAIN.person);
    await PLAIN.press(page);
    await ordered(page);
  }, { missing: address });
}

test('only the file of the platform that is asked for is loaded', async () => {
  const page = await open(server, PLAIN);
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname).filter((name) => name.startsWith('/debitor/')));
  // WebKit at times tells twice of a file that it has looked ahead for.
  assert.deepEqual([...new Set(loaded)].sort(), [
    '/debitor/auto/debitor-auto.js', '/debitor/auto/plain.js', '/debitor/checkout/checkout_bg.wasm', '/debitor/checkout/slim.min.js', '/debitor/locales/en.js', '/debitor/presets/iex.js',
  ]);
  await page.done();
});
