/** The messages that a form shows now, by field. */
import { markedElements } from './controls.js';
import { Message, type MessageContext } from './message.js';
import type { Shown } from './view.js';

export class Board {
  readonly #context: MessageContext;
  readonly #messages = new Map<string, Message>();

  constructor(context: MessageContext) {
    this.#context = context;
  }

  /** The fields with a message. */
  get fields(): ReadonlySet<string> {
    return new Set(this.#messages.keys());
  }

  /** Shows the problems of these fields, and none of any other. */
  show(problems: readonly Shown[], fields: ReadonlySet<string>): void {
    const shown = new Map<string, Shown[]>();
    for (const each of problems) {
      const { field } = each.problem;
      if (fields.has(field)) shown.set(field, [...(shown.get(field) ?? []), each]);
    }
    for (const field of this.fields) if (!shown.has(field)) this.#clear(field);
    for (const [field, each] of shown) this.#show(field, each);
  }

  /** Goes to the message of a field. */
  focus(field: string): void {
    this.#messages.get(field)?.focus();
  }

  /** Takes every message out. */
  clear(): void {
    for (const field of this.fields) this.#clear(field);
  }

  #show(field: string, shown: readonly Shown[]): void {
    const message = this.#messages.get(field) ?? new Message(field, this.#context);
    this.#messages.set(field, message);
    const control = shown[0]?.control;
    message.show(shown.map(({ problem }) => problem), control ? markedElements(control) : []);
  }

  #clear(field: string): void {
    this.#messages.get(field)?.clear();
    this.#messages.delete(field);
  }
}
