/** Writing into an input as if the person had, so that the page's scripts hear of it and undoing goes through it. */
import type { Field } from './types.js';

/**
 * Writes a value; what the element or the page does not take as it is, is not written.
 *
 * `anyLength`: also what is longer than the page allows, for the person to see it whole.
 */
export function writeValue(element: Field, value: string, anyLength = false): void {
  const before = element.value;
  const { patternMismatch } = element.validity;
  const isLong = 'maxLength' in element && element.maxLength >= 0 && value.length > element.maxLength;
  if (before === value || (isLong && !anyLength)) return;
  const set = (text: string): void =>
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value')?.set?.call(element, text);
  const tell = (...types: string[]): void => {
    for (const type of types) element.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
  };
  if (!isLong && element.matches(':focus') && 'selectionStart' in element && element.selectionStart !== null) {
    writeText(element, value);
    if (element.value === value && (patternMismatch || !element.validity.patternMismatch)) return tell('change');
  }
  set(value);
  if (element.value !== value || (!patternMismatch && element.validity.patternMismatch)) return set(before);
  tell('input', 'change');
  if (element.value === value) return;
  set(before);
  tell('input', 'change');
}

/**
 * Writes a text into the input that has the focus, changing only what differs.
 *
 * `execCommand` is the one way that leaves the browser's undoing whole, in Chromium, Safari, and Firefox from 89 on. Where
 * it is refused, the text is written without.
 */
export function writeText(element: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const { value } = element;
  let start = 0;
  while (start < Math.min(value.length, text.length) && value[start] === text[start]) start += 1;
  let kept = 0;
  while (kept < Math.min(value.length, text.length) - start && value.at(-1 - kept) === text.at(-1 - kept)) kept += 1;
  const piece = text.slice(start, text.length - kept);
  const init = { bubbles: true, composed: true, inputType: 'insertReplacementText', data: piece };
  // Chromium asks nobody before it does a command: a page that takes digits alone is asked here.
  if (!element.dispatchEvent(new InputEvent('beforeinput', { ...init, cancelable: true }))) return;
  element.setSelectionRange(start, value.length - kept);
  const isDone = element.ownerDocument.execCommand(piece ? 'insertText' : 'delete', false, piece);
  if (isDone || element.value !== value) return;
  element.setRangeText(piece);
  element.dispatchEvent(new InputEvent('input', init));
}
