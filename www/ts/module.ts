/** The module: how it is started and asked. Its other side is src/wasm. */
import { DebitorError } from './error.js';
import type { Catalogue, Profile } from './types.js';

/** The methods of a checkout in the module, by their number there. */
export const enum Method {
  check,
  checkField,
  key,
  examine,
  identify,
  format,
  form,
  text,
}

/** What the module imports. */
export type Host = {
  /** Whether a value matches a pattern; each by its address and length. */
  is_match(pattern: number, patternLength: number, value: number, valueLength: number): boolean;
};

/** What the module exports: only numbers cross. */
export interface Exports {
  memory: { readonly buffer: ArrayBuffer };
  /** Makes room for so many bytes, and gives the address. */
  room(bytes: number): number;
  /** Asks a checkout, or makes one; gives the length of the answer in bytes, below zero of an error. */
  call(method: number, checkout: number, bytes: number): number;
  /** The address of the answer. */
  answer(): number;
  /** The verdict's place in the core's own order, or one too many for an unknown scheme. */
  verdict(scheme: number, country: number, value: number): number;
  /** The same for values, each with U+0000 behind it: a digit each, nothing for an unknown scheme. */
  verdicts(scheme: number, country: number, values: number): number;
  /** Gives a checkout back. */
  free(checkout: number): void;
}

/** The module made into JavaScript: starts it. */
export type Instantiate = (host: Host) => Exports;

/** The module, in the one form or the other. */
export type Runnable = WebAssembly.Module | Instantiate;

/** A checkout in the module; given back to it when nobody holds this any more. */
export interface Handle {
  readonly number: number;
}

/** More than the module ever holds. */
const NONE = -1;

/** Objects nested deeper than this are left out where one of them can't be read whole. */
const DEPTH = 24;

let wasm: Exports | undefined;
let memory: Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const forgotten =
  typeof FinalizationRegistry === 'undefined' ? undefined : new FinalizationRegistry((checkout: number) => wasm!.free(checkout));

/** Whether the module runs already, so that it need not be compiled again. */
export function isReady(): boolean {
  return wasm !== undefined;
}

/** Starts the module, once. */
export function start(module: Runnable | undefined): void {
  if (wasm || !module) return;
  const host: Host = {
    is_match: (pattern, patternLength, value, valueLength) =>
      new RegExp(read(pattern, patternLength), 'su').test(read(value, valueLength)),
  };
  wasm = typeof module === 'function' ? module(host) : (new WebAssembly.Instance(module, { host }).exports as unknown as Exports);
}

/**
 * Makes a checkout; `bases` are profiles by name that `profile` may name or extend. `messages`, the last ones winning, lie
 * under the profile's own texts, `overrides` over them.
 */
export function open(
  profile: Profile | string,
  messages: Catalogue[],
  locale: string,
  bases: Record<string, Profile | null>,
  overrides: Catalogue,
): Handle {
  const handle = { number: call(0, NONE, [profile, messages, locale, bases, overrides]) as number };
  forgotten?.register(handle, handle.number);
  return handle;
}

/** Asks a checkout. */
export function ask<T>({ number }: Handle, method: Method, ...values: unknown[]): T {
  return call(method, number, values) as T;
}

/** The verdict's place in the core's own order, or one too many for an unknown scheme. */
export function verdictOf(scheme: string, value: string, country: string): number {
  const [first, second, third] = writeAll(scheme, country, value);
  return wasm!.verdict(first, second, third);
}

/** The same for values, each with U+0000 behind it: a digit each, nothing for an unknown scheme. */
export function verdictsOf(scheme: string, values: string, country: string): string {
  const [first, second, third] = writeAll(scheme, country, values);
  const length = wasm!.verdicts(first, second, third);
  return read(wasm!.answer(), length);
}

/** Arguments and answer are JSON. */
function call(method: number, checkout: number, values: unknown[]): unknown {
  const text = `[${values.map((value) => jsonOf(value, DEPTH)).join()}]`;
  const length = wasm!.call(method, checkout, write(text, room(text.length)));
  const answer = JSON.parse(read(wasm!.answer(), Math.abs(length)));
  if (length < 0) throw Object.assign(new DebitorError(answer.code, answer.message), answer);
  return answer;
}

/** Any value; what JSON can't say is `null`, and one odd property does not cost the others. */
function jsonOf(value: unknown, depth: number): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return depth > 0 ? partsOf(value, depth) : 'null';
  }
}

function partsOf(value: any, depth: number): string {
  const parts: string[] = [];
  try {
    for (const name of Object.keys(value)) {
      try {
        parts.push(`${JSON.stringify(name)}:${jsonOf(value[name], depth - 1)}`);
      } catch {
        // A property that throws is none.
      }
    }
  } catch {
    // So is an object that does not tell its properties.
  }
  return parts.length > 0 ? `{${parts.join()}}` : 'null';
}

/** Writes three texts, one after the other, and gives their lengths in bytes. */
function writeAll(first: string, second: string, third: string): [number, number, number] {
  const address = room(first.length + second.length + third.length);
  const one = write(first, address);
  const two = write(second, address + one);
  return [one, two, write(third, address + one + two)];
}

/** Makes room for texts where the module reads its arguments: no character of UTF-16 takes more bytes a unit. */
function room(units: number): number {
  const address = wasm!.room(3 * units) >>> 0;
  // The module's memory may have grown.
  if (memory?.buffer !== wasm!.memory.buffer) memory = new Uint8Array(wasm!.memory.buffer);
  return address;
}

/** Writes a text, and gives its length in bytes. */
function write(text: string, address: number): number {
  // Nearly all are short and ASCII, for which the encoder is slow.
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) return i + encoder.encodeInto(text.slice(i), memory.subarray(address + i)).written;
    memory[address + i] = code;
  }
  return text.length;
}

/** Reads a text from the module's memory. */
function read(address: number, length: number): string {
  return decoder.decode(new Uint8Array(wasm!.memory.buffer, address >>> 0, length));
}
