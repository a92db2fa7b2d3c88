/**
 * Shopware 6.6 and 6.7: the form of registration and guest orders, which asks for everything that the invoice needs.
 *
 * storefront/component/address/*.html.twig, component/form/form-input.html.twig, helper/form-validation.helper.js and
 * plugin/forms/form-handler.plugin.js of shopware/shopware, seen 2026-11-21.
 */
import { isField } from '../attach/controls.js';
import type { Checkout } from '../api.js';
import { countryOf } from './countries.js';
import { el, global } from './dom.js';
import { guard } from './guard.js';
import type { Platform, ShopForm } from './platform.js';
import type { SavedAddress } from './saved.js';

/** `window.formValidation` of 6.7. */
interface FormValidation {
  validators: Map<string, Validator>;
  addValidator(name: string, validator: Validator, message: string): boolean;
  addErrorMessage(name: string, message: string): boolean;
  validateForm?(form: HTMLFormElement): unknown;
}
type Validator = (value: string, field: HTMLElement) => boolean;

const ADDRESS: Readonly<Record<string, string>> = {
  company: 'company',
  street: 'street',
  additionalAddressLine1: 'box',
  zipcode: 'postcode',
  city: 'city',
  phoneNumber: 'phone',
};

export const platform: Platform = {
  form: 'form.register-form',
  names: {
    firstName: 'first_name',
    lastName: 'last_name',
    email: 'email',
    'vatIds[]': 'vat',
    ...Object.fromEntries(Object.entries(ADDRESS).map(([name, field]) => [`billingAddress[${name}]`, field])),
    'billingAddress[firstName]': '',
    'billingAddress[lastName]': '',
    // An id of the shop's own: `derived` reads which country it is.
    'billingAddress[countryId]': '',
    'shippingAddress[street]': 'delivery_street',
    'shippingAddress[additionalAddressLine1]': 'delivery_box',
    'shippingAddress[zipcode]': 'delivery_postcode',
    'shippingAddress[city]': 'delivery_city',
    ...Object.fromEntries(
      ['company_number', 'ean', 'order_reference', 'contact_reference'].map((field) => [`billingAddress[customFields][debitor_${field}]`, field]),
    ),
  },
  inputs: {
    kind: 'debitorKind',
    company: 'billingAddress[company]',
    email: 'email',
    vat: 'vatIds[]',
    ...Object.fromEntries(
      ['company_number', 'ean', 'order_reference', 'contact_reference'].map((field) => [field, `billingAddress[customFields][debitor_${field}]`]),
    ),
  },
  rows: '.form-group',
  row: ({ id, name, label }) =>
    el(
      'div',
      { class: 'form-group col-12' },
      el('label', { class: 'form-label', for: id }, label),
      el('input', { type: 'text', class: 'form-control', id, name }),
    ),
  choice: ({ id, name, label, options }) =>
    el(
      'div',
      { class: 'form-group col-12', role: 'radiogroup', 'aria-labelledby': `${id}-label` },
      el('span', { class: 'form-label d-block', id: `${id}-label` }, label),
      ...options.map((option) =>
        el(
          'div',
          { class: 'form-check form-check-inline' },
          el('input', { type: 'radio', class: 'form-check-input', id: `${id}-${option.value}`, name, value: option.value }),
          el('label', { class: 'form-check-label', for: `${id}-${option.value}` }, option.label),
        ),
      ),
    ),
  derived: {
    country: (form) => countryOf(form.querySelector('[name="billingAddress[countryId]"]')),
    delivery_country: (form) => {
      const select = form.querySelector<HTMLSelectElement>('[name="shippingAddress[countryId]"]');
      return select?.checkVisibility?.() ? countryOf(select) : undefined;
    },
  },
  // The delivery address stands there, folded, before the buyer has asked for it.
  fieldOf: (input, field) => (field?.startsWith('delivery_') && !input.checkVisibility?.() ? '' : field),
  // The company's rows are folded away for private buyers.
  anchor: (form, field) => (field === 'kind' ? (form.querySelector('[name="accountType"]')?.closest('.form-group') ?? null) : null),
  saved: { sends: '#confirmOrderForm', chosen: savedAddress },
  mark: (input, isWrong) => void input.classList.toggle('is-invalid', isWrong),
  demand(input, isRequired) {
    const label = input.closest('.form-group')?.querySelector('label');
    const star = label?.querySelector('.form-required-label');
    if (isRequired && label && !star && !/\*\s*$/.test(label.textContent)) {
      label.append(' ', el('span', { class: 'form-required-label', 'aria-hidden': 'true', 'data-debitor-native': '' }, '*'));
    }
    if (!isRequired && star?.hasAttribute('data-debitor-native')) star.remove();
  },
  bind(shop) {
    foldAccountType(shop);
    shop.form.addEventListener('debitor:change', () => foldAccountType(shop), { signal: shop.signal });
    // What the shop demands besides is shown at the same time.
    const showAll = (): unknown => guard(() => global<FormValidation>('formValidation')?.validateForm?.(shop.form));
    shop.form.addEventListener('debitor:invalid', showAll, { signal: shop.signal });
  },
  start(checkout, shops) {
    const validation = global<FormValidation>('formValidation');
    if (!validation?.addValidator) return;
    // Both would speak of an empty field, in two messages.
    const required = validation.validators.get('required');
    if (required) {
      validation.validators.set('required', function (this: unknown, value, field) {
        return [...shops()].some((shop) => isDemanded(shop, field)) || required.call(this, value, field);
      });
    }
    // For other forms of the shop's: `data-validation="debitor"`, with `data-debitor` to say which field it is.
    validation.addValidator('debitor', (value, field) => isRight(checkout, value, field, validation), ' ');
  },
};

/** The billing address on the page that confirms the order, where the theme says what it holds: its text tells no VAT number. */
function savedAddress(): SavedAddress | undefined {
  const element = document.querySelector<HTMLElement>('.confirm-address-billing [data-debitor-customer]');
  return element ? { element, values: JSON.parse(element.dataset['debitorCustomer'] ?? '{}') } : undefined;
}

/** Shopware's own choice between private and business follows the choice of the kind, which knows of one more. */
function foldAccountType(shop: ShopForm): void {
  const { form, checkout } = shop;
  const select = form.querySelector<HTMLSelectElement>('[name="accountType"]');
  const own = form.querySelector('[data-debitor-placed="kind"]');
  const row = select?.closest<HTMLElement>('.form-group');
  if (!select || !own || !row) return;
  row.dataset['debitorNative'] = '';
  row.hidden = true;
  const type = checkout.form(shop.values()).kind === 'b2c' ? 'private' : 'business';
  if (select.value === type) return;
  select.value = type;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Whether it is debitor that says so when the field is empty. */
function isDemanded(shop: ShopForm, input: HTMLElement): boolean {
  if (!isField(input) || input.form !== shop.form) return false;
  const { fields } = shop.checkout.form(shop.values());
  return fields.some(({ name, required }) => required && shop.input(name) === input);
}

function isRight(checkout: Checkout, value: string, field: HTMLElement, validation: FormValidation): boolean {
  const { valid, problems } = checkout.checkField(field.dataset['debitor'] ?? '', value);
  const message = problems.find(({ severity }) => severity === 'error')?.message;
  if (message) validation.addErrorMessage('debitor', message);
  return valid || value === '';
}
