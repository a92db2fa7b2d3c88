/** A person's way, and a script's, through each of the rebuilt checkouts. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { borrowPage, openPage } from '../support/browser.mjs';

const axe = readFileSync(fileURLToPath(new URL('../../pkg-config/tools/node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

/** Notes on the page what debitor tells; a script of the page's own, so that every policy lets it run. */
const LISTENS = `globalThis.unavailable = [];
document.addEventListener('debitor:unavailable', ({ detail }) => globalThis.unavailable.push(detail.code));`;

/**
 * Opens a shop's page; whatever goes wrong on it fails the test at `done`.
 *
 * `missing`: a path that is answered with 404; `tag`: other attributes of the script tag; `edit`: another page;
 * `wait`: whether the script is to have started.
 */
export async function open(server, { path }, { missing, tag, edit, wait = !missing && !tag, query = '', routes = {} } = {}) {
  const { between } = server;
  between.forget();
  // What is to be missing, or to come otherwise, may not be there from another visit.
  const asItIs = !missing && Object.keys(routes).length === 0;
  const page = await (asItIs ? borrowPage : openPage)(server.browser, { locale: 'en-US', viewport: { width: 1000, height: 1400 } });
  page.setDefaultTimeout(10_000);
  const faults = [];
  // What is not there is told of by the status, or in Firefox by the type that it has not.
  const note = (text) => /404|disallowed MIME type \(“”\)/.test(text) || faults.push(text);
  page.on('pageerror', (error) => note(String(error)));
  page.on('console', (message) => message.type() === 'error' && note(message.text()));
  if (missing) between.on(missing, (way) => way.missing());
  for (const [path, json] of Object.entries(routes)) between.on(path, ({ answer }) => answer(JSON.stringify(json), { 'content-type': 'application/json' }));
  const change = edit ?? (tag && ((html) => html.replace(/data-profile="iex" data-platform="\w+"/, tag)));
  // What listens comes before all other scripts of the page.
  between.on('/listens.js', ({ answer }) => answer(LISTENS, { 'content-type': 'text/javascript' }));
  between.on(/\/shops\/\w+\/$/, (way) => way.change((html) => (change ? change(html) : html).replace('<script ', '<script src="/listens.js"></script><script ')));
  await page.goto(`${server.url}/shops/${path}/${query}`);
  if (wait) await page.locator('[data-debitor-placed="kind"]').first().waitFor();
  page.orders = () => page.evaluate(() => globalThis.orders);
  page.done = async () => {
    await (page.giveBack?.() ?? page.context().close());
    assert.deepEqual(faults, []);
  };
  return page;
}

/** Fills inputs by selector, at once. */
export async function fill(page, values) {
  for (const [selector, value] of Object.entries(values)) {
    await page.locator(selector).first().fill(value);
    await page.locator(selector).first().press('Tab');
  }
}

/** Types into inputs as a person does, a key at a time. */
export async function type(page, values) {
  for (const [selector, value] of Object.entries(values)) {
    const input = page.locator(selector).first();
    await input.click();
    await input.press('ControlOrMeta+a');
    await input.pressSequentially(value);
    await input.press('Tab');
  }
}

/** The input that was put in for a field. */
export const placed = (field) => `[data-debitor-placed="${field}"] input`;
export const kind = (value) => `[data-debitor-placed="kind"] input[value="${value}"]`;

/** What those who listen hear at an input. */
export function messageAt(page, selector) {
  return page.locator(selector).first().evaluate((input) =>
    (input.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => /^debitor-/.test(id)).map((id) => document.getElementById(id)?.textContent).join(' '),
  );
}

