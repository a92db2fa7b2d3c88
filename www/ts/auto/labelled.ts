/** Names a form's inputs: `data-debitor` says to the checkout which field each one is. */
import { inputsOf } from '../attach/controls.js';
import type { Field } from '../attach/types.js';
import type { Platform } from './platform.js';

/** What the page itself had said of inputs that were named. */
const said = new WeakMap<Field, string | undefined>();

/** Names every input that the platform or the script tag knows; what the page says itself stays. */
export function nameInputs(form: HTMLFormElement, platform: Platform, own: Readonly<Record<string, string>>): void {
  for (const input of inputsOf(form)) {
    if (!said.has(input)) said.set(input, input.dataset['debitor']);
    if (said.get(input) !== undefined || input.closest('[data-debitor-placed]')) continue;
    const field = fieldOf(input, platform, own);
    if (field === undefined) delete input.dataset['debitor'];
    else if (input.dataset['debitor'] !== field) input.dataset['debitor'] = field;
  }
}

/** Takes the names off again. */
export function unnameInputs(form: HTMLFormElement): void {
  for (const input of inputsOf(form)) {
    if (said.has(input) && said.get(input) === undefined) delete input.dataset['debitor'];
    said.delete(input);
  }
}

/** The input that is named as a field's. */
export function inputOf(form: HTMLFormElement, field: string): Field | undefined {
  return inputsOf(form).find((input) => input.dataset['debitor'] === field && input.type !== 'hidden');
}

function fieldOf(input: Field, { names, fieldOf }: Platform, own: Readonly<Record<string, string>>): string | undefined {
  const lookUp = (map: Readonly<Record<string, string>>): string | undefined =>
    [input.name, input.id].filter((name) => name && Object.hasOwn(map, name)).map((name) => map[name])[0];
  const mine = lookUp(own);
  if (mine !== undefined) return mine;
  const known = lookUp(names);
  return fieldOf ? fieldOf(input, known) : known;
}
