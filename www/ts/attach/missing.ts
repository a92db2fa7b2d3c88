/** Tells the one who sets up a form what it lacks. */
import { choicesOf } from './choices.js';
import type { FormCore } from './types.js';
import type { View } from './view.js';

/** Names, in the console, the fields that must be filled and have no input. */
export function warnOfMissing(core: FormCore, view: View, form: HTMLFormElement): void {
  const missing = missingFields(core, view);
  if (missing.length > 0) console.warn(`debitor: the form has no input for ${missing.join(', ')}, which must be filled`, form);
}

/** The fields that some kind of customer, of those that the form lets choose, must fill and has no input for. */
function missingFields(core: FormCore, view: View): string[] {
  const { controls, state } = view;
  const fields = [state, ...choicesOf(core, view).map(({ asked }) => asked)].flatMap((each) => each.fields);
  const missing = fields.filter(({ required, names }) => required && !names.some((name) => controls.has(name)));
  return [...new Set(missing.map(({ name }) => name))];
}
