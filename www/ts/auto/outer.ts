/**
 * A field whose input stands outside the form, where no form may own it: what is entered there is checked with the form, and
 * what is wrong is said there.
 */
import type { Field } from '../attach/types.js';
import { el } from './dom.js';

let count = 0;

export class Outer {
  readonly #find: () => Field | null;
  /** Where the checkout puts its message, unseen. */
  readonly #place: HTMLElement;
  readonly #box = el('div', { class: 'debitor-error', id: `debitor-outer-${++count}` });
  #marked: Field | undefined;

  constructor(form: HTMLFormElement, field: string, find: () => Field | null, signal: AbortSignal) {
    this.#find = find;
    this.#place = form.appendChild(el('div', { 'data-debitor-error': field, 'data-debitor-native': '', hidden: '' }));
    const observer = new MutationObserver(() => this.#show());
    observer.observe(this.#place, { childList: true, subtree: true });
    signal.addEventListener('abort', () => {
      observer.disconnect();
      this.#place.remove();
      this.#clear();
    });
  }

  /** The input, while something is wrong with it. */
  get wrong(): Field | undefined {
    this.#show();
    return this.#marked;
  }

  #show(): void {
    const texts = [...this.#place.querySelectorAll('.debitor-error p')].map(({ textContent }) => textContent);
    const input = this.#find();
    if (texts.length === 0 || !input) return this.#clear();
    if (this.#box.textContent !== texts.join('')) this.#box.replaceChildren(...texts.map((text) => el('p', {}, text)));
    if (this.#marked === input && this.#box.isConnected) return;
    this.#clear();
    this.#marked = input;
    input.after(this.#box);
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', [input.getAttribute('aria-describedby'), this.#box.id].filter(Boolean).join(' '));
  }

  #clear(): void {
    this.#box.remove();
    if (!this.#marked) return;
    const ids = (this.#marked.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && id !== this.#box.id);
    if (ids.length > 0) this.#marked.setAttribute('aria-describedby', ids.join(' '));
    else this.#marked.removeAttribute('aria-describedby');
    this.#marked.removeAttribute('aria-invalid');
    this.#marked = undefined;
  }
}
