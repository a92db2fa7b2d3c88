/** What a form lets a person choose to be, and what each choice is asked for. */
import { isChoice } from './controls.js';
import type { Asked, Field, FormCore } from './types.js';
import type { View } from './view.js';

export interface Choice {
  readonly asked: Asked;
  /** The words that the page has for it. */
  readonly label: string;
  /** Chooses it, as the person would. */
  choose(): void;
}

/** Every choice of the kind of customer that the form has. */
export function choicesOf(core: FormCore, { controls, customer, state }: View): Choice[] {
  return state.selector.flatMap((name) =>
    (controls.get(name)?.elements ?? []).flatMap(optionsOf).map(({ value, ...rest }) => ({ ...rest, asked: core.form({ ...customer, [name]: value }) })),
  );
}

function optionsOf(element: Field): { value: string; label: string; choose(): void }[] {
  if (element instanceof HTMLSelectElement) {
    const choose = (value: string) => (): void => {
      element.value = value;
      for (const type of ['input', 'change']) element.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
    };
    return [...element.options].map(({ value, text }) => ({ value, label: text.trim(), choose: choose(value) }));
  }
  const label = isChoice(element) ? (element.labels?.[0]?.textContent?.trim() ?? '') : '';
  return [{ value: element.value, label, choose: () => element.click() }];
}
