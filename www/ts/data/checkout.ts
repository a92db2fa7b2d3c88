/**
 * The data that a checkout takes and gives.
 *
 * Generated from the Rust types by `DEBITOR_BLESS=1 cargo test --test typescript`; do not edit.
 */

/** The rules of one integration. */
export interface Profile {
  /** Its name. */
  name: string;
  /** The version of these rules, as their author counts. */
  version?: string | null;
  /** The profile that it was laid over; gone once that was done (`resolve`). */
  extends?: string | null;
  /** What it is for, in a sentence. */
  description?: string | null;
  /** The language of messages where nobody asks for another, e.g. `da`. */
  locale?: string | null;
  /** The country of a customer who gives none (ISO 3166-1 alpha-2). */
  country?: string | null;
  /**
   * Per field, the names or dotted paths in the shop's data that feed it; the first filled one wins. A field that is not
   * listed is fed by its own name and its aliases.
   */
  sources?: Record<string, string[]>;
  /** Per field, what a shop writes where there is nothing: such a value counts as empty (`0` for a guest's id). */
  blank?: Record<string, string[]>;
  /** Names of fields for people, per language and field. */
  labels?: Record<string, Record<string, string>>;
  /** The form's own choice of kind, where it has one. */
  selector?: Selector | null;
  /** The rules per kind of customer: `b2c`, `b2b`, `ean`. */
  kinds?: Partial<Record<Kind, KindRules>>;
  /**
   * Formats with large tables that are checked: of `FORMATS`. A field whose format is not listed is free text,
   * and a country is given by its code, in the browser as on the server. With `postcode`, a country that is not
   * given is the one that the postcode gives away: `B-9000`, `1234 AB`.
   */
  formats?: ('country_names' | 'iban' | 'locale' | 'phone' | 'postcode' | (string & {}))[];
  /**
   * Words for a field's values: what is written, and what it means; whatever else is written is refused.
   * Of two words for one meaning the first one is shown to people.
   */
  choices?: Record<string, Record<string, string>>;
  /** Fields that hold numbers, and which. */
  numbers?: Record<string, NumberRule>;
  /** The merchant's own input rules, each with a name. */
  patterns?: Record<string, PatternRule>;
  /**
   * The field of the country that decides about VAT: `country` (also where nothing is said), the invoice's, or
   * `delivery_country`.
   */
  vat_country?: 'country' | 'delivery_country' | (string & {}) | null;
  /** What the rules between fields give: `error`, `warning` or `off`, by the problem's code (`CROSS`). */
  cross?: Partial<Record<'company_number.private' | 'ean.not_danish' | 'ean.private' | 'vat.company_mismatch' | 'vat.country_mismatch' | 'vat.other_company' | 'vat.private', 'error' | 'warning' | 'off' | (string & {})>>;
  /** Configuration templates by name; where there are any, a customer's `template` must be one of them. */
  templates?: Record<string, Template>;
  /** Texts laid over the catalogue, per language and key. */
  messages?: Record<string, Record<string, string>>;
  /** What the accounts allow and want. */
  accounts?: AccountsRules | null;
}

/** How a form says which kind of customer it is. */
export interface Selector {
  /** Names or dotted paths of the value; the first filled one counts. */
  sources?: string[];
  /** What the values mean; the kinds' own names are always understood. */
  values?: Record<string, Kind | (string & {})>;
}

/** The rules for one kind of customer. */
export interface KindRules {
  /** The kind holds when one of these fields is filled and the form does not say otherwise. */
  when_filled?: (FieldName | (string & {}))[];
  /** Fields that must be filled. */
  required?: (FieldName | (string & {}))[];
  /** Groups of fields of each of which at least one must be filled. */
  required_any?: ((FieldName | (string & {}))[])[];
  /** Fields whose absence is worth a warning. */
  recommended?: (FieldName | (string & {}))[];
  /** Fields that are asked for besides, filled or not. */
  optional?: (FieldName | (string & {}))[];
  /** Fields that must be left empty. */
  forbidden?: (FieldName | (string & {}))[];
  /** What holds under a condition only; the last rule that holds and names a field decides about it. */
  rules?: ConditionalRule[];
  /**
   * Identity rules: each is a list of parts, a `?` behind a part lets it be empty; the first rule whose parts
   * are all there makes the key.
   */
  identity?: string[][];
  /** Whether an electronic invoice is due once the endpoint is known. */
  e_invoice?: boolean;
}

