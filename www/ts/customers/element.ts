/** `<debitor-customers profile="snelstart-magento" locale="nl" actions="view push" src="customers.csv">`: the shop's customers and where each stands. */
import { open } from 'debitor/admin';
import type { GridFilter, GridSession } from '../admin/types.js';
import { tell } from '../import/events.js';
import { AdminElement } from '../ui/admin-element.js';
import { el, field, select } from '../ui/dom.js';
import { dropZone } from '../ui/drop.js';
import type { Accounts } from '../ui/profile.js';
import { save } from '../ui/save.js';
import { SYSTEMS } from '../ui/systems.js';
import type { Action } from './cells.js';
import type { Tick } from './filters.js';
import { CustomerList } from './list.js';

export class DebitorCustomers extends AdminElement {
  static readonly observedAttributes = ['profile', 'locale', 'actions', 'src', 'base'];
  protected readonly usualProfile = 'snelstart-magento';
  #open = new AbortController();
  #accounts: Accounts = {};
  #session: GridSession | undefined;
  #file: { file: Blob; name: string } | undefined;

  /** The session of the file that is open, if one is. */
  get session(): GridSession | undefined {
    return this.#session;
  }

  /** Shows a file of customers: CSV, XLSX or JSON Lines. */
  async open(file: Blob, fileName = file instanceof File ? file.name : ''): Promise<void> {
    this.close();
    this.#file = { file, name: fileName };
    const { signal } = (this.#open = new AbortController());
    this.notices.say('');
    this.work.start();
    try {
      const session = await open({
        profile: this.profile,
        locale: this.locale,
        file,
        fileName,
        signal,
        onProgress: (progress) => signal.aborted || this.work.show(progress),
      });
      if (signal.aborted) return session.close();
      this.#session = session;
      // What websites and countries there are is known at the end.
      await session.finished;
      await this.#show(session, signal);
      this.work.end();
    } catch (error) {
      this.failed(error, signal);
    }
  }

  protected override lay(accounts: Accounts, signal: AbortSignal): void {
    const { texts } = this;
    this.#accounts = accounts;
    const system = select(SYSTEMS, this.profile);
    system.addEventListener('change', () => (this.profile = system.value), { signal });
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
    const note = el('p', { class: 'private' }, texts.say('ui.import.note.private'));
    const setup = el('section', { class: 'card setup' }, note, field(texts.say('ui.import.system'), system), drop);
    this.replaceChildren(setup, this.work.element, this.notices.element, this.result);
  }

  protected override async resume(signal: AbortSignal): Promise<void> {
    // Another system or language: the file stays.
    if (this.#file) return this.open(this.#file.file, this.#file.name);
    const src = this.getAttribute('src');
    if (!src) return;
    const url = new URL(src, this.baseURI);
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
    const file = await response.blob();
    if (!signal.aborted) await this.open(file, url.pathname.split('/').pop());
  }

  /** Another source takes the place of the file. */
  protected override async leave(name: string): Promise<boolean> {
    if (name === 'src') this.#file = undefined;
    return false;
  }

  protected override close(): void {
    this.#open.abort();
    this.#session?.close();
    this.#session = undefined;
    this.result.replaceChildren();
  }

  async #show(session: GridSession, signal: AbortSignal): Promise<void> {
    const info = await session.info();
    if (signal.aborted) return;
    const { grid = {} } = this.#accounts;
    const named = this.getAttribute('actions')?.split(/\s+/) ?? info.actions;
    const ticks: Tick[] = [];
    if (grid.synchronised_by) ticks.push('unsynchronised');
    if (grid.hidden_when) ticks.push('archived');
    const list = new CustomerList(
      {
        texts: this.texts,
        profile: this.profile,
        session,
        info,
        actions: named.filter((name): name is Action => name === 'view' || name === 'push'),
        ticks,
        // What is done with a customer is the page's own work.
        act: (action, row) => tell(this, `debitor:${action}`, row),
        save: (filter) => void this.#save(session, filter, signal),
        failed: (error) => this.failed(error, signal),
      },
      signal,
    );
    this.result.replaceChildren(list.element);
    list.start();
  }

  async #save(session: GridSession, filter: GridFilter, signal: AbortSignal): Promise<void> {
    try {
      const file = await session.export(filter, 'xlsx');
      if (signal.aborted) return;
      save(this, file);
      this.notices.say(this.texts.say('ui.import.note.saved', { value: file.file_name }));
    } catch (error) {
      this.failed(error, signal);
    }
  }
}
