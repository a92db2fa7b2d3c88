/** The form's own events about the checkout. */
import type { Report } from '../types.js';
import type { DebitorEventMap } from './types.js';

/** Tells the page, on the form, what was found. */
export function tell(form: HTMLFormElement, type: keyof DebitorEventMap, report: Report): void {
  form.dispatchEvent(new CustomEvent<Report>(type, { bubbles: true, detail: report }));
}
