/** A column without a name, as spreadsheets call it. */
import type { Texts } from './texts.js';

/** `Column A` of a place from 0, after the 26th `Column AA`. */
export function columnName(place: number, texts: Texts): string {
  let letters = '';
  for (let rest = place; rest >= 0; rest = Math.floor(rest / 26) - 1) letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return texts.say('ui.import.column_number', { number: letters });
}
