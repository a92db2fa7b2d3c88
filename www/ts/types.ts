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

/** The rules of one integration; of one that extends another, what it says besides. */
export interface Profile {
  name: string;
  version?: string;
  /** The profile that this one is laid over: objects are merged, anything else is replaced, `null` takes a key out. */
  extends?: string;
  /** What it is for, in a sentence. */
  description?: string;
  /** The language where nobody asks for another. */
  locale?: string;
  /** The country of a customer who gives none, e.g. `DK`. */
  country?: string;
  /** Per field, the names or dotted paths that feed it; the first filled one wins. */
  sources?: Record<string, string[]>;
  /** Names of fields for people, by language and field. */
  labels?: Record<string, Record<string, string>>;
  /** The form's own choice of kind, where it has one. */
  selector?: Selector;
  /** The rules per kind of customer. */
  kinds?: Partial<Record<Kind, KindRules>>;
  /** Formats with large tables that are checked, e.g. `postcode`. */
  formats?: string[];
  /** Per field what the shop writes where there is nothing; it counts as empty. */
  blank?: Record<string, string[]>;
  /** Words for a field's values, and what they mean. */
  choices?: Record<string, Record<string, string>>;
  /** Fields that hold numbers, and which. */
  numbers?: Record<string, NumberRule>;
  /** Your own input rules, by name. */
  patterns?: Record<string, PatternRule>;
  /** The field of the country that decides about VAT. */
  vat_country?: 'country' | 'delivery_country';
  /** What the rules between fields give, by the problem's code. */
  cross?: Record<string, 'error' | 'warning' | 'off'>;
  /** Configuration templates by name. */
  templates?: Record<string, Template>;
  /** Texts laid over those of a language, by language and key. */
  messages?: Record<string, Catalogue>;
  /** What the accounts allow and want; a checkout passes over it. */
  accounts?: Record<string, unknown>;
}

/** How a form says which kind of customer it is. */
export interface Selector {
  sources: string[];
  /** What the values mean; the kinds' own names are always understood. */
  values?: Record<string, string>;
}

/** What is demanded of fields, by their names. */
export interface Demands {
  required?: string[];
  /** Those whose absence is worth a warning. */
  recommended?: string[];
  optional?: string[];
  /** Those that must be left empty. */
  forbidden?: string[];
}

/** The rules for one kind of customer. */
export interface KindRules extends Demands {
  /** The kind holds when one of these is filled and the form does not say otherwise. */
  when_filled?: string[];
  /** Groups of fields of each of which one must be filled. */
  required_any?: string[][];
  /** What holds under a condition; the last rule that holds and names a field decides about it. */
  rules?: (Demands & { when: Condition })[];
  /** Each a list of parts; the first whose parts are all there makes the key. */
  identity?: string[][];
  /** Whether an electronic invoice is due once the endpoint is known. */
  e_invoice?: boolean;
}

/** All of it must hold. */
export interface Condition {
  countries?: string[];
  except_countries?: string[];
  eu?: boolean;
  filled?: string[];
  empty?: string[];
}

/** Which numbers a field takes. */
export interface NumberRule {
  min?: number;
  max?: number;
  decimals?: number;
  /** Whether a per cent sign may stand behind it. */
  percent?: boolean;
}

/** What a field's value looks like, once it is in canonical form. */
export interface PatternRule {
  field: string;
  /** A regular expression for the whole value. */
  pattern: string;
  severity?: 'error' | 'warning';
  kinds?: Kind[];
  when?: Condition;
}

/** What a customer that names it begins with. */
export interface Template {
  description?: string;
  /** Values of fields that the customer leaves empty. */
  defaults?: Record<string, string>;
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
  /** There when an electronic invoice is due. */
  e_invoice?: true;
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
