/** A question that has to be answered first, in the page's own words and not the browser's. */
import { el, nextId } from './dom.js';

export interface Question {
  readonly title: string;
  readonly text: string;
  /** The words on the two buttons; the first is the safe one, which Escape gives too. */
  readonly no: string;
  readonly yes: string;
}

/** Asks, and gives whether the answer was yes. The focus goes back where it was. */
export function ask(into: HTMLElement, { title, text, no, yes }: Question): Promise<boolean> {
  const id = nextId('question');
  const answer = (value: string, words: string, attributes = {}): HTMLElement => el('button', { type: 'submit', value, ...attributes }, words);
  const dialog = el(
    'dialog',
    { class: 'question', 'aria-labelledby': id, 'aria-describedby': `${id}-text` },
    el('h2', { id }, title),
    el('p', { id: `${id}-text` }, text),
    el('form', { method: 'dialog', class: 'question-answers' }, answer('no', no, { autofocus: true }), answer('yes', yes, { class: 'quiet' })),
  );
  into.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}
