/**
 * The data that the core takes and gives.
 *
 * The one place where these shapes are named on this side: everything else imports them from here.
 */

/**
 * What the shop knows of a customer: any object, such as an order as it is, of which the names are read that feed a
 * field: canonical ones, or the profile's own sources. Numbers count as their text.
 */
export type Customer = object;

/** The rules of one integration. */
export interface Profile {
  name: string;
  /** What it is for, in a sentence. */
  description?: string;
  /** The language where nobody asks for another. */
  locale?: string;
  /** The country of a customer who gives none, e.g. `DK`. */
  country?: string;
  /** Per field, the names or dotted paths that feed it; the first filled one wins. */
  sources?: Record<string, string[]>;
  /** The form's own choice of kind, where it has one. */
  selector?: Selector;
  /** The rules per kind of customer. */
  kinds: Partial<Record<Kind, KindRules>>;
  /** Formats with large tables that are checked, e.g. `postcode`. */
  formats?: string[];
  /** Texts laid over those of a language, by language and key. */
  messages?: Record<string, Catalogue>;
}

/** How a form says which kind of customer it is. */
export interface Selector {
  sources: string[];
  /** What the values mean; the kinds' own names are always understood. */
  values?: Record<string, string>;
}

/** The rules for one kind of customer: names of fields. */
export interface KindRules {
  /** The kind holds when one of these is filled and the form does not say otherwise. */
  when_filled?: string[];
  required?: string[];
  /** Those whose absence is worth a warning. */
  recommended?: string[];
  optional?: string[];
  /** Each a list of parts; the first whose parts are all there makes the key. */
  identity?: string[][];
}

/** The texts of one language, by key. */
export type Catalogue = Record<string, string>;

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
  /** Of a server with a secret: the digest is an HMAC. */
  digest_kind?: 'hmac-sha256';
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
