/** Elements made by script: a tag, its attributes, and what is in it. */

/** What an attribute may be given as; nothing is written for `undefined` and `false`. */
export type Attributes = Record<string, string | number | boolean | undefined>;

/** Makes an element; texts become text, never markup. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string | undefined)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) set(element, name, value);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** Writes an attribute, or takes it off. */
export function set(element: Element, name: string, value: string | number | boolean | undefined): void {
  if (value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}

/** A button that does something until the signal ends. */
export function button(text: string, work: () => void, signal: AbortSignal, attributes: Attributes = {}): HTMLButtonElement {
  const made = el('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', work, { signal });
  return made;
}

/** A field with its label above it. */
export function field(label: string, control: HTMLElement, hint?: string): HTMLElement {
  control.id ||= nextId('field');
  const note = hint === undefined ? undefined : el('p', { class: 'hint', id: `${control.id}-hint` }, hint);
  if (note) control.setAttribute('aria-describedby', note.id);
  return el('div', { class: 'field' }, el('label', { for: control.id }, label), note, control);
}

/** A select of values and their words. */
export function select(options: readonly (readonly [value: string, text: string])[], chosen: string): HTMLSelectElement {
  const made = el('select');
  made.append(...options.map(([value, text]) => el('option', { value, selected: value === chosen }, text)));
  return made;
}

/** More than fits into a line of any page, in characters; browsers take seconds to lay out a line of a hundred thousand. */
const LINE = 300;

/** The beginning of a text that stands in one line. */
export function brief(text: string): string {
  return text.length > LINE ? `${text.slice(0, LINE)}…` : text;
}

let count = 0;

/** An id that no other element of the page has. */
export function nextId(name: string): string {
  return `debitor-${name}-${++count}`;
}
