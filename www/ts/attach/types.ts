/** The types of a checkout that is tied to a form. */
import type { Core } from '../core.js';
import type { Customer, FieldReport, FormReport, FormState, Problem } from '../types.js';

/** What a form asks for. */
export type Asked = Pick<FormState, 'kind' | 'selector' | 'fields'>;

/** What a form asks of a checkout. */
export interface FormCore extends Pick<Core, 'format' | 'text'> {
  check(customer: Customer): FormReport;
  form(customer: Customer): Asked;
  checkField(field: string, value: string, customer?: Customer): Pick<FieldReport, 'valid' | 'value' | 'formatted' | 'problems'>;
  /** The checkout that has the words, where this one has none. */
  rest?(): Promise<FormCore>;
}

/** How a checkout behaves on a form. */
export interface AttachOptions {
  /**
   * Writes a value in its usual form: groups while it is being typed, where the caret can stay at its digit, and all of it
   * once it is right and was left or pasted. With `'blur'` only the latter, with `false` never.
   */
  format?: boolean | 'blur';
  /** Sends the key, the kind and the canonical values along as hidden inputs. On unless `false`. */
  hiddenInputs?: boolean;
}

/** A part of a form: what stands in an element, in elements of a selector, or fields by their own or their inputs' names. */
export type Step = Element | string | readonly string[];

/** What is to be said of a part of a form. */
export interface StepReport {
  valid: boolean;
  /** Its problems, warnings too; of what the page demands by itself with the code `page`. */
  problems: Problem[];
}

/** What became of an order. */
export type Intercepted<T> = { sent: true; report: FormReport; result: T } | { sent: false; report: FormReport };

/** A checkout tied to a form. */
export interface Attachment {
  readonly form: HTMLFormElement;
  /** False once the module has failed: the form then works as if nothing was attached, and everything counts as right. */
  readonly available: boolean;
  /** What the form says now, as it would be checked: without the fields that this kind is not asked for. */
  customer(): Record<string, string>;
  /** What the core says of that; nothing of it is shown. */
  report(): FormReport;
  /**
   * Checks everything as sending the form does, and shows what is wrong; gives what `debitor:valid` or `debitor:invalid`
   * tells, so that what the page demands by itself counts. With `debitor/form` the words may be on their way (the form is
   * `aria-busy`): until then problems have no code and no message, here and wherever else they are told.
   */
  check(): FormReport;
  /** Checks one step of several: shows what is wrong in it, goes to the first of it, and leaves all other fields alone. */
  validate(step: Step): StepReport;
  /**
   * Places an order by script: checks everything and asks `send` only if all is right, else goes to the first error.
   * While an order is on its way, asking again gives the same answer and sends nothing. The report of an order that is not
   * sent is not valid, whether the core or the page has something against it, and has its words, where they can be had.
   */
  intercept<T>(send: (report: FormReport) => T | PromiseLike<T>): Promise<Intercepted<T>>;
  /** Goes on with another checkout, such as one in another language: what is shown stays, in its words. */
  use(checkout: FormCore): void;
  /** Lets go of the form and takes out everything that was put in. What is asked of it afterwards counts as right. */
  detach(): void;
}

/** Why a form is not checked on the page. */
export interface Unavailable {
  /** The error's stable code, such as `load.wasm`; `failed` where the module broke off. */
  code: string;
  message: string;
  /** Where in the profile it is, such as `$.kinds.b2b`, if that is what is wrong. */
  path?: string | null | undefined;
}

/** The events that a form sends while a checkout is attached; each bubbles, out of shadow roots too. */
export interface DebitorEventMap {
  /** Something was entered. */
  'debitor:change': CustomEvent<FormReport>;
  /**
   * The whole form was checked and may not be sent; with `debitor/form` told once the words for it have come. Among the
   * problems is what the page demands by itself, with the code `page`.
   */
  'debitor:invalid': CustomEvent<FormReport>;
  /** The whole form was checked and may be sent: what the page demands by itself is met too. */
  'debitor:valid': CustomEvent<FormReport>;
  /** The checkout could not be loaded, or broke off: the form works as before, and the server has the last word. */
  'debitor:unavailable': CustomEvent<Unavailable>;
}

declare global {
  interface HTMLElementEventMap extends DebitorEventMap {}
  interface DocumentEventMap extends DebitorEventMap {}
}

/** A form control that holds a value. */
export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