/** What is demanded of fields while a condition holds. */
export interface ConditionalRule {
  /** The condition. */
  when: Condition;
  /** Fields that must be filled. */
  required?: (FieldName | (string & {}))[];
  /** Fields whose absence is worth a warning. */
  recommended?: (FieldName | (string & {}))[];
  /** Fields that are asked for besides, filled or not. */
  optional?: (FieldName | (string & {}))[];
  /** Fields that must be left empty. */
  forbidden?: (FieldName | (string & {}))[];
}

/** All that is said here must hold; an empty condition always does. */
export interface Condition {
  /** The country of the invoice is one of these (ISO 3166-1 alpha-2). */
  countries?: string[];
  /** The country of the invoice is known and none of these. */
  except_countries?: string[];
  /** The country of the invoice is known and a member of the EU, or is known and is none. */
  eu?: boolean | null;
  /** These fields are filled. */
  filled?: (FieldName | (string & {}))[];
  /** These fields are empty. */
  empty?: (FieldName | (string & {}))[];
}

/** Which numbers a field takes. */
export interface NumberRule {
  /** The smallest one; 0 where nothing is said. */
  min?: number;
  /** The largest one. */
  max?: number | null;
  /** How many decimals it may have; none where nothing is said. */
  decimals?: number;
  /** Whether a `%` may stand behind it. */
  percent?: boolean;
}

/**
 * The merchant's own rule for what a field's value looks like, once it is in canonical form.
 *
 * Its problem has the code `pattern.<name>`, by which its text is found among the profile's `messages`.
 */
export interface PatternRule {
  /** The field. */
  field: FieldName | (string & {});
  /** A regular expression for the whole value, in the subset of `Pattern`. */
  pattern: string;
  /** `error` (also where nothing is said) or `warning`. */
  severity?: 'error' | 'warning' | (string & {}) | null;
  /** The kinds for which it holds; all where nothing is said. */
  kinds?: (Kind | (string & {}))[];
  /** When it holds; always where nothing is said. */
  when?: Condition | null;
}

/** A configuration template: what a customer that names it begins with. */
export interface Template {
  /** What it is for, in a sentence. */
  description?: string | null;
  /** Values of fields that the customer leaves empty. */
  defaults?: Record<string, string>;
}

/** What the accounts allow and want. */
export interface AccountsRules {
  /**
   * What becomes the debtor's name: the first alternative of which a field is filled, its fields joined by
   * spaces.
   */
  name?: ((FieldName | (string & {}))[])[];
  /** Which debtors may be created, and with which fields. */
  create?: Permission | null;
  /** Which debtors may be changed, and in which fields. */
  update?: Permission | null;
  /**
   * What an import may do: `add`, `update`, `add_and_update`; all where nothing is said, the first one unless
   * another is asked for.
   */
  modes?: ('add' | 'add_and_update' | 'update' | (string & {}))[];
  /**
   * What happens to a debtor that is there already: `overwrite` (also where nothing is said), `complement`
   * (fill empty fields only) or `ignore`. The first one unless another of the list is asked for.
   */
  on_match?: ('complement' | 'ignore' | 'overwrite' | (string & {}))[];
  /** What becomes of a customer who has no key: `create`, `fallback` or `skip` (also where nothing is said). */
  without_key?: 'create' | 'fallback' | 'skip' | (string & {}) | null;
  /** One debtor for all sales. */
  collect_all?: AccountsDebtor | null;
  /** One debtor for all sales to a kind of customer. */
  collect?: Partial<Record<Kind, AccountsDebtor>>;
  /** The debtor that takes sales without a known customer. */
  fallback?: AccountsDebtor | null;
  /** Numbers of debtors that are never changed, however they are written: see `Accounts::protects`. */
  protected?: string[];
  /** Which fields are taken over from a shop's order; all where nothing is said. */
  taken_over?: TakenOver | null;
  /** Whether the answer says if the customer may be registered with Peppol, by the field `mandate`. */
  asks_mandate?: boolean;
  /** Whether a customer may have several contacts. */
  several_contacts?: boolean;
  /** What becomes of a debtor that is to go; the first rule that holds decides, and none refuses. */
  removal?: RemovalRule[];
  /** The grid of customers. */
  grid?: GridRules | null;
  /** The import file. */
  import?: ImportFile | null;
}

