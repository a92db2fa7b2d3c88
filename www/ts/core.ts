/** The checkout module: the class inside it, and how a compiled module becomes that class. */
import * as glue from 'debitor:glue';
import type {
  Answer,
  Catalogue,
  Customer,
  FieldReport,
  FormState,
  Formatted,
  Identified,
  Key,
  Profile,
  Report,
  Verdict,
} from './types.js';

/** What every checkout can be asked, in the browser and on a server. */
export interface Core {
  /** Checks a whole customer. */
  check(customer: Customer): Report;
  /** Checks one field by itself; the rest of the customer gives the context, such as the country. */
  checkField(field: string, value: string, customer?: Customer): FieldReport;
  /** Which debtor this is, or null while that cannot be told. */
  key(customer: Customer): Key | null;
  /** Says all there is to say about a value of a scheme, such as `vat`, by itself. */
  examine(scheme: string, value: string, country?: string): Answer;
  /** The verdict alone of `examine`, many times faster. */
  verdict(scheme: string, value: string, country?: string): Verdict;
  /** The verdicts on many values of one scheme, faster still than one by one. */
  verdicts(scheme: string, values: string[], country?: string): Verdict[];
  /** The schemes that a number may belong to, the most likely first. */
  identify(text: string, country?: string): Identified[];
  /** Formats a number while it is being typed. */
  format(scheme: string, text: string, caret: number, country?: string): Formatted;
  /** Which fields the form should ask for. */
  form(customer: Customer): FormState;
  /** A text in the checkout's language, e.g. `text('ui.fix_errors', { count: 2 })`. */
  text(key: string, params?: Record<string, unknown>): string;
}

/** The class that the module exports; the language is in the catalogue. */
export interface CoreClass {
  /** `messages`, the last ones winning, lie under the profile's own texts, `overrides` over them. */
  new (
    profile: Profile | string,
    messages: Catalogue[],
    locale: string,
    bases: Record<string, Profile | null>,
    overrides: Catalogue,
  ): RawCore;
  /** The verdict's place in the core's own order, or one too many for an unknown scheme. */
  verdict(scheme: string, value: string, country: string): number;
  /** The same for values, each with U+0000 behind it: a digit each, nothing for an unknown scheme. */
  verdicts(scheme: string, values: string, country: string): string;
}

/** The class has no optional texts: an empty country is none. */
interface RawCore extends Omit<Core, 'examine' | 'verdict' | 'verdicts' | 'identify' | 'format'> {
  examine(scheme: string, value: string, country: string): Answer;
  identify(text: string, country: string): Identified[];
  format(scheme: string, text: string, caret: number, country: string): Formatted;
}

let ready = false;

/** Whether the module runs already, so that it need not be compiled again. */
export function isReady(): boolean {
  return ready;
}

/** Starts the module, once, and gives its class. */
export function start(module: WebAssembly.Module | undefined): CoreClass {
  if (!ready && module) {
    const { exports } = new WebAssembly.Instance(module, { './checkout_bg.js': glue });
    glue.__wbg_set_wasm(exports);
    const begin = exports['__wbindgen_start'];
    if (typeof begin === 'function') begin();
    ready = true;
  }
  return glue.Checkout;
}
