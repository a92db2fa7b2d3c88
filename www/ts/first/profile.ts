/** A profile as the texts that the first module reads; src/wasm/first/given.rs has the same order. */
import type { ConditionalRule, KindRules, Profile } from '../data/checkout.js';

/** Stands behind the last text of a list. */
export const END = '\0';

/** What the first module can't read: a profile that says any of it is left to the checkout module. */
const REST = ['choices', 'extends', 'formats', 'numbers', 'patterns', 'templates'] as const;

type Maybe<T> = T | null | undefined;

/** The texts of a profile that is known to be right; nothing where the checkout module has to read it. */
export function textsOf(profile: Profile): string[] | undefined {
  const { kinds, selector } = profile;
  // So it has where keys are made of invoice addresses, and what is no profile.
  if (!kinds || REST.some((key) => Object.keys(profile[key] ?? []).length > 0) || /"invoice_address\??"/.test(JSON.stringify(kinds))) return;
  return [
    text(profile.country),
    text(profile.vat_country),
    ...map(profile.sources, list),
    ...map(profile.blank, list),
    ...map(profile.cross, one),
    ...list(selector?.sources),
    ...map(selector?.values, one),
    ...map(kinds, (kind) => [
      kind.e_invoice ? '1' : '',
      ...list(kind.when_filled),
      ...demands(kind),
      ...each(kind.required_any, list),
      ...each(kind.identity, list),
      ...each(kind.rules, (rule) => {
        const { eu, countries, except_countries, filled, empty } = rule.when;
        return [...demands(rule), text(eu), ...[countries, except_countries, filled, empty].flatMap(list)];
      }),
    ]),
  ];
}

function demands({ required, recommended, optional, forbidden }: KindRules | ConditionalRule): string[] {
  return [required, recommended, optional, forbidden].flatMap(list);
}

function text(value: unknown): string {
  return String(value ?? '');
}

function one(value: string): string[] {
  return [value];
}

function list(texts: Maybe<readonly string[]>): string[] {
  return [...(texts ?? []), END];
}

/** Each value behind its name, by which they are sorted. */
function map<T>(values: Maybe<Record<string, T>>, write: (value: T) => string[]): string[] {
  return each(Object.entries<T>(values ?? {}).sort(), ([, value]) => write(value), ([name]) => name);
}

/** Each value behind a name. */
function each<T>(values: Maybe<readonly T[]>, write: (value: T) => string[], name = (_: T) => ''): string[] {
  return list(values?.flatMap((value) => [name(value), ...write(value)]));
}
