/** `<debitor-import profile="banqup" mode="add_and_update" locale="nl">`: a customer file, checked and mended before it is imported. */
import { openImport, template } from 'debitor/admin';
import type { ExportFormat, ExportKind, ImportSession, Mode, Progress, Summary } from '../admin/types.js';
import { el } from '../ui/dom.js';
import { faultText } from '../ui/fault.js';
import { Notices } from '../ui/live.js';
import { folderOf } from '../ui/package.js';
import { accountsOf } from '../ui/profile.js';
import { save } from '../ui/save.js';
import { languageOf, Texts } from '../ui/texts.js';
import { Work } from '../ui/work.js';
import { tell } from './events.js';
import { exportButtons } from './exports.js';
import { FileLine } from './file-line.js';
import { MappingTable } from './mapping.js';
import { Preview } from './preview.js';
import { type Settings, Setup } from './setup.js';

/** One import after another; the state of each ends with it. */
export class DebitorImport extends HTMLElement {
  static readonly observedAttributes = ['profile', 'locale', 'mode'];
  #stop = new AbortController();
  /** Ends the session. */
  #open = new AbortController();
  /** Ends what is shown of the session, to show it anew. */
  #view = new AbortController();
  #texts!: Texts;
  #notices = new Notices();
  #work!: Work;
  #setup!: Setup;
  readonly #result = el('div', { class: 'result' });
  #file: File | undefined;
  #existing: File | undefined;
  #settings: Settings = {};
  #session: ImportSession | undefined;
  #preview: Preview | undefined;
  #progress: Progress | undefined;

  /** The profile's name; `banqup` where none is given. */
  get profile(): string {
    return this.getAttribute('profile') ?? 'banqup';
  }

  set profile(name: string) {
    this.setAttribute('profile', name);
  }

  /** The language of all texts; that of the page where none is given. */
  get locale(): string {
    return this.getAttribute('locale') ?? (this.closest('[lang]')?.getAttribute('lang') || 'en');
  }

  set locale(tag: string) {
    this.setAttribute('locale', tag);
  }

  /** The session of the file that is open, if one is. */
  get session(): ImportSession | undefined {
    return this.#session;
  }

  connectedCallback(): void {
    void this.#build();
  }

  disconnectedCallback(): void {
    this.#close();
    this.#stop.abort();
  }

  attributeChangedCallback(_: string, before: string | null, now: string | null): void {
    if (this.isConnected && before !== now) void this.#build();
  }

  /** Opens a file, as if the person had chosen it. */
  async open(file: File, existing: File | undefined = this.#existing): Promise<void> {
    this.#file = file;
    this.#existing = existing;
    await this.#read();
  }

  async #build(): Promise<void> {
    this.#stop.abort();
    this.#close();
    const stop = new AbortController();
    this.#stop = stop;
    try {
      const texts = await Texts.load(languageOf(this.locale), folderOf(this));
      if (stop.signal.aborted) return;
      this.#texts = texts;
      this.lang = texts.language;
      const mode = this.getAttribute('mode') as Mode | null;
      this.#settings = mode ? { mode } : {};
      this.#lay(stop.signal);
      const { modes = [], on_match = [] } = await accountsOf(this.profile, folderOf(this));
      if (stop.signal.aborted) return;
      this.#setup.offer({ modes, onMatches: on_match }, this.#settings);
      // Another system or language: the file stays.
      if (this.#file) await this.#read();
    } catch (error) {
      if (stop.signal.aborted) return;
      this.replaceChildren(this.#notices.element);
      this.#notices.alarm(String(error));
    }
  }

  #lay(signal: AbortSignal): void {
    const texts = this.#texts;
    this.#notices = new Notices();
    this.#work = new Work(texts, () => this.#cancel(), signal);
    this.#setup = new Setup(
      {
        texts,
        profile: this.profile,
        system: (profile) => {
          this.profile = profile;
        },
        settings: (settings) => this.#set(settings),
        template: () => void this.#template(),
        file: (file) => void this.open(file),
        existing: (file) => {
          this.#existing = file;
          if (this.#file) void this.#read();
        },
      },
      signal,
    );
    this.replaceChildren(this.#setup.element, this.#work.element, this.#notices.element, this.#result);
  }

  /** Ends what is open, if anything is. */
  #close(): void {
    this.#open.abort();
    this.#view.abort();
    this.#session?.close();
    this.#session = undefined;
    this.#preview = undefined;
    this.#progress = undefined;
    this.#result.replaceChildren();
  }

