/** What stands in the cells of the customers grid. */
import type { GridColumn, GridRow } from '../admin/types.js';
import type { Column, Place } from '../grid/types.js';
import { brief, el } from '../ui/dom.js';
import type { Texts } from '../ui/texts.js';

/** What a person can have done with a customer. */
export type Action = 'view' | 'push' | 'delete' | 'archive';

/** A column of the file, by its place in a row. */
const CELL = /^cell-(\d+)$/;

const WIDTHS: Readonly<Record<string, number>> = {
  'custom.record_id': 9,
  company: 26,
  email: 28,
  vat: 24,
  website: 14,
  country: 12,
};

/** The grid's columns: those that are shown, and what is found out about each customer. */
export function columnsFor(columns: readonly GridColumn[], shown: ReadonlySet<string>, actions: readonly Action[], texts: Texts): Column[] {
  const file = columns.flatMap(({ field, label }, at) => {
    const width = Math.max(WIDTHS[field] ?? 17, label.length + 4);
    return shown.has(field) ? [{ name: `cell-${at}`, label, width, sortable: true }] : [];
  });
  const [first, ...rest] = file;
  return [
    ...(first ? [{ ...first, fixed: true }] : []),
    ...rest,
    { name: 'key', label: texts.say('ui.grid.key'), width: 30 },
    { name: 'duplicates', label: texts.say('ui.grid.duplicates'), width: 24 },
    { name: 'actions', label: texts.say('ui.grid.actions'), width: 16 + actions.length * 14 },
  ];
}

/** The place of a column in the file, or undefined for one of our own. */
export function fileColumn(name: string): number | undefined {
  const at = CELL.exec(name)?.[1];
  return at === undefined ? undefined : Number(at);
}

export interface CellOptions {
  readonly texts: Texts;
  readonly columns: readonly GridColumn[];
  readonly actions: readonly Action[];
  act(action: Action, row: GridRow): void;
}

/** The actions that a customer allows: the page's own, and the removal that the profile's rule leaves. */
export function actionsFor({ removal }: GridRow, actions: readonly Action[]): Action[] {
  const { decision } = removal;
  return decision === 'delete' || decision === 'archive' ? [...actions, decision] : [...actions];
}

/** The words of an action. */
export function actionText(action: Action, texts: Texts): string {
  return texts.say(action === 'delete' || action === 'archive' ? `decision.${action}` : `ui.grid.${action}`);
}

/** Fills one cell. */
export function renderCell(into: HTMLElement, { row, column }: Place<GridRow>, options: CellOptions): void {
  const at = fileColumn(column.name);
  if (at !== undefined) renderValue(into, row, at, options);
  else if (column.name === 'key') into.append(el('code', { class: 'cell-value' }, brief(row.key?.value ?? '–')));
  else if (column.name === 'duplicates') into.append(duplicates(row, options.texts));
  else renderActions(into, row, options);
}

/** The lines of those that seem the same. */
export function duplicates({ duplicates: lines }: GridRow, texts: Texts): HTMLElement {
  const text = lines.length === 0 ? '–' : lines.map((line) => texts.say('ui.import.line', { number: line })).join(', ');
  return el('div', { class: lines.length === 0 ? 'cell-value' : 'cell-value is-doubtful' }, text);
}

function renderValue(into: HTMLElement, { cells, vat }: GridRow, at: number, { columns, texts }: CellOptions): void {
  const field = columns[at]?.field;
  const cell = cells[at];
  const value = cell?.value ?? '';
  if (field === 'vat' && vat && value) {
    const verdict = el('span', { class: `verdict-mark is-${vat.verdict}`, 'aria-hidden': 'true' });
    into.append(el('div', { class: 'cell-value' }, verdict, brief(value)));
    // The mark alone says nothing to those who listen.
    if (vat.message) into.append(el('div', { class: 'cell-note', title: vat.message }, vat.message));
    else if (vat.verdict === 'valid') into.append(el('span', { class: 'visually-hidden' }, ` ${texts.say('ui.grid.valid')}`));
    return;
  }
  into.append(el('div', { class: 'cell-value' }, brief(value)));
  const problem = cell?.problem;
  if (problem) into.append(el('div', { class: 'cell-note', title: problem.message }, problem.message));
  into.classList.toggle('is-wrong', problem?.severity === 'error');
  into.classList.toggle('is-doubtful', problem?.severity === 'warning');
}

function renderActions(into: HTMLElement, row: GridRow, { texts, actions, act }: CellOptions): void {
  const buttons = actionsFor(row, actions).map((action) => {
    const made = el('button', { type: 'button', class: 'repair', tabindex: -1 }, actionText(action, texts));
    made.addEventListener('click', () => act(action, row));
    return made;
  });
  into.append(el('div', { class: 'cell-buttons' }, ...buttons));
}
