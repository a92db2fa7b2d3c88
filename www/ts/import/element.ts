/** `<debitor-import profile="banqup" mode="add_and_update" locale="nl">`: a customer file, checked and mended before it is imported. */
import { openImport, prepare, template } from 'debitor/admin';
import type { Edits, ImportSession, Mode, Progress, Summary } from '../admin/types.js';
import { AdminElement } from '../ui/admin-element.js';
import type { Accounts } from '../ui/profile.js';
import { save } from '../ui/save.js';
import { Opened } from './opened.js';
import { type Settings, Setup } from './setup.js';

/** One import after another; the state of each ends with it. */
export class DebitorImport extends AdminElement {
  static readonly observedAttributes = ['profile', 'locale', 'mode', 'base'];
  protected readonly usualProfile = 'banqup';
  #open = new AbortController();
  #setup!: Setup;
  #settings: Settings = {};
  #file: File | undefined;
  #existing: File | undefined;
  #session: ImportSession | undefined;
  #opened: Opened | undefined;
  /** Ends what is shown of the session. */
  #shown = new AbortController();
  #latest: Progress | undefined;
  /** What was edited, on its way to the session that reads the same file next. */
  #carried: Edits | undefined;

  /** The session of the file that is open, if one is. */
  get session(): ImportSession | undefined {
    return this.#session;
  }

  /** Opens a file, as if the person had chosen it; gives whether it was, since corrections of the last one may hold it back. */
  async open(file: File, existing: File | undefined = this.#existing): Promise<boolean> {
    if (this.#opened && !(await this.#opened.mayGo())) return false;
    this.#file = file;
    this.#existing = existing;
    this.#carried = undefined;
    await this.#read(file);
    return true;
  }

  protected override lay({ modes = [], on_match = [] }: Accounts, signal: AbortSignal): void {
    const { texts } = this;
    const mode = this.getAttribute('mode') as Mode | null;
    this.#settings = mode ? { mode } : {};
    this.#setup = new Setup(
      {
        texts,
        profile: this.profile,
        system: (profile) => {
          this.profile = profile;
        },
        settings: (settings) => {
          this.#settings = { ...this.#settings, ...settings };
          this.#opened?.set(settings);
        },
        template: () => void this.#template(signal),
        file: (file) => this.open(file),
        existing: (file) => void this.#compare(file),
      },
      signal,
    );
    // Closing the page is for the browser to ask about.
    addEventListener('beforeunload', (event) => this.#opened?.isUnsaved && event.preventDefault(), { signal });
    this.#setup.offer({ modes, onMatches: on_match }, this.#settings);
    this.replaceChildren(this.#setup.element, this.work.element, this.notices.element, this.result);
    // What fails is told once a file is opened.
    if (!this.#session) prepare({ profile: this.profile, locale: this.locale, signal }).catch(() => undefined);
  }

  /** Another mode needs nothing new. */
  protected override changed(name: string): boolean {
    const mode = this.getAttribute('mode') as Mode | null;
    if (name !== 'mode' || !this.#opened || !mode) return false;
    this.#settings = { ...this.#settings, mode };
    this.#opened.set({ mode });
    return true;
  }

  /** Another language is said by the session that is open; another system reads the file anew, with the same corrections. */
  protected override async leave(name: string): Promise<boolean> {
    if (name === 'locale' && this.#session) {
      this.#hide();
      return true;
    }
    await this.#carry();
    return false;
  }

  /** Another system or language: the file stays. */
  protected override async resume(): Promise<void> {
    if (this.#session) await this.#speak(this.#session);
    else if (this.#file) await this.#read(this.#file);
  }

  protected override close(): void {
    this.#hide();
    this.#open.abort();
    this.#session?.close();
    this.#session = undefined;
  }

  #hide(): void {
    this.#shown.abort();
    this.#opened = undefined;
    this.result.replaceChildren();
  }

  /** Remembers what was edited, for the next session of the file. */
  async #carry(): Promise<void> {
    const edits = await this.#session?.edits().catch(() => undefined);
    if (edits) this.#carried = edits.cells.length > 0 ? edits : undefined;
  }

  /** The same file against other customers. */
  async #compare(existing: File): Promise<void> {
    this.#existing = existing;
    if (!this.#file) return;
    await this.#carry();
    await this.#read(this.#file);
  }

  /** All that is shown, in the language that the element has now. */
  async #speak(session: ImportSession): Promise<void> {
    const { signal } = this.#open;
    try {
      await session.setSettings({ locale: this.locale });
      if (!signal.aborted) await this.#show(session);
    } catch (error) {
      this.failed(error, signal);
    }
  }

  async #read(file: File): Promise<void> {
    this.close();
    const open = new AbortController();
    this.#open = open;
    this.notices.say('');
    this.work.start();
    this.#latest = undefined;
    try {
      const session = await openImport({
        profile: this.profile,
        locale: this.locale,
        file,
        fileName: file.name,
        ...(this.#existing ? { existing: this.#existing } : {}),
        ...(this.#carried ? { edits: this.#carried } : {}),
        ...this.#settings,
        signal: open.signal,
        onProgress: (progress) => {
          if (open.signal.aborted) return;
          if (!progress.is_related) this.#latest = progress;
          if (this.#opened) this.#opened.went(progress);
          else this.work.show(progress);
        },
      });
      if (open.signal.aborted) return session.close();
      this.#session = session;
      await this.#show(session);
      await session.finished;
    } catch (error) {
      this.failed(error, open.signal);
      // The rows that were shown already are not all that the file holds, and nothing more can be asked about them.
      if (!open.signal.aborted) this.close();
    }
  }

  async #show(session: ImportSession): Promise<void> {
    this.#shown.abort();
    this.#shown = new AbortController();
    const opened = this.#openedAs(session, this.#file?.name ?? '', this.#shown.signal);
    this.#opened = opened;
    if (this.#latest) opened.went(this.#latest);
    await opened.show();
  }

  #openedAs(session: ImportSession, fileName: string, signal: AbortSignal): Opened {
    const { texts, work, notices, result } = this;
    return new Opened(
      {
        texts,
        session,
        fileName,
        host: this,
        into: result,
        work,
        notices,
        decided: (summary) => this.#setup.offer({ modes: summary.modes, onMatches: summary.on_matches }, settingsOf(summary)),
        failed: (error) => this.failed(error, signal),
      },
      signal,
    );
  }

  async #template(signal: AbortSignal): Promise<void> {
    try {
      save(this, await template({ profile: this.profile, locale: this.locale }));
    } catch (error) {
      this.failed(error, signal);
    }
  }
}

function settingsOf({ mode, on_match, empty_cells }: Summary): Settings {
  return { mode, onMatch: on_match, emptyCells: empty_cells };
}
