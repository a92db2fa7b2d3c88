/** Makes a checkout from its options, for every entry of the package. */
import type { Checkout, CheckoutOptions } from './api.js';
import { attach } from './attach/attach.js';
import { Method, ask, open, verdictOf, verdictsOf } from './module.js';
import { LAST_LOCALE, loadLocale, loadPreset } from './files.js';
import type { Catalogue, Profile, Verdict } from './types.js';

/** In the order of the core's verdicts, which it gives as numbers. */
const VERDICTS: readonly Verdict[] = ['valid', 'unusual', 'unverifiable', 'invalid'];

/** Where named files come from without waiting. */
export interface SyncFiles {
  preset(name: string): Profile;
  locale(tags: readonly string[]): Catalogue;
}

/** The data a core is made from. */
interface Parts {
  profile: Profile;
  /** The profiles that it extends, by name. */
  bases: Record<string, Profile>;
  messages: Catalogue;
  locale: string;
}

/** Loads what the options name. */
export async function gather(options: CheckoutOptions): Promise<Parts> {
  const bases = { ...options.bases };
  const profile = typeof options.profile === 'string' ? await loadPreset(options.profile) : options.profile;
  for (const name of extended(profile, bases)) bases[name] ??= await loadPreset(name);
  const locales = localesOf(options, profile, bases);
  const messages = options.messages ?? (await loadLocale(locales));
  return { profile, bases, messages: { ...messages, ...options.overrides }, locale: locales[0]! };
}

/** The same without waiting. */
export function gatherSync(options: CheckoutOptions, files: SyncFiles): Parts {
  const bases = { ...options.bases };
  const profile = typeof options.profile === 'string' ? files.preset(options.profile) : options.profile;
  for (const name of extended(profile, bases)) bases[name] ??= files.preset(name);
  const locales = localesOf(options, profile, bases);
  const messages = options.messages ?? files.locale(locales);
  return { profile, bases, messages: { ...messages, ...options.overrides }, locale: locales[0]! };
}

/** The names of the profiles that one extends, each once; each is to be in `bases` when the next one is asked for. */
function* extended(profile: Profile, bases: Record<string, Profile>): Generator<string> {
  const seen = new Set<string>();
  for (let at: Profile | undefined = profile; at; ) {
    const name: unknown = at.extends;
    if (typeof name !== 'string' || seen.has(name)) return;
    seen.add(name);
    yield name;
    at = bases[name];
  }
}

/** The languages to look for: the one that is asked for, then those of the profiles, English at last. */
function localesOf(options: CheckoutOptions, profile: Profile, bases: Record<string, Profile>): string[] {
  const own = [profile, ...[...extended(profile, bases)].map((name) => bases[name])];
  const locales = [options.locale, own.find((one) => one?.locale)?.locale, LAST_LOCALE];
  return locales.filter((locale): locale is string => typeof locale === 'string' && locale !== '');
}

/** The checkout around a core. */
export function create({ profile, bases, messages, locale }: Parts): Checkout {
  const core = open(profile, messages, locale, bases);
  const checkout: Checkout = {
    locale,
    check: (customer) => ask(core, Method.check, customer),
    checkField: (field, value, customer) => ask(core, Method.checkField, field, value, customer),
    key: (customer) => ask(core, Method.key, customer),
    examine: (scheme, value, country) => ask(core, Method.examine, scheme, value, country),
    // An unknown scheme is named by the error of `examine`.
    verdict: (scheme, value, country = '') =>
      VERDICTS[verdictOf(scheme, value, country)] ?? checkout.examine(scheme, value, country).verdict,
    verdicts: (scheme, values, country = '') => {
      const found = verdictsOf(scheme, `${values.join('\0')}\0`, country);
      // Another count: a value holds U+0000 itself, or there is none.
      return found.length === values.length
        ? values.map((_, index) => VERDICTS[found.charCodeAt(index) - 48]!)
        : values.map((value) => checkout.verdict(scheme, value, country));
    },
    identify: (text, country) => ask(core, Method.identify, text, country),
    format: (scheme, text, caret, country) => ask(core, Method.format, scheme, text, caret >>> 0, country),
    form: (customer) => ask(core, Method.form, customer),
    text: (key, params) => ask(core, Method.text, key, params),
    attach: (form, given) => attach(checkout, form, given),
  };
  return checkout;
}
