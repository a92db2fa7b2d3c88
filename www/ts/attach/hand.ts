/**
 * Writes values in their usual form where the person's hand is: while typing, at a paste, once a field is left.
 *
 * What the form is, the core says; here only text and caret are placed.
 */
import type { FormField } from '../types.js';
import { type Control, mainElement } from './controls.js';
import type { AttachOptions, Field, FormCore } from './types.js';
import { fieldsOf, type View } from './view.js';
import { Typing } from './typing.js';
import { writeValue } from './write.js';

/** What the hand needs of the attachment. */
export interface HandContext {
  readonly options: AttachOptions;
  core(): FormCore;
  view(): View;
  /** Does what sends events of its own, which are not the person's. */
  quietly(work: () => void): void;
  /** Looks at what stands there now. */
  typed(control: Control): void;
}

export class Hand {
  readonly #context: HandContext;
  readonly #typing: Typing;

  constructor(context: HandContext) {
    this.#context = context;
    this.#typing = new Typing(context.quietly);
  }

  /** Writes a value as the person would have, in a field that is left or not. */
  write(field: Field, value: string): void {
    this.#context.quietly(() => writeValue(field, value));
  }

  /** Writes a right value in its usual form. */
  format(control: Control): void {
    const { core, view } = this.#context;
    const { element, field } = this.#at(control);
    this.#typing.forget();
    if (!element || !field || !element.value) return;
    const { valid, formatted } = core().checkField(field.name, element.value, view().customer);
    if (valid && formatted) this.write(element, formatted);
  }

  /** Groups what is being typed. */
  typed(control: Control, event: Event): void {
    const { element, field } = this.#at(control);
    const { core, view, options } = this.#context;
    const scheme = field?.scheme;
    if (!element || !scheme || options.format === 'blur') return;
    const isWhole = this.#typing.follow(element, event, (text, caret) => core().format(scheme, text, caret, view().report.values['country']));
    if (isWhole) this.format(control);
  }

  /**
   * Takes a number whole that the input would cut or not take as it was copied: `DK-13 58 56 28` into eight places. So too
   * where the paste is over, since it came before this script: in an input that holds what the browser made of it.
   */
  pasted(control: Control, event: Event, pasted = ''): void {
    const element = mainElement(control);
    const { field } = this.#at(control, true);
    const text = pasted.trim();
    if (event.defaultPrevented || !text || !field?.scheme || !(element instanceof HTMLInputElement) || element.readOnly) return;
    const { value, selectionStart, selectionEnd, maxLength } = element;
    const isOver = !event.eventPhase;
    const isWhole = isOver || selectionStart === null;
    const whole = isWhole ? text : value.slice(0, selectionStart) + text + value.slice(selectionEnd ?? undefined);
    if (isText(element) && (maxLength < 0 || whole.length <= maxLength)) return;
    // An input for numbers takes nothing of it, or leaves out what none is written with.
    const made = isText(element) ? [pasted.slice(0, maxLength)] : ['', pasted.replace(/[^\d.eE+-]/g, '')];
    if (isOver && !made.includes(value)) return;
    const { core, view, typed } = this.#context;
    const { valid, formatted, value: canonical } = core().checkField(field.name, whole, view().customer);
    event.preventDefault();
    const before = element.value;
    if (valid && this.#context.options.format !== false) this.write(element, formatted);
    if (valid && element.value === before) this.write(element, canonical);
    // All of what is wrong stays to be seen, so that the message is about what was pasted and not about a part of it.
    if (!valid) this.#context.quietly(() => writeValue(element, whole, true));
    typed(control);
  }

  /** The input and its field, where something may be written. */
  #at(control: Control, always = false): { element?: HTMLInputElement; field?: FormField | undefined } {
    const element = mainElement(control);
    if (!always && (this.#context.options.format === false || !isText(element))) return {};
    return { element: element as HTMLInputElement, field: fieldsOf(control, this.#context.view().state)[0] };
  }
}

/** Whether any text may stand in it, and the caret in the text: not in a number's or a date's input. */
function isText(element: Field): element is HTMLInputElement {
  return element instanceof HTMLInputElement && ['text', 'search', 'tel', 'url'].includes(element.type);
}
