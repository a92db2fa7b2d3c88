/** A form by itself on an empty page of the shop, with a checkout attached. */
import { borrowPage } from '../support/browser.mjs';

/** Opens it; `form`, `checkout` and `attached` are globals of the page. Whatever goes wrong on the page fails the test at `done`. */
export async function openForm(shop, inside, { options = {}, profile = 'iex', locale = 'en', before = () => {}, ...context } = {}) {
  shop.between.forget();
  const page = await borrowPage(shop.browser, { locale: 'da-DK', ...context });
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  shop.between.on('/blank.html', ({ answer }) =>
    answer(`<!doctype html><html lang="en"><title>Form</title><body><form id="form">${inside}</form></body></html>`));
  await page.goto(`${shop.url}/blank.html`);
  await page.evaluate(before);
  await page.evaluate(
    async ({ options, profile, locale }) => {
      const { createCheckout } = await import('/debitor/checkout/index.js');
      globalThis.checkout = await createCheckout({ profile, locale });
      // What is loaded once a person works with a form is there for all that follow.
      checkout.attach(document.createElement('form')).check();
      await import('/debitor/checkout/later.js');
      await new Promise((resolve) => setTimeout(resolve));
      globalThis.form = document.querySelector('form');
      globalThis.attached = checkout.attach(form, options);
    },
    { options, profile, locale },
  );
  page.done = async () => {
    await page.giveBack();
    if (faults.length > 0) throw new Error(faults.join('\n'));
  };
  return page;
}

/** An input's value with `|` where the caret is, or around what is selected. */
export function caretOf(page, selector = 'input') {
  return page.locator(selector).first().evaluate(({ value, selectionStart: from, selectionEnd: to }) =>
    value.slice(0, from) + '|' + (from === to ? '' : `${value.slice(from, to)}|`) + value.slice(to));
}

/** The messages that are shown. */
export function messagesOf(page) {
  return page.locator('.debitor-error p').allTextContents();
}

/** Puts a text on the clipboard, as copying in the field that has the focus does. */
export async function copy(page, text) {
  await page.evaluate((text) => {
    const take = (event) => {
      event.clipboardData.setData('text/plain', text);
      event.preventDefault();
    };
    // WebKit copies where nothing is selected only for a page that says beforehand that it will see to it.
    addEventListener('beforecopy', (event) => event.preventDefault(), { once: true });
    addEventListener('copy', take, { once: true });
  }, text);
  await page.keyboard.press('Control+c');
}
