/**
 * Hyvä: forms that Hyvä's own library validates, and rules for it.
 *
 * docs.hyva.io, "JavaScript form validation" (the classes, `hyva.formValidation.addRule`) and "Form validations" of Hyvä Checkout
 * (`setValidationRule`); seen 2026-11-21. A field of a form gets a rule with `data-validate='{"debitor-ean": true}'` or, in
 * PHP, `$field->setValidationRule('debitor-ean')`.
 */
import type { Checkout } from '../api.js';
import { el, global } from './dom.js';
import { guard } from './guard.js';
import { INPUTS, NAMES } from './magento-names.js';
import type { Platform, ShopForm } from './platform.js';

/** What the library tells a rule of the form around a field. */
interface Context {
  readonly fields?: Readonly<Record<string, { readonly element?: { readonly name?: string; readonly value?: string } }>>;
}

interface HyvaValidation {
  addRule(
    name: string,
    rule: (value: string, options: unknown, field: { readonly element?: HTMLInputElement }, context: Context) => true | string,
  ): void;
}

export const hyva: Platform = {
  form: 'form[x-data*="formValidation"]:has([name="country_id"])',
  names: NAMES,
  inputs: INPUTS,
  rows: '.field',
  row: ({ id, name, label }) =>
    el(
      'div',
      { class: 'field field-reserved' },
      el('label', { class: 'label', for: id }, el('span', {}, label)),
      el('div', { class: 'control' }, el('input', { type: 'text', class: 'form-input w-full', id, name })),
    ),
  choice: ({ id, name, label, options }) =>
    el(
      'div',
      { class: 'field field-reserved', role: 'radiogroup', 'aria-labelledby': `${id}-label` },
      el('span', { class: 'label', id: `${id}-label` }, el('span', {}, label)),
      el(
        'div',
        { class: 'control debitor-choices' },
        ...options.map((option) =>
          el('label', { class: 'inline-flex items-center' }, el('input', { type: 'radio', class: 'form-radio', name, value: option.value }), option.label),
        ),
      ),
    ),
  mark: (input, isWrong) => void input.closest('.field')?.classList.toggle('field-error', isWrong),
  demand: (input, isRequired) => void input.closest('.field')?.classList.toggle('required', isRequired),
  start(checkout, shops) {
    const add = (): void => guard(() => addRules(checkout, shops));
    add();
    // The library comes with the pages that ask for it, and may come late.
    addEventListener('alpine:init', add);
    document.addEventListener('alpine:init', add);
  },
};

function addRules(checkout: Checkout, shops: () => Iterable<ShopForm>): void {
  const validation = global<HyvaValidation>('hyva.formValidation');
  if (!validation?.addRule) return;
  for (const { name } of checkout.form({}).fields) {
    validation.addRule(`debitor-${name}`, (value, _options, field, context) =>
      guard((): true | string => {
        // There the message stands already.
        if ([...shops()].some(({ form }) => form === field?.element?.form)) return true;
        const { problems } = checkout.checkField(name, value, customerOf(context));
        return (value && problems.find(({ severity }) => severity === 'error')?.message) || true;
      }, true),
    );
  }
}

/** What else the form says, by debitor's fields. */
function customerOf({ fields = {} }: Context = {}): Record<string, string> {
  const customer: Record<string, string> = {};
  for (const { element } of Object.values(fields)) {
    const field = NAMES[element?.name ?? ''];
    if (field) customer[field] = element?.value ?? '';
  }
  return customer;
}
