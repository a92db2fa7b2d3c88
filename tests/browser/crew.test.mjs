/** Rows of a large file are judged by several workers: the same rows, the same files, and nobody left behind. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { engine, openPage, startBrowser } from '../support/browser.mjs';
import { serveFolder } from '../support/static.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

const PAGE = '<!doctype html><meta charset="utf-8"><title>Import</title><link rel="icon" href="/icon.svg"><script type="module" src="/page.js"></script>';
const SCRIPT = `
import * as admin from '/debitor/admin/index.js';
const HEAD = 'Kundenr.;Firma;CVR;E-mail;Land\\n';
const line = (at) => (at % 9 ? '' : 'K' + at % 5000) + ';Smed & Søn ' + at + ' A/S;' + (at % 10 ? '' : '13585627') + ';post' + (at % 7 ? at : at >> 1) + (at % 101 ? '@smed.example' : '') + ';' + (at % 13 ? 'DK' : 'Narnia') + '\\n';
const customers = (from, count) => new Blob([HEAD, ...Array.from({ length: count }, (_, at) => line(from + at))]);
window.file = customers(0, 20_000);
window.existing = customers(12_000, 12_000);
/** How often a worker beside the one with the file was told to judge rows. */
window.judged = 0;
new BroadcastChannel('judged').onmessage = () => (judged += 1);
window.prepare = (worker) => admin.prepare({ profile: 'banqup', locale: 'nl', worker });
window.open = (worker, more) => admin.openImport({ profile: 'iex', locale: 'da', file, existing, worker, ...more });
/** All that is said of a session's file, as how long it is and its digest. */
window.said = async (session) => {
  await session.finished;
  const files = [];
  for (const kind of ['decisions', 'cleaned', 'faulty', 'undo']) files.push(await (await session.export(kind, 'jsonl').catch(() => session.export(kind, 'csv'))).blob.text());
  const all = new TextEncoder().encode(JSON.stringify([files, await session.summary(), await session.rows({ from: 19_000, count: 50 })]));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', all));
  return { length: all.length, digest: digest.join(' ') };
};
document.title = 'ready';
`;

/** A worker that believes in so many cores, and tells of blocks that it judges; the fifth one may be its end. */
const worker = (cores, end = '') => `
Object.defineProperty(navigator, 'hardwareConcurrency', { value: ${cores} });
const channel = new BroadcastChannel('judged');
const Real = WebAssembly.Instance;
let count = 0;
WebAssembly.Instance = function (...given) {
  const { exports } = new Real(...given);
  const assessor_judge = (...args) => {
    count += 1;
    channel.postMessage(count);
    if (count === 5) { ${end} }
    return exports.assessor_judge(...args);
  };
  return { exports: { ...exports, assessor_judge } };
};
`;

let server;
let browser;
before(async () => {
  const made = {
    '/page.html': PAGE,
    '/page.js': SCRIPT,
    '/icon.svg': readFileSync(join(root, 'www/icon.svg')),
  };
  const workers = {
    alone: worker(1),
    several: worker(4),
    dying: worker(4, 'throw new WebAssembly.RuntimeError("unreachable");'),
    lying: worker(4, 'return [exports.__wbindgen_malloc(8, 1), 8, 0, 0];'),
    silent: worker(4, 'for (;;);'),
    // Where no worker may start another one.
    forbidden: `${worker(4)}self.Worker = class { constructor() { throw new DOMException('no', 'SecurityError'); } };`,
    missing: `${worker(4)}const Start = self.Worker; self.Worker = function (_, options) { return new Start('/nowhere.js', options); };`,
  };
  for (const [name, script] of Object.entries(workers)) {
    made[`/${name}.js`] = `import '/${name}-before.js'; import '/debitor/admin/worker.js';`;
    made[`/${name}-before.js`] = script;
  }
  server = await serveFolder(join(root, 'target/npm/package'), made);
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A test on a page of its own, where nothing may go wrong unseen. */
function onPage(claim, steps) {
  test(claim, async (t) => {
    const page = await openPage(browser);
    t.after(() => page.context().close());
    const faults = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(`${server.url}/page.html`);
    await page.waitForFunction(() => document.title === 'ready');
    await steps(page);
    assert.deepEqual(faults, []);
  });
}

/** WebKit's driver does not say which workers there are. */
async function nobodyIsLeft(page, count = 0) {
  if (engine === 'webkit') return;
  for (const end = Date.now() + 5000; page.workers().length > count && Date.now() < end; ) await page.waitForTimeout(50);
  assert.equal(page.workers().length, count);
}

/** In Firefox the worker with the file judges all rows: see STALLS in www/ts/admin/crew.ts. */
const least = engine === 'firefox' ? 0 : 11;

/** On a busy machine all may be judged before the workers beside are there: then once more. */
async function judgedElsewhere(run) {
  for (let turn = 0; turn < 5; turn++) {
    const count = await run();
    if (count >= least) return count;
  }
  return -1;
}

const ask = (page, name) =>
  page.evaluate(async (name) => {
    judged = 0;
    const session = await open(`/${name}.js`);
    const all = await said(session);
    const count = judged;
    session.close();
    return { all, count };
  }, name);

onPage('several workers say of a file what one says, to the byte', async (page) => {
  const alone = await ask(page, 'alone');
  assert.equal(alone.count, 0);
  assert.ok(alone.all.length > 3_000_000, `${alone.all.length} bytes`);
  const several = await judgedElsewhere(async () => {
    const { all, count } = await ask(page, 'several');
    assert.deepEqual(all, alone.all);
    return count;
  });
  assert.ok(several >= least, `${several} blocks`);
  await nobodyIsLeft(page);
});

for (const [name, claim] of Object.entries({
  dying: 'a worker that stops dead in the middle',
  lying: 'a worker that gives back nonsense',
  silent: 'a worker that is never heard of again',
  forbidden: 'a page where no worker may start another',
  missing: 'a script that does not load a second time',
})) {
  onPage(`${claim} changes nothing`, async (page) => {
    const alone = await ask(page, 'alone');
    const { all } = await ask(page, name);
    assert.deepEqual(all, alone.all);
    await nobodyIsLeft(page);
  });
}

onPage('what is set or edited while rows are judged is in what they come to', async (page) => {
  const found = () => page.evaluate(async () => {
    const run = async (name) => {
      const session = await open(`/${name}.js`);
      const edited = [session.edit(5, 1, 'Holm'), session.edit(19_999, 3, 'x@holm.example')];
      await Promise.allSettled(edited);
      await session.setSettings({ emptyCells: 'clear', onMatch: 'complement' });
      await session.edit(13_000, 3, 'ole@smed.example');
      await session.edit(19_999, 3, 'y@holm.example');
      const all = await said(session);
      session.close();
      return all;
    };
    judged = 0;
    return { same: (await run('alone')).digest === (await run('several')).digest, judged };
  });
  const count = await judgedElsewhere(async () => {
    const { same, judged } = await found();
    assert.equal(same, true);
    return judged;
  });
  assert.ok(count >= least, `${count} blocks`);
});

onPage('the workers beside end with the last row, with the session, and when it is given up', async (page) => {
  await page.evaluate(async () => (window.session = await open('/several.js')));
  await page.evaluate(() => session.finished);
  await nobodyIsLeft(page, 1);
  await page.evaluate(() => session.close());
  await nobodyIsLeft(page);
  await page.evaluate(async () => (await open('/several.js')).close());
  await nobodyIsLeft(page);
  await page.evaluate(async () => {
    const ending = new AbortController();
    const opening = open('/several.js', { signal: ending.signal }).catch(() => undefined);
    setTimeout(() => ending.abort(), 100);
    await opening;
  });
  await nobodyIsLeft(page);
});

onPage('a small file starts no worker more', async (page) => {
  const count = await page.evaluate(async () => {
    const session = await open('/several.js', { file: new Blob([await file.slice(0, 100_000).text()]), existing: undefined });
    await session.finished;
    return judged;
  });
  assert.equal(count, 0);
  await nobodyIsLeft(page, 1);
});

onPage('workers that wait before a file is there judge it, whatever rules they waited for, and a small file sends them away', async (page) => {
  const alone = await ask(page, 'alone');
  const count = await judgedElsewhere(async () => {
    await page.evaluate(() => prepare('/several.js'));
    const { all, count } = await ask(page, 'several');
    assert.deepEqual(all, alone.all);
    return count;
  });
  assert.ok(count >= least, `${count} blocks`);
  await nobodyIsLeft(page);
  const judged = await page.evaluate(async () => {
    await prepare('/several.js');
    window.judged = 0;
    const session = await open('/several.js', { file: new Blob([await file.slice(0, 100_000).text()]), existing: undefined });
    await session.finished;
    return window.judged;
  });
  assert.equal(judged, 0);
  await nobodyIsLeft(page, 1);
});
