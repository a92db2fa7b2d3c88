/** One look at the form: what it says, what the core says to it, and the page brought in step. */
import type { FormField, FormState, Problem, Report } from '../types.js';
import { advise } from './advice.js';
import type { Control, Controls } from './controls.js';
import { findControls, mainElement, readValue } from './controls.js';
import type { Ledger } from './ledger.js';
import { isHidden, showRelevant } from './relevance.js';
import type { FormCore } from './types.js';

/** A problem, and where the form shows it. */
export interface Shown {
  readonly problem: Problem;
  readonly control: Control | undefined;
}

/** Whether a problem keeps the form from being sent. */
export function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

export interface View {
  readonly state: FormState;
  readonly controls: Controls;
  readonly customer: Record<string, string>;
  readonly report: Report;
}

/** Looks at the form's inputs of known names, and brings its attributes and hidden parts in step with what it says. */
export function look(core: FormCore, form: HTMLFormElement, known: ReadonlySet<string>, ledger: Ledger): View {
  const controls = findControls(form, known);
  const state = core.form(values(controls.values()));
  for (const field of state.fields) {
    for (const control of controlsOf(field, controls)) advise(control, field, ledger);
  }
  showRelevant(form, state, ledger);
  const customer = values([...controls.values()].filter((control) => isAsked(control, state)));
  return { state, controls, customer, report: core.check(customer) };
}

/** The fields that a control feeds. */
export function fieldsOf(control: Control, state: FormState): FormField[] {
  return state.fields.filter(({ names }) => names.includes(control.name));
}

/** The control to show a field's problems at: the filled one, else the first that a person can reach. */
export function controlFor(name: string, { state, controls }: View): Control | undefined {
  const field = state.fields.find((each) => each.name === name);
  const names = field ? [...controlsOf(field, controls)] : state.selector.flatMap((each) => controls.get(each) ?? []);
  const reachable = names.filter((control) => !isHidden(control) && mainElement(control).type !== 'hidden');
  return reachable.find(readValue) ?? reachable[0];
}

function controlsOf(field: FormField, controls: Controls): Control[] {
  return field.names.flatMap((name) => controls.get(name) ?? []);
}

/** Whether this kind of customer is asked for what stands in the control. */
function isAsked(control: Control, state: FormState): boolean {
  if (state.selector.includes(control.name)) return true;
  return !isHidden(control) && fieldsOf(control, state).some(({ relevant }) => relevant);
}

function values(controls: Iterable<Control>): Record<string, string> {
  const customer: Record<string, string> = {};
  for (const control of controls) {
    const value = readValue(control);
    if (value !== undefined) customer[control.name] = value;
  }
  return customer;
}

/** The fields that some kind of customer, of those that the form lets choose, must fill and has no input for. */
export function missingFields(core: FormCore, { controls, customer, state }: View): string[] {
  const choices = state.selector.flatMap((name) => {
    const elements = controls.get(name)?.elements ?? [];
    const texts = elements.flatMap((element) => ('options' in element ? [...element.options].map(({ value }) => value) : element.value));
    return texts.map((text) => core.form({ ...customer, [name]: text }));
  });
  const fields = [state, ...choices].flatMap((each) => each.fields);
  const missing = fields.filter(({ required, names }) => required && !names.some((name) => controls.has(name)));
  return [...new Set(missing.map(({ name }) => name))];
}
