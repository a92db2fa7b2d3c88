/** A page of one's own: inputs are found as `attach` finds them, by name, and rows are as plain as can be. */
import { el } from './dom.js';
import type { Platform } from './platform.js';

export const platform: Platform = {
  form: 'form[data-debitor-form], form#checkout',
  names: {},
  inputs: {
    kind: 'kind',
    company: 'company',
    email: 'email',
    vat: 'vat',
    company_number: 'company_number',
    ean: 'ean',
    order_reference: 'order_reference',
    contact_reference: 'contact_reference',
  },
  rows: 'p, li, label, .field, .form-group, .form-row, div',
  row: ({ id, name, label }) => el('p', { class: 'debitor-row' }, el('label', { for: id }, label), ' ', el('input', { type: 'text', name, id })),
  choice: ({ id, name, label, options }) =>
    el(
      'p',
      { class: 'debitor-row', role: 'radiogroup', 'aria-labelledby': `${id}-label` },
      el('span', { id: `${id}-label` }, label),
      ' ',
      el(
        'span',
        { class: 'debitor-choices' },
        ...options.map((option) => el('label', {}, el('input', { type: 'radio', name, value: option.value }), option.label)),
      ),
    ),
};
