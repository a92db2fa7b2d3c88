/** A number by itself: what it may be, what is wrong with it and where, and what was perhaps meant. */
import type { Answer, Checkout, Problem } from 'debitor/slim';
import { el, set } from '../ui/dom.js';
import { fact, facts, suggestions, verdict } from './parts.js';
import type { Say } from './words.js';

/** The controls, and where the answer goes. */
export interface NumberParts {
  value: HTMLInputElement;
  scheme: HTMLSelectElement;
  country: HTMLInputElement;
  answers: HTMLElement;
  said: HTMLElement;
}

/** Codes rather than numbers: asked for by name alone. */
const SHORT = new Set(['country', 'locale']);

/** Fills the choice of kinds, keeping what is chosen. */
export function writeSchemes(select: HTMLSelectElement, schemes: readonly string[], checkout: Checkout, say: Say): void {
  const chosen = select.value;
  const named = schemes.map((scheme) => new Option(nameOf(checkout, scheme), scheme));
  select.replaceChildren(new Option(say('any'), ''), ...named);
  select.value = chosen;
}

/** Answers what is typed. */
export function answer(parts: NumberParts, schemes: readonly string[], checkout: Checkout, say: Say): void {
  const { value: input, scheme, country } = parts;
  const value = input.value;
  const use = (suggestion: string): void => {
    input.value = suggestion;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.focus();
  };
  const examine = (name: string): Answer => checkout.examine(name, value, country.value);
  if (value.trim() === '') return show(parts, []);
  if (scheme.value !== '') {
    const found = examine(scheme.value);
    return show(parts, [card(found, checkout, say, use)], found.verdict === 'invalid', headline(found, checkout, say));
  }
  const fitting = checkout.identify(value, country.value);
  if (fitting.length > 0) {
    const found = fitting.map((each) => examine(each.scheme));
    return show(parts, found.map((each) => card(each, checkout, say, use)), false, found.map((each) => headline(each, checkout, say)).join(' '));
  }
  // What has a repair was nearly right; a code of two letters is near to anything that begins with them.
  const near = schemes.filter((name) => !SHORT.has(name)).map(examine).filter(({ problems }) => problems.some(({ suggestions }) => suggestions.length > 0));
  const lead = el('p', { class: 'verdict bad' }, say('fits_none'));
  const next = el('p', {}, say(near.length > 0 ? 'near' : 'choose'));
  show(parts, [lead, next, ...near.map((each) => card(each, checkout, say, use))], true, `${lead.textContent} ${next.textContent}`);
}

function show({ value, answers, said }: NumberParts, cards: HTMLElement[], isWrong = false, text = ''): void {
  set(value, 'aria-invalid', isWrong ? 'true' : undefined);
  answers.replaceChildren(...cards);
  if (said.textContent !== text) said.textContent = text;
}

function headline({ scheme, verdict: found }: Answer, checkout: Checkout, say: Say): string {
  return `${nameOf(checkout, scheme)}: ${say(`verdict.${found}`)}.`;
}

function card(found: Answer, checkout: Checkout, say: Say, use: (value: string) => void): HTMLElement {
  return el(
    'article',
    { class: 'card', 'data-scheme': found.scheme },
    el('div', { class: 'headline' }, el('h3', {}, nameOf(checkout, found.scheme)), verdict(found.verdict, say)),
    facts(fact(say('canonical'), found.canonical), fact(say('formatted'), found.formatted)),
    ...found.problems.map((problem) => explained(problem, found.input, checkout, say, use)),
  );
}

/** A problem with its place in what was typed. */
function explained(problem: Problem, input: string, checkout: Checkout, say: Say, use: (value: string) => void): HTMLElement {
  const { position, expected, found } = problem.params;
  const place = typeof position === 'number' ? position : undefined;
  return el(
    'div',
    { class: `explained ${problem.severity}` },
    place === undefined ? undefined : el('p', { class: 'typed' }, ...marked(input, place)),
    el('p', {}, problem.message),
    facts(
      fact(say('where'), place === undefined ? null : say('position', { position: place })),
      fact(say('expected'), textOf(expected)),
      fact(say('found'), textOf(found)),
      fact(say('code'), problem.code),
    ),
    suggestions(problem.suggestions, checkout, use),
  );
}

/** What was typed with that character marked, counted from 1 as the module does. */
function marked(input: string, position: number): (Node | string)[] {
  const characters = [...input];
  const at = characters[position - 1];
  if (at === undefined) return [input, el('mark', { class: 'missing' }, '\u00a0')];
  return [characters.slice(0, position - 1).join(''), el('mark', {}, at), characters.slice(position).join('')];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function nameOf(checkout: Checkout, scheme: string): string {
  const name = checkout.text(`scheme.${scheme}`);
  return name.charAt(0).toLocaleUpperCase(checkout.locale) + name.slice(1);
}
