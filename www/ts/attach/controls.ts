/** The form's controls: finding them, reading and writing their values. */
import { knownName } from './names.js';
import type { Field } from './types.js';

/** What the person sees as one field: an input, or a group of radio buttons. */
export interface Control {
  /** The name its value is checked under. */
  readonly name: string;
  readonly elements: readonly [Field, ...Field[]];
}

/** The controls of a form by the name they are checked under. */
export type Controls = ReadonlyMap<string, Control>;

/** Inputs that hold no text of the customer's. */
const NOT_FIELDS = new Set(['submit', 'button', 'image', 'reset', 'file', 'password']);

const roots = new WeakMap<HTMLFormElement, readonly ShadowRoot[]>();

const ELEMENTS =
  typeof HTMLFormElement === 'undefined' ? undefined : Object.getOwnPropertyDescriptor(HTMLFormElement.prototype, 'elements')?.get;

/** Finds the controls that go by a known name. */
export function findControls(form: HTMLFormElement, known: ReadonlySet<string>): Controls {
  const found = new Map<string, Control>();
  for (const element of inputsOf(form)) {
    if (NOT_FIELDS.has(element.type)) continue;
    const name = knownName(element, known);
    if (name === undefined) continue;
    found.set(name, { name, elements: [...(found.get(name)?.elements ?? []), element] as [Field, ...Field[]] });
  }
  return found;
}

/** The form's inputs, also where one of them is itself named `elements`, and where they stand in open shadow roots within it. */
export function inputsOf(form: HTMLFormElement): Field[] {
  const owned = ELEMENTS!.call(form) as Iterable<Element>;
  const found = rootsIn(form).length > 0 ? new Set([...walk(form), ...owned]) : owned;
  return [...found].filter((element): element is Field => isField(element) && (element.form ?? form) === form);
}

/** The open shadow roots within a form, those within others too, as they were found last. */
export function rootsIn(form: HTMLFormElement): readonly ShadowRoot[] {
  return roots.get(form) ?? [];
}

/** Looks for them; too slow to be done with every key. */
export function findRoots(form: HTMLFormElement): void {
  roots.set(form, [...walk(form)].flatMap(({ shadowRoot }) => shadowRoot ?? []));
}

/** All elements within, in the order in which they stand. */
function* walk(node: ParentNode): Generator<Element> {
  for (const element of node.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* walk(element.shadowRoot);
  }
}

/** The nearest element of a selector around this one, out of shadow roots too. */
export function closestOf(element: Element, selector: string): Element | null {
  const { host } = element.getRootNode() as ShadowRoot;
  return element.closest(selector) ?? (host ? closestOf(host, selector) : null);
}

/** Whether an element is an input, a select or a text area. */
export function isField(element: unknown): element is Field {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  );
}

/**
 * The element that stands for the control: the one chosen in a group. Of inputs that share a name by being there twice,
 * for wide and for narrow pages, the one that can be seen and filled.
 */
export function mainElement({ elements }: Control): Field {
  const chosen = elements.find((element) => isChoice(element) && element.checked);
  if (chosen || elements.length === 1) return chosen ?? elements[0];
  return elements.reduce((best, element) => (rank(element) > rank(best) ? element : best));
}

/** The elements to mark: all of a group of choices, else the one that stands for the control. */
export function markedElements(control: Control): readonly Field[] {
  const main = mainElement(control);
  return isChoice(main) ? control.elements.filter(isChoice) : [main];
}

function rank(element: Field): number {
  if (element.matches(':disabled')) return 0;
  const seen = element.type !== 'hidden' && (element.checkVisibility?.({ visibilityProperty: true }) ?? true);
  return 1 + (seen ? 2 : 0) + (element.value && !isChoice(element) ? 1 : 0);
}

/** The value, or undefined while the control is switched off, as a form would send it. */
export function readValue(control: Control): string | undefined {
  const element = mainElement(control);
  if (element.matches(':disabled')) return undefined;
  return isChoice(element) && !element.checked ? '' : element.value;
}

/** Whether a person types into it, so that what stands there may be written otherwise. */
export function isTyped(element: Field): boolean {
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && !isChoice(element));
}

/** Whether it is a radio button or a box to tick. */
export function isChoice(element: Field): element is HTMLInputElement {
  return element instanceof HTMLInputElement && (element.type === 'radio' || element.type === 'checkbox');
}
