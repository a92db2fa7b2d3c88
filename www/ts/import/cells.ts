/** What stands in the cells of the preview: values, old and new, problems with their repair. */
import type { Cell, CellProblem, MappedColumn, PreviewRow } from '../admin/types.js';
import type { Column, Place } from '../grid/types.js';
import { columnName } from '../ui/column.js';
import { brief, el, set } from '../ui/dom.js';
import type { Texts } from '../ui/texts.js';

/** The columns that stand before those of the file. */
export const OWN = ['row', 'decision'] as const;

/** In characters. */
const NARROWEST = 16;
const WIDEST = 34;

/** The grid's columns for those of the file. */
export function columnsFor(mapped: readonly MappedColumn[], texts: Texts): Column[] {
  const file = mapped.map(({ column, header, sample }) => {
    const label = brief(header) || columnName(column, texts);
    const longest = Math.max(label.length + 3, ...sample.map((value) => value.length + 4));
    return { name: String(column), label, width: Math.max(NARROWEST, Math.min(longest, WIDEST)), sortable: true };
  });
  return [
    { name: 'row', label: texts.say('ui.grid.row'), width: 9, sortable: true, fixed: true },
    { name: 'decision', label: texts.say('ui.import.decision'), width: 20, sortable: true, fixed: true },
    ...file,
  ];
}

/** The cell of the file that a place of the grid shows. */
export function cellAt({ row, column }: Place<PreviewRow>): Cell | undefined {
  return row.cells[Number(column.name)];
}

/** The first cell of a row with a problem, as a column of the grid. */
export function wrongColumn(row: PreviewRow): number {
  const wrong = row.cells.findIndex(({ problem }) => problem?.severity === 'error');
  const any = wrong < 0 ? row.cells.findIndex(({ problem }) => problem) : wrong;
  return any < 0 ? OWN.indexOf('decision') : any + OWN.length;
}

export interface CellOptions {
  readonly texts: Texts;
  /** Puts a suggestion in. */
  use(place: Place<PreviewRow>, value: string): void;
  /** Whether it is known what becomes of a row. */
  isKnown(row: PreviewRow): boolean;
  /** What a person has typed into a cell, until its row comes with it. */
  typed(place: Place<PreviewRow>): string | undefined;
}

/** Fills one cell. */
export function renderCell(into: HTMLElement, place: Place<PreviewRow>, options: CellOptions): void {
  const { row, column } = place;
  if (column.name === 'row') into.append(el('span', { class: 'number' }, options.texts.number(row.row)));
  else if (column.name === 'decision' && !options.isKnown(row)) into.append(el('div', { class: 'cell-note' }, options.texts.say('ui.import.phase.existing')));
  else if (column.name === 'decision') renderDecision(into, row, options.texts);
  else renderValue(into, place, options);
}

function renderDecision(into: HTMLElement, { decision, message, edited, hints, problems }: PreviewRow, texts: Texts): void {
  const tag = el('span', { class: `tag is-${decision}` }, texts.say(`decision.${decision}`));
  const marks = [edited ? '✎' : '', hints.length + problems.length > 0 ? '•' : ''].join('');
  into.append(el('div', { class: 'cell-value' }, tag, marks ? el('span', { class: 'mark', 'aria-hidden': 'true' }, marks) : undefined));
  if (message) into.append(el('div', { class: 'cell-note', title: message }, message));
}

function renderValue(into: HTMLElement, place: Place<PreviewRow>, options: CellOptions): void {
  const cell = cellAt(place);
  set(into, 'aria-invalid', cell?.problem?.severity === 'error' ? 'true' : undefined);
  into.classList.remove('is-wrong', 'is-doubtful', 'is-changed');
  if (!cell) return;
  const typed = options.typed(place);
  if (typed !== undefined) {
    set(into, 'aria-invalid', undefined);
    into.classList.add('is-edited');
    into.append(el('div', { class: 'cell-value' }, brief(typed)));
    return;
  }
  const { value, problem, from, to, edited, withheld } = cell;
  into.classList.toggle('is-edited', edited ?? false);
  const changes = to !== undefined && (from ?? '') !== to && !withheld;
  into.classList.toggle('is-changed', changes);
  if (changes) into.append(...changeLines(from, to, options.texts));
  else into.append(el('div', { class: 'cell-value' }, brief(value)));
  if (withheld && !problem) {
    const note = options.texts.say('ui.import.note.withheld');
    into.append(el('div', { class: 'cell-note', title: note }, note));
  }
  if (!problem) return;
  into.classList.add(problem.severity === 'error' ? 'is-wrong' : 'is-doubtful');
  // There is room for two lines.
  if (changes) into.firstElementChild?.remove();
  into.append(renderProblem(problem, place, options));
}

/** The old value above the new one. */
function changeLines(from: string | undefined, to: string, texts: Texts): HTMLElement[] {
  const empty = texts.say('ui.import.empty');
  const now = el('div', { class: 'cell-value' }, '→ ', el('ins', {}, brief(to) || empty));
  const old = brief(from ?? '') || empty;
  return [el('div', { class: 'cell-old', title: old }, el('del', {}, old)), now];
}

/** Old and new in one line, told apart for eyes and ears. */
export function change(from: string | undefined, to: string, texts: Texts): HTMLElement {
  const empty = texts.say('ui.import.empty');
  return el('div', { class: 'details-change' }, el('del', {}, from || empty), ' → ', el('ins', {}, to || empty));
}

function renderProblem({ message, suggestions }: CellProblem, place: Place<PreviewRow>, { texts, use }: CellOptions): HTMLElement {
  const note = el('div', { class: 'cell-note', title: message });
  const [best] = suggestions;
  if (best !== undefined) {
    // By keyboard the same stands below the grid.
    const repair = el('button', { type: 'button', class: 'repair', tabindex: -1 }, texts.say('ui.use_suggestion', { value: best }));
    repair.addEventListener('click', () => use(place, best));
    note.append(repair, ' ');
  }
  note.append(message);
  return note;
}
