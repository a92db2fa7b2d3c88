/** `debitor/admin` in a real browser: its worker, progress, cancelling, and faults of the module. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { openPage, startBrowser } from '../support/browser.mjs';
import { serveFolder } from '../support/static.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'target/npm/package');

const PAGE = '<!doctype html><meta charset="utf-8"><title>Import</title><link rel="icon" href="/icon.svg"><script type="module" src="/page.js"></script>';

/** What the tests use on the page. */
const SCRIPT = `
import * as admin from '/debitor/admin/index.js';
const HEAD = 'Firma;CVR;E-mail;Land\\n';
window.admin = admin;
/** So many customers, each with a number of its own; every tenth is wrong. */
window.customers = (count) => {
  const parts = [HEAD];
  for (let at = 0; at < count; at += 1) parts.push('Smed & Søn ' + at + ' A/S;' + (at % 10 ? '' : '13585627') + ';post' + at + '@smed.example;DK\\n');
  return new Blob(parts);
};
window.open = (options) => admin.openImport({ profile: 'iex', locale: 'da', ...options });
window.caught = (promise) => promise.then(() => 'nothing', ({ name, code, message }) => ({ name, code, message }));
document.title = 'ready';
`;

/** A worker whose module stops dead at an edit, as one does that ran into a fault of its own. */
const FAULTY = `
const Real = WebAssembly.Instance;
const stop = () => { throw new WebAssembly.RuntimeError('unreachable'); };
WebAssembly.Instance = function (...given) {
  return { exports: { ...new Real(...given).exports, import_edit: stop } };
};
`;

let server;
let browser;
before(async () => {
  const made = {
    '/page.html': PAGE,
    '/page.js': SCRIPT,
    '/icon.svg': readFileSync(join(root, 'www/icon.svg')),
    '/faulty.js': `import '/fault.js'; import '/debitor/admin/worker.js';`,
    '/fault.js': FAULTY,
    '/tight.wasm': tight(readFileSync(join(folder, 'admin/admin_bg.wasm'))),
  };
  server = await serveFolder(folder, made);
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** The module with no more memory than it begins with, and a few megabytes. */
function tight(bytes) {
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length;) {
    const start = at;
    const id = bytes[at++];
    const [size, body] = number(bytes, at);
    at = body + size;
    if (id !== 5) parts.push(bytes.subarray(start, at));
    else {
      const [pages] = number(bytes, body + 2);
      const limits = [1, 1, ...leb(pages), ...leb(pages + 64)];
      parts.push(Buffer.from([5, limits.length, ...limits]));
    }
  }
  return Buffer.concat(parts);
}

function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

function leb(value) {
  return value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)];
}

/** A test on a page of its own, where nothing may go wrong unseen. */
function onPage(claim, steps) {
  test(claim, async () => {
    const page = await openPage(browser);
    const faults = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(`${server.url}/page.html`);
    await page.waitForFunction(() => document.title === 'ready');
    await steps(page);
    await page.context().close();
    assert.deepEqual(faults, []);
  });
}

onPage('rows can be shown long before a file is read, and the page is told how far it is', async (page) => {
  const found = await page.evaluate(async () => {
    const told = [];
    const session = await open({ file: customers(60_000), onProgress: (progress) => told.push(progress) });
    const early = await session.rows({ from: 0, count: 20 });
    const done = await session.finished;
    const summary = await session.summary();
    const wrong = await session.rows({ from: 0, count: 3, filter: { decisions: ['invalid'] } });
    session.close();
    return { told, early, done, summary, wrong };
  });
  assert.equal(found.early.rows.length, 20);
  assert.equal(found.early.rows[0].row, 2);
  assert.ok(found.early.total < 60_000, `${found.early.total} rows were there`);
  assert.ok(found.told.length >= 3, `told ${found.told.length} times`);
  const decided = found.told.map((progress) => progress.decided);
  assert.deepEqual(decided, decided.toSorted((one, two) => one - two));
  assert.equal(found.told.at(-1).is_done, true);
  assert.equal(found.done.bytes_read, found.done.bytes_total);
  assert.deepEqual([found.summary.rows, found.summary.counts.create, found.summary.counts.invalid], [60_000, 54_000, 6_000]);
  assert.deepEqual(found.wrong.rows.map(({ row }) => row), [2, 12, 22]);
  assert.equal(found.wrong.rows[0].cells[1].problem.code, 'cvr.checksum');
});

