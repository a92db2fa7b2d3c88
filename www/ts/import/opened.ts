/** One open file: what it is, its columns, its rows, and what can be saved of it. */
import type { ExportFormat, ExportKind, ImportSession, Mapping, Progress, Summary } from '../admin/types.js';
import type { Notices } from '../ui/live.js';
import { ask } from '../ui/ask.js';
import { save } from '../ui/save.js';
import type { Texts } from '../ui/texts.js';
import type { Work } from '../ui/work.js';
import { tell } from './events.js';
import { exportButtons } from './exports.js';
import { FileLine } from './file-line.js';
import { MappingTable } from './mapping.js';
import { Preview } from './preview.js';
import type { Settings } from './setup.js';

/** A file that is no mapping at all; what else is wrong with one is told as it is. */
const NO_MAPPING = ['mapping.json', 'mapping.form', 'mapping.version'];

export interface OpenedOptions {
  readonly texts: Texts;
  readonly session: ImportSession;
  readonly fileName: string;
  /** The element, which tells the page. */
  readonly host: HTMLElement;
  /** Where the parts are put. */
  readonly into: HTMLElement;
  readonly work: Work;
  readonly notices: Notices;
  /** Every row is decided. */
  decided(summary: Summary): void;
  failed(error: unknown): void;
}

export class Opened {
  readonly #options: OpenedOptions;
  readonly #signal: AbortSignal;
  /** Ends what is shown, to show it anew. */
  #view = new AbortController();
  #preview: Preview | undefined;
  #progress: Progress | undefined;
  /** The columns as they are shown, and whether they may come to be others. */
  #mapping: Mapping | undefined;
  #isGuess = false;
  /** Whether the corrected file was saved since the last edit. */
  #isSaved = false;
  #isEdited = false;
  /** What is said too once all is decided anew. */
  #word = '';

  constructor(options: OpenedOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#view.abort());
  }

