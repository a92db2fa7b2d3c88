/**
 * Groups a number while it is being typed, with the caret kept behind its digit.
 *
 * Every change is an edit of its own, so that undoing goes through it. What is being composed is not touched, nor a value
 * from which something was deleted, nor what was undone.
 */
import type { Formatted } from '../types.js';
import { writeText } from './write.js';

export class Typing {
  readonly #quietly: (work: () => void) => void;
  /** Inputs that the page itself writes as it likes. */
  readonly #masked = new WeakSet<HTMLInputElement>();
  /** Where the caret was in what was typed, for when it comes back by undoing. */
  readonly #carets = new Map<string, number>();

  /** `quietly` does what sends events that are not the person's. */
  constructor(quietly: (work: () => void) => void) {
    this.#quietly = quietly;
  }

  /** Follows what was typed; whether it was pasted, and so is to be written as a whole. */
  follow(element: HTMLInputElement, event: Event, format: (text: string, caret: number) => Formatted): boolean {
    const { inputType, isComposing } = event as InputEvent;
    const { value, selectionStart: caret, selectionEnd: end } = element;
    if (event.type === 'input') {
      const before = this.#carets.get(value);
      if (inputType === 'historyUndo' && before !== undefined) element.setSelectionRange(before, before);
      if (isComposing || !inputType?.startsWith('insert')) return false;
      if (inputType === 'insertFromPaste') return true;
    }
    // A script may say that something was typed where nobody types.
    if (caret === null || caret !== end || this.#masked.has(element) || !element.matches(':focus')) return false;
    const { text, caret: to, possible } = format(value, caret);
    // A prefix is put in or taken off only once the field is left: until then nobody knows which number it becomes.
    if (!possible || text === value || bare(text) !== bare(value) || !hasRoom(element, format)) return false;
    this.#carets.set(value, caret);
    this.#quietly(() => writeText(element, text));
    if (element.value === text) element.setSelectionRange(to, to);
    else this.#masked.add(element);
    return false;
  }

  /** The field was left. */
  forget(): void {
    this.#carets.clear();
  }
}

/** More places than any number has, with all its groups. */
const LONGEST = 50;

/** Whether the input takes the whole number in groups, however long it becomes: `maxlength="8"` leaves no room for spaces. */
function hasRoom({ value, maxLength }: HTMLInputElement, format: (text: string, caret: number) => Formatted): boolean {
  for (let text = bare(value); maxLength < LONGEST && text.length <= maxLength; text += '9') {
    if (format(text, text.length).text.length > maxLength) return false;
  }
  return true;
}

/** The letters and digits alone. */
function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