onPage('a file that is asked for before every row is decided has every row all the same', async (page) => {
  const told = await page.evaluate(async () => {
    const session = await open({ file: customers(40_000) });
    let isDone = false;
    session.finished.then(() => (isDone = true));
    const mapping = await session.export('mapping');
    const wasDone = isDone;
    const early = await session.export('decisions');
    await session.finished;
    const late = await session.export('decisions');
    session.close();
    return [mapping.blob.size > 0, wasDone, (await early.blob.text()).trimEnd().split('\n').length, early.blob.size === late.blob.size];
  });
  assert.deepEqual(told, [true, false, 40_000, true]);
});

onPage('a cell is changed, taken back and changed again, and what comes out says so', async (page) => {
  const found = await page.evaluate(async () => {
    const existing = new Blob(['Kundenr.;Firma;CVR;E-mail\n1001;Smed;13585628;ole@smed.example\n']);
    const session = await open({ file: customers(3), fileName: 'kunder.csv', existing });
    await session.finished;
    const edits = [await session.edit(0, 1, '13585628'), await session.undo(), await session.redo()];
    const files = [];
    for (const kind of ['decisions', 'cleaned', 'faulty', 'undo', 'mapping', 'template']) {
      const { file_name, media_type, blob } = await session.export(kind);
      files.push([file_name, media_type, blob.size > 0]);
    }
    const text = await (await session.export('decisions', 'jsonl')).blob.text();
    const next = await session.nextProblem(-1);
    session.close();
    return { edits, files, next, lines: text.trimEnd().split('\n').map((line) => JSON.parse(line)), late: await caught(session.rows({ from: 0, count: 1 })) };
  });
  assert.deepEqual(found.edits.map(({ counts, can_undo, can_redo }) => [counts.update, counts.invalid, can_undo, can_redo]), [
    [1, 0, true, false],
    [0, 1, false, true],
    [1, 0, true, false],
  ]);
  assert.deepEqual(found.files.map(([name]) => name), [
    'kunder-decisions.jsonl', 'kunder-cleaned.csv', 'kunder-faulty.csv', 'kunder-undo.jsonl', 'kunder-mapping.json', 'iex-template.csv',
  ].map((name, place) => (found.files[place][0].endsWith('.xlsx') ? name.replace('.csv', '.xlsx') : name)));
  assert.ok(found.files.every(([, , filled]) => filled));
  assert.equal(found.lines[0].decision, 'update');
  assert.equal(found.next, null);
  assert.equal(found.late.code, 'session.closed');
});

onPage('work that is given up ends at once, and the page goes on', async (page) => {
  const found = await page.evaluate(async () => {
    const early = new AbortController();
    early.abort();
    const before = await caught(open({ file: customers(10), signal: early.signal }));
    const file = customers(200_000);
    const ending = new AbortController();
    const session = await open({ file, signal: ending.signal });
    const waiting = caught(session.rows({ from: 0, count: 10_000 }));
    const start = performance.now();
    ending.abort();
    const finished = await caught(session.finished);
    const took = performance.now() - start;
    const middle = new AbortController();
    const opening = caught(open({ file, signal: middle.signal }));
    middle.abort();
    const after = await open({ file: customers(10) });
    return { before, finished, took, waiting: await waiting, opening: await opening, after: (await after.finished).rows };
  });
  for (const one of [found.before, found.finished, found.waiting, found.opening]) assert.equal(one.name, 'AbortError');
  assert.ok(found.took < 100, `${found.took} ms`);
  assert.equal(found.after, 10);
});

