/** A profile being written, and a customer checked under it. */
import type { Checkout, Customer, Problem, Profile, Report } from 'debitor/slim';
import { el } from '../ui/dom.js';
import type { Language } from '../ui/texts.js';
import { checkoutOf } from './checkouts.js';
import { type Editor, placeOf, type Reading } from './editor.js';
import { fact, facts, suggestions } from './parts.js';
import type { Say } from './words.js';

/** What the profile half of the page consists of. */
export interface ProfileParts {
  profile: Editor;
  customer: Editor;
  report: HTMLElement;
  whole: HTMLElement;
}

/** An error of the core: which rule it breaks, and where in the profile. */
interface CoreError {
  code: string;
  path: string | null;
  message: string;
}

let latest = 0;

/** Reads both texts and shows what comes of them; what is typed meanwhile is answered instead. */
export async function judge(parts: ProfileParts, language: Language, say: Say): Promise<void> {
  const mine = ++latest;
  const checkout = await readProfile(parts.profile, language, say);
  if (mine !== latest) return;
  const customer = parts.customer.read();
  const isObject = 'value' in customer && typeof customer.value === 'object' && customer.value !== null;
  parts.customer.show(isObject ? [] : [{ at: startOf(customer), text: say('not_json') }], say);
  if (!checkout || !isObject) {
    parts.report.replaceChildren(el('p', {}, say('waiting')));
    parts.whole.textContent = '';
    return;
  }
  const report = checkout.check(customer.value as Customer);
  const use = (problem: Problem, value: string): void => {
    parts.customer.text = JSON.stringify(mended(customer.value as Record<string, unknown>, problem, value, checkout), null, 2);
    void judge(parts, language, say);
  };
  parts.report.replaceChildren(...written(report, checkout, say, use));
  parts.whole.textContent = JSON.stringify(report, null, 2);
}

/** The checkout by what is written; nothing where it can't be used, which is then shown at its place. */
async function readProfile(editor: Editor, language: Language, say: Say): Promise<Checkout | undefined> {
  const reading = editor.read();
  if (!('value' in reading)) {
    editor.show([{ at: reading.wrong, text: say('not_json') }], say);
    return undefined;
  }
  try {
    const checkout = await checkoutOf(reading.value as Profile, language);
    editor.show([], say, say('fine'));
    return checkout;
  } catch (error) {
    const { path, message } = error as CoreError;
    // Errors speak to those who write profiles, in English.
    editor.show([{ at: placeOf(reading.tree, path ?? ''), text: message, lang: 'en' }], say);
    return undefined;
  }
}

function startOf(reading: Reading): number {
  return 'wrong' in reading ? reading.wrong : 0;
}

/** The customer with another value where the field was read from: the property whose change mends the problem. */
function mended(customer: Record<string, unknown>, { field, code }: Problem, value: string, checkout: Checkout): object {
  const isMended = (tried: object): boolean => !checkout.check(tried).problems.some((each) => each.field === field && each.code === code);
  const tries = Object.keys(customer).map((name) => ({ ...customer, [name]: value }));
  return tries.find(isMended) ?? { ...customer, [field]: value };
}

function written(report: Report, checkout: Checkout, say: Say, use: (problem: Problem, value: string) => void): HTMLElement[] {
  const { valid, kind, key, problems } = report;
  const items = problems.map((problem) =>
    el(
      'li',
      { class: problem.severity === 'error' ? 'debitor-error' : 'debitor-warning' },
      el('span', {}, el('code', {}, problem.field), ' ', problem.message),
      suggestions(problem.suggestions, checkout, (value) => use(problem, value)),
    ),
  );
  const summary = facts(fact(say('kind'), checkout.text(`ui.kind.${kind}`)), fact(say('key'), key?.value ?? say('none')));
  return [
    el('p', { class: valid ? 'verdict' : 'verdict bad' }, say(valid ? 'good' : 'bad')),
    ...(summary ? [summary] : []),
    ...(items.length > 0 ? [el('ul', { class: 'problems' }, ...items)] : []),
  ];
}
