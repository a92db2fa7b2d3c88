/// <reference lib="dom" preserve="true" />
/** The types of the package's checkout. */
import type { AttachOptions, Attachment } from './attach/types.js';
import type { Core } from './core.js';
import type { Catalogue, Profile } from './types.js';

/** What a checkout is made from. */
export interface CheckoutOptions {
  /**
   * The name of a profile of this package, such as `iex`, or a profile of your own: the object, or where the page's address
   * leads to it, such as `/smed.json` (not without waiting).
   */
  profile: string | Profile;
  /** Profiles of your own, by name, that `profile` may extend; the package's are known. */
  bases?: Record<string, Profile>;
  /**
   * The language of every text, such as `da` or `nl-BE`; else that of `messages`, then that of the page (`near`), then the
   * profile's. Where the package has none of the first, the next one, English at last.
   */
  locale?: string;
  /** Where the texts will stand: the nearest `lang` there, at last that of the page, says the language where `locale` does not. */
  near?: Element;
  /**
   * A language of your own, or some texts of one, over those of the package: `lang` says which language, and one that the
   * package does not have is laid over English. Without waiting in a browser these are all the texts that there are, since
   * nothing is loaded.
   */
  messages?: Catalogue;
  /** Single texts of your own, by key, over all others, the profile's too. */
  overrides?: Catalogue;
}

/** A checkout: the core with one profile and one language. */
export interface Checkout extends Core {
  /** The language of the texts, as it was asked for. */
  readonly locale: string;
  /** Ties the checkout to a form on the page until it is detached. */
  attach(form: HTMLFormElement, options?: AttachOptions): Attachment;
}

export type { Core } from './core.js';
export type * from './attach/types.js';
export type * from './types.js';
