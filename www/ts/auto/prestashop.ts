/**
 * PrestaShop 8 and 9, theme classic: the address step of the checkout, and the address page of an account.
 *
 * themes/classic/templates/checkout/_partials/address-form.tpl, _partials/form-fields.tpl and themes/_core/js/address.js of
 * PrestaShop/PrestaShop, seen 2026-11-21. The order is only placed once the address step was sent, so this step is held back.
 */
import { countryOf } from './countries.js';
import { el, global } from './dom.js';
import type { Platform } from './platform.js';
import type { SavedAddress } from './saved.js';

export const platform: Platform = {
  form: '.js-address-form form:has([name="firstname"]), .address-form form:has([name="firstname"])',
  names: {
    firstname: 'first_name',
    lastname: 'last_name',
    company: 'company',
    vat_number: 'vat',
    address1: 'street',
    address2: 'box',
    postcode: 'postcode',
    city: 'city',
    phone: 'phone',
    // A number of the shop's own: `derived` reads which country it is.
    id_country: '',
    email: 'email',
    cvr: 'company_number',
    ean: 'ean',
    order_reference: 'order_reference',
    contact_reference: 'contact_reference',
  },
  inputs: {
    kind: 'customer_type',
    company: 'company',
    email: 'email',
    vat: 'vat_number',
    company_number: 'cvr',
    ean: 'ean',
    order_reference: 'order_reference',
    contact_reference: 'contact_reference',
  },
  rows: '.form-group',
  row: ({ id, name, label }) =>
    el(
      'div',
      { class: 'form-group row' },
      el('label', { class: 'col-md-3 form-control-label', for: id }, label),
      el('div', { class: 'col-md-6' }, el('input', { id, class: 'form-control', name, type: 'text' })),
      el('div', { class: 'col-md-3 form-control-comment' }),
    ),
  choice: ({ id, name, label, options }) =>
    el(
      'div',
      { class: 'form-group row', role: 'radiogroup', 'aria-labelledby': `${id}-label` },
      el('span', { class: 'col-md-3 form-control-label', id: `${id}-label` }, label),
      el(
        'div',
        { class: 'col-md-6 form-control-valign debitor-choices' },
        ...options.map((option) =>
          el(
            'label',
            { class: 'radio-inline', for: `${id}-${option.value}` },
            el('span', { class: 'custom-radio' }, el('input', { id: `${id}-${option.value}`, name, type: 'radio', value: option.value }), el('span')),
            ` ${option.label}`,
          ),
        ),
      ),
    ),
  derived: {
    country: (form) => countryOf(form.querySelector('[name="id_country"]')),
    // Given in the step before, or known of the account.
    email: () => global<string>('prestashop.customer.email') ?? document.querySelector<HTMLInputElement>('#customer-form [name="email"]')?.value,
  },
  saved: { sends: '.js-address-form form', chosen: savedAddress },
  mark: (input, isWrong) => void input.closest('.form-group')?.classList.toggle('has-error', isWrong),
  demand(input, isRequired) {
    const row = input.closest('.form-group');
    row?.querySelector('label')?.classList.toggle('required', isRequired);
    const comment = row?.querySelector<HTMLElement>('.form-control-comment');
    if (!comment) return;
    comment.dataset['debitorNative'] = '';
    comment.hidden = isRequired;
  },
};

/** The saved address that the invoice goes to; what it holds the page tells of the customer (checkout/_partials/address-selector-block.tpl). */
function savedAddress(): SavedAddress | undefined {
  // Given anew: then that form is checked.
  if (document.querySelector('#invoice-address')) return undefined;
  const radio = ['invoice', 'delivery'].map((type) => document.querySelector<HTMLInputElement>(`[name="id_address_${type}"]:checked`)).find(Boolean);
  const element = radio?.closest('.address-item');
  const all = Object.values(global<Record<string, Record<string, unknown>>>('prestashop.customer.addresses') ?? {});
  const address = all.find(({ id }) => String(id) === radio?.value);
  if (!element || !address) return undefined;
  const said = Object.entries(platform.names).flatMap(([name, field]) => (field ? [[field, String(address[name] ?? '')]] : []));
  return { element, values: { ...Object.fromEntries(said), country: String(address['country_iso'] ?? '') } };
}
