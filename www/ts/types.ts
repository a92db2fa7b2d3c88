/**
 * The data that the core takes and gives: everything else imports it from here.
 *
 * What the core declares is made from its own types, `data/checkout.ts`; here stands what has no type there.
 */
import type { Problem as Told, ProblemCode, Profile as Whole, Report } from './data/checkout.js';

/**
 * What the shop knows of a customer: any object, such as an order as it is, of which the names are read that feed a
 * field: canonical ones, or the profile's own sources. Numbers count as their text.
 */
export type Customer = object;

/** The texts of one language, by key. */
export type Catalogue = Record<string, string>;

/** The rules of one integration; of one that extends another, what it says besides, and `null` for what it takes out. */
export type Profile = Whole | (Omit<LaidOver<Whole>, 'name' | 'extends'> & { name: string; extends: string });

/** Objects are merged, anything else is replaced, `null` takes a key out. */
type LaidOver<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [Key in keyof T]?: LaidOver<T[Key]> | null }
    : T;

/** What is wrong with one field, in the shopper's words. */
export interface Problem extends Omit<Told, 'code'> {
  /** Also `page`, for what the browser itself found, and empty as long as only the first module speaks. */
  code: ProblemCode | 'page' | '';
}

/** What a form tells of its customer: the core's report, with problems of these kinds among the core's. */
export interface FormReport extends Omit<Report, 'problems'> {
  problems: Problem[];
}

export type * from './data/checkout.js';
