/**
 * Puts a module's functions in the order of their instructions: those that begin alike stand together, and brotli writes them
 * in 1 % fewer bytes. What they do stays the same.
 *
 *   node pkg-config/order.mjs <module.wasm>
 *
 * Reads what Rust and wasm-opt write: WebAssembly 2.0.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const [TYPE_OF, EXPORTS, START, ELEMENTS, CODE] = [3, 7, 8, 9, 10];
const [I32_CONST, CALL, REF_FUNC, END] = [0x41, 0x10, 0xd2, 0x0b];

const file = process.argv[2];
const bytes = readFileSync(file);
let at = 8;
const sections = [];
while (at < bytes.length) {
  const id = bytes[at++];
  const size = number();
  sections.push({ id, start: at, end: (at += size) });
}
if (sections.some(({ id }) => id === START)) throw new Error('a module that starts something by itself is not known here');

const types = list(TYPE_OF, number);
const bodies = list(CODE, body);
const imported = list(2, importOf).filter((kind) => kind === 0).length;
const order = bodies.map((_, place) => place).sort((a, b) => Buffer.compare(bodies[a].key, bodies[b].key) || a - b);
const places = [];
order.forEach((place, now) => (places[place] = now));

const out = [bytes.subarray(0, 8)];
for (const { id, start, end } of sections) {
  const written = rewritten(id) ?? bytes.subarray(start, end);
  out.push(Buffer.of(id), leb(written.length), written);
}
writeFileSync(file, Buffer.concat(out));

/** A section that speaks of functions by their number. */
function rewritten(id) {
  if (id === TYPE_OF) return vector(order.map((place) => leb(types[place])));
  if (id === CODE) {
    return vector(order.map((place) => {
      const code = Buffer.concat(bodies[place].parts.map((part) => (typeof part === 'number' ? leb(moved(part)) : part)));
      return Buffer.concat([leb(code.length), code]);
    }));
  }
  if (id === EXPORTS) {
    return vector(list(EXPORTS, () => {
      const from = at;
      name();
      const isFunction = bytes[at++] === 0;
      const head = bytes.subarray(from, at);
      const index = number();
      return Buffer.concat([head, leb(isFunction ? moved(index) : index)]);
    }));
  }
  if (id === ELEMENTS) {
    return vector(list(ELEMENTS, () => {
      const from = at;
      if (number() !== 0 || bytes[at++] !== I32_CONST) throw new Error('another kind of table than Rust writes');
      number();
      if (bytes[at++] !== END) throw new Error('another kind of table than Rust writes');
      const head = bytes.subarray(from, at);
      return Buffer.concat([head, vector(items(() => leb(moved(number()))))]);
    }));
  }
}

function moved(index) {
  return index < imported ? index : imported + places[index - imported];
}

/** A function: its bytes, with the numbers of the functions that it calls apart, and what it is sorted by. */
function body() {
  const end = number() + at;
  const parts = [];
  let from = at;
  items(() => (number(), at++));
  while (at < end) {
    const code = bytes[at++];
    if (code === CALL || code === REF_FUNC) {
      parts.push(bytes.subarray(from, at), number());
      from = at;
    } else {
      immediates(code);
    }
  }
  parts.push(bytes.subarray(from, end));
  return { parts, key: Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.of(0) : part))) };
}

/** Passes over what stands behind an instruction. */
function immediates(code) {
  const pass = (count) => {
    for (; count > 0; count--) number();
  };
  if ((code >= 0x02 && code <= 0x04) || code === 0x0c || code === 0x0d || (code >= 0x20 && code <= 0x26)) pass(1);
  else if (code === 0x0e) pass(number() + 1);
  else if (code === 0x11 || (code >= 0x28 && code <= 0x3e)) pass(2);
  else if (code === 0x1c) pass(number());
  else if ([0x3f, 0x40, 0x41, 0x42, 0xd0].includes(code)) pass(1);
  else if (code === 0x43) at += 4;
  else if (code === 0x44) at += 8;
  else if (code === 0xfc) pass([0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1][number()]);
  else if (code === 0xfd) vectorImmediates(number());
  else if (code > 0xc4) throw new Error(`instruction ${code.toString(16)} is not known here`);
}

/** The same for an instruction on vectors. */
function vectorImmediates(code) {
  const isAddressed = code < 12 || (code >= 84 && code < 94);
  if (isAddressed) (number(), number());
  if (code === 12 || code === 13) at += 16;
  if ((code >= 21 && code < 35) || (code >= 84 && code < 92)) at += 1;
}

/** What an import is; a function is 0. */
function importOf() {
  name();
  name();
  const kind = bytes[at++];
  if (kind === 0) number();
  else throw new Error('only functions are imported');
  return kind;
}

function name() {
  const length = number();
  at += length;
}

/** The items of a section; none where there is no such section. */
function list(id, read) {
  const section = sections.find((each) => each.id === id);
  if (!section) return [];
  at = section.start;
  return items(read);
}

function items(read) {
  return Array.from({ length: number() }, read);
}

function vector(parts) {
  return Buffer.concat([leb(parts.length), ...parts]);
}

/** The next number (LEB128); of one with a sign only the length counts here. */
function number() {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
}

function leb(value) {
  const written = [];
  for (; value > 127; value >>>= 7) written.push((value & 127) | 128);
  return Buffer.from([...written, value]);
}
