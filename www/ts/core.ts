/** What a checkout can be asked. */
import type {
  Answer,
  Customer,
  FieldReport,
  FormState,
  Formatted,
  Identified,
  Key,
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
