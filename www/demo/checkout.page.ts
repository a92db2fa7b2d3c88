/** The checkout page: debitor on the form, the panel beside it, and the order sent to the server. */
import { type Attachment, type Checkout, createCheckout } from 'debitor/slim';
import { showCustomer } from './customer-panel.js';
import { byId, withData } from './dom.js';
import { firstLanguage, type Language, speak } from './language.js';
import { askServer } from './server.js';

const form = byId('form') as HTMLFormElement;
let checkout: Checkout;
let attachment: Attachment | undefined;

async function use(language: Language): Promise<void> {
  const wasm = new URL('../debitor/checkout/checkout_bg.wasm', import.meta.url);
  checkout = await createCheckout({ profile: 'iex', locale: language, wasm });
  speak(language, checkout);
  if (attachment) attachment.use(checkout);
  else attachment = checkout.attach(form);
  showCustomer(checkout, checkout.check(attachment.customer()));
}

function switchTo(language: Language): void {
  use(language).catch(() => {
    byId('failed').hidden = false;
  });
}

for (const type of ['debitor:change', 'debitor:invalid', 'debitor:valid'] as const) {
  form.addEventListener(type, (event) => {
    byId('answer').hidden = true;
    showCustomer(checkout, event.detail);
  });
}

// Only reached by a form that is right: the check stops every other one before.
form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (!attachment) return;
  const customer = attachment.customer();
  void askServer(checkout.locale, customer, checkout.check(customer));
});

for (const [button, language] of withData('language')) {
  button.addEventListener('click', () => switchTo(language as Language));
}

switchTo(firstLanguage());
