/** Feeds a file to the module and lets it work, a little at a time, so that questions are answered in between. */
import type { Reading } from 'debitor:admin-glue';
import type { Crew } from './crew.js';
import type { Progress } from './data.js';
import { sent } from './sent.js';

/** How many bytes are fed at once, and of a file's beginning, which somebody waits for. */
const SLICE = 1 << 20;
const FIRST = 1 << 17;
/** How long one step should take, in milliseconds. */
const STEP = 20;
/** Rows of a step that only reads, while others judge: they are not to wait. */
const READ = 2048;
/** How often the page is told, in milliseconds. */
export const TELL = 100;

/** Lets waiting messages in; unlike a timer this takes no time of its own. */
const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
  });
}

/** A file's bytes, one slice after the other; the next comes while one is worked on. */
class Slices {
  #at = 0;
  #next: Promise<Uint8Array> | undefined;

  constructor(readonly file: Blob) {}

  get isEmpty(): boolean {
    return this.#at >= this.file.size;
  }

  async take(): Promise<Uint8Array> {
    const next = this.#next ?? this.#read();
    this.#at += this.#length;
    this.#next = this.isEmpty ? undefined : this.#read();
    this.#next?.catch(() => undefined);
    return next;
  }

  get #length(): number {
    return this.#at === 0 ? FIRST : SLICE;
  }

  async #read(): Promise<Uint8Array> {
    return new Uint8Array(await this.file.slice(this.#at, this.#at + this.#length).arrayBuffer());
  }
}

/** Feeds a whole file, in pieces that take some milliseconds each: small ones at first, while the page asks for much. */
export async function feedAll(file: Blob, feed: (bytes: Uint8Array) => Promise<void> | undefined): Promise<void> {
  const slices = new Slices(file);
  let length = FIRST >> 3;
  while (!slices.isEmpty) {
    const bytes = await slices.take();
    for (let at = 0; at < bytes.length;) {
      if (at > 0) await breathe();
      await feed(bytes.subarray(at, at + length));
      at += length;
      length = Math.min(length + (FIRST >> 3), FIRST);
    }
  }
}

/** One file on its way through the module. */
export class Pump {
  readonly #slices: Slices;
  #finished = false;
  #rows = 256;
  #told = 0;
  #shown = false;
  #running: Promise<void> | undefined;
  #crew: Crew | undefined;

  constructor(
    readonly file: Blob,
    readonly reading: Reading,
    readonly tell: (progress: Progress) => void,
    readonly failed: (error: unknown) => void,
    /** Calls in who judges rows beside it. */
    readonly gather: () => Crew | undefined = () => undefined,
  ) {
    this.#slices = new Slices(file);
    this.#crew = this.gather();
  }

  /** Who judges rows beside it. */
  get crew(): Crew | undefined {
    return this.#crew;
  }

  /** Whether it is at work. */
  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** Works until nothing is left to do, until the columns must be told by a person, or until it fails. */
  run(): Promise<void> {
    this.#running ??= this.#work().catch(this.failed).finally(() => this.#rest());
    return this.#running;
  }

  #rest(): void {
    this.#running = undefined;
    this.#crew?.end();
    this.#crew = undefined;
  }

  /** Works until the first rows are decided, and tells nobody. */
  async begin(): Promise<Progress> {
    for (;;) {
      const progress = this.#step();
      if (progress.decided > 0 || progress.is_done || progress.blocked) return progress;
      if (progress.needs_bytes) await this.#feed();
    }
  }

  async #work(): Promise<void> {
    const crew = (this.#crew ??= this.gather());
    for (;;) {
      const isOut = crew?.tend() ?? false;
      const progress = this.#step(isOut);
      // The page waits for the first rows.
      const isFirst = progress.decided > 0 && !this.#shown;
      if (isFirst || progress.is_done || progress.blocked || performance.now() - this.#told > TELL) {
        this.#shown ||= isFirst;
        this.#told = performance.now();
        this.tell(progress);
      }
      if (progress.is_done || progress.blocked) return;
      if (progress.needs_bytes) await this.#feed();
      else if (crew && isOut && progress.phase === 'deciding') await crew.heard();
      else await breathe();
    }
  }

  /** One step, of as many rows as the time allows. */
  #step(isRead = false): Progress {
    const began = performance.now();
    let progress: Progress;
    try {
      progress = this.reading.step(isRead ? Math.min(this.#rows, READ) : this.#rows);
    } catch (error) {
      const told = sent(error);
      // A person has to say which column is which; the session lives on.
      if (!told.code.startsWith('mapping.')) throw error;
      return { ...this.#of(this.reading.progress()), blocked: told };
    }
    const took = performance.now() - began;
    if (took < STEP / 2 && !progress.needs_bytes) this.#rows = Math.min(this.#rows * 2, 1 << 16);
    if (took > STEP * 2) this.#rows = Math.max(this.#rows >> 1, 64);
    return this.#of(progress);
  }

  #of(progress: Progress): Progress {
    return { ...progress, bytes_total: this.file.size };
  }

  async #feed(): Promise<void> {
    if (!this.#slices.isEmpty) {
      this.reading.feed(await this.#slices.take());
    } else if (!this.#finished) {
      this.#finished = true;
      this.reading.finish();
    }
  }
}
