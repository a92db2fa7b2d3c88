/** Workers beside the one that has the file, which judge its rows side by side; without them it judges all rows itself. */
import type { Import } from 'debitor:admin-glue';
import { given } from './given.js';
import { TRAP, type Reply, type Request, type Rules } from './protocol.js';
import { sent } from './sent.js';

/** Files of fewer bytes are not worth a worker more. */
const WORTHWHILE = 1 << 20;
/** The most workers, the one with the file among them: more of them wait for that one. */
const MOST = 4;
/** Rows of a block, and the blocks that a worker has before it: enough to do while the next ones are made. */
const ROWS = 1024;
const AHEAD = 3;
/** So many bytes of customers that are there already are copied to each of them, and not more. */
const MOST_KNOWN = 1 << 26;
/** Here a worker that starts others while it reads a file stops for good about once in thirty times (Firefox ESR, 2026-11-22). */
const STALLS = /\bFirefox\//;
/** A worker that says nothing for so long, in milliseconds, is waited for no more. */
const PATIENCE = 10_000;

interface Member {
  worker: Worker;
  /** Whether it has answered: what is not there yet gets no rows. */
  isThere: boolean;
  knowsDebtors: boolean;
  isBriefed: boolean;
  /** The blocks that it has. */
  blocks: number;
}

/** Some workers, until they are ended; any fault ends them all. */
export class Crew {
  /** Those that were started before a file is there. */
  static #waiting: Crew | undefined;
  #session: Import | undefined;
  readonly #members: Member[] = [];
  #judged: Uint8Array[] = [];
  #brief: Uint8Array | undefined;
  #debtors: Uint8Array | undefined;
  #wake: (() => void) | undefined;
  #fault = false;
  #over = false;

  /** Starts workers for the file that comes, where there are cores and workers for them. */
  static prepare(rules: Rules, locale: string): void {
    const crew = (Crew.#waiting ??= Crew.#start());
    if (crew) crew.#brace(rules, locale);
  }

  /** Workers for a file of so many bytes; none where it is small, or where there are no cores or workers for them. */
  static of(session: Import, bytes: number, rules: Rules, locale: string): Crew | undefined {
    if (bytes < WORTHWHILE) return void Crew.dismiss();
    const waiting = Crew.#waiting;
    Crew.#waiting = undefined;
    const crew = waiting && !waiting.#over ? waiting : Crew.#start();
    if (!crew) return undefined;
    crew.#session = session;
    crew.#brace(rules, locale);
    return crew;
  }

  /** No rows will come for those that wait. */
  static dismiss(): void {
    Crew.#waiting?.end();
    Crew.#waiting = undefined;
  }

  static #start(): Crew | undefined {
    const count = Math.min(navigator.hardwareConcurrency || 1, MOST) - 1;
    if (count < 1 || typeof Worker === 'undefined' || STALLS.test(navigator.userAgent)) return undefined;
    return new Crew(count);
  }

  private constructor(count: number) {
    try {
      while (this.#members.length < count) this.#hire();
    } catch {
      // A page may forbid it.
      this.end();
    }
  }

  /** Tells all what the rules are. */
  #brace(rules: Rules, locale: string): void {
    for (const member of this.#over ? [] : this.#members) {
      member.isThere = false;
      this.#ask(member, 'assist', [rules, locale, given]);
    }
  }

  #hire(): void {
    const member: Member = {
      worker: new Worker(location.href, { type: 'module', name: 'debitor' }),
      isThere: false,
      knowsDebtors: false,
      isBriefed: false,
      blocks: 0,
    };
    this.#members.push(member);
    member.worker.onmessage = ({ data }: { data: Reply }) => {
      if ('event' in data || !data.ok) return this.#fail();
      member.isThere = true;
      if (data.result) {
        member.blocks -= 1;
        this.#judged.push(data.result as Uint8Array);
      }
      this.#wake?.();
    };
    member.worker.onerror = (event) => {
      event.preventDefault();
      this.#fail();
    };
  }

  #ask({ worker }: Member, call: string, args: unknown[], transfer: Transferable[] = []): void {
    const request: Request = { id: 0, call, args };
    worker.postMessage(request, { transfer });
  }

  /** Takes what was judged, and hands out what is to be judged next; whether rows are out. */
  tend(): boolean {
    const session = this.#session;
    if (this.#over || !session) return false;
    const judged = this.#judged;
    this.#judged = [];
    try {
      for (const bytes of judged) session.takeBack(bytes);
    } catch (error) {
      // Of that the session does not come back.
      if (sent(error).code === TRAP) throw error;
      this.#fault = true;
    }
    if (!this.#fault) this.#handOut(session);
    if (this.#fault) this.end();
    return this.#isOut;
  }

  #handOut(session: Import): void {
    const there = this.#members.filter(({ isThere }) => isThere);
    if (there.length === 0) return;
    const brief = session.share();
    if (brief) {
      this.#brief = brief;
      for (const member of this.#members) member.isBriefed = false;
    }
    if (!this.#brief) return;
    for (let isMore = true; isMore;) {
      isMore = false;
      // One each in turn.
      for (const member of there) {
        if (!member.isBriefed && !this.#tell(member, this.#brief, session)) return;
        if (member.blocks >= AHEAD) continue;
        const block = session.handOut(ROWS);
        if (!block) return;
        member.blocks += 1;
        this.#ask(member, 'judge', [block], [block.buffer]);
        isMore = true;
      }
    }
  }

  get #isOut(): boolean {
    return !this.#over && this.#members.some(({ blocks }) => blocks > 0);
  }

  /** Tells what to do with blocks; false where that is too much. */
  #tell(member: Member, brief: Uint8Array, session: Import): boolean {
    this.#debtors ??= session.debtors();
    if (this.#debtors && this.#debtors.length > MOST_KNOWN) this.#fault = true;
    if (this.#fault) return false;
    this.#ask(member, 'brief', [brief, member.knowsDebtors ? undefined : this.#debtors]);
    member.isBriefed = true;
    member.knowsDebtors = this.#debtors !== undefined;
    return true;
  }

  /** Goes on while they have not got enough to do. */
  async keepUp(): Promise<void> {
    while (this.tend() && this.#members.every(({ blocks }) => blocks >= AHEAD)) await this.heard();
  }

  /** Waits until nothing is out any more. */
  async settle(): Promise<void> {
    while (this.tend()) await this.heard();
  }

  /** Waits until one of them has something to say. */
  async heard(): Promise<void> {
    if (this.#over || this.#fault || this.#judged.length > 0) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      timer = setTimeout(() => this.#fail(), PATIENCE);
    });
    clearTimeout(timer);
    this.#wake = undefined;
  }

  #fail(): void {
    this.#fault = true;
    this.#wake?.();
  }

  /** Ends them all, with their memory; rows that are out are judged by the session itself. */
  end(): void {
    if (this.#over) return;
    this.#over = true;
    for (const { worker } of this.#members) worker.terminate();
    try {
      this.#session?.unshare();
    } catch {
      // It has stopped for good.
    }
    this.#wake?.();
  }
}
