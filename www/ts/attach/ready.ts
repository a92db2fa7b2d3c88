/** Ties a checkout to a form once it has come; what fails on the way is told, and thrown nowhere. */
import { attach, waiting } from './attach.js';
import { tellUnavailable } from './events.js';
import type { Attachment, AttachOptions, FormCore } from './types.js';

/**
 * Ties a checkout, such as `createCheckout` promises it, to a form.
 *
 * Where it does not come, the form is told so by `debitor:unavailable` and works as before; there is no attachment then. Nor
 * is there where another was asked for since.
 */
export async function attachTo(
  form: HTMLFormElement,
  checkout: FormCore | PromiseLike<FormCore>,
  options?: AttachOptions,
): Promise<Attachment | undefined> {
  try {
    const ours = {};
    waiting.set(form, ours);
    const core = await checkout;
    // Whoever asked last has the form, and not who waited longest.
    if (waiting.get(form) !== ours) return;
    const attachment = attach(core, form, options);
    return attachment.available ? attachment : undefined;
  } catch (error) {
    tellUnavailable(form, error);
    return undefined;
  }
}
