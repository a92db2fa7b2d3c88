/** The second step: which column of the file holds which field, with the first values beside it. */
import type { MappedColumn, Mapping } from '../admin/types.js';
import { columnName } from '../ui/column.js';
import { dropZone } from '../ui/drop.js';
import { brief, button, el, nextId, set } from '../ui/dom.js';
import type { Texts } from '../ui/texts.js';

export interface MappingOptions {
  readonly texts: Texts;
  /** A column was given another field, or none. */
  chosen(column: number, field: string | null): void;
  /** A mapping that was saved before is to be used. */
  load(file: File): void;
}

/** Names of the system that were probably meant, by those of the file. */
type Meant = ReadonlyMap<unknown, string>;

/** The table of columns, folded away while nothing is wrong with it. */
export class MappingTable {
  readonly element = el('details', { class: 'card mapping' });
  readonly #options: MappingOptions;
  readonly #signal: AbortSignal;

  constructor(options: MappingOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
  }

  /** Shows a mapping; opens by itself where a person has to look. */
  show(mapping: Mapping): void {
    const { texts } = this.#options;
    const { columns, fields, missing_required, problems } = mapping;
    const used = columns.filter(({ field }) => field !== null).length;
    const labels = new Map(fields.map(({ name, label }) => [name, label]));
    const missing = missing_required.map((name) => labels.get(name) ?? name).join(', ');
    const notes = problems.map(({ message, severity }) => el('li', { class: severity === 'error' ? 'debitor-error' : 'debitor-warning' }, message));
    const meant = new Map(problems.flatMap(({ params, suggestions: [name] }) => (name === undefined ? [] : [[params['found'], name] as const])));
    if (missing && !problems.some(({ code }) => code === 'mapping.required')) {
      notes.unshift(el('li', { class: 'debitor-error' }, texts.say('ui.import.note.missing', { fields: missing })));
    }
    this.element.replaceChildren(
      el('summary', {}, el('h2', {}, texts.say('ui.import.mapping')), el('span', { class: 'hint' }, texts.say('ui.import.mapped', { used, all: columns.length }))),
      el('ul', { class: 'problem-list', hidden: notes.length === 0 }, ...notes),
      this.#table(mapping, meant),
      this.#saved(),
    );
    if (missing_required.length > 0 || problems.some(({ severity }) => severity === 'error')) this.element.open = true;
  }

  /** Where a saved mapping goes. */
  #saved(): HTMLElement {
    const { texts, load } = this.#options;
    return dropZone(
      {
        label: texts.say('ui.import.load_mapping'),
        hint: texts.say('ui.import.note.load_mapping'),
        choose: texts.say('ui.import.choose'),
        accept: '.json,application/json',
        chosen: load,
      },
      this.#signal,
    );
  }

  #table({ columns, fields }: Mapping, meant: Meant): HTMLElement {
    const { texts } = this.#options;
    const titles = ['column', 'field', 'sample', 'certainty'].map((name) => el('th', { scope: 'col', role: 'columnheader' }, texts.say(`ui.import.${name}`)));
    return el(
      'div',
      { class: 'table-box' },
      el(
        'table',
        // Named again, because narrow pages lay the table out as a list.
        { role: 'table', 'aria-label': texts.say('ui.import.mapping') },
        el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, ...titles)),
        el('tbody', { role: 'rowgroup' }, ...columns.map((column) => this.#row(column, fields, meant.get(column.header)))),
      ),
    );
  }

  #row(column: MappedColumn, fields: Mapping['fields'], meant: string | undefined): HTMLElement {
    const { texts } = this.#options;
    const { header, field, how, confidence, sample, alternatives } = column;
    const name = el('th', { scope: 'row', role: 'rowheader', id: nextId('column') }, brief(header) || columnName(column.column, texts));
    const certainty = field === null ? '' : texts.say(`ui.import.how.${how}`);
    const share = el('meter', { min: 0, max: 1, low: 0.5, high: 0.8, optimum: 1, value: confidence, 'aria-label': texts.say('ui.import.certainty') });
    const sure = el('td', { role: 'cell', class: 'certainty' }, ...(field === null ? [] : [share, el('span', {}, certainty)]));
    const [likely] = alternatives;
    if (field === null && meant !== undefined && likely !== undefined) sure.append(this.#offer(column, meant, likely));
    return el(
      'tr',
      { role: 'row', class: field === null ? 'is-unused' : undefined },
      name,
      el('td', { role: 'cell' }, this.#choice(column, fields, name.id)),
      el('td', { role: 'cell', class: 'sample' }, ...sample.map((value) => el('span', {}, value))),
      sure,
    );
  }

  /** The system's name that was probably meant, at one click. */
  #offer({ column }: MappedColumn, meant: string, field: string): HTMLElement {
    const { texts, chosen } = this.#options;
    return button(texts.say('ui.use_suggestion', { value: meant }), () => chosen(column, field), this.#signal, { class: 'repair', 'data-column': column });
  }

  /** The likely fields first, then all. */
  #choice({ column, field, alternatives }: MappedColumn, fields: Mapping['fields'], label: string): HTMLElement {
    const { texts, chosen } = this.#options;
    const control = el('select', { 'aria-labelledby': label, 'data-column': column });
    const option = ({ name, label: text }: { name: string; label: string }): HTMLElement => {
      const made = el('option', { value: name }, text);
      set(made, 'selected', name === field);
      return made;
    };
    const likely = fields.filter(({ name }) => name === field || alternatives.includes(name));
    const others = fields.filter((each) => !likely.includes(each));
    control.append(el('option', { value: '', selected: field === null }, texts.say('ui.import.not_used')));
    control.append(...likely.map(option));
    if (others.length > 0) control.append(el('hr'), ...others.map(option));
    control.addEventListener('change', () => chosen(column, control.value || null), { signal: this.#signal });
    return control;
  }
}
