/** Makes a checkout from its options, for every entry of the package. */
import type { Checkout, CheckoutOptions } from './api.js';
import { attach } from './attach/attach.js';
import { Method, ask, open, verdictOf, verdictsOf } from './module.js';
import { DebitorError } from './error.js';
import { chosenLocale, LAST_LOCALE, loadLocale, loadProfile, presetNames } from './files.js';
import { languageAt } from './language.js';
import type { Catalogue, Profile, Verdict } from './types.js';

/** In the order of the core's verdicts, which it gives as numbers. */
const VERDICTS: readonly Verdict[] = ['valid', 'unusual', 'unverifiable', 'invalid'];

/** Where named files come from without waiting. */
export interface SyncFiles {
  /** Whether they come from nowhere: messages that are given are then all that there are. */
  readonly waits?: boolean;
  /** Nothing where there is no profile of that name. */
  preset(name: string): Profile | undefined;
  locale(name: string): Catalogue;
}

/** The data a core is made from. */
interface Parts {
  profile: Profile | string;
  /** The profiles that it extends, by name; null for those that might have been meant. */
  bases: Record<string, Profile | null>;
  /** The texts of the language, and over them those of one's own in the same language. */
  messages: Catalogue[];
  /** Single texts, over those of the profile too. */
  overrides: Catalogue;
  /** The tag by which the texts were found. */
  tag: string;
  /** The language that was asked for. */
  locale: string;
}

/** Loads what the options name. */
export async function gather(options: CheckoutOptions): Promise<Parts> {
  demandProfile(options);
  const bases: Parts['bases'] = { ...options.bases };
  for (const name of named(options.profile, bases)) addBase(bases, name, await loadProfile(name));
  const locales = localesOf(options, bases);
  const { tag, name } = chosenLocale(locales, options.messages?.['lang']);
  const texts = await loadLocale(name).catch((error: unknown) => {
    // Whoever brings texts may well have left the package's behind.
    if (options.messages === undefined) throw error;
  });
  return partsOf(options, bases, texts, tag, locales);
}

/** The same without waiting. */
export function gatherSync(options: CheckoutOptions, files: SyncFiles): Parts {
  demandProfile(options);
  const bases: Parts['bases'] = { ...options.bases };
  for (const name of named(options.profile, bases)) addBase(bases, name, files.preset(name));
  const locales = localesOf(options, bases);
  const { tag, name } = chosenLocale(locales, options.messages?.['lang']);
  const texts = files.waits && options.messages ? undefined : files.locale(name);
  return partsOf(options, bases, texts, tag, locales);
}

/** Without types nobody tells what a checkout is made from. */
function demandProfile(options: Partial<CheckoutOptions> | null | undefined): void {
  if (!options?.profile) throw new DebitorError('options.profile', "give a profile, by name or as an object: { profile: 'iex' }");
}

function partsOf(
  { profile, messages: own, overrides = {} }: CheckoutOptions,
  bases: Parts['bases'],
  texts: Catalogue | void,
  tag: string,
  locales: string[],
): Parts {
  const messages = [texts, own].filter((file) => file !== undefined);
  return { profile, bases, messages, overrides, tag, locale: locales[0]! };
}

/** The names of profiles that are needed and not there yet; each is to be in `bases` when the next one is asked for. */
function* named(profile: Profile | string, bases: Parts['bases']): Generator<string> {
  const seen = new Set<unknown>();
  let name: unknown = typeof profile === 'string' ? profile : profile?.extends;
  while (typeof name === 'string' && !seen.has(name)) {
    seen.add(name);
    if (!Object.hasOwn(bases, name)) yield name;
    name = bases[name]?.extends;
  }
}

/** Keeps a profile that was found; where there is none, the names that there are, so that the core can tell the nearest. */
function addBase(bases: Parts['bases'], name: string, found: Profile | undefined): void {
  if (found) bases[name] = found;
  else for (const known of presetNames) bases[known] ??= null;
}

/** The languages to look for: the one that is asked for, that of the texts given, of the page, of the profile, English at last. */
function localesOf(options: CheckoutOptions, bases: Parts['bases']): string[] {
  const own: (string | null | undefined)[] = [];
  const seen = new Set<unknown>();
  for (let at: Profile | string | null | undefined = options.profile; at && !seen.has(at); ) {
    seen.add(at);
    const profile: Profile | null | undefined = typeof at === 'string' ? bases[at] : at;
    own.push(profile?.locale);
    at = profile?.extends;
  }
  const locales = [options.locale, options.messages?.['lang'], options.near && languageAt(options.near), own.find((locale) => locale), LAST_LOCALE];
  return locales.filter((locale): locale is string => typeof locale === 'string' && locale !== '');
}

/** The checkout around a core. */
export function create({ profile, bases, messages, overrides, tag, locale }: Parts): Checkout {
  const core = open(profile, messages, tag, bases, overrides);
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
