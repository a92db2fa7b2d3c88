/** Names a form's inputs: `data-debitor` says to the checkout which field each one is. */
import { inputsOf } from '../attach/controls.js';
import { knownName, namesIn } from '../attach/names.js';
import type { Field } from '../attach/types.js';
import type { Checkout } from '../api.js';
import type { Platform } from './platform.js';

/** What stands for the choice of the kind among the fields. */
export const KIND = 'kind';

/** Which field each input of a form is. */
export class Labels {
  /** The name that the choice of the kind goes by. */
  readonly selector: string;
  readonly #form: HTMLFormElement;
  readonly #platform: Platform;
  readonly #own: Readonly<Record<string, string>>;
  /** Every name that the profile knows, and the field that it feeds. */
  readonly #known: ReadonlyMap<string, string>;
  readonly #names: ReadonlySet<string>;
  /** What the page itself had said of inputs that were named. */
  readonly #said = new Map<Field, string | undefined>();

  constructor(form: HTMLFormElement, checkout: Checkout, platform: Platform, own: Readonly<Record<string, string>>) {
    this.#form = form;
    this.#platform = platform;
    this.#own = own;
    const state = checkout.form({});
    this.#names = namesIn(state);
    this.selector = state.selector[0] ?? KIND;
    const fields = state.fields.flatMap(({ name, names }) => [name, ...names].map((each) => [each, name] as const));
    this.#known = new Map([...state.selector.map((name) => [name, KIND] as const), ...fields]);
  }

  /** Names every input that the platform or the script tag knows; what the page says itself stays. */
  name(): void {
    const inputs = inputsOf(this.#form);
    for (const input of inputs) {
      if (!this.#said.has(input)) this.#said.set(input, input.dataset['debitor']);
      if (this.#said.get(input) !== undefined || input.closest('[data-debitor-placed]')) continue;
      const field = this.#fieldOf(input);
      if (field === undefined) delete input.dataset['debitor'];
      else if (input.dataset['debitor'] !== field) input.dataset['debitor'] = field;
    }
    // What the page has thrown away is not kept alive.
    for (const input of this.#said.keys()) if (!inputs.includes(input)) this.#said.delete(input);
  }

  /** Takes the names off again. */
  clear(): void {
    for (const [input, said] of this.#said) if (said === undefined) delete input.dataset['debitor'];
    this.#said.clear();
  }

  /** The field of an input, by what it is named or by its own name. */
  at(input: Field): string | undefined {
    const name = knownName(input, this.#names);
    return name === undefined ? undefined : this.#known.get(name);
  }

  /** The input of a field that a person can reach. */
  input(field: string): Field | undefined {
    return inputsOf(this.#form).find((input) => input.type !== 'hidden' && this.at(input) === field);
  }

  /** Whether there is an input of a field at all. */
  has(field: string): boolean {
    return inputsOf(this.#form).some((input) => this.at(input) === field);
  }

  #fieldOf(input: Field): string | undefined {
    const lookUp = (map: Readonly<Record<string, string>>): string | undefined =>
      [input.name, input.id].filter((name) => name && Object.hasOwn(map, name)).map((name) => map[name])[0];
    const own = lookUp(this.#own);
    if (own !== undefined) return own;
    const known = lookUp(this.#platform.names);
    return this.#platform.fieldOf ? this.#platform.fieldOf(input, known) : known;
  }
}
