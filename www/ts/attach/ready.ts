/** Ties a checkout to a form once it has come; what fails on the way is told, and thrown nowhere. */
import type { Checkout } from '../api.js';
import { tellUnavailable } from './events.js';
import type { Attachment, AttachOptions } from './types.js';

/**
 * Ties a checkout, such as `createCheckout` promises it, to a form.
 *
 * Where it does not come, the form is told so by `debitor:unavailable` and works as before; there is no attachment then.
 */
export async function attachTo(
  form: HTMLFormElement,
  checkout: Checkout | PromiseLike<Checkout>,
  options?: AttachOptions,
): Promise<Attachment | undefined> {
  try {
    const attachment = (await checkout).attach(form, options);
    return attachment.available ? attachment : undefined;
  } catch (error) {
    tellUnavailable(form, error);
    return undefined;
  }
}
