/**
 * The checkout module made into JavaScript, for pages whose policy lets no WASM run: by binaryen's wasm2js, from the very
 * module that the package carries, once what it can't read is expressed by older instructions.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { paths } from './paths.mjs';
import { run } from './run.mjs';

const SCRIPT = 'checkout.js';
const DATA = 'data.js';

/** What the module uses beyond the first version of WASM, and how each is done without. */
const LOWERING = [
  '--enable-bulk-memory', '--llvm-memory-copy-fill-lowering',
  '--enable-nontrapping-float-to-int', '--llvm-nontrapping-fptoint-lowering',
  '--enable-sign-ext', '--signext-lowering',
  '--enable-mutable-globals',
];

/** Bytes as www/ts/inlined-bytes.ts reads them. */
export function carried(bytes) {
  return Array.from(bytes, (byte) => String.fromCharCode(byte + 35)).join('');
}

/** The esbuild plugin that knows `debitor:javascript` and its data, made from a module unless they are in step with it. */
export async function javascriptOf(wasm) {
  const to = paths.javascript;
  const stamp = fingerprint(wasm);
  if (!existsSync(join(to, '.stamp')) || readFileSync(join(to, '.stamp'), 'utf8') !== stamp) make(wasm, to, stamp);
  return {
    name: 'javascript',
    setup(build) {
      build.onResolve({ filter: /^debitor:javascript$/ }, () => ({ path: join(to, SCRIPT) }));
      build.onResolve({ filter: /^debitor:javascript-data$/ }, () => ({ path: join(to, DATA) }));
      build.onResolve({ filter: /^host$/ }, () => ({ path: join(paths.www, 'ts/fallback-host.ts') }));
    },
  };
}

/** Everything that the result depends on. */
function fingerprint(wasm) {
  const hash = createHash('sha256');
  for (const file of [wasm, fileURLToPath(import.meta.url), join(paths.tools, 'package-lock.json')]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/** Made beside its place and moved there whole. */
function make(wasm, to, stamp) {
  const made = `${to.replace(/\/$/, '')}.new`;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  const bin = join(paths.tools, 'node_modules/.bin');
  const lowered = join(made, 'lowered.wasm');
  // The data goes in apart: wasm2js would carry it as base64, which costs 1.9 KB (brotli) more.
  run(join(bin, 'wasm-opt'), ...LOWERING, '-Oz', '--remove-memory-init', wasm, '-o', lowered);
  run(join(bin, 'wasm2js'), '-Oz', lowered, '-o', join(made, SCRIPT));
  rmSync(lowered);
  const { address, bytes } = dataOf(wasm);
  writeFileSync(join(made, DATA), `export const address = ${address};\nexport const text = ${JSON.stringify(carried(bytes))};\n`);
  writeFileSync(join(made, '.stamp'), stamp);
  rmSync(to, { recursive: true, force: true });
  renameSync(made, to);
}

/** What stands in the memory of a module that was only just started, without the zeros around it. */
function dataOf(wasm) {
  const module = new WebAssembly.Module(readFileSync(wasm));
  const { exports } = new WebAssembly.Instance(module, { host: { is_match: () => false } });
  const memory = new Uint8Array(exports.memory.buffer);
  const address = memory.findIndex((byte) => byte !== 0);
  return { address, bytes: memory.subarray(address, memory.findLastIndex((byte) => byte !== 0) + 1) };
}
