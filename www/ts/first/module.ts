/** The module that a page loads first: how it is started and asked. Its other side is src/wasm/first.rs. */

/** What can be asked of a profile, by its number there. */
export const enum First {
  check,
  form,
  checkField,
  format,
}

/** What the module exports: only numbers cross. */
interface Exports {
  memory: WebAssembly.Memory;
  /** Makes room for so many bytes, and gives the address. */
  room(bytes: number): number;
  /** Reads a profile, or asks about one; gives the length of the answer in bytes. */
  call(method: number, profile: number, bytes: number): number;
  /** The address of the answer. */
  answer(): number;
}

/** More than the module ever holds. */
const NONE = -1;

/** A module that runs. */
export class FirstModule {
  readonly #wasm: Exports;
  /** A profile is kept once, however often a page that never reloads ties a form to it. */
  readonly #numbers = new Map<string, number | null>();

  constructor(module: WebAssembly.Module) {
    this.#wasm = new WebAssembly.Instance(module).exports as unknown as Exports;
  }

  /** Reads a profile that is known to be right, and gives its number; null where the checkout module has to. */
  open(profile: unknown): number | null {
    const text = JSON.stringify(profile);
    const number = this.#numbers.get(text) ?? this.ask<number | null>(NONE, 0, profile);
    this.#numbers.set(text, number);
    return number;
  }

  /** Asks about a profile. */
  ask<T>(profile: number, method: First, ...values: unknown[]): T {
    const bytes = new TextEncoder().encode(JSON.stringify(values));
    const address = this.#wasm.room(bytes.length) >>> 0;
    new Uint8Array(this.#wasm.memory.buffer).set(bytes, address);
    const length = this.#wasm.call(method, profile, bytes.length);
    return JSON.parse(new TextDecoder().decode(new Uint8Array(this.#wasm.memory.buffer, this.#wasm.answer() >>> 0, length)));
  }
}
