/** Files that are written for the person: offered to the page first, then to the browser's downloads. */
import type { ExportedFile } from '../admin/types.js';
import { el } from './dom.js';

/** Long enough for the browser to begin the download. */
const PATIENCE = 60_000;

/** Tells the page of a file by the event `debitor:file`; downloads it, unless the page prevents that. */
export function save(from: HTMLElement, file: ExportedFile): void {
  const event = new CustomEvent('debitor:file', { bubbles: true, cancelable: true, detail: file });
  if (!from.dispatchEvent(event)) return;
  const url = URL.createObjectURL(file.blob);
  const link = el('a', { href: url, download: file.file_name, hidden: true });
  from.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), PATIENCE);
}
