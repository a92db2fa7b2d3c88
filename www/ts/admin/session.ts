/** One open file: its worker, what was changed in it, and how it comes back after a fault of the module. */
import { DebitorError } from '../error.js';
import type { Progress } from './data.js';
import type { Line } from './line.js';
import type { Opening } from './protocol.js';

/** Why a session that was closed answers nothing. */
export function closed(): DebitorError {
  return new DebitorError('session.closed', 'this session is closed');
}

/** Settled from outside, once. */
class Settling<T> {
  resolve!: (value: T) => void;
  reject!: (reason: unknown) => void;
  readonly promise = new Promise<T>((resolve, reject) => Object.assign(this, { resolve, reject }));

  constructor() {
    // Whoever does not ask is not to be told by the console.
    this.promise.catch(() => undefined);
  }
}

/** A session, whichever worker it runs in at the moment. */
export class Opened {
  readonly #ready = new Settling<void>();
  readonly #finished = new Settling<Progress>();
  /** The changes so far, in order, to be made again in a fresh worker. */
  readonly #changes: { call: string; args: unknown[] }[] = [];
  #line: Line;
  /** Settled when the worker has nothing more to do by itself. */
  #idle = new Settling<void>();
  #wasDone = false;
  #back: Promise<void> | undefined;

  constructor(
    readonly call: string,
    readonly opening: Opening,
    /** Gives a worker that has nothing open. */
    readonly start: () => Line,
    readonly told: (progress: Progress) => void,
  ) {
    this.#line = this.#connect();
  }

  /** Resolves once rows can be asked for, or the columns have to be told. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Resolves once every row was decided for the first time. */
  get finished(): Promise<Progress> {
    return this.#finished.promise;
  }

  /** Ends the worker. */
  close(reason: unknown = closed()): void {
    this.#line.end(reason);
    this.#fail(reason);
    this.#wasDone = false;
  }

  /** Asks something that changes nothing. */
  readonly asked = async <T>(call: string, ...args: unknown[]): Promise<T> => {
    await this.#alive();
    return this.#line.call<T>(call, ...args);
  };

  /** Asks for a change, and remembers it once it is made. */
  readonly changed = async <T>(call: string, ...args: unknown[]): Promise<T> => {
    await this.#alive();
    const result = await this.#line.call<T>(call, ...args);
    this.#changes.push({ call, args });
    return result;
  };

  /** A worker that has the file before it. */
  #connect(): Line {
    const line = this.start();
    line.tell({ progress: (progress) => this.#heard(progress), failed: (error) => this.#fail(error) });
    line.call(this.call, this.opening).catch((error: unknown) => this.close(error));
    return line;
  }

  #heard(progress: Progress): void {
    if (!this.#back) this.told(progress);
    if (progress.decided > 0 || progress.is_done || progress.blocked) this.#ready.resolve();
    if (progress.is_done || progress.blocked) this.#idle.resolve();
    if (progress.is_done) {
      this.#wasDone = true;
      this.#finished.resolve(progress);
    }
  }

  #fail(reason: unknown): void {
    this.#ready.reject(reason);
    this.#finished.reject(reason);
    this.#idle.reject(reason);
  }

  /**
   * After a fault of the module the next call gets a fresh worker, with the file read anew and all changes made again.
   * Not where the fault came while the file was read: it would come again.
   */
  async #alive(): Promise<void> {
    if (!this.#line.isTrapped || !this.#wasDone) return;
    this.#back ??= this.#comeBack().finally(() => (this.#back = undefined));
    await this.#back;
  }

  async #comeBack(): Promise<void> {
    this.#wasDone = false;
    this.#idle = new Settling();
    this.#line = this.#connect();
    await this.#idle.promise;
    for (const { call, args } of this.#changes) await this.#line.call(call, ...args);
    this.#wasDone = true;
  }
}