/** What axe-core finds wrong with what was put in; the pages around it are the shops' own. */
export async function faultsOfPlaced(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ include: [['[data-debitor-placed]'], ['.debitor-error']] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('\n')}`);
}

export const shown = (page, selector) => page.locator(selector).first().isVisible();

/** What each shop system gets of a placed field, by the name of its input. */
const flat = (names) => (order, fields) => fields.map((field) => order[names[field]]);

const WOO = { company_number: 'billing_cvr', ean: 'billing_ean_number', order_reference: 'billing_order_reference', contact_reference: 'billing_contact_reference' };
const CODES = { company_number: 'cvr', ean: 'ean', order_reference: 'order_reference', contact_reference: 'contact_reference' };
const all = (make) => Object.fromEntries(Object.keys(CODES).map((field) => [field, make(field)]));

export const PLATFORMS = {
  'WooCommerce, classic': {
    path: 'woocommerce',
    file: 'woocommerce',
    words: /^CVR-nummeret/,
    person: { '#billing_first_name': 'Ida', '#billing_last_name': 'Holm', '#billing_address_1': 'Havnegade 7', '#billing_postcode': '5000', '#billing_city': 'Odense', '#billing_email': 'ida@holm.dk' },
    company: '#billing_company',
    press: (page) => page.locator('#place_order').click(),
    byScript: (page) => page.evaluate(() => void jQuery('form.checkout').trigger('submit')),
    renderAnew: (page) => page.evaluate(() => shop.renderFields()),
    sent: flat(WOO),
  },
  'WooCommerce, block': {
    path: 'blocks',
    file: 'woocommerce',
    words: /^This CVR number/,
    person: { '#email': 'ida@holm.dk', '#shipping-first_name': 'Ida', '#shipping-last_name': 'Holm', '#shipping-address_1': 'Havnegade 7', '#shipping-postcode': '5000', '#shipping-city': 'Odense' },
    company: '#shipping-company',
    press: (page) => page.getByRole('button', { name: 'Place Order' }).click(),
    byScript: (page) => page.evaluate(() => shop.placeOrder()),
    renderAnew: (page) => page.locator('#shipping-country').selectOption('SE'),
    sent: ({ extensions }, fields) => fields.map((field) => extensions.debitor[field]),
  },
  'Magento, Luma': {
    path: 'luma',
    file: 'magento2',
    words: /CVR-nummer/,
    person: {
      '#customer-email': 'ida@holm.dk', '#co-shipping-form [name="firstname"]': 'Ida', '#co-shipping-form [name="lastname"]': 'Holm', '#co-shipping-form [name="street[0]"]': 'Havnegade 7',
      '#co-shipping-form [name="postcode"]': '5000', '#co-shipping-form [name="city"]': 'Odense', '#co-shipping-form [name="telephone"]': '12345678',
    },
    company: '#co-shipping-form [name="company"]',
    async press(page) {
      await page.locator('#co-shipping-method-form button').click();
      if (await page.locator('.action.checkout').isVisible()) await page.locator('.action.checkout').click();
    },
    // A script that goes on to the payment by itself, and then places the order.
    byScript: (page) => page.evaluate(() => (shop.next(), shop.placeOrder())),
    async renderAnew(page) {
      await page.locator('#co-shipping-form [name="country_id"]').selectOption('BE');
      await page.waitForTimeout(120);
      await page.locator('#co-shipping-form [name="country_id"]').selectOption('DK');
      await page.waitForTimeout(120);
    },
    sent: ({ billingAddress }, fields) => fields.map((field) => billingAddress.customAttributes.find(({ attribute_code }) => attribute_code === CODES[field])?.value),
  },
  'Magento, Hyvä': {
    path: 'hyva',
    file: 'magento2',
    words: /^(Dette )?CVR-nummeret/,
    person: { '#firstname': 'Ida', '#lastname': 'Holm', '#email': 'ida@holm.dk', '[name="street[0]"]': 'Havnegade 7', '#postcode': '5000', '#city': 'Odense' },
    company: '#company',
    press: (page) => page.getByRole('button', { name: 'Legg inn bestilling' }).click(),
    byScript: (page) => page.evaluate(() => document.querySelector('#address').requestSubmit()),
    renderAnew: (page) => page.evaluate(() => shop.renderPart()),
    sent: flat(all((field) => `custom_attributes[${CODES[field]}]`)),
  },
  Shopware: {
    path: 'shopware',
    file: 'shopware',
    words: /CVR-Nummer/,
    person: {
      '#personalFirstName': 'Ida', '#personalLastName': 'Holm', '#personalMail': 'ida@holm.dk', '#billingAddressAddressStreet': 'Havnegade 7', '#billingAddressAddressZipcode': '5000',
      '#billingAddressAddressCity': 'Odense',
    },
    company: '#billingAddresscompany',
    press: (page) => page.getByRole('button', { name: 'Weiter' }).click(),
    byScript: (page) => page.evaluate(() => document.querySelector('.register-form').requestSubmit()),
    renderAnew: (page) => page.evaluate(() => shop.renderAddress()),
    sent: flat(all((field) => `billingAddress[customFields][debitor_${field}]`)),
  },
  PrestaShop: {
    path: 'prestashop',
    file: 'prestashop',
    words: /numéro CVR/i,
    person: { '#field-firstname': 'Ida', '#field-lastname': 'Holm', '#field-address1': 'Havnegade 7', '#field-postcode': '5000', '#field-city': 'Odense' },
    company: '#field-company',
    async press(page) {
      await page.locator('.continue').click();
      if (await page.locator('#payment-confirmation button').isVisible()) await page.locator('#payment-confirmation button').click();
    },
    byScript: (page) =>
      page.evaluate(() => {
        jQuery('.js-address-form form').first().trigger('submit');
        const button = document.querySelector('#payment-confirmation button');
        if (button.checkVisibility()) button.click();
      }),
    async renderAnew(page) {
      await page.locator('.js-country').selectOption('8');
      await page.waitForTimeout(150);
      await page.locator('.js-country').selectOption('20');
      await page.waitForTimeout(150);
    },
    sent: flat(CODES),
  },
  'a shop of its own making': {
    path: 'plain',
    file: 'plain',
    words: /^This CVR number/,
    person: { '#first': 'Ida', '#last': 'Holm', '#street': 'Havnegade', '#mail': 'ida@holm.dk' },
    company: '#company',
    press: (page) => page.getByRole('button', { name: 'Place order' }).click(),
    byScript: (page) => page.evaluate(() => document.querySelector('#checkout').requestSubmit()),
    renderAnew: (page) => page.evaluate(() => shop.render()),
    sent: flat(all((field) => field)),
  },
};
