/** The messages that a form shows now, by field. */
import type { Problem } from '../types.js';
import { type Control, markedElements } from './controls.js';
import { isError, Message, type MessageContext } from './message.js';
import { controlFor, type View } from './view.js';

export class Board {
  readonly #context: MessageContext;
  readonly #messages = new Map<string, Message>();
  #wrong = new Set<Control>();

  constructor(context: MessageContext) {
    this.#context = context;
  }

  /** The fields with a message. */
  get fields(): ReadonlySet<string> {
    return new Set(this.#messages.keys());
  }

  /** Shows the problems of these fields, and none of any other. */
  show(view: View, fields: ReadonlySet<string>): void {
    const shown = new Map<string, Problem[]>();
    for (const problem of view.report.problems) {
      if (fields.has(problem.field)) shown.set(problem.field, [...(shown.get(problem.field) ?? []), problem]);
    }
    for (const field of this.fields) if (!shown.has(field)) this.#clear(field);
    this.#wrong = new Set();
    for (const [field, problems] of shown) this.#show(field, problems, view);
  }

  /** The first field, as the page orders them, that keeps the form from being sent. */
  firstWrong({ controls }: View): Control | undefined {
    return [...controls.values()].find((control) => this.#wrong.has(control));
  }

  /** Takes every message out. */
  clear(): void {
    for (const field of this.fields) this.#clear(field);
  }

  #show(field: string, problems: Problem[], view: View): void {
    const message = this.#messages.get(field) ?? new Message(field, this.#context);
    this.#messages.set(field, message);
    const control = controlFor(field, view);
    message.show(problems, control ? markedElements(control) : []);
    if (control && problems.some(isError)) this.#wrong.add(control);
  }

  #clear(field: string): void {
    this.#messages.get(field)?.clear();
    this.#messages.delete(field);
  }
}
