/** A line that says what happened, for all: one for what went well, one for what did not. */
import { el } from './dom.js';

export class Notices {
  readonly element = el('div', { class: 'notices' });
  readonly #status = el('p', { role: 'status', class: 'status' });
  readonly #alert = el('p', { role: 'alert', class: 'note', hidden: true });

  constructor() {
    this.element.append(this.#status, this.#alert);
  }

  /** Said politely; the empty text says nothing. */
  say(text: string): void {
    this.#status.textContent = text;
    this.#alert.hidden = true;
    this.#alert.textContent = '';
  }

  /** Said at once. */
  alarm(text: string): void {
    this.#status.textContent = '';
    this.#alert.hidden = false;
    this.#alert.textContent = text;
  }
}
