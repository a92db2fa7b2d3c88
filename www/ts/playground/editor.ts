/** A text area for JSON: numbered lines, and the line where something is wrong marked. The Tab key stays what it is. */
import { findNodeAtLocation, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { el, set } from '../ui/dom.js';
import type { Say } from './words.js';

/** What was read: a value, or the place where it stops being JSON. */
export type Reading = { value: unknown; tree: Node } | { wrong: number };

/** Something to say about a place in the text, counted from 0. */
export interface Fault {
  at: number;
  text: string;
  /** The language of the text, where it is another than the page's. */
  lang?: string;
}

export class Editor {
  readonly #area: HTMLTextAreaElement;
  readonly #lines: HTMLElement;
  readonly #faults: HTMLElement;
  #wrong: readonly number[] = [];

  /** `changed` is called after every change. */
  constructor(area: HTMLTextAreaElement, faults: HTMLElement, changed: () => void) {
    const lines = area.parentElement?.querySelector<HTMLElement>('.lines');
    if (!lines) throw new Error('the text area has no numbers beside it');
    this.#area = area;
    this.#lines = lines;
    this.#faults = faults;
    area.addEventListener('input', () => {
      this.#number();
      changed();
    });
    area.addEventListener('scroll', () => (lines.scrollTop = area.scrollTop));
  }

  get text(): string {
    return this.#area.value;
  }

  set text(text: string) {
    this.#area.value = text;
    this.#number();
  }

  /** Reads the text. */
  read(): Reading {
    const errors: ParseError[] = [];
    const tree = parseTree(this.text, errors, { disallowComments: true });
    const [first] = errors;
    if (first || !tree) return { wrong: first?.offset ?? 0 };
    return { value: JSON.parse(this.text) as unknown, tree };
  }

  /** Shows what is wrong, each with a way to its line; or that all is well. */
  show(faults: readonly Fault[], say: Say, fine?: string): void {
    this.#wrong = faults.map(({ at }) => this.#lineOf(at));
    set(this.#area, 'aria-invalid', faults.length > 0 ? 'true' : undefined);
    this.#number();
    const told = faults.map(({ at, text, lang }, index) => {
      const line = this.#wrong[index] ?? 1;
      const go = el('button', { type: 'button' }, say('go', { line }));
      go.addEventListener('click', () => this.#goTo(at));
      return el('p', { class: 'debitor-error' }, el('span', { lang }, text), go);
    });
    if (fine !== undefined && told.length === 0) told.push(el('p', { class: 'verdict' }, fine));
    const next = el('div', {}, ...told);
    // Said once, not at every key.
    if (next.innerHTML !== this.#faults.firstElementChild?.outerHTML.replace(/^<div>|<\/div>$/g, '')) this.#faults.replaceChildren(next);
  }

  #lineOf(at: number): number {
    return this.text.slice(0, at).split('\n').length;
  }

  /** Selects the line, in sight. */
  #goTo(at: number): void {
    const start = this.text.lastIndexOf('\n', at - 1) + 1;
    const end = this.text.indexOf('\n', at);
    this.#area.focus();
    this.#area.setSelectionRange(start, end < 0 ? this.text.length : end);
    const height = parseFloat(getComputedStyle(this.#area).lineHeight);
    this.#area.scrollTop = (this.#lineOf(at) - 3) * height;
  }

  #number(): void {
    const count = this.text.split('\n').length;
    const numbers = Array.from({ length: count }, (_, index) =>
      el('span', { class: this.#wrong.includes(index + 1) ? 'wrong' : undefined }, String(index + 1)),
    );
    this.#lines.replaceChildren(...numbers);
    this.#lines.scrollTop = this.#area.scrollTop;
  }
}

/** Where a path such as `$.kinds.b2c.required[0]` stands in the text; the nearest part of it that is there. */
export function placeOf(tree: Node, path: string): number {
  const steps = [...path.matchAll(/\[(\d+)\]|\.([^.[]+)/g)].map(([, index, name]) => (index === undefined ? (name ?? '') : Number(index)));
  for (let length = steps.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, steps.slice(0, length));
    // Of a property the name, not the value, begins the line.
    if (node) return node.parent?.type === 'property' ? node.parent.offset : node.offset;
  }
  return tree.offset;
}
