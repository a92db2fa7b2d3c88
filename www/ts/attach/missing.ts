/** Tells the one who sets up a form what it lacks. */
import type { FormCore } from './types.js';
import type { View } from './view.js';

/** Names, in the console, the fields that must be filled and have no input. */
export function warnOfMissing(core: FormCore, view: View, form: HTMLFormElement): void {
  const missing = missingFields(core, view);
  if (missing.length > 0) console.warn(`debitor: the form has no input for ${missing.join(', ')}, which must be filled`, form);
}

/** The fields that some kind of customer, of those that the form lets choose, must fill and has no input for. */
function missingFields(core: FormCore, { controls, customer, state }: View): string[] {
  const choices = state.selector.flatMap((name) => {
    const elements = controls.get(name)?.elements ?? [];
    const texts = elements.flatMap((element) => ('options' in element ? [...element.options].map(({ value }) => value) : element.value));
    return texts.map((text) => core.form({ ...customer, [name]: text }));
  });
  const fields = [state, ...choices].flatMap((each) => each.fields);
  const missing = fields.filter(({ required, names }) => required && !names.some((name) => controls.has(name)));
  return [...new Set(missing.map(({ name }) => name))];
}