/** Whether something is allowed, and for which fields. */
export interface Permission {
  /** Whether it is allowed at all; it is where nothing is said. */
  allowed?: boolean | null;
  /** The only fields for which it is allowed; all where nothing is said. */
  only?: (FieldName | (string & {}))[];
  /** Fields for which it is not. */
  except?: (FieldName | (string & {}))[];
}

/** A debtor of the accounts. */
export interface AccountsDebtor {
  /** Its number. */
  customer_number: string;
  /** Its name. */
  name?: string | null;
}

/** Which fields are taken over from a shop's order. */
export interface TakenOver {
  /** From every shop. */
  always?: (FieldName | (string & {}))[];
  /** From some shops besides, by the platform's name or another one that it has. */
  shops?: Partial<Record<'woocommerce' | 'magento2' | 'magento' | 'adobe-commerce' | 'woo', (FieldName | (string & {}))[]>>;
}

/** What becomes of a debtor that is to go. */
export interface RemovalRule {
  /** Values that fields must have; `""` is an empty field. None always holds. */
  when?: Record<string, string[]>;
  /** `delete`, `archive` or `refuse`. */
  decision: 'archive' | 'delete' | 'refuse' | (string & {});
  /** Why, as in the catalogue's `reason.…`. */
  reason: 'activity_unknown' | 'archived' | 'has_history' | 'history_unknown' | 'inactive_draft' | 'never_used' | 'not_a_draft' | 'protected' | (string & {});
}

/** The grid of customers. */
export interface GridRules {
  /** Its columns. */
  columns?: (FieldName | (string & {}))[];
  /** Columns that are hidden until somebody shows them. */
  hidden?: (FieldName | (string & {}))[];
  /** Customers that are hidden until somebody asks for them: those with one of these values in one of the fields. */
  hidden_when?: Record<string, string[]>;
  /** Fields by whose values it is filtered. */
  filters?: (FieldName | (string & {}))[];
  /** Fields in which text is searched. */
  search?: (FieldName | (string & {}))[];
  /** The field that is empty until the customer is in the accounts. */
  synchronised_by?: FieldName | (string & {}) | null;
  /** What can be done with a row, as events for the host: `view`, `push`. */
  actions?: ('push' | 'view' | (string & {}))[];
}

/** The file that a system imports. */
export interface ImportFile {
  /** Where the columns are known from. */
  source?: string | null;
  /** When they were looked up (ISO 8601). */
  date?: string | null;
  /** `xlsx` or `csv`. */
  file: 'csv' | 'xlsx' | (string & {});
  /** Whether the system takes columns of exactly these names only. */
  exact?: boolean;
  /** The country of the example row. */
  country?: string | null;
  /** The columns in the system's order. */
  columns?: ImportColumn[];
}

/** A column of an import file. */
export interface ImportColumn {
  /** Its name in the first row. */
  header: string;
  /** The field that it holds; none for a column that is kept as it came. */
  field?: FieldName | (string & {}) | null;
  /** Whether the system refuses a row without it. */
  required?: boolean;
  /** Whether the system takes a row without it and its makers advise to fill it. */
  recommended?: boolean;
  /** Whether the system fills it itself, so that it is written empty. */
  leave_empty?: boolean;
  /** Whether the system takes a country by its code alone, never by its name. */
  codes_only?: boolean;
  /** Whether the grid shows it only when it is asked for. */
  hidden?: boolean;
  /** A value as the system takes it. */
  example?: string | null;
  /** Other names that it has in people's files. */
  aliases?: string[];
  /** Canonical values by what the system writes for them; of two for the same value the first one is written. */
  values?: Record<string, string>;
  /** What it is for, per language. */
  note?: Record<string, string>;
  /** Whether a public source says so; it does where nothing is said. */
  certain?: boolean | null;
}

/** The kind of a customer. */
export type Kind = 'ean' | 'b2b' | 'b2c';

