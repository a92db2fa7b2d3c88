/**
 * Rules for Magento's own validation: `debitor-<field>`, for forms and fields that the script is not attached to.
 *
 * In layout XML: `<item name="validation" xsi:type="array"><item name="debitor-ean" xsi:type="boolean">true</item></item>`; in a
 * template: `data-validate='{"debitor-ean": true}'`.
 */
import type { Checkout } from '../api.js';
import { guard } from './guard.js';
import { withModule } from './luma-require.js';

interface UiValidator {
  addRule(name: string, handler: (value: unknown) => boolean, message: unknown): void;
}
interface JQueryValidator {
  validator?: { addMethod(name: string, method: (value: unknown) => boolean, message: () => string): void };
}

/** Adds a rule for every field, to both of Magento's libraries. */
export function addRules(checkout: Checkout): void {
  const rules = checkout.form({}).fields.map(({ name }) => {
    let message = '';
    const isRight = (value: unknown): boolean =>
      guard(() => {
        if (value === '' || value === undefined || value === null) return true;
        message = checkout.checkField(name, String(value)).problems.find(({ severity }) => severity === 'error')?.message ?? '';
        return message === '';
      }, true);
    return { name: `debitor-${name}`, isRight, message: () => message };
  });
  withModule<UiValidator>('Magento_Ui/js/lib/validation/validator', (validator) => {
    // It takes the text before it asks the rule, and puts parameters into it after.
    for (const { name, isRight, message } of rules) validator.addRule(name, isRight, { replace: message, toString: message });
  });
  withModule<unknown>('mage/validation', () =>
    withModule<JQueryValidator>('jquery', ({ validator }) => {
      for (const { name, isRight, message } of rules) validator?.addMethod(name, isRight, message);
    }),
  );
}
