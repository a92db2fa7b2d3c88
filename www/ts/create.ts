/** Makes a checkout from its options, for every entry of the package. */
import type { Checkout, CheckoutOptions } from './api.js';
import { attach } from './attach/attach.js';
import type { CoreClass } from './core.js';
import { LAST_LOCALE, loadLocale, loadPreset } from './files.js';
import type { Catalogue, Profile, Verdict } from './types.js';

/** In the order of the core's verdicts, which it gives as numbers. */
const VERDICTS: readonly Verdict[] = ['valid', 'unusual', 'unverifiable', 'invalid'];

/** Where named files come from without waiting. */
export interface SyncFiles {
  preset(name: string): Profile;
  locale(tag: string): Catalogue;
}

/** The data a core is made from. */
interface Parts {
  profile: Profile;
  messages: Catalogue;
  locale: string;
}

/** Loads what the options name. */
export async function gather(options: CheckoutOptions): Promise<Parts> {
  const { profile: named } = options;
  const loading = typeof named === 'string' ? loadPreset(named) : named;
  const locale = options.locale ?? (await loading).locale ?? LAST_LOCALE;
  const [profile, messages] = await Promise.all([loading, options.messages ?? loadLocale(locale)]);
  return { profile, messages: { ...messages, ...options.overrides }, locale };
}

/** The same without waiting. */
export function gatherSync(options: CheckoutOptions, files: SyncFiles): Parts {
  const profile = typeof options.profile === 'string' ? files.preset(options.profile) : options.profile;
  const locale = options.locale ?? profile.locale ?? LAST_LOCALE;
  const messages = options.messages ?? files.locale(locale);
  return { profile, messages: { ...messages, ...options.overrides }, locale };
}

/** The checkout around a core. */
export function create(Core: CoreClass, { profile, messages, locale }: Parts): Checkout {
  const core = new Core(profile, messages);
  const checkout: Checkout = {
    locale,
    check: (customer) => core.check(customer),
    checkField: (field, value, customer) => core.checkField(field, value, customer),
    key: (customer) => core.key(customer),
    examine: (scheme, value, country = '') => core.examine(scheme, value, country),
    // An unknown scheme is named by the error of `examine`.
    verdict: (scheme, value, country = '') =>
      VERDICTS[Core.verdict(scheme, value, country)] ?? core.examine(scheme, value, country).verdict,
    verdicts: (scheme, values, country = '') => {
      const found = Core.verdicts(scheme, `${values.join('\0')}\0`, country);
      // Another count: a value holds U+0000 itself, or there is none.
      return found.length === values.length
        ? values.map((_, index) => VERDICTS[found.charCodeAt(index) - 48]!)
        : values.map((value) => checkout.verdict(scheme, value, country));
    },
    identify: (text, country = '') => core.identify(text, country),
    format: (scheme, text, caret, country = '') => core.format(scheme, text, caret, country),
    form: (customer) => core.form(customer),
    text: (key, params) => core.text(key, params),
    attach: (form, given) => attach(checkout, form, given),
  };
  return checkout;
}
