/** `<debitor-customers profile="snelstart-magento" locale="nl" actions="view push" src="customers.csv">`: the shop's customers and where each stands. */
import { open } from 'debitor/admin';
import type { GridFilter, GridRow, GridSession } from '../admin/types.js';
import { tell } from '../import/events.js';
import { el, field, select } from '../ui/dom.js';
import { dropZone } from '../ui/drop.js';
import { faultText } from '../ui/fault.js';
import { Notices } from '../ui/live.js';
import { folderOf } from '../ui/package.js';
import { type Accounts, accountsOf } from '../ui/profile.js';
import { save } from '../ui/save.js';
import { SYSTEMS } from '../ui/systems.js';
import { languageOf, Texts } from '../ui/texts.js';
import { Work } from '../ui/work.js';
import type { Action } from './cells.js';
import type { Tick } from './filters.js';
import { CustomerList } from './list.js';

export class DebitorCustomers extends HTMLElement {
  static readonly observedAttributes = ['profile', 'locale', 'actions', 'src'];
  #stop = new AbortController();
  #open = new AbortController();
  #texts!: Texts;
  #accounts: Accounts = {};
  #notices = new Notices();
  #work!: Work;
  readonly #result = el('div', { class: 'result' });
  #session: GridSession | undefined;
  #list: CustomerList | undefined;

  /** The profile's name; `snelstart-magento` where none is given. */
  get profile(): string {
    return this.getAttribute('profile') ?? 'snelstart-magento';
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
  get session(): GridSession | undefined {
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

  /** Shows a file of customers: CSV, XLSX or JSON Lines. */
  async open(file: Blob, fileName = file instanceof File ? file.name : ''): Promise<void> {
    this.#close();
    const stop = new AbortController();
    this.#open = stop;
    this.#notices.say('');
    this.#work.start();
    try {
      const session = await open({
        profile: this.profile,
        locale: this.locale,
        file,
        fileName,
        signal: stop.signal,
        onProgress: (progress) => {
          if (stop.signal.aborted) return;
          this.#work.show(progress);
          this.#list?.refresh();
        },
      });
      if (stop.signal.aborted) return session.close();
      this.#session = session;
      // What websites and countries there are is known at the end.
      await session.finished;
      await this.#show(session, stop.signal);
      this.#work.end();
    } catch (error) {
      this.#failed(error, stop.signal);
    }
  }

  async #build(): Promise<void> {
    this.#stop.abort();
    this.#close();
    const stop = new AbortController();
    this.#stop = stop;
    try {
      const folder = folderOf(this);
      const [texts, accounts] = await Promise.all([Texts.load(languageOf(this.locale), folder), accountsOf(this.profile, folder)]);
      if (stop.signal.aborted) return;
      this.#texts = texts;
      this.#accounts = accounts;
      this.lang = texts.language;
      this.#lay(stop.signal);
      const src = this.getAttribute('src');
      if (src) await this.#fetch(new URL(src, this.baseURI), stop.signal);
    } catch (error) {
      if (stop.signal.aborted) return;
      this.replaceChildren(this.#notices.element);
      this.#notices.alarm(String(error));
    }
  }

  async #fetch(url: URL, signal: AbortSignal): Promise<void> {
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
    await this.open(await response.blob(), url.pathname.split('/').pop());
  }

  #lay(signal: AbortSignal): void {
    const texts = this.#texts;
    this.#notices = new Notices();
    this.#work = new Work(texts, () => this.#cancel(), signal);
    const drop = dropZone(
      {
        label: texts.say('ui.grid.file'),
        hint: texts.say('ui.import.note.file'),
        choose: texts.say('ui.import.choose'),
        accept: '.csv,.txt,.tsv,.xlsx,.jsonl',
        chosen: (file) => void this.open(file),
      },
      signal,
    );
    const system = select(SYSTEMS, this.profile);
    system.addEventListener('change', () => (this.profile = system.value), { signal });
    const setup = el('section', { class: 'card setup' }, el('p', { class: 'private' }, texts.say('ui.import.note.private')), field(texts.say('ui.import.system'), system), drop);
    this.replaceChildren(setup, this.#work.element, this.#notices.element, this.#result);
  }

  async #show(session: GridSession, signal: AbortSignal): Promise<void> {
    const info = await session.info();
    if (signal.aborted) return;
    const { grid = {} } = this.#accounts;
    const named = this.getAttribute('actions')?.split(/\s+/) ?? grid.actions ?? [];
    const ticks: Tick[] = [];
    if (grid.synchronised_by) ticks.push('unsynchronised');
    if (grid.hidden_when) ticks.push('archived');
    this.#list = new CustomerList(
      {
        texts: this.#texts,
        profile: this.profile,
        session,
        info,
        actions: named.filter((name): name is Action => name === 'view' || name === 'push'),
        ticks,
        act: (action, row) => this.#act(action, row),
        save: (filter) => void this.#save(filter),
        failed: (error) => this.#failed(error, signal),
      },
      signal,
    );
    this.#result.replaceChildren(this.#list.element);
    this.#list.start();
  }

  /** What is done with a customer is the page's own work. */
  #act(action: Action, row: GridRow): void {
    tell(this, `debitor:${action}`, row);
  }

  async #save(filter: GridFilter): Promise<void> {
    const { signal } = this.#open;
    try {
      const file = await this.#session?.export(filter, 'xlsx');
      if (!file || signal.aborted) return;
      save(this, file);
      this.#notices.say(this.#texts.say('ui.import.note.saved', { value: file.file_name }));
    } catch (error) {
      this.#failed(error, signal);
    }
  }

  #close(): void {
    this.#open.abort();
    this.#session?.close();
    this.#session = undefined;
    this.#list = undefined;
    this.#result.replaceChildren();
  }

  #cancel(): void {
    this.#close();
    this.#work.end();
    this.#notices.say(this.#texts.say('ui.import.note.cancelled'));
  }

  #failed(error: unknown, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#work.end();
    this.#notices.alarm(faultText(this.#texts, error));
  }
}
