/**
 * Weighs what a checkout loads first and what an import preview loads, and fails when one is over its budget.
 *
 *   node pkg-config/size.mjs              the files of size-budget.json, in bytes
 *   node pkg-config/size.mjs --where [n] [module]  by room and crate, and the n largest functions, of the checkout module or another
 *
 * Each file is compressed by itself (brotli, quality 11), as a web server would send it.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '..', 'target');

if (process.argv[2] === '--where') where(Number(process.argv[3] ?? 40), process.argv[4] ?? 'checkout');
else weigh();

function weigh() {
  const budgets = JSON.parse(readFileSync(join(here, 'size-budget.json'), 'utf8'));
  for (const { name, module = 'checkout', files, goal, ...budget } of budgets) {
    const small = readFileSync(join(target, 'modules', module, '.stamp'), 'utf8').startsWith('small=1');
    // Where the standard library's source is missing the module is built with the library as it comes.
    const max = small ? budget.max : budget.max_plain;
    const rows = files.map((file) => {
      const bytes = readFileSync(join(target, 'npm', 'package', file));
      return [file, bytes.length, brotli(bytes)];
    });
    const total = ['total', sum(rows, 1), sum(rows, 2)];
    table([[name, 'raw', 'brotli'], ...rows, total, ['budget', '', max]]);
    if (total[2] > max) {
      console.error(`over the budget by ${total[2] - max} bytes`);
      process.exitCode = 1;
    } else {
      console.log(`${max - total[2]} bytes left`);
      if (total[2] > goal) console.log(`the goal of ${goal} is still ${total[2] - goal} bytes away`);
    }
  }
}

function where(count, name) {
  execFileSync(join(here, 'build-module.sh'), [name], {
    stdio: 'inherit',
    env: { ...process.env, DEBITOR_NAMES: '1' },
  });
  const bytes = readFileSync(join(target, 'modules', `${name}-names`, `${name}_bg.wasm`));
  const { functions, sections } = dissect(bytes);
  const rooms = new Map();
  for (const [name, size] of functions) {
    const room = roomOf(name);
    rooms.set(room, (rooms.get(room) ?? 0) + size);
  }
  const largest = (entries, n) => [...entries].sort((a, b) => b[1] - a[1]).slice(0, n);
  const packed = ({ title, start, end }) => [title, end - start, brotli(bytes.subarray(start, end))];
  table([['section', 'raw', 'brotli'], ...sections.map(packed).sort((a, b) => b[1] - a[1]).slice(0, 8)]);
  const code = sum(functions, 1);
  const share = ([room, size]) => [room, size, `${((size / code) * 100).toFixed(1)} %`];
  table([['room or crate', 'raw', ''], ...largest(rooms, 30).map(share)]);
  table([[`function (${functions.length})`, 'raw'], ...largest(functions, count)]);
}

/** The room of this crate, or the other crate, that a function is of; what is exported is named by JavaScript's name. */
function roomOf(name) {
  const [, crate, room] = /^<*&*(?:mut |dyn )*([a-z_]\w*)::([a-z_]\w*)?/.exec(name) ?? [];
  if (crate === 'debitor') return `debitor::${room}`;
  if (crate) return crate;
  return name.includes(' shim') || /^[a-z]+(?:_[a-z]\w*)?$/i.test(name) ? 'exported, with what only that needs' : 'other';
}

/** The size of each function body by its name, and each section. */
function dissect(bytes) {
  const titles = ['custom', 'type', 'import', 'function', 'table', 'memory', 'global', 'export', 'start', 'element', 'code', 'data', 'data count'];
  const bodies = [];
  const names = new Map();
  const sections = [];
  let imported = 0;
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const text = () => {
    const length = number();
    return bytes.toString('utf8', at, (at += length));
  };
  const limits = () => {
    const flags = number();
    number();
    if (flags & 1) number();
  };
  while (at < bytes.length) {
    const id = bytes[at++];
    const size = number();
    const end = at + size;
    let title = titles[id] ?? `section ${id}`;
    if (id === 0 && (title = text()) === 'name') {
      while (at < end) {
        const part = bytes[at++];
        const partEnd = number() + at;
        if (part === 1) for (let n = number(); n > 0; n--) names.set(number(), plain(text()));
        at = partEnd;
      }
    } else if (id === 2) {
      for (let n = number(); n > 0; n--) {
        text(), text();
        const kind = bytes[at++];
        if (kind === 0) number(), imported++;
        else if (kind === 1) at++, limits();
        else if (kind === 2) limits();
        else if (kind === 3) at += 2;
        else number(), number();
      }
    } else if (id === 10) {
      for (let n = number(); n > 0; n--) {
        const length = number();
        bodies.push(length);
        at += length;
      }
    }
    sections.push({ title, start: end - size, end });
    at = end;
  }
  const functions = bodies.map((size, i) => [names.get(imported + i) ?? `#${imported + i}`, size]);
  return { functions, sections };
}

/** A function's name without the compiler's hashes. */
function plain(name) {
  return name.replace(/\[[0-9a-f]{12,16}\]|::h[0-9a-f]{16}(?=$|\s)/g, '');
}

function brotli(bytes) {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }).length;
}

function sum(rows, column) {
  return rows.reduce((total, row) => total + row[column], 0);
}

function table(rows) {
  const shown = rows.map((row) => row.map((cell) => String(cell)));
  const widths = shown[0].map((_, i) => Math.min(90, Math.max(...shown.map((row) => row[i].length))));
  for (const [first, ...rest] of shown) {
    const name = first.length > 90 ? `${first.slice(0, 89)}…` : first;
    console.log(name.padEnd(widths[0]), ...rest.map((cell, i) => cell.padStart(widths[i + 1])));
  }
  console.log();
}
