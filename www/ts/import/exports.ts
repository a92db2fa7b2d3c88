/** The last step: what can be saved. */
import type { ExportFormat, ExportKind } from '../admin/types.js';
import { button, el } from '../ui/dom.js';
import type { Texts } from '../ui/texts.js';

const KINDS: readonly ExportKind[] = ['cleaned', 'faulty', 'decisions', 'undo', 'mapping'];

/** As what each can be saved, the usual first. */
const FORMATS: Readonly<Record<string, readonly ExportFormat[]>> = {
  cleaned: ['xlsx', 'csv'],
  faulty: ['xlsx', 'csv'],
  decisions: ['jsonl', 'csv'],
};

/** A button for each file; one more for each other format of it. */
export function exportButtons(texts: Texts, write: (kind: ExportKind, format?: ExportFormat) => void, signal: AbortSignal): HTMLElement {
  const group = el('div', { class: 'exports' });
  for (const kind of KINDS) {
    const label = texts.say(`ui.import.export.${kind}`);
    const [usual, ...others] = FORMATS[kind] ?? [];
    const main = button(label, () => write(kind, usual), signal, kind === 'cleaned' ? { class: 'primary' } : {});
    const more = others.map((format) =>
      button(format.toUpperCase(), () => write(kind, format), signal, { 'aria-label': `${label}, ${format.toUpperCase()}` }),
    );
    group.append(el('div', { class: 'split', role: 'group', 'aria-label': label }, main, ...more));
  }
  return el('section', { class: 'card' }, el('h2', {}, texts.say('ui.import.save')), group);
}