  #cancel(): void {
    this.#close();
    this.#work.end();
    this.#notices.say(this.#texts.say('ui.import.note.cancelled'));
  }

  async #read(): Promise<void> {
    if (!this.#file) return;
    this.#close();
    const open = new AbortController();
    this.#open = open;
    this.#notices.say('');
    this.#work.start();
    try {
      const session = await openImport({
        profile: this.profile,
        locale: this.locale,
        file: this.#file,
        fileName: this.#file.name,
        ...(this.#existing ? { existing: this.#existing } : {}),
        ...this.#settings,
        signal: open.signal,
        onProgress: (progress) => open.signal.aborted || this.#went(progress),
      });
      if (open.signal.aborted) return session.close();
      this.#session = session;
      await this.#show(session, open.signal);
      await session.finished;
    } catch (error) {
      this.#failed(error, open.signal);
    }
  }

  /** Rows were read or decided: what is known so far is shown. */
  #went(progress: Progress): void {
    this.#progress = progress;
    this.#work.show(progress);
    const { signal } = this.#open;
    if (!this.#preview || !this.#session) return;
    this.#preview.count(progress.counts);
    if (progress.is_done) this.#decided(this.#session, signal).catch((error: unknown) => this.#failed(error, signal));
    else this.#preview.refresh();
    if (progress.blocked) this.#wait();
  }

  /** Nothing goes on until the person has said which column is which. */
  #wait(): void {
    this.#work.end();
    this.#notices.say(this.#texts.say('ui.import.note.blocked'));
  }

  async #show(session: ImportSession, signal: AbortSignal): Promise<void> {
    const texts = this.#texts;
    const [info, mapping] = await Promise.all([session.headerInfo(), session.mapping()]);
    if (signal.aborted) return;
    this.#view.abort();
    this.#view = new AbortController();
    const view = this.#view.signal;
    const failed = (error: unknown): void => this.#failed(error, signal);
    const again = (work: Promise<unknown>): void => {
      work.then(() => this.#rebuilt(session, signal)).catch(failed);
    };
    const table = new MappingTable(
      { texts, chosen: (column, field) => again(session.setMapping({ columns: [{ column, field }] })) },
      view,
    );
    table.show(mapping);
    const line = new FileLine(texts, this.#file?.name ?? '', info, (sheet) => again(session.chooseSheet(sheet)), view);
    this.#preview = new Preview(
      {
        texts,
        session,
        columns: mapping.columns,
        edited: (edited) => {
          tell(this, 'debitor:edit', edited);
          session.summary().then((summary) => signal.aborted || this.#preview?.refresh(summary), failed);
        },
        say: (text) => this.#notices.say(text),
        failed,
      },
      view,
    );
    const files = exportButtons(texts, (kind, format) => void this.#export(kind, format), view);
    this.#result.replaceChildren(line.element, table.element, this.#preview.element, files);
    this.#preview.start();
    if (this.#progress) this.#went(this.#progress);
  }

  /** Another mapping or sheet: the columns of the preview are others. */
  async #rebuilt(session: ImportSession, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const column = document.activeElement?.getAttribute('data-column');
    await this.#show(session, signal);
    const table = this.#result.querySelector('details');
    if (table && column) {
      // The person is at work in the table: it stays open, and the focus where it was.
      table.open = true;
      table.querySelector<HTMLElement>(`[data-column="${column}"]`)?.focus();
    }
  }

  /** Every row is decided. */
  async #decided(session: ImportSession, signal: AbortSignal): Promise<void> {
    this.#work.end();
    const summary = await session.summary();
    if (signal.aborted) return;
    this.#preview?.refresh(summary);
    this.#setup.offer({ modes: summary.modes, onMatches: summary.on_matches }, settingsOf(summary));
    this.#notices.say(this.#texts.say('ui.import.note.done', { count: summary.rows }));
    tell(this, 'debitor:import', { session, summary });
  }

  #set(settings: Settings): void {
    this.#settings = { ...this.#settings, ...settings };
    const session = this.#session;
    const { signal } = this.#open;
    if (!session) return;
    session.setSettings(settings).then((summary) => signal.aborted || this.#preview?.refresh(summary), (error: unknown) => this.#failed(error, signal));
  }

  async #template(): Promise<void> {
    try {
      save(this, await template({ profile: this.profile, locale: this.locale }));
    } catch (error) {
      this.#failed(error, this.#stop.signal);
    }
  }

  async #export(kind: ExportKind, format?: ExportFormat): Promise<void> {
    const { signal } = this.#open;
    try {
      const file = await this.#session?.export(kind, format);
      if (!file || signal.aborted) return;
      save(this, file);
      this.#notices.say(this.#texts.say('ui.import.note.saved', { value: file.file_name }));
    } catch (error) {
      this.#failed(error, signal);
    }
  }

  #failed(error: unknown, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#work.end();
    this.#notices.alarm(faultText(this.#texts, error));
  }
}

function settingsOf({ mode, on_match, empty_cells }: Summary): Settings {
  return { mode, onMatch: on_match, emptyCells: empty_cells };
}
