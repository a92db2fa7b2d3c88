/** Pieces that both halves of the playground are made of. */
import type { Checkout, Verdict } from 'debitor/slim';
import { el } from '../ui/dom.js';
import type { Say } from './words.js';

/** A name and its value; nothing where there is no value. */
export function fact(name: string, value: string | null | undefined): HTMLElement | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  return el('div', {}, el('dt', {}, name), el('dd', {}, el('code', {}, value)));
}

/** Facts under one another. */
export function facts(...all: (HTMLElement | undefined)[]): HTMLElement | undefined {
  const there = all.filter((each) => each !== undefined);
  return there.length > 0 ? el('dl', { class: 'facts' }, ...there) : undefined;
}

/** A verdict in words, coloured besides. */
export function verdict(found: Verdict, say: Say): HTMLElement {
  return el('span', { class: `badge ${found}` }, say(`verdict.${found}`));
}

/** Repairs as buttons. */
export function suggestions(values: readonly string[], checkout: Checkout, use: (value: string) => void): HTMLElement | undefined {
  if (values.length === 0) return undefined;
  const buttons = values.map((value) => {
    const made = el('button', { type: 'button' }, checkout.text('ui.use_suggestion', { value }));
    made.addEventListener('click', () => use(value));
    return made;
  });
  return el('div', { class: 'debitor-suggestions', role: 'group', 'aria-label': checkout.text('ui.suggestions') }, ...buttons);
}
