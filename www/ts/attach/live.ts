/** One polite live region per form: what changed, for those who listen. */
import { ours } from './copies.js';
import type { Ledger } from './ledger.js';

const HIDDEN =
  '.debitor-live{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}';

export class LiveRegion {
  readonly #form: HTMLFormElement;
  readonly #element: HTMLElement;
  readonly #ledger: Ledger;
  #root: Document | ShadowRoot | undefined;
  #sheet: CSSStyleSheet | undefined;

  constructor(form: HTMLFormElement, ledger: Ledger) {
    this.#form = form;
    this.#ledger = ledger;
    this.#element = document.createElement('div');
    this.#element.className = 'debitor-live';
    this.#element.setAttribute('role', 'status');
    ours.add(this.#element);
    this.place();
  }

  /** Puts the region in, where it is not in the form or no longer, and its style where the form is now. */
  place(): void {
    if (!this.#form.contains(this.#element)) this.#form.append(this.#ledger.own(this.#element));
    const root = this.#form.getRootNode();
    if (root === this.#root || !this.#form.isConnected || !(root instanceof Document || root instanceof ShadowRoot)) return;
    this.close();
    this.#root = root;
    this.#sheet = new CSSStyleSheet();
    this.#sheet.replaceSync(HIDDEN);
    root.adoptedStyleSheets.push(this.#sheet);
  }

  /** Says a text; the same text twice is said once. */
  say(text: string): void {
    this.place();
    if (this.#element.textContent !== text) this.#element.textContent = text;
  }

  /** Takes the region's style out; the region itself is the ledger's. */
  close(): void {
    if (this.#root) this.#root.adoptedStyleSheets = this.#root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }
}