  /** Rows were read or decided: what is known so far is shown. */
  went(progress: Progress): void {
    if (progress.is_related) return this.#preview?.refresh();
    this.#progress = progress;
    this.#options.work.show(progress);
    if (!this.#preview) return;
    if (this.#isGuess && !progress.is_preliminary) this.#run(this.#confirm());
    // Nothing is decided meanwhile.
    if (progress.phase === 'existing') return;
    this.#preview.count(progress.counts);
    if (progress.is_done) this.#run(this.#decided());
    else this.#preview.refresh();
    if (progress.blocked) this.#wait();
  }

  /** Decides every row by other settings. */
  set(settings: Settings): void {
    this.#run(this.#options.session.setSettings(settings).then((summary) => this.#preview?.refresh(summary)));
  }

  /** Puts all parts in. */
  async show(): Promise<void> {
    const { texts, session, fileName, into, host, notices, failed } = this.#options;
    const [info, mapping] = await Promise.all([session.headerInfo(), session.mapping()]);
    if (this.#signal.aborted) return;
    this.#view.abort();
    this.#view = new AbortController();
    const view = this.#view.signal;
    const again = (work: Promise<unknown>): void => {
      this.#word = '';
      this.#run(work.then(() => this.#again()));
    };
    const table = new MappingTable(
      {
        texts,
        chosen: (column, field) => again(session.setMapping({ columns: [{ column, field }] })),
        load: (file) => this.#run(this.#load(file)),
      },
      view,
    );
    this.#mapping = mapping;
    this.#isGuess = this.#progress?.is_preliminary ?? false;
    table.show(mapping);
    const line = new FileLine(texts, fileName, info, (sheet) => this.#sheet(sheet), view);
    this.#preview = new Preview(
      {
        texts,
        session,
        columns: mapping.columns,
        edited: (edited) => {
          this.#isSaved = false;
          this.#isEdited = true;
          tell(host, 'debitor:edit', edited);
          this.#run(session.summary().then((summary) => this.#preview?.refresh(summary)));
        },
        say: (text) => notices.say(text),
        failed,
      },
      view,
    );
    const files = exportButtons(texts, (kind, format) => this.#run(this.#export(kind, format)), view);
    into.replaceChildren(line.element, table.element);
    // Where columns are missing that must be there, there are no rows to look at or to save.
    if (mapping.ready) {
      into.append(this.#preview.element, files);
      this.#preview.start();
    }
    if (this.#progress) this.went(this.#progress);
  }

  /** Whether something was corrected since the corrected file was saved, as far as the page knows. */
  get isUnsaved(): boolean {
    return this.#isEdited && !this.#isSaved;
  }

  /** In how many rows something was corrected that no saved file has. */
  async loses(): Promise<number> {
    return this.#isSaved ? 0 : (await this.#options.session.summary()).edited;
  }

  /** Asks before corrections get lost; gives whether to go on. */
  async mayGo(): Promise<boolean> {
    const { texts, host } = this.#options;
    // A session that answers no more has nothing to lose.
    const count = await this.loses().catch(() => 0);
    if (count === 0) return true;
    return ask(host, {
      title: texts.say('ui.import.note.ask'),
      text: texts.say('ui.import.note.lose', { count }),
      no: texts.say('ui.import.lose.keep'),
      yes: texts.say('ui.import.lose.discard'),
    });
  }

  async #sheet(sheet: number): Promise<boolean> {
    if (!(await this.mayGo())) return false;
    this.#run(this.#options.session.chooseSheet(sheet).then(() => this.#again()));
    return true;
  }

  /** Uses a mapping that was saved before. */
  async #load(file: File): Promise<void> {
    const { texts, session, notices } = this.#options;
    try {
      await session.setMapping(await file.text());
    } catch (error) {
      const { code = '' } = error as { code?: string };
      if (!NO_MAPPING.includes(code)) throw error;
      return notices.alarm(texts.say('ui.import.note.not_mapping', { value: file.name }));
    }
    this.#word = texts.say('ui.import.note.loaded', { value: file.name });
    notices.say(this.#word);
    await this.#again();
    // To be looked at.
    for (const table of this.#options.into.querySelectorAll('details')) table.open = true;
  }

  /** Another mapping or sheet: the columns of the preview are others. */
  async #again(): Promise<void> {
    const column = document.activeElement?.getAttribute('data-column');
    await this.show();
    const table = this.#options.into.querySelector('details');
    if (!table || !column) return;
    // The person is at work in the table: it stays open, and the focus where it was.
    table.open = true;
    table.querySelector<HTMLElement>(`[data-column="${column}"]`)?.focus();
  }

  /** Columns that were guessed are known: where they are others they are shown anew. */
  async #confirm(): Promise<void> {
    this.#isGuess = false;
    const shown = JSON.stringify(this.#mapping?.columns);
    const mapping = await this.#options.session.mapping();
    if (this.#signal.aborted || JSON.stringify(mapping.columns) === shown) return;
    await this.#again();
  }

  async #decided(): Promise<void> {
    const { work, notices, texts, session, host, decided } = this.#options;
    work.end();
    const summary = await session.summary();
    if (this.#signal.aborted) return;
    this.#preview?.refresh(summary);
    // Those that came along from another system or language.
    this.#isEdited = summary.edited > 0;
    notices.say([this.#word, texts.say('ui.import.note.done', { count: summary.rows })].filter(Boolean).join(' '));
    decided(summary);
    tell(host, 'debitor:import', { session, summary });
  }

  /** Nothing goes on until the person has said which column is which. */
  #wait(): void {
    const { work, notices, texts } = this.#options;
    work.end();
    notices.say(texts.say('ui.import.note.blocked'));
  }

  async #export(kind: ExportKind, format?: ExportFormat): Promise<void> {
    const { session, host, notices, texts } = this.#options;
    const file = await session.export(kind, format);
    if (this.#signal.aborted) return;
    if (kind === 'cleaned') this.#isSaved = true;
    save(host, file);
    notices.say(texts.say('ui.import.note.saved', { value: file.file_name }));
  }

  #run(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#options.failed(error));
  }
}
