/** What the page itself demands of its inputs, by `required`, `pattern` and the like, told as the core's problems are. */
import type { FormField, Problem } from '../types.js';
import { type Control, markedElements } from './controls.js';
import type { Field, FormCore } from './types.js';
import { clearValidity } from './validity.js';
import { fieldsOf, type Shown, type View } from './view.js';

let count = 0;
const keys = new WeakMap<Field, string>();

/** The inputs of a form that the browser holds for invalid, save those that the core has a word on already. */
export function nativeProblems(core: FormCore, fields: readonly Field[], view: View, known: readonly Shown[]): Shown[] {
  const seen = new Set<Field>(known.flatMap(({ control, problem }) => (control && problem.severity === 'error' ? control.elements : [])));
  const found: Shown[] = [];
  for (const element of fields) {
    if (seen.has(element)) continue;
    clearValidity(element);
    if (!element.willValidate || element.validity.valid) continue;
    const control = [...view.controls.values()].find(({ elements }) => elements.includes(element)) ?? single(element, fields);
    // A part that stands twice on the page is asked for once.
    if (!markedElements(control).includes(element)) continue;
    for (const each of control.elements) seen.add(each);
    found.push({ control, problem: problemOf(element, fieldsOf(control, view.state)[0], core, view) });
  }
  return found;
}

/** What to say of an empty input that the page demands, in the language of the checkout and not of the browser. */
function missing(element: Field, field: FormField | undefined, core: FormCore, customer: object): string | undefined {
  const own = field && core.checkField(field.name, '', customer).problems[0]?.message;
  const label = field?.label ?? element.labels?.[0]?.textContent?.trim();
  return own || (label && core.text('field.required', { label }));
}

/** An input of no known name, or the group of choices that it is one of. */
function single(element: Field, fields: readonly Field[]): Control {
  const group = fields.filter((each) => each.type === 'radio' && each.name === element.name);
  return { name: element.name, elements: element.type === 'radio' && element.name ? (group as [Field, ...Field[]]) : [element] };
}

function problemOf(element: Field, field: FormField | undefined, core: FormCore, { customer }: View): Problem {
  const key = keys.get(element) ?? `page.${++count}`;
  keys.set(element, key);
  const message = (element.validity.valueMissing && missing(element, field, core, customer)) || element.validationMessage;
  return { field: key, code: 'page', severity: 'error', params: {}, message, suggestions: [] };
}
