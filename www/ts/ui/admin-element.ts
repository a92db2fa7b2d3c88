/** What the two elements share: profile and language as attributes, and laying out anew when one changes. */
import { languageAt } from '../language.js';
import { Base } from './base.js';
import { el } from './dom.js';
import { faultText } from './fault.js';
import { Notices } from './live.js';
import { folderOf } from './package.js';
import { type Accounts, accountsOf } from './profile.js';
import { languageOf, Texts } from './texts.js';
import { Work } from './work.js';

export abstract class AdminElement extends Base {
  #stop = new AbortController();
  /** None before any could be loaded. */
  protected texts!: Texts;
  protected notices = new Notices();
  protected work!: Work;
  /** What is shown of an open file. */
  protected readonly result = el('div', { class: 'result' });

  /** The profile where the page names none. */
  protected abstract readonly usualProfile: string;

  /** Puts the element's parts in; all listeners end with the signal. */
  protected abstract lay(accounts: Accounts, signal: AbortSignal): void;

  /** Goes on with what was there before the element was laid out anew. */
  protected abstract resume(signal: AbortSignal): Promise<void>;

  /** Does by itself what an attribute asks for; gives whether it does. */
  protected changed(_name: string): boolean {
    return false;
  }

  /** Readies what is open for being laid out anew because of an attribute; gives whether it stays open. */
  protected async leave(_name: string): Promise<boolean> {
    return false;
  }

  /** Ends what is open, if anything is. */
  protected abstract close(): void;

  /** The profile's name. */
  get profile(): string {
    return this.getAttribute('profile') ?? this.usualProfile;
  }

  set profile(name: string) {
    this.setAttribute('profile', name);
  }

  /** The language of all texts; that of the page where none is given. */
  get locale(): string {
    return this.getAttribute('locale') ?? languageAt(this) ?? 'en';
  }

  set locale(tag: string) {
    this.setAttribute('locale', tag);
  }

  connectedCallback(): void {
    void this.#build();
  }

  disconnectedCallback(): void {
    this.close();
    this.#stop.abort();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (this.isConnected && before !== now && !this.changed(name)) void this.#build(name);
  }

  /** The person ends the work. */
  protected cancel(): void {
    this.close();
    this.work.end();
    this.notices.say(this.texts.say('ui.import.note.cancelled'));
  }

  /** Says what went wrong, unless nobody waits for it any more. */
  protected failed(error: unknown, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.work.end();
    this.notices.alarm(faultText(this.texts, error));
  }

  async #build(because?: string): Promise<void> {
    this.#stop.abort();
    const stop = new AbortController();
    this.#stop = stop;
    this.ariaBusy = 'true';
    const stays = because !== undefined && (await this.leave(because));
    if (stop.signal.aborted) return;
    if (!stays) this.close();
    try {
      const folder = folderOf(this);
      const loading = accountsOf(this.profile, folder);
      // Told below, once there are words for it.
      loading.catch(() => undefined);
      const texts = await Texts.load(languageOf(this.locale), folder);
      if (stop.signal.aborted) return;
      this.texts = texts;
      const accounts = await loading;
      if (stop.signal.aborted) return;
      // Ours to say: the locale names the language that all within is in.
      if (this.hasAttribute('locale')) this.lang = texts.language;
      this.notices = new Notices();
      this.work = new Work(texts, () => this.cancel(), stop.signal);
      this.lay(accounts, stop.signal);
      this.ariaBusy = null;
      await this.resume(stop.signal);
    } catch (error) {
      if (stop.signal.aborted) return;
      this.ariaBusy = null;
      this.replaceChildren(this.notices.element);
      this.notices.alarm(this.texts ? faultText(this.texts, error) : (error as Error).message);
    }
  }
}
