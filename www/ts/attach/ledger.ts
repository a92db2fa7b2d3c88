/** Remembers what was put into the page, so that all of it can be taken out again. */
export class Ledger {
  readonly #before = new Map<Element, Map<string, string | null>>();
  readonly #nodes = new Set<Element>();

  /** Sets an attribute; null removes it. */
  set(element: Element, name: string, value: string | null): void {
    this.#remember(element, name);
    write(element, name, value);
  }

  /** Sets an attribute unless the page had set it itself. */
  offer(element: Element, name: string, value: string | null): void {
    if (this.original(element, name) === null) this.set(element, name, value);
  }

  /** Sets what the page itself had, if it was changed. */
  restore(element: Element, name: string): void {
    const before = this.#before.get(element)?.get(name);
    if (before !== undefined) write(element, name, before);
  }

  /** What the page itself had set. */
  original(element: Element, name: string): string | null {
    const before = this.#before.get(element)?.get(name);
    return before === undefined ? element.getAttribute(name) : before;
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
    for (const node of this.#nodes) node.remove();
    for (const [element, attributes] of this.#before) {
      for (const [name, value] of attributes) write(element, name, value);
    }
    this.#nodes.clear();
    this.#before.clear();
  }

  #remember(element: Element, name: string): void {
    const attributes = this.#before.get(element) ?? new Map<string, string | null>();
    this.#before.set(element, attributes);
    if (!attributes.has(name)) attributes.set(name, element.getAttribute(name));
  }
}

function write(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
