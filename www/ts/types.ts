/**
 * The data that the core takes and gives.
 *
 * The one place where these shapes are named on this side: everything else imports them from here.
 */

/** What the shop knows of a customer: canonical field names, or the profile's own source names, to text. */
export type Customer = Record<string, string>;

/** The rules of one integration. */
export interface ProfileObject {
  /** The language where nobody asks for another. */
  locale?: string;
}

/** The texts of one language, by key. */
export type Catalogue = object;

/** The kind of a customer. */
export type Kind = 'b2c' | 'b2b' | 'ean';

/** How sure the core is of one value. */
export type Verdict = 'valid' | 'unusual' | 'unverifiable' | 'invalid';

/** What is wrong with one field, in the shopper's words. */
export interface Problem {
  field: string;
  code: string;
  severity: 'error' | 'warning';
  params: Record<string, unknown>;
  message: string;
  suggestions: string[];
}

/** Which debtor this is. */
export interface Key {
  version: number;
  /** The rule that made it, as in the profile. */
  rule: string[];
  value: string;
  digest: string;
}

/** The answer about a whole customer; the server gives the same one. */
export interface Report {
  valid: boolean;
  kind: Kind;
  values: Record<string, string>;
  key: Key | null;
  endpoint: string | null;
  problems: Problem[];
}

/** The answer about one field by itself. */
export interface FieldReport {
  field: string;
  verdict: Verdict;
  valid: boolean;
  value: string;
  formatted: string;
  problems: Problem[];
}

/** One scheme that a number may belong to. */
export interface Identified {
  scheme: string;
  verdict: Verdict;
  canonical: string;
  formatted: string;
}

/** A value formatted while it is being typed, with the caret where the person's eyes are. */
export interface Formatted {
  text: string;
  caret: number;
  possible: boolean;
}

/** What the form should know about one field now. */
export interface FormField {
  name: string;
  /** The names that feed it: the profile's sources and its own. */
  names: string[];
  /** Its name for people. */
  label: string;
  /** The scheme of its values, to format them by. */
  scheme: string | null;
  autocomplete: string;
  inputmode: string;
  required: boolean;
  /** Whether this kind of customer is asked for it at all. */
  relevant: boolean;
}

/** What the form should look like for the customer so far. */
export interface FormState {
  kind: Kind;
  kinds: Kind[];
  /** The names of the form's own choice of kind; none where the profile has no such choice. */
  selector: string[];
  fields: FormField[];
}

/** What is known about a value of a scheme by itself. */
export interface Answer {
  scheme: string;
  input: string;
  verdict: Verdict;
  /** The canonical form, null when the value is invalid. */
  canonical: string | null;
  /** The form for people, null when the value is invalid. */
  formatted: string | null;
  problems: Problem[];
}
