/** The demo shop for a test: the real server, a real browser, and a person's way with both. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBetween } from '../support/between.mjs';
import { openPage, startBrowser } from '../support/browser.mjs';
import { startServer } from '../support/server.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Starts the server and the browser; `close` ends both. */
export async function openShop() {
  const server = await startServer('--www', join(root, 'target/site'));
  const between = await startBetween(server.url);
  const browser = await startBrowser();
  return {
    browser,
    between,
    url: between.url,
    async close() {
      await browser.close();
      await between.stop();
      await server.stop();
    },
  };
}

/** Opens the checkout; anything that goes wrong on the page itself fails the test at `done`. */
export async function openCheckout(shop, { query = '', open = openPage, ...context } = {}) {
  shop.between.forget();
  const page = await open(shop.browser, { locale: 'da-DK', ...context });
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.sent = shop.between.sent;
  await page.goto(`${shop.url}/checkout.html${query}`);
  await page.locator('form[novalidate]').waitFor();
  page.done = async () => {
    await (page.giveBack?.() ?? page.context().close());
    if (faults.length > 0) throw new Error(faults.join('\n'));
  };
  return page;
}

/** What the shop itself wants to know of every buyer. */
export const PERSON = {
  Fornavn: 'Ida',
  Efternavn: 'Holm',
  'E-mail': 'ida@holm.dk',
  Vej: 'Havnegade',
  Husnummer: '7',
  Postnummer: '5000',
  By: 'Odense',
};

/** Presses the button that sends the form, and waits for the words of what is wrong. */
export async function send(page) {
  await page.getByRole('button', { name: 'Send bestillingen' }).click();
  await settled(page);
}

/** Waits while the words of what is wrong are on their way. */
export async function settled(page) {
  await page.locator('form:not([aria-busy])').first().waitFor();
}

/** Chooses the kind of buyer by its words. */
export async function buyAs(page, label) {
  await page.getByRole('radio', { name: label, exact: true }).check();
}

/** The text field of that label. */
export function field(page, label) {
  return page.getByRole('textbox', { name: new RegExp(`^${label}( |$)`) });
}

/** Types into fields as a person does, one key at a time, and leaves each. */
export async function fill(page, values) {
  for (const [label, value] of Object.entries(values)) {
    const input = field(page, label);
    await input.click();
    await input.press('ControlOrMeta+a');
    await input.pressSequentially(value);
    await input.press('Tab');
    await settled(page);
  }
}

/** The message that is tied to a field for those who listen, or the empty text. */
export async function messageAt(page, label) {
  return field(page, label).evaluate((input) =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .filter((id) => id.startsWith('debitor-'))
      .map((id) => document.getElementById(id)?.textContent ?? `no #${id}`)
      .join(' '),
  );
}
