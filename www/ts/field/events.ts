/** What the field tells the page. */
import { unavailable } from '../attach/events.js';
import type { Unavailable } from '../attach/types.js';
import type { Answer, Problem, Verdict } from '../types.js';
import type { DebitorField } from './element.js';

/** What stands in the field. */
export interface FieldDetail {
  name: string;
  /** What the form sends. */
  value: string;
  /** Whether the form may be sent with it. */
  valid: boolean;
  /** Null while nothing stands there. */
  verdict: Verdict | null;
  problems: Problem[];
}

/** The events that a field sends; each bubbles, out of shadow roots too. */
export interface DebitorFieldEventMap {
  /** Something was entered, or is formatted as the field was left. */
  'debitor:field': CustomEvent<FieldDetail>;
  /** The module could not be loaded, or broke off: the field is an input like any other. */
  'debitor:unavailable': CustomEvent<Unavailable>;
}

declare global {
  interface HTMLElementEventMap {
    'debitor:field': CustomEvent<FieldDetail>;
  }
  interface DocumentEventMap {
    'debitor:field': CustomEvent<FieldDetail>;
  }
}

/** Tells what stands in the field now. */
export function tellField(field: DebitorField, answer: Answer | undefined): void {
  const { name, value, validity } = field;
  const { verdict = null, problems = [] } = answer ?? {};
  tell(field, 'debitor:field', { name, value, valid: validity.valid, verdict, problems });
}

let warned = false;

/** Tells that the field is not checked here; one warning does for all fields of a page. */
export function tellFieldUnavailable(field: DebitorField, error: unknown): void {
  if (!warned) console.warn('debitor: the field is not checked on this page', error);
  warned = true;
  tell(field, 'debitor:unavailable', unavailable(error));
}

function tell<Type extends keyof DebitorFieldEventMap>(field: DebitorField, type: Type, detail: DebitorFieldEventMap[Type]['detail']): void {
  field.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
}
