/** The message at one field: what is wrong, and suggestions to put in with one click. */
import type { Problem } from '../types.js';
import { ours } from './copies.js';
import type { Ledger } from './ledger.js';
import type { Field } from './types.js';
import { isError } from './view.js';

/** What a message needs of its surroundings. */
export interface MessageContext {
  /** Where a message goes that no field is there for. */
  readonly form: HTMLElement;
  readonly ledger: Ledger;
  readonly signal: AbortSignal;
  /** The words on a suggestion's button. */
  label(value: string): string;
  /** Sets the text by which the browser holds a field for invalid, over none but our own `before`. */
  setValidity(field: Field, text: string, before?: string): void;
  /** Puts a suggestion in. */
  use(field: Field, value: string): void;
  /** Where a number of another scheme would go, if the form has an empty place for it. */
  move?(field: Field, scheme: unknown): Move | undefined;
}

/** A value that stands in the wrong field can be put in another. */
export interface Move {
  /** The words on its button. */
  readonly label: string;
  /** Puts it there. */
  go(): void;
}

let count = 0;

/** The message of one field, in the page only while there is something to say. */
export class Message {
  readonly #field: string;
  readonly #context: MessageContext;
  readonly #id = `debitor-message-${++count}`;
  #box: HTMLElement | undefined;
  #fields: readonly Field[] = [];
  #shown = '';
  #text = '';

  constructor(field: string, context: MessageContext) {
    this.#field = field;
    this.#context = context;
  }

  /** Shows the problems at the field's elements; where the form has none, at its end. */
  show(problems: readonly Problem[], fields: readonly Field[]): void {
    const shown = JSON.stringify(problems);
    const same = shown === this.#shown && fields.length === this.#fields.length && fields.every((field, i) => field === this.#fields[i]);
    if (same && this.#box?.isConnected) return;
    this.#takeOut();
    this.#shown = shown;
    this.#fields = fields;
    const wrong = problems.some(isError);
    this.#box = this.#context.ledger.own(this.#build(problems, fields[0]));
    this.#box.className = wrong ? 'debitor-error' : 'debitor-warning';
    ours.add(this.#box);
    this.#place(this.#box);
    this.#mark(wrong, problems.every(({ code }) => code === 'page') ? '' : problems.map(({ message }) => message).join(' '));
    layOut(fields);
  }

  /** Brings the person here, where there is no field to go to. */
  focus(): void {
    if (!this.#box) return;
    this.#box.tabIndex = -1;
    this.#box.focus();
  }

  /** Takes the message out and the marks off the field. */
  clear(): void {
    const fields = this.#fields;
    this.#takeOut();
    layOut(fields);
  }

  #takeOut(): void {
    if (this.#box) this.#context.ledger.remove(this.#box);
    this.#box = undefined;
    this.#shown = '';
    const { ledger, setValidity } = this.#context;
    for (const field of this.#fields) {
      ledger.restore(field, 'aria-invalid');
      this.#describe(field, false);
      setValidity(field, '', this.#text);
    }
    this.#fields = [];
  }

  /** Names the message at the field, or no longer, beside what the page names there. */
  #describe(field: Field, by: boolean): void {
    const ids = (field.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && id !== this.#id);
    if (by) ids.push(this.#id);
    if (ids.length > 0) field.setAttribute('aria-describedby', ids.join(' '));
    else field.removeAttribute('aria-describedby');
  }

  #mark(wrong: boolean, text: string): void {
    const { ledger } = this.#context;
    this.#text = text;
    for (const field of this.#fields) {
      this.#describe(field, true);
      ours.add(field);
      if (!wrong) continue;
      ledger.set(field, 'aria-invalid', 'true');
      // What the page demands, the browser has a text on already.
      if (text) this.#context.setValidity(field, text);
    }
  }

  /** After the field, outside its label; in the page's own place for it if there is one. */
  #place(box: HTMLElement): void {
    const { form } = this.#context;
    const last = this.#fields[this.#fields.length - 1];
    // Beside an input in a shadow root, where the message can be tied to it.
    const scope = last && !last.form ? (last.getRootNode() as ShadowRoot) : form;
    const own = scope.querySelector(`[data-debitor-error="${CSS.escape(this.#field)}"]`);
    if (own) own.append(box);
    else if (last) (last.closest('label') ?? last).after(box);
    else form.append(box);
  }

  #build(problems: readonly Problem[], field: Field | undefined): HTMLElement {
    const box = document.createElement('div');
    const texts = box.appendChild(document.createElement('div'));
    texts.id = this.#id;
    for (const { message } of problems) texts.appendChild(document.createElement('p')).textContent = message;
    const { label, use, move } = this.#context;
    const buttons = field
      ? [
          ...[...new Set(problems.flatMap(({ suggestions }) => suggestions))].map((value) => this.#button(label(value), () => use(field, value))),
          ...problems.flatMap(({ params }) => move?.(field, params['belongs_to']) ?? []).map((to) => this.#button(to.label, to.go)),
        ]
      : [];
    if (buttons.length > 0) {
      const row = box.appendChild(document.createElement('div'));
      row.className = 'debitor-suggestions';
      row.append(...buttons);
    }
    return box;
  }

  #button(text: string, work: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.addEventListener('click', work, { signal: this.#context.signal });
    return button;
  }
}

/**
 * Has the field that is typed into laid out before the next key comes: a message that comes or goes beside an input within an
 * inline element makes Firefox build the input's box anew, and a key that is hit before it has done so is lost.
 */
function layOut(fields: readonly Field[]): void {
  for (const field of fields) if (field.matches(':focus')) field.getBoundingClientRect();
}