onPage('a module that stops dead is told, and the next call finds the file and its changes again', async (page) => {
  const found = await page.evaluate(async () => {
    const session = await open({ file: customers(30), worker: '/faulty.js' });
    await session.finished;
    await session.setSettings({ mode: 'add' });
    const trap = await caught(session.edit(0, 1, '13585628'));
    const { mode, rows } = await session.summary();
    return { trap, mode, rows };
  });
  assert.equal(found.trap.code, 'worker.trap');
  assert.deepEqual([found.mode, found.rows], ['add', 30]);
});

onPage('a module without memory is told, and others work on', async (page) => {
  const found = await page.evaluate(async () => {
    const file = customers(300_000);
    const session = await open({ file, wasm: '/tight.wasm' }).catch((error) => ({ finished: Promise.reject(error) }));
    const trap = await caught(session.finished);
    const after = await open({ file: customers(10) });
    return { trap, rows: (await after.finished).rows };
  });
  assert.equal(found.trap.code, 'worker.trap');
  assert.equal(found.rows, 10);
});

onPage('a system that demands other columns waits for a person to say which is which', async (page) => {
  const found = await page.evaluate(async () => {
    const file = new Blob(['Firma;Mail\nSmed;ole@smed.example\n']);
    const session = await open({ profile: 'snelstart-polaris', locale: 'nl', file });
    const mapping = await session.mapping();
    const told = (resolve) => (progress) => progress.blocked && resolve(progress);
    const blocked = await new Promise((resolve) => open({ profile: 'snelstart-polaris', file, onProgress: told(resolve) }));
    await session.setMapping({ columns: [{ column: 0, field: 'company' }] }).catch(() => undefined);
    const after = await session.mapping();
    session.close();
    return { mapping, blocked, after };
  });
  assert.deepEqual([found.mapping.ready, found.mapping.missing_required], [false, ['Naam']]);
  assert.equal(found.blocked.blocked.code, 'mapping.required');
  assert.equal(found.blocked.blocked.message.includes('Naam'), true);
  assert.equal(found.after.columns.length, 2);
});

onPage('what is wrong with the call is told by an error that can be caught', async (page) => {
  const found = await page.evaluate(async () => [
    await caught(open({ file: customers(1), profile: 'iexx' })),
    await caught(open({ file: new Blob(['']) }).then((session) => session.finished)),
    await caught(open({ file: customers(1), mode: 'sometimes' })),
    await caught(open({ file: customers(1), existing: new Blob(['{"a"']) })),
    await caught(admin.template({ profile: 'iex', format: 'doc' })),
  ]);
  assert.deepEqual(found.map(({ code }) => code), ['profile.unknown', 'table.empty', 'match.mode', 'existing.line', 'preview.format']);
});

onPage('a file of customers is looked through in the grid', async (page) => {
  const found = await page.evaluate(async () => {
    const session = await admin.open({ profile: 'iex', locale: 'da', file: customers(50_000) });
    const { rows } = await session.finished;
    const { columns } = await session.info();
    const { total } = await session.rows({ from: 0, count: 10, filter: { text: 'post4999' } });
    const { file_name, blob } = await session.export({ text: 'post4999' });
    session.close();
    return { rows, columns: columns.length, total, file_name, size: blob.size };
  });
  assert.deepEqual([found.rows, found.total, found.file_name], [50_000, 11, 'customers.xlsx']);
  assert.ok(found.columns > 3 && found.size > 1000);
});

onPage('the module is fetched once, and a template needs no file', async (page) => {
  const asked = server.asked.length;
  const size = await page.evaluate(async () => {
    const files = await Promise.all([1, 2, 3].map(() => admin.template({ profile: 'banqup', locale: 'nl' })));
    return files.map(({ file_name, blob }) => [file_name, blob.type.includes('spreadsheet'), blob.size > 1000]);
  });
  assert.deepEqual(size, Array(3).fill(['banqup-template.xlsx', true, true]));
  assert.equal(server.asked.slice(asked).filter((path) => path.endsWith('.wasm')).length, 1);
});
