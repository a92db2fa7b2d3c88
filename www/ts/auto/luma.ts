/**
 * Luma: the steps of delivery and payment, in forms of Knockout's.
 *
 * Magento_Checkout/view/frontend/web/template/{shipping,shipping-address/form,billing-address/form}.html and Magento_Ui's
 * templates/form/field.html of magento/magento2 2.4, seen 2026-11-21; for saved addresses Magento_Customer's js/model/customer/address.js and
 * Magento_Checkout's template/shipping-address/address-renderer/default.html, seen 2026-11-22. Every module is asked of RequireJS as the page runs.
 */
import { el, global } from './dom.js';
import { addRules } from './luma-rules.js';
import { guard } from './guard.js';
import { moduleNow, withModule } from './luma-require.js';
import { INPUTS, NAMES } from './magento-names.js';
import type { Platform, ShopForm } from './platform.js';
import type { SavedAddress } from './saved.js';

interface Observable {
  subscribe(work: () => void): unknown;
}
interface Quote {
  shippingAddress?(): QuoteAddress | null;
  billingAddress(): QuoteAddress | null;
}
/** Magento_Customer/js/model/customer/address, where it is a saved one. */
interface QuoteAddress {
  customerAddressId?: string | number | null;
  company?: string | null;
  vatId?: string | null;
  countryId?: string | null;
  customAttributes?: Attribute[];
}
interface Attribute {
  attribute_code: string;
  value: string;
}

const SHIPPING = '#co-shipping-form';
const QUOTE = 'Magento_Checkout/js/model/quote';

export const luma: Platform = {
  form: `${SHIPPING}, .billing-address-form form`,
  names: NAMES,
  inputs: INPUTS,
  rows: '.field',
  row: ({ id, name, label }) =>
    el(
      'div',
      { class: 'field', name: `shippingAddress.${name}` },
      el('label', { class: 'label', for: id }, el('span', {}, label)),
      el('div', { class: 'control' }, el('input', { class: 'input-text', type: 'text', name, id })),
    ),
  choice: ({ id, name, label, options }) =>
    el(
      'fieldset',
      { class: 'field' },
      el('legend', { class: 'label' }, el('span', {}, label)),
      el(
        'div',
        { class: 'control debitor-choices' },
        ...options.map((option) =>
          el(
            'div',
            { class: 'choice' },
            el('input', { type: 'radio', class: 'radio', name, id: `${id}-${option.value}`, value: option.value }),
            ' ',
            el('label', { class: 'label', for: `${id}-${option.value}` }, option.label),
          ),
        ),
      ),
    ),
  // Knockout puts the fields in one by one.
  isReady: (form) => form.querySelector('[name="country_id"]') !== null,
  derived: { email: () => customerEmail()?.value ?? global<string>('checkoutConfig.customerData.email') },
  outside: { email: customerEmail },
  mark: (input, isWrong) => void input.closest('.field')?.classList.toggle('_error', isWrong),
  demand: (input, isRequired) => void input.closest('.field')?.classList.toggle('_required', isRequired),
  saved: { sends: '#co-shipping-method-form', chosen: savedAddress },
  start(checkout, shops, signal, saved) {
    addRules(checkout);
    // Knockout marks the chosen address by a class, once the quote knows it.
    const again = (): unknown => requestAnimationFrame(() => signal.aborted || saved?.look());
    withModule<Quote>(QUOTE, (quote) => {
      again();
      for (const address of [quote.shippingAddress, quote.billingAddress]) (address as Partial<Observable> | undefined)?.subscribe?.(again);
    });
    // "Next" sends another form than the address stands in.
    const next = (event: Event): void => {
      if ((event.target as Element).id !== 'co-shipping-method-form') return;
      const shipping = [...shops()].find(({ form }) => form.matches(SHIPPING) && isSeen(form));
      if (!shipping || shipping.passes()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    document.addEventListener('submit', next, { capture: true, signal });
    withModule<{ registerValidator(validator: { validate(): boolean }): void }>(
      'Magento_Checkout/js/model/payment/additional-validators',
      (validators) => validators.registerValidator({ validate: () => guard(() => mayBePlaced([...shops()]) && (saved?.passes() ?? true), true) }),
    );
  },
};

/** The saved address that the invoice goes to: in the step of delivery the one delivered to, in that of payment the billing address. */
function savedAddress(): SavedAddress | undefined {
  const quote = moduleNow<Quote>(QUOTE);
  const shown = [...document.querySelectorAll('.payment-method._active .billing-address-details, .shipping-address-item.selected-item')];
  const element = shown.find((each) => each.checkVisibility?.() ?? true);
  const address = element?.matches('.shipping-address-item') ? quote?.shippingAddress?.() : quote?.billingAddress();
  if (!element || !address?.customerAddressId) return undefined;
  const { company, vatId, countryId, customAttributes } = address;
  const own = Object.values(customAttributes ?? []).map(({ attribute_code, value }) => [NAMES[attribute_code] ?? '', String(value ?? '')]);
  return { element, values: { ...Object.fromEntries(own), company, vat: vatId, country: countryId } };
}

/** The last word before the order is placed: the form that the invoice address stands in. */
function mayBePlaced(shops: readonly ShopForm[]): boolean {
  const billing = shops.find(({ form }) => !form.matches(SHIPPING) && isSeen(form));
  // Where a saved address was chosen, the form for another one stands folded and empty.
  const isSaved = !!moduleNow<Quote>(QUOTE)?.billingAddress()?.customerAddressId;
  const shop = billing ?? (isSaved ? undefined : shops.find(({ form }) => form.matches(SHIPPING)));
  if (!shop) return true;
  if (!isSeen(shop.form) && !shop.checkout.check(shop.values()).valid) {
    withModule<{ navigateTo(step: string): void }>('Magento_Checkout/js/model/step-navigator', (steps) => {
      steps.navigateTo('shipping');
      shop.passes();
    });
    return false;
  }
  if (!shop.passes()) return false;
  withModule<Quote>(QUOTE, (quote) => sendAlong(quote, shop));
  return true;
}

/** Puts the fields that were put in among the address's own attributes; a server that has none of that name passes over them. */
function sendAlong(quote: Quote, { form }: ShopForm): void {
  const address = quote.billingAddress();
  if (!address) return;
  const sent: Attribute[] = [];
  for (const input of form.querySelectorAll<HTMLInputElement>('[data-debitor-placed] input')) {
    const code = /^custom_attributes\[(.+)\]$/.exec(input.name)?.[1];
    if (code && !input.disabled && (input.type !== 'radio' || input.checked)) sent.push({ attribute_code: code, value: input.value });
  }
  const others = Object.values(address.customAttributes ?? []).filter((each) => !sent.some((own) => own.attribute_code === each.attribute_code));
  address.customAttributes = [...others, ...sent];
}

/** Guests give their address in a form of its own, which looks whether there is an account. */
function customerEmail(): HTMLInputElement | null {
  return document.querySelector('#customer-email');
}

function isSeen(form: HTMLFormElement): boolean {
  return form.checkVisibility?.() ?? form.offsetParent !== null;
}
