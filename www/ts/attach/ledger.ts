/**
 * Remembers what was put into the page, so that all of it can be taken out again.
 *
 * What the page sets afterwards is the page's: only what still stands as we last wrote it is changed or restored.
 */

/** What attributes hold that only have to be there: it tells ours from the page's, also in a copy that the page has made of an input. */
export const OURS = 'debitor';

/** What the page had, and what we wrote over it. */
interface Entry {
  before: string | null;
  ours: string | null;
}

export class Ledger {
  readonly #entries = new Map<Element, Map<string, Entry>>();
  readonly #nodes = new Set<Element>();

  /** Sets an attribute; null removes it. */
  set(element: Element, name: string, value: string | null): void {
    const entries = this.#entries.get(element) ?? new Map<string, Entry>();
    this.#entries.set(element, entries.set(name, { before: this.original(element, name), ours: value }));
    write(element, name, value);
  }

  /** Sets an attribute unless the page has a say in it itself. */
  offer(element: Element, name: string, value: string | null): void {
    const entry = this.#entry(element, name);
    if (entry ? this.#isOurs(element, name) && entry.before === null : value !== null && !element.hasAttribute(name)) {
      this.set(element, name, value);
    }
  }

  /** Sets what the page itself had, if it was changed. */
  restore(element: Element, name: string): void {
    const entry = this.#entry(element, name);
    if (entry && this.#isOurs(element, name)) write(element, name, entry.before);
    this.#entries.get(element)?.delete(name);
  }

  /** What the page itself has set. */
  original(element: Element, name: string): string | null {
    const entry = this.#entry(element, name);
    return entry && this.#isOurs(element, name) ? entry.before : element.getAttribute(name);
  }

  /** Takes charge of an element that was put into the page. */
  own<E extends Element>(element: E): E {
    this.#nodes.add(element);
    return element;
  }

  /** Takes such an element out. */
  remove(element: Element): void {
    this.#nodes.delete(element);
    element.remove();
  }

  /** Takes out and restores everything. */
  undo(): void {
    for (const node of this.#nodes) this.remove(node);
    this.forget(() => true);
  }

  /** Restores these elements, and holds on to them no longer. */
  forget(which: (element: Element) => boolean): void {
    for (const [element, entries] of this.#entries) {
      if (!which(element)) continue;
      for (const name of [...entries.keys()]) this.restore(element, name);
      this.#entries.delete(element);
    }
  }

  #entry(element: Element, name: string): Entry | undefined {
    return this.#entries.get(element)?.get(name) ?? ((element.getAttribute(name) === OURS && { before: null, ours: OURS }) as Entry);
  }

  #isOurs(element: Element, name: string): boolean {
    return element.getAttribute(name) === this.#entry(element, name)?.ours;
  }
}

function write(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