/** The canonical name of a field; a merchant's own ones begin with `custom.`. */
export type FieldName =
  | 'customer_id'
  | 'website'
  | 'customer_number'
  | 'external_reference'
  | 'company'
  | 'first_name'
  | 'middle_name'
  | 'last_name'
  | 'suffix'
  | 'contact'
  | 'email'
  | 'phone'
  | 'country'
  | 'vat'
  | 'company_number'
  | 'ean'
  | 'order_reference'
  | 'contact_reference'
  | 'street'
  | 'house_number'
  | 'box'
  | 'postcode'
  | 'city'
  | 'delivery_country'
  | 'delivery_street'
  | 'delivery_house_number'
  | 'delivery_box'
  | 'delivery_postcode'
  | 'delivery_city'
  | 'iban'
  | 'locale'
  | 'customer_group'
  | 'discount'
  | 'price_list'
  | 'payment_terms_days'
  | 'dunning'
  | 'direct_debit'
  | 'calculate_vat'
  | 'remarks'
  | 'order_remarks'
  | 'tags'
  | 'template'
  | 'mandate'
  | 'archived'
  | 'has_history'
  | 'status'
  | 'created_at'
  | 'updated_at'
  | `custom.${string}`;

/** The name of a scheme that a number belongs to. */
export type SchemeName =
  | 'ean'
  | 'vat'
  | 'iban'
  | 'peppol'
  | 'lei'
  | 'de_leitweg'
  | 'company_number'
  | 'cvr'
  | 'be_enterprise'
  | 'nl_kvk'
  | 'fr_siret'
  | 'fr_siren'
  | 'it_piva'
  | 'ch_uid'
  | 'se_orgnr'
  | 'no_orgnr'
  | 'fi_ytunnus'
  | 'nl_rsin'
  | 'nl_oin'
  | 'dk_se'
  | 'dk_p'
  | 'email'
  | 'country'
  | 'phone'
  | 'postcode'
  | 'locale';

/** What is wrong, as a stable code. */
export type ProblemCode =
  | 'field.required'
  | 'field.recommended'
  | 'field.required_any'
  | 'field.unknown'
  | 'field.forbidden'
  | `pattern.${string}`
  | 'value.choice'
  | 'template.unknown'
  | 'number.form'
  | 'number.whole'
  | 'number.decimals'
  | 'number.range'
  | 'number.small'
  | `${SchemeName}.length`
  | `${SchemeName}.character`
  | `${SchemeName}.checksum`
  | `${SchemeName}.range`
  | `${SchemeName}.spreadsheet`
  | `${SchemeName}.wrong_box`
  | `${SchemeName}.private`
  | 'ean.not_danish'
  | 'vat.prefix'
  | 'vat.suffix'
  | 'vat.uid'
  | 'vat.series'
  | 'vat.kind'
  | 'vat.person'
  | 'vat.key'
  | 'be_enterprise.series'
  | 'vat.country_mismatch'
  | 'vat.company_mismatch'
  | 'vat.other_company'
  | 'email.incomplete'
  | 'email.domain'
  | 'se_orgnr.suffix'
  | 'se_orgnr.person'
  | 'no_orgnr.series'
  | 'fr_siren.monaco'
  | 'fr_siret.monaco'
  | 'de_leitweg.form'
  | 'de_leitweg.state'
  | 'de_leitweg.coarse'
  | 'iban.country'
  | 'iban.national'
  | 'peppol.form'
  | 'peppol.code'
  | 'peppol.removed'
  | 'peppol.deprecated'
  | 'country.unknown'
  | 'country.unassigned'
  | 'phone.short'
  | 'phone.long'
  | 'phone.country'
  | 'phone.calling_code'
  | 'phone.extension'
  | 'postcode.shape'
  | 'locale.language'
  | 'locale.country'
  | 'locale.subtag'
  | 'mapping.required'
  | 'mapping.names_differ'
  | 'mapping.unknown_column'
  | 'mapping.renamed'
  | 'mapping.duplicate_column'
  | 'mapping.same_field'
  | 'mapping.no_name'
  | 'mapping.saved_column'
  | 'table.short'
  | 'table.long'
  | 'table.cell_error'
  | 'table.no_result'
  | 'table.encoding'
  | 'table.nul'
  | 'table.stray_quote'
  | 'table.open_quote';

