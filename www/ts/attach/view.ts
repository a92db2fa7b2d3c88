/** One look at the form: what it says, what the core says to it, and the page brought in step. */
import type { FormField, FormReport, Problem } from '../types.js';
import { advise } from './advice.js';
import type { Control, Controls } from './controls.js';
import { findControls, mainElement, readValue } from './controls.js';
import type { Ledger } from './ledger.js';
import { isHidden, showRelevant } from './relevance.js';
import type { Asked, FormCore } from './types.js';

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
  readonly state: Asked;
  readonly controls: Controls;
  readonly customer: Record<string, string>;
  readonly report: FormReport;
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
export function fieldsOf(control: Control, state: Asked): FormField[] {
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
function isAsked(control: Control, state: Asked): boolean {
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
