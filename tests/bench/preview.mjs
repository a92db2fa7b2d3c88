/**
 * The import preview in Chromium beside what a shop would put together from libraries, in one run: the files of customers.py
 * against the debtors that are there. From the drop of the file to the last decision, each on a page of its own, in a
 * worker that is started for it. Prints a table with the ratios and writes it as JSON lines.
 *
 *   node tests/bench/preview.mjs existing.csv file.csv file.xlsx …
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../pkg-config/tools/node_modules/esbuild/lib/main.js';
import { startBrowser } from '../support/browser.mjs';
import { serveFolder } from '../support/static.mjs';

const ROUNDS = 3;
const folder = fileURLToPath(new URL('../../target/npm/package/', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const PAGE = '<!doctype html><title>bench</title><script type="module" src="/page.js"></script>';
const SCRIPT = `
import { openImport, prepare } from '/debitor/admin/index.js';
const blob = async (name) => new File([await (await fetch(name)).blob()], name);
const files = async (name, other) => [await blob(name), await blob(other)];
window.measure = {
  // As the element does while nobody has dropped a file yet.
  async prepared(name, other) {
    await prepare({ profile: 'snelstart-magento', locale: 'en' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    return measure.debitor(name, other);
  },
  async debitor(name, other) {
    const [file, existing] = await files(name, other);
    const start = performance.now();
    const session = await openImport({ profile: 'snelstart-magento', locale: 'en', file, existing });
    await session.rows({ from: 0, count: 50 });
    const first = performance.now() - start;
    const summary = await session.finished;
    const all = performance.now() - start;
    session.close();
    return { first_ms: Math.round(first), all_ms: Math.round(all), rows: summary.rows };
  },
  async libraries(name, other) {
    const [file, existing] = await files(name, other);
    const start = performance.now();
    const worker = new Worker('/peers.js');
    const told = new Promise((resolve, reject) => ((worker.onmessage = ({ data }) => resolve(data)), (worker.onerror = reject)));
    worker.postMessage({ file, existing });
    const { rows } = await told;
    return { all_ms: Math.round(performance.now() - start), rows };
  },
};
document.title = 'ready';
`;

const [existing, ...files] = process.argv.slice(2);
const { outputFiles } = await build({ entryPoints: [join(here, 'peers.worker.mjs')], bundle: true, minify: true, format: 'iife', write: false });
const made = { '/page.html': PAGE, '/page.js': SCRIPT, '/peers.js': outputFiles[0].contents };
for (const path of [existing, ...files]) made[`/${basename(path)}`] = readFileSync(path);
const server = await serveFolder(folder, made);
const results = [];
try {
  for (const path of files) {
    for (let round = 0; round < ROUNDS; round++) {
      // Turn by turn, so that a noisy moment hits both alike.
      for (const who of ['debitor', 'prepared', 'libraries']) results.push({ file: basename(path), who, ...(await measure(who, path)) });
    }
  }
} finally {
  await server.stop();
}
report();

/** One measurement in a browser of its own; `peak_mb` is the largest that all its page processes were together. */
async function measure(who, path) {
  const browser = await startBrowser();
  let peak = 0;
  let going = true;
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}/page.html`);
    await page.waitForFunction(() => document.title === 'ready');
    const watch = (async () => {
      for (; going; await new Promise((resolve) => setTimeout(resolve, 50))) peak = Math.max(peak, renderersMb());
    })();
    const found = await page.evaluate(([who, file, existing]) => measure[who](file, existing), [who, `/${basename(path)}`, `/${basename(existing)}`]);
    going = false;
    await watch;
    return { ...found, peak_mb: peak };
  } finally {
    going = false;
    await browser.close();
  }
}

/** Resident memory of Chromium's page processes, in MB; 0 where the system does not tell. */
function renderersMb() {
  let pages = 0;
  try {
    for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        if (!readFileSync(`/proc/${id}/cmdline`, 'latin1').includes('--type=renderer')) continue;
        pages += Number(readFileSync(`/proc/${id}/statm`, 'latin1').split(' ')[1]);
      } catch {
        // It has ended meanwhile.
      }
    }
  } catch {
    return 0;
  }
  return Math.round((pages * 4096) / 1e6);
}

function report() {
  for (const path of files) {
    const file = basename(path);
    const best = (who, what) => Math.min(...results.filter((one) => one.file === file && one.who === who).map((one) => one[what]));
    const [ours, prepared, theirs] = ['debitor', 'prepared', 'libraries'].map((who) => best(who, 'all_ms'));
    const line = {
      file, rows: results.find((one) => one.file === file).rows, debitor_first_ms: best('debitor', 'first_ms'), debitor_ms: ours,
      prepared_first_ms: best('prepared', 'first_ms'), prepared_ms: prepared, libraries_ms: theirs,
      ratio: Math.round((theirs / prepared) * 10) / 10, debitor_peak_mb: best('debitor', 'peak_mb'), libraries_peak_mb: best('libraries', 'peak_mb'),
    };
    console.log(JSON.stringify(line));
  }
}
