/** The line to one worker: calls and their answers, and what the worker tells by itself. */
import { DebitorError } from '../error.js';
import type { Progress } from './data.js';
import { TRAP, type Reply, type Request } from './protocol.js';
import { received } from './sent.js';

/** Whoever is told. */
export interface Listener {
  progress(progress: Progress): void;
  failed(error: Error): void;
}

interface Waiting {
  resolve(result: any): void;
  reject(error: unknown): void;
}

/** A worker of its own, until it is ended or ends itself. */
export class Line {
  readonly #worker: Worker;
  #listener: Listener | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #heard = false;
  /** Why nothing more can be asked. */
  #over: { reason: unknown } | undefined;

  constructor(script: URL | string | undefined) {
    if (typeof Worker === 'undefined') throw new DebitorError('worker.missing', 'there are no web workers here');
    // Bundlers look for the second of these spellings, as it stands.
    this.#worker = script
      ? new Worker(script, { type: 'module', name: 'debitor' })
      : new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'debitor' });
    this.#worker.onmessage = ({ data }: { data: Reply }) => this.#hear(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      const code = this.#heard ? TRAP : 'worker.load';
      this.#fall(new DebitorError(code, event.message || 'the worker could not be loaded'));
    };
  }

  /** Who is told from now on. */
  tell(listener: Listener): void {
    this.#listener = listener;
  }

  /** Whether nothing can be asked any more. */
  get isOver(): boolean {
    return this.#over !== undefined;
  }

  /** Whether the worker ended through a fault of the module. */
  get isTrapped(): boolean {
    return (this.#over?.reason as { code?: unknown } | undefined)?.code === TRAP;
  }

  /** Asks the worker. */
  call<T>(call: string, ...args: unknown[]): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#over) return reject(this.#over.reason);
      const request: Request = { id: ++this.#last, call, args };
      this.#worker.postMessage(request);
      this.#waiting.set(request.id, { resolve, reject });
    });
  }

  /** Ends the worker at once, with all its memory; whoever waits is told why. */
  end(reason: unknown): void {
    if (this.#over) return;
    this.#over = { reason };
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }

  #hear(reply: Reply): void {
    if (this.#over) return;
    this.#heard = true;
    if ('event' in reply) {
      if (reply.event === 'progress') return this.#listener?.progress(reply.progress);
      const error = received(reply.error);
      return reply.error.code === TRAP ? this.#fall(error) : this.#listener?.failed(error);
    }
    if (!reply.ok && reply.error.code === TRAP) return this.#fall(received(reply.error));
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.ok) waiting?.resolve(reply.result);
    else waiting?.reject(received(reply.error));
  }

  /** The worker is of no use any more. */
  #fall(error: Error): void {
    this.end(error);
    this.#listener?.failed(error);
  }
}
