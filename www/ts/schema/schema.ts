/** A checkout's answers in the form that form libraries take. */
import type { Checkout as CheckoutWithout } from '../api.js';
import type { Core } from '../core.js';
import type { Problem } from '../types.js';
import { pathIn } from './path.js';
import type { Checkout, CustomerSchema, Schema, SchemaIssue, SchemaResult, SchemeSchema, SchemeSchemaOptions } from './types.js';

/** The schema of a whole customer. */
export function customerSchema(core: Core): CustomerSchema {
  /** The names that feed each field; the same for all customers of a profile. */
  let names: Map<string, string[]> | undefined;
  return schema((value) => {
    const customer = typeof value === 'object' && value !== null ? value : {};
    const { valid, values, problems } = core.check(customer);
    if (valid) return { value: values };
    names ??= new Map(core.form({}).fields.map((field) => [field.name, field.names]));
    return failed(problems, ({ field }) => pathIn(customer, names?.get(field) ?? [], field));
  });
}

/** The schema of one value of a scheme; an unknown scheme is an error at once. */
export function schemeSchema(core: Core, scheme: string, { country, optional = false }: SchemeSchemaOptions = {}): SchemeSchema {
  const { scheme: id } = core.examine(scheme, '', country);
  return schema((value) => {
    const text = typeof value === 'object' ? '' : String(value ?? '');
    if (text.trim() === '') return optional && typeof (value ?? '') !== 'object' ? { value: '' } : { issues: [required(core, scheme, id)] };
    const { canonical, problems } = core.examine(scheme, text, country);
    return canonical === null ? failed(problems, () => []) : { value: canonical };
  });
}

/** What a form says of a field that is empty and must not be: `examine` has no fields, and tells what is wrong with the number. */
function required(core: Core, name: string, scheme: string): SchemaIssue {
  const own = [name, scheme].map((each) => `${each}:field.required`).find((key) => core.text(key) !== key);
  const label = core.text(`scheme.${scheme}`);
  const message = own ? core.text(own) : core.text('field.required', { label: label.charAt(0).toUpperCase() + label.slice(1) });
  return { message, path: [], code: 'field.required', params: {}, suggestions: [] };
}

/** Adds its schemas to a checkout. */
export function withSchemas(checkout: CheckoutWithout): Checkout {
  return Object.assign(checkout, {
    schema: customerSchema(checkout),
    schemeSchema: (scheme: string, options?: SchemeSchemaOptions) => schemeSchema(checkout, scheme, options),
  });
}

function schema<Input, Output>(validate: (value: unknown) => SchemaResult<Output>): Schema<Input, Output> {
  return { '~standard': { version: 1, vendor: 'debitor', validate } };
}

/** Warnings don't hold a form back. */
function failed(problems: readonly Problem[], pathOf: (problem: Problem) => readonly PropertyKey[]): { issues: SchemaIssue[] } {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return {
    issues: errors.map((problem): SchemaIssue => {
      const { message, code, params, suggestions } = problem;
      return { message, path: pathOf(problem), code, params, suggestions };
    }),
  };
}
