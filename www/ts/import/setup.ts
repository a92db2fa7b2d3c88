/** The first step: which system, what to write there, the template, and the files. */
import type { EmptyCells, Mode, OnMatch } from '../admin/types.js';
import { dropZone } from '../ui/drop.js';
import { button, el, field, select } from '../ui/dom.js';
import { SYSTEMS } from '../ui/systems.js';
import type { Texts } from '../ui/texts.js';

/** What a profile lets a person choose. */
export interface Choices {
  readonly modes: readonly Mode[];
  readonly onMatches: readonly OnMatch[];
}

/** What a person has chosen. */
export interface Settings {
  mode?: Mode;
  onMatch?: OnMatch;
  emptyCells?: EmptyCells;
}

export interface SetupOptions {
  readonly texts: Texts;
  readonly profile: string;
  system(profile: string): void;
  settings(settings: Settings): void;
  template(): void;
  file(file: File): void;
  existing(file: File): void;
}

const FILES = '.csv,.txt,.tsv,.xlsx';

export class Setup {
  readonly element: HTMLElement;
  readonly #texts: Texts;
  readonly #rules = el('div', { class: 'choices-row' });
  readonly #options: SetupOptions;
  readonly #signal: AbortSignal;

  constructor(options: SetupOptions, signal: AbortSignal) {
    const { texts, profile } = options;
    this.#texts = texts;
    this.#options = options;
    this.#signal = signal;
    const system = select(SYSTEMS, profile);
    system.addEventListener('change', () => options.system(system.value), { signal });
    const choose = texts.say('ui.import.choose');
    const drop = (name: 'file' | 'existing', accept: string): HTMLElement =>
      dropZone(
        {
          label: texts.say(`ui.import.${name}`),
          hint: texts.say(`ui.import.note.${name}`),
          choose,
          accept,
          chosen: options[name],
        },
        signal,
      );
    const template = button(texts.say('ui.import.template'), options.template, signal, { class: 'quiet' });
    this.element = el(
      'section',
      { class: 'card setup' },
      el('p', { class: 'private' }, texts.say('ui.import.note.private')),
      el('div', { class: 'choices-row' }, field(texts.say('ui.import.system'), system), template),
      this.#rules,
      el('div', { class: 'drops' }, drop('file', FILES), drop('existing', `${FILES},.jsonl,.idx`)),
    );
  }

  /** What the profile lets a person choose, with what is chosen now. */
  offer({ modes, onMatches }: Choices, chosen: Settings): void {
    const choice = <Value extends string>(name: string, values: readonly Value[], value: Value | undefined, take: (value: Value) => void) => {
      if (values.length < 2) return undefined;
      const options = values.map((each) => [each, this.#texts.say(`ui.import.${name}.${each}`)] as const);
      const control = select(options, value ?? values[0] ?? '');
      control.addEventListener('change', () => take(control.value as Value), { signal: this.#signal });
      return field(this.#texts.say(`ui.import.${name}`), control);
    };
    const { settings } = this.#options;
    const fields = [
      choice('mode', modes, chosen.mode, (mode) => settings({ mode })),
      choice('on_match', onMatches, chosen.onMatch, (onMatch) => settings({ onMatch })),
      choice('empty_cells', ['keep', 'clear'] as const, chosen.emptyCells, (emptyCells) => settings({ emptyCells })),
    ];
    this.#rules.replaceChildren(...fields.filter((each) => each !== undefined));
  }
}
