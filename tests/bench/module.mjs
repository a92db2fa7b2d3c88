/**
 * The processor's time that the admin module itself takes, in Node.js, one JSON line: unlike the time on the clock it means
 * something on a busy machine.
 *
 *   node tests/bench/module.mjs existing.csv file.csv [profile] [folder of the module]
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PIECE = 1 << 20;
const ROWS = 4096;
const built = fileURLToPath(new URL('../../target/modules/admin/', import.meta.url));
const files = fileURLToPath(new URL('../../target/npm/package/admin/', import.meta.url));
const [existing, path, profile = 'iex', folder = built] = process.argv.slice(2);

const glue = await import(pathToFileURL(join(resolve(folder), 'admin_bg.js')));
const module = new WebAssembly.Module(readFileSync(join(folder, 'admin_bg.wasm')));
const { exports } = new WebAssembly.Instance(module, { './admin_bg.js': glue });
glue.__wbg_set_wasm(exports);
exports.__wbindgen_start?.();

/** What the module misses is given to it, from the package. */
function complete(make) {
  for (;;) {
    try {
      return make();
    } catch (error) {
      if (error.code !== 'file.missing') throw error;
      glue.give(error.path, readFileSync(join(files, `${error.path}.json`), 'utf8'));
    }
  }
}

function* pieces(path) {
  const bytes = readFileSync(path);
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

const used = () => process.threadCpuUsage?.().user ?? process.cpuUsage().user;
const seconds = (since) => Math.round((used() - since) / 1e4) / 100;

/** One file from beginning to end; the first time the engine is still making the module fast. */
function once() {
  const session = complete(() => new glue.Import(profile, {}, {}));
  let began = used();
  for (const bytes of pieces(existing)) session.feedExisting(bytes);
  session.finishExisting();
  const existing_cpu_s = seconds(began);
  began = used();
  let first_cpu_s;
  const rest = pieces(path);
  for (;;) {
    const progress = session.step(ROWS);
    if (progress.decided) first_cpu_s ??= seconds(began);
    if (progress.is_done) {
      const { rows, counts } = progress;
      const found = { existing_cpu_s, first_cpu_s, all_cpu_s: seconds(began), rows, counts, mb: exports.memory.buffer.byteLength >> 20 };
      session.free();
      return found;
    }
    if (!progress.needs_bytes) continue;
    const { value, done } = rest.next();
    if (done) session.finish();
    else session.feed(value);
  }
}

console.log(JSON.stringify({ profile, cold: once(), warm: once() }));
