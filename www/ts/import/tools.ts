/** What stands above the grid: search, the next problem, undo and redo. */
import { button, el, field, set } from '../ui/dom.js';
import type { Texts } from '../ui/texts.js';

/** So long after the last key the search begins, in milliseconds. */
const PAUSE = 200;

export interface ToolsOptions {
  readonly texts: Texts;
  search(text: string): void;
  next(): void;
  undo(): void;
  redo(): void;
}

/** The bar above the grid. */
export class Tools {
  readonly element: HTMLElement;
  readonly #undo: HTMLButtonElement;
  readonly #redo: HTMLButtonElement;

  constructor({ texts, search, next, undo, redo }: ToolsOptions, signal: AbortSignal) {
    this.#undo = button(texts.say('ui.import.undo'), undo, signal, { 'aria-keyshortcuts': 'Control+Z' });
    this.#redo = button(texts.say('ui.import.redo'), redo, signal, { 'aria-keyshortcuts': 'Control+Y' });
    this.element = el(
      'div',
      { class: 'tools' },
      field(texts.say('ui.grid.search'), searchInput(search, signal)),
      el('div', { class: 'tool-buttons' }, button(texts.say('ui.import.next_problem'), next, signal), this.#undo, this.#redo),
    );
    this.can(false, false);
  }

  /** Whether that step can be taken. */
  is(way: 'undo' | 'redo'): boolean {
    return (way === 'undo' ? this.#undo : this.#redo).getAttribute('aria-disabled') === 'false';
  }

  /** Which of the two do something. They stay reachable, so that the focus is not lost at the last step. */
  can(undo: boolean, redo: boolean): void {
    set(this.#undo, 'aria-disabled', String(!undo));
    set(this.#redo, 'aria-disabled', String(!redo));
  }
}

/** A search that begins once the typing pauses. */
export function searchInput(search: (text: string) => void, signal: AbortSignal): HTMLInputElement {
  const input = el('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
  let due: ReturnType<typeof setTimeout> | undefined;
  input.addEventListener(
    'input',
    () => {
      clearTimeout(due);
      due = setTimeout(() => search(input.value.trim()), PAUSE);
    },
    { signal },
  );
  signal.addEventListener('abort', () => clearTimeout(due));
  return input;
}
