/** Feeds a file to the module and lets it work, a little at a time, so that questions are answered in between. */
import type { Reading } from 'debitor:admin-glue';
import type { Progress } from './data.js';
import { sent } from './sent.js';

/** How many bytes are fed at once. */
const SLICE = 1 << 20;
/** How long one step should take, in milliseconds. */
const STEP = 20;
/** How often the page is told, in milliseconds. */
const TELL = 100;

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

/** Feeds a whole file. */
export async function feedAll(file: Blob, feed: (bytes: Uint8Array) => void): Promise<void> {
  let next = slice(file, 0);
  for (let at = 0; at < file.size; at += SLICE) {
    const bytes = await next;
    // The next bytes come while these are worked on.
    next = slice(file, at + SLICE);
    next.catch(() => undefined);
    feed(bytes);
  }
}

async function slice(file: Blob, at: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer());
}

/** One file on its way through the module. */
export class Pump {
  #next: Promise<Uint8Array> | undefined;
  #fed = 0;
  #finished = false;
  #rows = 256;
  #told = 0;
  #shown = false;
  #running: Promise<void> | undefined;

  constructor(
    readonly file: Blob,
    readonly reading: Reading,
    readonly tell: (progress: Progress) => void,
    readonly failed: (error: unknown) => void,
  ) {}

  /** Works until nothing is left to do, until the columns must be told by a person, or until it fails. */
  run(): Promise<void> {
    this.#running ??= this.#work().catch(this.failed).finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #work(): Promise<void> {
    for (;;) {
      const progress = this.#step();
      // The page waits for the first rows.
      const isFirst = progress.decided > 0 && !this.#shown;
      if (isFirst || progress.is_done || progress.blocked || performance.now() - this.#told > TELL) {
        this.#shown ||= isFirst;
        this.#told = performance.now();
        this.tell(progress);
      }
      if (progress.is_done || progress.blocked) return;
      if (progress.needs_bytes) await this.#feed();
      else await breathe();
    }
  }

  /** One step, of as many rows as the time allows. */
  #step(): Progress {
    const began = performance.now();
    let progress: Progress;
    try {
      progress = this.reading.step(this.#rows);
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
    if (this.#fed < this.file.size) {
      const bytes = await (this.#next ?? slice(this.file, this.#fed));
      this.#fed += SLICE;
      // The next bytes come while these are worked on.
      this.#next = this.#fed < this.file.size ? slice(this.file, this.#fed) : undefined;
      this.#next?.catch(() => undefined);
      this.reading.feed(bytes);
    } else if (!this.#finished) {
      this.#finished = true;
      this.reading.finish();
    }
  }
}