/** What is known about a customer. */
export interface Report {
  /** Whether the customer can be taken: no problem is an error. */
  valid: boolean;
  /** `b2c`, `b2b` or `ean`. */
  kind: Kind;
  /** The filled fields in canonical form; a wrong one as it was typed. */
  values: Record<string, string>;
  /** The identity key, once the fields it is made of are there and right. */
  key: Key | null;
  /** The Peppol participant id, where one follows: `0088:<EAN>`, `0184:<CVR>`. */
  endpoint: string | null;
  /** Whether an electronic invoice is due: the kind wants one, and the endpoint is known. Written when it is so. */
  e_invoice?: boolean;
  /** What is wrong, in the order of the fields. */
  problems: Problem[];
}

/** A customer's identity. */
export interface Key {
  /** `VERSION`. */
  version: number;
  /** The rule that made it, as in the profile. */
  rule: string[];
  /** The parts as text, e.g. `company_number=0184:13585628`. */
  value: string;
  /** Lower-case hex SHA-256; under a secret HMAC-SHA-256. */
  digest: string;
  /** What the digest is where it is not SHA-256: `KIND`. */
  digest_kind?: string;
}

/**
 * One thing that is wrong, or worth a look, with a value that a customer typed.
 *
 * `code` is stable and never changes its meaning; `message` may be reworded at any time.
 */
export interface Problem {
  /** The canonical field (`company_number`), or the scheme when an identifier stands alone. */
  field: string;
  /** Stable code, e.g. `cvr.checksum`. */
  code: ProblemCode;
  /** Error or warning. */
  severity: Severity;
  /** What the message speaks of. `position` counts characters of the input from 1. */
  params: Params;
  /** The sentence for the reader; empty until a `Catalogue` fills it in. */
  message: string;
  /** Values that were probably meant, the likeliest first; each is valid. */
  suggestions: string[];
}

/** How much a problem weighs. */
export type Severity = 'error' | 'warning';

/** The values that a message speaks of, by name. */
export type Params = Record<string, string | number>;

/** What is known about one field's value. */
export interface FieldReport {
  /** The canonical field. */
  field: string;
  /** The scheme's verdict; `valid` for a field without a scheme. */
  verdict: Verdict;
  /** Whether no problem is an error. */
  valid: boolean;
  /** The value in canonical form; a wrong one as it was typed. */
  value: string;
  /** The form for people. */
  formatted: string;
  /** What is wrong. */
  problems: Problem[];
}

/** What can be said of a number. */
export type Verdict = 'valid' | 'unusual' | 'unverifiable' | 'invalid';

/** The state of a form for a customer as filled in so far. */
export interface FormState {
  /** The kind that holds now. */
  kind: Kind;
  /** The kinds that the profile knows. */
  kinds: Kind[];
  /** Names of the form's own selector of kinds, empty where it has none. */
  selector: string[];
  /** The fields, in the order in which people are asked. */
  fields: FormField[];
}

/** One field of a form. */
export interface FormField {
  /** Canonical name. */
  name: string;
  /** The names or paths that feed it, its own among them. */
  names: string[];
  /** Its name for people. */
  label: string;
  /** The scheme of its values (what to call `format` with), if any. */
  scheme: SchemeName | null;
  /** HTML autocomplete token, empty where none exists. */
  autocomplete: string;
  /** HTML inputmode, empty for the browser's own choice. */
  inputmode: string;
  /** Whether it must be filled for this kind. */
  required: boolean;
  /** Whether this kind asks for it. A field that no kind speaks of is always relevant. */
  relevant: boolean;
}

/** A scheme that a text satisfies. */
export interface Identified {
  /** The scheme. */
  scheme: SchemeName;
  /** What the scheme says of it; never `invalid`. */
  verdict: Verdict;
  /** The canonical form under that scheme. */
  canonical: string;
  /** The form for people under that scheme. */
  formatted: string;
}

/** A text as formatted so far. */
export interface Formatted {
  /** The text to show. */
  text: string;
  /** Where the caret goes, in UTF-16 units as in a browser's input. */
  caret: number;
  /** Whether the text can still become valid by typing on. */
  possible: boolean;
}

/** What is known about a value of a scheme, with messages. */
export interface Answer {
  /** The scheme. */
  scheme: SchemeName;
  /** The value as it was given. */
  input: string;
  /** The verdict. */
  verdict: Verdict;
  /** The canonical form, `null` when the value is invalid. */
  canonical: string | null;
  /** The form for people, `null` when the value is invalid. */
  formatted: string | null;
  /** What is wrong or unusual; the field is the scheme's name. */
  problems: Problem[];
}
