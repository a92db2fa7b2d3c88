/** What a shop system is to the drop-in script: names, markup, and where it lets others have a say. */
import type { Checkout } from '../api.js';
import type { Field } from '../attach/types.js';
import type { Kind } from '../types.js';
import type { Saved, SavedAddresses } from './saved.js';

/** A row to build: one input with its label. */
export interface Row {
  readonly id: string;
  readonly name: string;
  readonly label: string;
}

/** A row to build: one choice among kinds of customer. */
export interface Choice extends Row {
  readonly options: readonly { readonly value: Kind; readonly label: string }[];
}

/** One form of the shop's with a checkout attached, as a platform sees it. */
export interface ShopForm {
  readonly form: HTMLFormElement;
  readonly checkout: Checkout;
  /** Aborted when the form is let go. */
  readonly signal: AbortSignal;
  /** Checks everything, shows what is wrong and goes to the first of it; true where nothing is, or the check itself fails. */
  passes(): boolean;
  /** What was entered, by field: only what this kind of customer is asked for. */
  values(): Record<string, string>;
  /** The input of a field, where the form has one. */
  input(field: string): Field | undefined;
}

/** One shop system. Everything is optional but the markup. */
export interface Platform {
  /** Where the forms are, unless the script tag says. */
  readonly form: string;
  /** Debitor's field by the name, or else the id, of the system's input; the empty text leaves an input alone. */
  readonly names: Readonly<Record<string, string>>;
  /** How an input is called that is put in for a field; else `debitor_<field>`. The choice of the kind is called `kind`. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The element around an input and its label. */
  readonly rows: string;
  /** Builds a row as the system's own templates do. */
  row(row: Row): HTMLElement;
  /** Builds the choice of the kind likewise. */
  choice(choice: Choice): HTMLElement;
  /** The field of an input, where that is more than a matter of names. */
  fieldOf?(input: Field, field: string | undefined): string | undefined;
  /** Whether a form is ready to be attached to. */
  isReady?(form: HTMLFormElement): boolean;
  /** Fields whose value stands elsewhere on the page, or in another notation: what it is now. */
  readonly derived?: Readonly<Record<string, (form: HTMLFormElement) => string | undefined>>;
  /** Fields whose input stands outside the form; their values are among the derived ones. */
  readonly outside?: Readonly<Record<string, () => Field | null>>;
  /** The element behind which a field's row goes, and the others behind it; else they go around the company's. */
  anchor?(form: HTMLFormElement, field: string): Element | null;
  /** Puts the system's own marks at an input that is wrong, or takes them off. */
  mark?(input: Field, isWrong: boolean): void;
  /** Shows at an input's label whether it must be filled. */
  demand?(input: Field, isRequired: boolean): void;
  /** Ties the system's own ways of sending to the check. */
  bind?(shop: ShopForm): void;
  /** Tells the system about everything once, before any form. */
  start?(checkout: Checkout, shops: () => Iterable<ShopForm>, signal: AbortSignal, saved?: Saved): void;
  /** The choice among addresses that the shop has saved. */
  readonly saved?: SavedAddresses | undefined;
}
