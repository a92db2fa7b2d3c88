/** Which columns a person wants to see: theirs, remembered by the browser, else the profile's. */
import type { GridColumn } from '../admin/types.js';
import { el } from '../ui/dom.js';

/** The columns that a person chose for a profile before, if the browser remembers. */
export function remembered(profile: string): ReadonlySet<string> | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(profile)) ?? 'null');
    return Array.isArray(kept) ? new Set(kept.map(String)) : undefined;
  } catch {
    // A browser that keeps nothing, or something else at our place.
    return undefined;
  }
}

/** Remembers them, where the browser lets us. */
export function remember(profile: string, fields: ReadonlySet<string>): void {
  try {
    localStorage.setItem(place(profile), JSON.stringify([...fields]));
  } catch {
    // The choice holds until the page is left.
  }
}

function place(profile: string): string {
  return `debitor-customers:${profile}:columns`;
}

/** A list of all columns to tick. */
export function columnChooser(
  title: string,
  columns: readonly GridColumn[],
  shown: ReadonlySet<string>,
  chosen: (shown: ReadonlySet<string>) => void,
  signal: AbortSignal,
): HTMLElement {
  const boxes = columns.map(({ field, label }) => {
    const box = el('input', { type: 'checkbox', value: field });
    box.checked = shown.has(field);
    return { box, line: el('label', { class: 'tick' }, box, el('span', {}, label)) };
  });
  const list = el('fieldset', { class: 'ticks' }, el('legend', { class: 'visually-hidden' }, title), ...boxes.map(({ line }) => line));
  list.addEventListener('change', () => chosen(new Set(boxes.filter(({ box }) => box.checked).map(({ box }) => box.value))), { signal });
  return el('details', { class: 'column-choice' }, el('summary', {}, title), list);
}
