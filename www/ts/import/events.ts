/** The events of the import and the customers grid; all bubble. */
import type { Edited, ExportedFile, GridRow, ImportSession, Summary } from '../admin/types.js';

export interface DebitorAdminEventMap {
  /** Every row is read and decided. */
  'debitor:import': CustomEvent<{ session: ImportSession; summary: Summary }>;
  /** The person edited a cell, or took it back. */
  'debitor:edit': CustomEvent<Edited>;
  /** A file was written; a page that keeps it prevents the download. */
  'debitor:file': CustomEvent<ExportedFile>;
  /** The person wants something done with a customer of the grid: the page's own work. */
  'debitor:view': CustomEvent<GridRow>;
  'debitor:push': CustomEvent<GridRow>;
  'debitor:delete': CustomEvent<GridRow>;
  'debitor:archive': CustomEvent<GridRow>;
}

declare global {
  interface HTMLElementEventMap extends DebitorAdminEventMap {}
}

/** Tells the page. */
export function tell<Type extends keyof DebitorAdminEventMap>(from: HTMLElement, type: Type, detail: DebitorAdminEventMap[Type]['detail']): void {
  from.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
}
