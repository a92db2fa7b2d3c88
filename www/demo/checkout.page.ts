/** The checkout page: debitor on the form, the panel beside it, and the order sent to the server. */
import { type Attachment, attachForm, type Checkout } from 'debitor/form';
import { carry, firstLanguage, keep } from './choice.js';
import { showCustomer } from './customer-panel.js';
import { byId, withData } from './dom.js';
import { type Language, LANGUAGES, speak, writeAmountsAndCountries } from './language.js';
import { askServer } from './server.js';

const form = byId('form') as HTMLFormElement;
let attachment: Attachment | undefined;
let sending = false;
let spoken: Language = 'da';

/** The checkout with every word, which the form itself fetches once it has something to say. */
async function whole(language: Language): Promise<Checkout> {
  const { createCheckout } = await import('debitor/slim');
  return createCheckout({ profile: 'iex', locale: language, wasm: new URL('../debitor/checkout/checkout_bg.wasm', import.meta.url) });
}

async function use(language: Language): Promise<void> {
  if (!attachment && language === 'da') {
    // The page is in Danish as it comes.
    attachment = await attachForm(form, { profile: 'iex', locale: language });
    writeAmountsAndCountries(language);
  } else {
    const checkout = await whole(language);
    speak(language, checkout);
    if (attachment) attachment.use(checkout);
    else attachment = checkout.attach(form);
  }
  if (!attachment) throw new Error('the checkout did not come');
  spoken = language;
  showCustomer(attachment.report());
}

function switchTo(language: Language): void {
  byId('failed').hidden = true;
  use(language).then(
    () => sending || showState('ready'),
    () => {
      byId('failed').hidden = false;
      // The check in the language before still works, if there was one.
      if (!attachment) showState('failed');
    },
  );
}

/** What the button says, and whether it can be pressed; a form is sent once at a time. */
function showState(state: 'ready' | 'sending' | 'failed'): void {
  for (const [element, value] of withData('state')) element.hidden = value !== state;
  (byId('send') as HTMLButtonElement).disabled = state === 'failed';
  byId('send').setAttribute('aria-disabled', String(state !== 'ready'));
  sending = state === 'sending';
}

for (const type of ['debitor:change', 'debitor:invalid', 'debitor:valid'] as const) {
  form.addEventListener(type, (event) => {
    byId('answer').hidden = true;
    showCustomer(event.detail);
  });
}

// Only reached by a form that is right: the check stops every other one before.
form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (!attachment || sending) return;
  const customer = attachment.customer();
  showState('sending');
  // Compared with the server's answer letter by letter, warnings and their words too.
  void whole(spoken)
    .then((checkout) => askServer(spoken, customer, checkout.check(customer)))
    .catch(() => (byId('failed').hidden = false))
    .finally(() => showState('ready'));
});

for (const [button, language] of withData('language')) {
  button.addEventListener('click', () => {
    keep(language as Language);
    switchTo(language as Language);
  });
}

carry();
switchTo(firstLanguage(LANGUAGES));
