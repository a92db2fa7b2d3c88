/**
 * WooCommerce's checkout block.
 *
 * Markup: packages/components text-input, select and radio-control, and the inner blocks of the checkout, under
 * client/blocks/ of woocommerce/woocommerce. Ways to have a say: the stores `wc/store/validation` and `wc/store/checkout`, and
 * `checkoutEvents` of `wc.blocksCheckoutEvents` (WooCommerce 9.9 and later); seen 2026-11-21.
 */
import type { Field } from '../attach/types.js';
import { el, global } from './dom.js';
import { guard } from './guard.js';
import type { Choice, Platform, ShopForm } from './platform.js';

/** The part of the stores that is used. */
interface Stores {
  dispatch(store: string): Partial<{
    setValidationErrors(errors: Record<string, { message: string; hidden: boolean }>): void;
    clearValidationError(id: string): void;
    setExtensionData(namespace: string, data: object, replace: boolean): void;
  }>;
}

interface I18n {
  __(text: string, domain: string): string;
}

interface CheckoutEvents {
  onCheckoutValidation(observer: () => true | { errorMessage: string }): () => void;
}

/** The error's name in the store, and our namespace among what extensions send. */
const NAMESPACE = 'debitor';

const ADDRESS: Readonly<Record<string, string>> = {
  first_name: 'first_name',
  last_name: 'last_name',
  company: 'company',
  country: 'country',
  address_1: 'street',
  address_2: 'box',
  postcode: 'postcode',
  city: 'city',
  phone: 'phone',
};

/** Fields that the shop registers itself with `woocommerce_register_additional_checkout_field`, under our namespace. */
const REGISTERED: Readonly<Record<string, string>> = {
  kind: 'kind',
  vat: 'vat',
  cvr: 'company_number',
  ean: 'ean',
  'order-reference': 'order_reference',
  'contact-reference': 'contact_reference',
};

const PLACES = ['billing', 'shipping', 'contact', 'order'];

export const blocks: Platform = {
  form: 'form.wc-block-checkout__form',
  names: Object.fromEntries([
    ['email', 'email'],
    ...PLACES.slice(0, 2).flatMap((place) => Object.entries(ADDRESS).map(([name, field]) => [`${place}-${name}`, field])),
    ...PLACES.flatMap((place) => Object.entries(REGISTERED).map(([name, field]) => [`${place}-debitor-${name}`, field])),
  ]),
  inputs: {},
  rows: '.wc-block-components-text-input, .wc-blocks-components-select, .wc-block-components-radio-control',
  row: ({ id, name, label }) =>
    el(
      'div',
      { class: 'wc-block-components-text-input is-active' },
      el('input', { type: 'text', id, name }),
      el('label', { for: id }, label),
    ),
  choice: ({ id, name, label, options }) =>
    el(
      'div',
      { class: 'wc-block-components-text-input-group', role: 'radiogroup', 'aria-labelledby': `${id}-label` },
      el('div', { class: 'wc-block-components-checkout-step__description', id: `${id}-label` }, label),
      el('div', { class: 'wc-block-components-radio-control' }, ...options.map((option) => radio(`${id}-${option.value}`, name, option))),
    ),
  // While the billing address is the delivery address, the form shows one, and calls it `shipping`.
  fieldOf(input, field) {
    if (!field || !input.id.startsWith('shipping-') || !input.form?.querySelector('[id^="billing-"]')) return field;
    const delivery = { country: 1, street: 1, box: 1, postcode: 1, city: 1 };
    return Object.hasOwn(delivery, field) ? `delivery_${field}` : '';
  },
  isReady: (form) => form.querySelector('#email, [id$="-country"]') !== null,
  // The contact step is there for every basket, and is not put together anew with the addresses.
  anchor: (form) => form.querySelector('#contact-fields .wc-block-components-text-input:has(#email)'),
  mark: (input, isWrong) => void input.closest('.wc-block-components-text-input')?.classList.toggle('has-error', isWrong),
  demand(input, isRequired) {
    const label = input.closest('.wc-block-components-text-input')?.querySelector('label');
    const said = label?.textContent ?? '';
    const plain = withoutOptional(said);
    const optional = optionals.get(input);
    if (!label || (isRequired ? plain === said : optional === undefined)) return;
    // React goes on with the same text of its own, and writes it only where it changes.
    const text = isRequired ? plain : optional!;
    if (isRequired) optionals.set(input, said);
    else optionals.delete(input);
    label.textContent = text;
    if (input.hasAttribute('aria-label')) input.setAttribute('aria-label', text);
  },
  bind(shop) {
    let told = '';
    const sync = (): void =>
      guard(() => {
        const { valid, kind, key, values } = shop.checkout.check(shop.values());
        const sent = valid ? { kind, key: key?.digest ?? '', ...values } : {};
        const message = valid ? '' : heading(shop);
        // Every word to a store makes the block render.
        if (told === (told = JSON.stringify([sent, message]))) return;
        tellStores(sent, message);
      });
    for (const type of ['debitor:change', 'debitor:valid', 'debitor:invalid']) shop.form.addEventListener(type, sync, { signal: shop.signal });
    sync();
    const events = global<CheckoutEvents>('wc.blocksCheckoutEvents.checkoutEvents');
    const off = guard(() => events?.onCheckoutValidation(() => shop.passes() || { errorMessage: heading(shop) }));
    // The button is no submit button; without the events this alone shows what is wrong.
    const click = (event: Event): void => {
      const button = (event.target as Element | null)?.closest?.('.wc-block-components-checkout-place-order-button');
      if (!button || shop.passes()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    document.addEventListener('click', click, { capture: true, signal: shop.signal });
    shop.signal.addEventListener('abort', () => {
      guard(() => off?.());
      guard(() => global<Stores>('wp.data')?.dispatch('wc/store/validation').clearValidationError?.(NAMESPACE));
    });
  },
};

/** What labels said of inputs that have become required. */
const optionals = new WeakMap<Field, string>();

/** A label without what the block adds to it in the shop's language (`%s (optional)`). */
function withoutOptional(label: string): string {
  const form = guard(() => global<I18n>('wp.i18n')?.__('%s (optional)', 'woocommerce')) ?? '%s (optional)';
  const [before = '', after = ''] = form.split('%s');
  const isOptional = label.length > form.length - 2 && label.startsWith(before) && label.endsWith(after);
  return isOptional ? label.slice(before.length, label.length - after.length) : label;
}

function radio(id: string, name: string, { value, label }: Choice['options'][number]): HTMLElement {
  return el(
    'label',
    { class: 'wc-block-components-radio-control__option', for: id },
    el('input', { type: 'radio', class: 'wc-block-components-radio-control__input', id, name, value }),
    el(
      'div',
      { class: 'wc-block-components-radio-control__option-layout' },
      el('span', { class: 'wc-block-components-radio-control__label' }, label),
    ),
  );
}

/** What the stores are to know: what goes along with the order, and what is wrong with it. */
function tellStores(sent: object, message: string): void {
  const stores = global<Stores>('wp.data');
  const validation = stores?.dispatch('wc/store/validation');
  if (message) validation?.setValidationErrors?.({ [NAMESPACE]: { message, hidden: true } });
  else validation?.clearValidationError?.(NAMESPACE);
  stores?.dispatch('wc/store/checkout').setExtensionData?.(NAMESPACE, sent, true);
}

function heading(shop: ShopForm): string {
  const { problems } = shop.checkout.check(shop.values());
  return problems.find(({ severity }) => severity === 'error')?.message ?? '';
}
