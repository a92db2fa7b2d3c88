/** Which of a form's problems belong to one of its steps. */
import { mainElement } from './controls.js';
import type { Step } from './types.js';
import { fieldsOf, type Shown, type View } from './view.js';

/** Whether a problem of a field belongs to a step: by where its input stands, or by name. */
export type IsIn = (problem: { field: string }, control: Shown['control']) => boolean;

/** Those that belong to a step; what the form has no input for belongs only where it is named. */
export function inStep(step: Step, { state }: View): IsIn {
  if (typeof step === 'string' || step instanceof Element) {
    return (_, control) => !!control && isWithin(mainElement(control), step);
  }
  return ({ field }, control) =>
    [field, ...(control ? [mainElement(control).name, ...fieldsOf(control, state).flatMap(({ names }) => names)] : [])].some((name) =>
      step.includes(name),
    );
}

/** Whether an element is, or stands in, this one or one of these: out of shadow roots too. */
function isWithin(element: Element, part: Element | string): boolean {
  for (let at: Node | null = element; at; at = at.parentNode ?? (at as ShadowRoot).host) {
    if (at === part || (typeof part === 'string' && at instanceof Element && at.matches(part))) return true;
  }
  return false;
}
