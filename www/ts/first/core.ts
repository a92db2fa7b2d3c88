/** A checkout that knows whether all is right and what the key is, and leaves the words to another one. */
import type { FormCore } from '../attach/types.js';
import type { FormField, Kind, Profile, Severity } from '../data/checkout.js';
import { type AskFirst, First } from './module.js';
import { END, textsOf } from './profile.js';

/** A profile is kept once in the module, however often a page that never reloads ties a form to it. */
const numbers = new Map<string, number>();

/** A checkout upon the first module; nothing where the profile asks for more than that knows. */
export function firstCore(ask: AskFirst, profile: Profile, rest: () => Promise<FormCore>): FormCore | undefined {
  const given = textsOf(profile);
  if (!given) return;
  const name = given.join(END);
  const number = numbers.get(name) ?? ask(First.open, given)[0];
  numbers.set(name, number);
  return {
    form(customer) {
      const [, texts] = ask(First.form, pairs(customer), number);
      const kind = texts.shift() as Kind;
      const selector = list(texts);
      const fields: FormField[] = [];
      while (texts.length > 0) {
        const [name, scheme, autocomplete, inputmode, required, relevant, ...names] = list(texts);
        fields.push({ name, names, label: '', scheme, autocomplete, inputmode, required: !!required, relevant: !!relevant } as FormField);
      }
      return { kind, selector, fields };
    },
    check(customer) {
      const [found, texts] = ask(First.check, pairs(customer), number);
      const [kind, endpoint] = texts.splice(0, 2);
      const [digest, value, ...rule] = list(texts) as [string, string, ...string[]];
      return {
        valid: (found & 1) > 0,
        kind: kind as Kind,
        values: Object.fromEntries(entries(list(texts))),
        key: digest ? { version: found >> 2, rule, value, digest } : null,
        endpoint: endpoint || null,
        ...(found & 2 && { e_invoice: true }),
        problems: entries(texts).map(([field, severity]) => ({
          field,
          code: '',
          severity: severity as Severity,
          params: {},
          message: '',
          suggestions: [],
        })),
      };
    },
    checkField(field, typed, customer = {}) {
      const [valid, [value, formatted]] = ask(First.field, [field, typed, ...pairs(customer)], number);
      return { valid: valid > 0, value: value!, formatted: formatted!, problems: [] };
    },
    format(scheme, typed, at, country = '') {
      const [caret, [text]] = ask(First.format, [scheme, typed, country], number, at);
      return { text: text!, caret: caret >> 1, possible: (caret & 1) > 0 };
    },
    text: () => '',
    rest,
  };
}

/** What a form says is texts by name, in the order of the names. */
function pairs(customer: object): string[] {
  return Object.entries(customer).sort().flat();
}

/** Takes a list from the texts. */
function list(texts: string[]): string[] {
  return texts.splice(0, texts.indexOf(END) + 1).slice(0, -1);
}

/** Names and what stands behind each. */
function entries(texts: string[]): [string, string][] {
  return texts.flatMap((name, i) => (i % 2 ? [] : [[name, texts[i + 1]!]]));
}
