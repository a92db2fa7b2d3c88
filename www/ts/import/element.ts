/** `<debitor-import profile="banqup" mode="add_and_update" locale="nl">`: a customer file, checked and mended before it is imported. */
import { openImport, template } from 'debitor/admin';
import type { ImportSession, Mode, Progress, Summary } from '../admin/types.js';
import { AdminElement } from '../ui/admin-element.js';
import { faultText } from '../ui/fault.js';
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

  /** The session of the file that is open, if one is. */
  get session(): ImportSession | undefined {
    return this.#session;
  }

  /** Opens a file, as if the person had chosen it. */
  async open(file: File, existing: File | undefined = this.#existing): Promise<void> {
    this.#file = file;
    this.#existing = existing;
    await this.#read(file);
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
        file: (file) => void this.open(file),
        existing: (file) => {
          this.#existing = file;
          if (this.#file) void this.#read(this.#file);
        },
      },
      signal,
    );
    this.#setup.offer({ modes, onMatches: on_match }, this.#settings);
    this.replaceChildren(this.#setup.element, this.work.element, this.notices.element, this.result);
  }

  /** Another system or language: the file stays. */
  protected override async resume(): Promise<void> {
    if (this.#file) await this.#read(this.#file);
  }

  protected override close(): void {
    this.#open.abort();
    this.#session?.close();
    this.#session = undefined;
    this.#opened = undefined;
    this.result.replaceChildren();
  }

  async #read(file: File): Promise<void> {
    this.close();
    const open = new AbortController();
    this.#open = open;
    this.notices.say('');
    this.work.start();
    let latest: Progress | undefined;
    try {
      const session = await openImport({
        profile: this.profile,
        locale: this.locale,
        file,
        fileName: file.name,
        ...(this.#existing ? { existing: this.#existing } : {}),
        ...this.#settings,
        signal: open.signal,
        onProgress: (progress) => {
          latest = progress;
          if (open.signal.aborted) return;
          if (this.#opened) this.#opened.went(progress);
          else this.work.show(progress);
        },
      });
      if (open.signal.aborted) return session.close();
      this.#session = session;
      this.#opened = this.#openedAs(session, file.name, open.signal);
      if (latest) this.#opened.went(latest);
      await this.#opened.show();
      await session.finished;
    } catch (error) {
      this.#failed(error, open.signal);
    }
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
        failed: (error) => this.#failed(error, signal),
      },
      signal,
    );
  }

  async #template(signal: AbortSignal): Promise<void> {
    try {
      save(this, await template({ profile: this.profile, locale: this.locale }));
    } catch (error) {
      this.#failed(error, signal);
    }
  }

  #failed(error: unknown, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.work.end();
    this.notices.alarm(faultText(this.texts, error));
  }
}

function settingsOf({ mode, on_match, empty_cells }: Summary): Settings {
  return { mode, onMatch: on_match, emptyCells: empty_cells };
}
