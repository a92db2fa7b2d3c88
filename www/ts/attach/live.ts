/** One polite live region per form: what changed, for those who listen. */
import type { Ledger } from './ledger.js';

const HIDDEN = `.debitor-live {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}`;

export class LiveRegion {
  readonly #element: HTMLElement;
  readonly #root: DocumentOrShadowRoot;
  readonly #sheet = new CSSStyleSheet();

  constructor(form: HTMLFormElement, ledger: Ledger) {
    this.#element = ledger.own(document.createElement('div'));
    this.#element.className = 'debitor-live';
    this.#element.setAttribute('role', 'status');
    const root = form.getRootNode();
    this.#root = root instanceof ShadowRoot ? root : form.ownerDocument;
    this.#sheet.replaceSync(HIDDEN);
    this.#root.adoptedStyleSheets.push(this.#sheet);
    form.append(this.#element);
  }

  /** Says a text; the same text twice is said once. */
  say(text: string): void {
    if (this.#element.textContent !== text) this.#element.textContent = text;
  }

  /** Takes the region's style out; the region itself is the ledger's. */
  close(): void {
    this.#root.adoptedStyleSheets = this.#root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }
}
