/** The types of a checkout that is tied to a form. */
import type { Core } from '../core.js';
import type { Report } from '../types.js';

/** What a form asks of a checkout. */
export interface FormCore extends Pick<Core, 'form' | 'check' | 'checkField' | 'text'> {
  /** The checkout that has the words, where this one has none. */
  rest?(): Promise<FormCore>;
}

/** How a checkout behaves on a form. */
export interface AttachOptions {
  /** Writes a right value in its usual form when the person leaves the field. On unless `false`. */
  format?: boolean;
  /** Sends the key, the kind and the canonical values along as hidden inputs. On unless `false`. */
  hiddenInputs?: boolean;
}

/** A checkout tied to a form. */
export interface Attachment {
  readonly form: HTMLFormElement;
  /** What the form says now, as it would be checked: without the fields that this kind is not asked for. */
  customer(): Record<string, string>;
  /** Checks everything as sending the form does, and shows what is wrong. */
  check(): Report;
  /** Goes on with another checkout, such as one in another language: what is shown stays, in its words. */
  use(checkout: FormCore): void;
  /** Lets go of the form and takes out everything that was put in. */
  detach(): void;
}

/** The events that a form sends while a checkout is attached; each bubbles and carries the report. */
export interface DebitorEventMap {
  /** Something was entered. */
  'debitor:change': CustomEvent<Report>;
  /** The whole form was checked and is wrong. */
  'debitor:invalid': CustomEvent<Report>;
  /** The whole form was checked and is right. */
  'debitor:valid': CustomEvent<Report>;
}

declare global {
  interface HTMLElementEventMap extends DebitorEventMap {}
  interface DocumentEventMap extends DebitorEventMap {}
}

/** A form control that holds a value. */
export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
