/**
 * WooCommerce: the classic checkout (shortcode) and the checkout block.
 *
 * Classic: templates/checkout/form-checkout.php 9.4.0 and form-billing.php, woocommerce_form_field() and
 * client/legacy/js/frontend/{checkout,address-i18n}.js of woocommerce/woocommerce, seen 2026-11-21.
 */
import { blocks } from './blocks.js';
import { el, global } from './dom.js';
import { guard } from './guard.js';
import type { Field } from '../attach/types.js';
import type { Platform, ShopForm } from './platform.js';
import { NAMES } from './woocommerce-names.js';

interface JQuery {
  (target: unknown): { on(type: string, work: () => unknown): void; off(type: string): void };
}

const classic: Platform = {
  form: 'form.checkout.woocommerce-checkout',
  names: NAMES,
  inputs: {
    kind: 'billing_customer_type',
    company: 'billing_company',
    email: 'billing_email',
    vat: 'billing_vat_number',
    company_number: 'billing_cvr',
    ean: 'billing_ean_number',
    order_reference: 'billing_order_reference',
    contact_reference: 'billing_contact_reference',
  },
  rows: '.form-row',
  row({ id, name, label }) {
    return el(
      'p',
      { class: 'form-row form-row-wide', id: `${name}_field`, 'data-priority': String(PRIORITY + 1) },
      el('label', { for: id }, label),
      el('span', { class: 'woocommerce-input-wrapper' }, el('input', { type: 'text', class: 'input-text', name, id })),
    );
  },
  choice({ id, name, label, options }) {
    const inputs = options.map((option) =>
      el(
        'label',
        { class: 'radio', for: `${id}-${option.value}` },
        el('input', { type: 'radio', class: 'input-radio', name, id: `${id}-${option.value}`, value: option.value }),
        option.label,
      ),
    );
    return el(
      'div',
      { class: 'form-row form-row-wide', id: `${name}_field`, role: 'radiogroup', 'aria-labelledby': `${id}-label`, 'data-priority': String(PRIORITY - 1) },
      el('span', { id: `${id}-label` }, label),
      el('span', { class: 'woocommerce-input-wrapper debitor-choices' }, ...inputs),
    );
  },
  // The delivery address counts only while the buyer has opened it.
  fieldOf(_input, field) {
    if (!field?.startsWith('delivery_')) return field;
    const isOpen = document.querySelector<HTMLInputElement>('#ship-to-different-address input')?.checked;
    return isOpen ? field : '';
  },
  mark(input, isWrong) {
    const row = input.closest('.form-row');
    row?.classList.toggle('woocommerce-invalid', isWrong);
    if (isWrong) row?.classList.remove('woocommerce-validated');
  },
  demand,
  bind(shop) {
    const jQuery = global<JQuery>('jQuery');
    if (!jQuery) return;
    // Gateways and scripts that place the order go through this, without any event of the browser's.
    const form = jQuery(shop.form);
    form.on('checkout_place_order.debitor', () => shop.passes());
    shop.signal.addEventListener('abort', () => guard(() => form.off('.debitor')));
  },
};

/** The priority of the company: WooCommerce sorts the rows by it whenever the country changes. */
const PRIORITY = 30;

/** As address-i18n.js does it. */
function demand(input: Field, isRequired: boolean): void {
  const label = input.closest('.form-row')?.querySelector('label');
  const star = label?.querySelector('.required');
  const optional = label?.querySelector<HTMLElement>('.optional');
  if (isRequired && label && !star) {
    // Before the word for optional there is a space already.
    label.append(optional ? '' : '\u00a0', el('span', { class: 'required', 'aria-hidden': 'true', 'data-debitor-native': '' }, '*'));
  }
  if (!isRequired && star?.hasAttribute('data-debitor-native')) star.remove();
  if (!optional) return;
  optional.dataset['debitorNative'] = '';
  optional.hidden = isRequired;
}

/** The page has the one or the other. */
function isBlock(form: Element): boolean {
  return form.matches('.wc-block-components-form');
}

export const platform: Platform = {
  ...classic,
  form: `${classic.form}, ${blocks.form}`,
  names: { ...classic.names, ...blocks.names },
  rows: `${classic.rows}, ${blocks.rows}`,
  row: (row) => (hasBlock() ? blocks : classic).row(row),
  choice: (choice) => (hasBlock() ? blocks : classic).choice(choice),
  fieldOf: (input, field) => (input.form && isBlock(input.form) ? blocks : classic).fieldOf!(input, field),
  anchor: (form, field) => (isBlock(form) ? blocks.anchor!(form, field) : null),
  isReady: (form) => !isBlock(form) || blocks.isReady!(form),
  mark: (input, isWrong) => (input.form && isBlock(input.form) ? blocks : classic).mark!(input, isWrong),
  demand: (input, isRequired) => (input.form && isBlock(input.form) ? blocks : classic).demand!(input, isRequired),
  bind: (shop: ShopForm) => (isBlock(shop.form) ? blocks : classic).bind!(shop),
};

function hasBlock(): boolean {
  return document.querySelector(blocks.form) !== null;
}
