/** A checkout that knows whether all is right and what the key is, and leaves the words to another one. */
import type { FormCore } from '../attach/types.js';
import type { FieldReport, FormState, Formatted, Problem, Report } from '../types.js';
import { First, type FirstModule } from './module.js';

/** What the first module says of a problem. */
type Bare = Pick<Problem, 'field' | 'severity'>;

/** A checkout upon the first module; nothing where the profile asks for more than that knows. */
export function firstCore(module: FirstModule, profile: unknown, rest: () => Promise<FormCore>): FormCore | undefined {
  const number = module.open(profile);
  if (number === null) return;
  const full = <T extends { problems: Bare[] }>(found: T): T => ({ ...found, problems: found.problems.map(wordless) });
  return {
    form: (customer) => module.ask<FormState>(number, First.form, customer),
    check: (customer) => full(module.ask<Report>(number, First.check, customer)),
    checkField: (field, value, customer = {}) => full(module.ask<FieldReport>(number, First.checkField, field, value, customer)),
    format: (scheme, text, caret, country) => module.ask<Formatted>(number, First.format, scheme, text, caret, country),
    text: () => '',
    rest,
  };
}

function wordless(problem: Bare): Problem {
  return { code: '', params: {}, message: '', suggestions: [], ...problem };
}
