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
  /** What was last written in each input, in groups. */
  readonly #grouped = new WeakMap<HTMLInputElement, string>();
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
    const formatted = format(value, caret);
    const { text, caret: to } = formatted.possible ? formatted : this.#apart(element, caret, format);
    // A prefix is put in or taken off only once the field is left: until then nobody knows which number it becomes.
    if (text === value || bare(text) !== bare(value) || !hasRoom(element, format)) return false;
    this.#carets.set(value, caret);
    this.#quietly(() => writeText(element, text));
    if (element.value === text) element.setSelectionRange(to, to);
    else this.#masked.add(element);
    if (formatted.possible) this.#grouped.set(element, text);
    else this.#grouped.delete(element);
    return false;
  }

  /**
   * What is longer than any such number, such as an EAN in the box for a CVR number, without the groups that were made of its
   * beginning; one that is wrong and of the right length keeps them.
   */
  #apart(element: HTMLInputElement, caret: number, format: (text: string, caret: number) => Formatted): { text: string; caret: number } {
    const { value } = element;
    const grouped = this.#grouped.get(element);
    const text = grouped && caret === value.length && value.startsWith(grouped) ? digitsOf(grouped) + value.slice(grouped.length) : value;
    return format(text, text.length).text === text ? { text, caret: text.length } : { text: value, caret };
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

/** The letters and digits alone, whatever their case. */
function bare(text: string): string {
  return digitsOf(text).toLowerCase();
}

function digitsOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
