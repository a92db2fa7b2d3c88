/**
 * The processor's time that an import takes of the worker that has the file, and of those beside it that judge its rows, apart:
 * what the first takes is how fast an import can be with enough cores. Both are instances of the admin module in one Node.js;
 * milliseconds, one JSON line a run, the first while the engine still makes the module fast.
 *
 *   node tests/bench/crew.mjs existing.csv file.csv [profile]
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const RUNS = 3;
const PIECE = 1 << 17;
const SLICE = 1 << 20;
const BLOCK = 1024;
const ROWS = 2048;
const built = fileURLToPath(new URL('../../target/modules/admin/', import.meta.url));
const files = fileURLToPath(new URL('../../target/npm/package/admin/', import.meta.url));
const [existing, path, profile = 'snelstart-magento'] = process.argv.slice(2);
const module = new WebAssembly.Module(readFileSync(join(built, 'admin_bg.wasm')));

/** An instance of its own: the glue has one for each address. */
async function instance(name) {
  const glue = await import(`${pathToFileURL(join(built, 'admin_bg.js'))}?${name}`);
  const { exports } = new WebAssembly.Instance(module, { './admin_bg.js': glue });
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start?.();
  return glue;
}

const first = await instance('first');
const beside = await instance('beside');

/** What the module misses is given to both. */
function complete(make) {
  for (;;) {
    try {
      return make();
    } catch (error) {
      if (error.code !== 'file.missing') throw error;
      const json = readFileSync(join(files, `${error.path}.json`), 'utf8');
      for (const glue of [first, beside]) glue.give(error.path, json);
    }
  }
}

const used = () => process.threadCpuUsage?.().user ?? process.cpuUsage().user;

function once() {
  const took = { first: 0, beside: 0 };
  const timed = (who, what, work) => {
    const began = used();
    const result = work();
    const ms = (used() - began) / 1000;
    took[who] += ms;
    took[what] = (took[what] ?? 0) + ms;
    return result;
  };
  const session = complete(() => new first.Import(profile, {}, {}));
  const assessor = new beside.Assessor(profile, {}, '');
  const tend = () => {
    const brief = timed('first', 'share', () => session.share());
    if (brief) {
      const debtors = timed('first', 'debtors', () => session.debtors());
      timed('beside', 'brief', () => assessor.brief(brief, debtors));
    }
    for (;;) {
      const block = timed('first', 'hand_out', () => session.handOut(BLOCK));
      if (!block) return;
      const judged = timed('beside', 'judge', () => assessor.judge(block));
      timed('first', 'take_back', () => session.takeBack(judged));
    }
  };
  const customers = readFileSync(existing);
  for (let at = 0; at < customers.length; at += PIECE) {
    timed('first', 'feed_existing', () => session.feedExisting(customers.subarray(at, at + PIECE)));
    tend();
  }
  timed('first', 'feed_existing', () => session.endExisting());
  tend();
  timed('first', 'finish_existing', () => session.finishExisting());
  const file = readFileSync(path);
  for (let at = 0; ; ) {
    const progress = timed('first', 'step', () => session.step(ROWS));
    if (progress.is_done) {
      session.free();
      assessor.free();
      return { rows: progress.rows, ...Object.fromEntries(Object.entries(took).map(([what, ms]) => [`${what}_ms`, Math.round(ms)])) };
    }
    tend();
    if (!progress.needs_bytes) continue;
    if (at < file.length) timed('first', 'feed', () => session.feed(file.subarray(at, at + SLICE)));
    else session.finish();
    at += SLICE;
  }
}

for (let run = 0; run < RUNS; run++) console.log(JSON.stringify(once()));
