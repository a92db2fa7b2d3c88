/** The worker: one session of the module, and the calls to it. */
import type { Assessor, Grid, Import, Reading, Written } from 'debitor:admin-glue';
import * as glue from 'debitor:admin-glue';
import { Crew } from './crew.js';
import type { Progress } from './data.js';
import type { Opening, Reply, Request, Rules } from './protocol.js';
import { breathe, feedAll, Pump, TELL } from './pump.js';
import { sent } from './sent.js';
import { complete, given } from './given.js';
import { start } from './start.js';

/** What this file needs of the worker it runs in. */
const scope = self as unknown as {
  onmessage: ((event: { data: Request }) => void) | null;
  postMessage(message: Reply, options?: { transfer: ArrayBuffer[] }): void;
};

const say = (reply: Reply, transfer: ArrayBuffer[] = []) => scope.postMessage(reply, { transfer });
const tell = (progress: Progress) => say({ event: 'progress', progress });

/** What is open. There is one session in a worker; when it ends, so does the worker. */
let session: Reading;
let pump: Pump;
/** Why the file can't be read to its end. */
let broken: { error: unknown } | undefined;

/** Settled once the customers that are there already are known. */
let known: Promise<void> = Promise.resolve();
/** Whether the rows so far are decided as if there were none. */
let isPending = false;

/** Opens an import; answers once the customers that are there are known, and goes on by itself. */
async function openImport({ module, profile, bases, options, file, existing, mapping, edits }: Opening): Promise<void> {
  isAsked = true;
  const { Import } = start(module);
  const opened = await complete(() => new Import(profile, bases, options));
  if (mapping) opened.setMapping(mapping);
  if (edits) opened.carry(edits);
  const size = file.size + (existing?.size ?? 0);
  begin(opened, file, () => Crew.of(opened, size, { module, profile, bases }, options['locale'] ?? ''));
  if (existing) await (known = compare(opened, existing));
  void pump.run().then(relate);
}

/** Files of customers that take longer than this to read, in bytes, are read behind the first rows of the import. */
const SOON = 1 << 17;

/** Reads the customers that are there already; the first rows of the import are shown before. */
async function compare(opened: Import, existing: Blob): Promise<void> {
  const read = { phase: 'existing', bytes_read: 0, bytes_total: existing.size, is_done: false } as const;
  let first: Progress | undefined;
  if (existing.size > SOON) {
    // What is wrong with the file is told in its turn.
    first = await pump.begin().catch(() => undefined);
    isPending = true;
    if (first) tell({ ...first, ...read, is_preliminary: true });
  }
  let bytes_read = 0;
  let told = 0;
  await feedAll(existing, (bytes) => {
    opened.feedExisting(bytes);
    bytes_read += bytes.length;
    if (performance.now() - told >= TELL || bytes_read === existing.size) {
      told = performance.now();
      tell({ ...opened.progress(), ...read, bytes_read, ...(first && { is_preliminary: true }) });
    }
    return pump.crew?.keepUp();
  });
  opened.endExisting();
  await pump.crew?.settle();
  opened.finishExisting();
  isPending = false;
}

/** Rows that a file may have, so many that browsers make the code quick that they go through. */
const TRIAL = 'email,company,vat,country,street,postcode,city,phone\n' + Array.from({ length: 3000 }, (_, row) =>
  `post@smed${row}.example,Smed & Søn ${row} A/S,DK${13585628 + (row % 3)},DK,Nørregade ${row},8000,Aarhus C,+45 87 12 34 56\n`).join('');

/** Loads what files under these rules need, and goes through one: browsers make code ready when it runs. A file that comes does not wait for it. */
async function prepare({ module, profile, bases }: Rules, locale: string): Promise<void> {
  const { Import } = start(module);
  const trial = await complete(() => new Import(profile, bases, { locale }));
  Crew.prepare({ module, profile, bases }, locale);
  const bytes = new TextEncoder().encode(TRIAL);
  try {
    for (let at = 0; at < bytes.length && !isAsked; at += PIECE, await breathe()) trial.feedExisting(bytes.subarray(at, at + PIECE));
    if (isAsked) return;
    trial.finishExisting();
    trial.feed(bytes);
    trial.finish();
    for (let rows = 1; !isAsked && !trial.step(rows).is_done; rows = 64) await breathe();
    if (!isAsked) trial.rows({ from: 0, count: 50 });
  } catch {
    // A system that demands other columns.
  } finally {
    trial.free();
  }
}

/** Of a trial, at once: some milliseconds. */
const PIECE = 1 << 13;
/** Whether something is open, or about to be. */
let isAsked = false;

/** Opens a grid, and goes on by itself. */
async function openGrid({ module, profile, bases, options, file }: Opening): Promise<void> {
  isAsked = true;
  Crew.dismiss();
  const { Grid } = start(module);
  begin(await complete(() => new Grid(profile, bases, options)), file);
  void pump.run();
}

function begin(opened: Reading, file: Blob, gather?: () => Crew | undefined): void {
  session = opened;
  const went = (progress: Progress) => tell(isGuessed() ? { ...progress, is_preliminary: true } : progress);
  pump = new Pump(file, opened, went, (error) => {
    broken = { error };
    say({ event: 'failed', error: sent(error) });
  }, gather);
}

/** Who judges rows for another worker, where this one was started for it. */
let assessor: Assessor;

function assist({ module, profile, bases }: Rules, locale: string, files: typeof given): void {
  const { Assessor } = start(module);
  for (const [name, json] of files) glue.give(name, json);
  assessor = new Assessor(profile, bases, locale);
}

/** Whether the columns are known by the first rows alone. */
function isGuessed(): boolean {
  return session instanceof glue.Import && session.guessed();
}

/** The file that is being written: what it says must not change under it. */
let writing: Promise<unknown> = Promise.resolve();

/** Does something once it is known who is there already. */
async function settled<T>(make: () => T): Promise<T> {
  await known;
  return make();
}

/** Changes something once nothing is being written. */
async function change<T>(make: () => T): Promise<T> {
  // Of before: what is begun here may be the next.
  const before = writing;
  await known;
  await before.catch(() => undefined);
  return make();
}

/** What has no rows of the file. */
const ROWLESS = ['mapping', 'template'];

/** Waits until every row is decided: a file of some rows would look like one of all. */
async function whole(): Promise<void> {
  await known;
  while (pump.isRunning) await pump.run();
  if (broken) throw broken.error;
}

/** Changes what is decided about every row, and is through when that is decided anew. */
async function anew(make: () => void): Promise<void> {
  await known;
  // Columns that a person has a say in are found out by all the rows that count.
  while (isGuessed() && pump.isRunning) await breathe();
  await change(make);
  await pump.run();
  void relate();
}

/** Rows of a file up to here are never shown without their hints. */
const AT_ONCE = 50_000;
let relating = false;

/** Makes hints between rows ready while nothing else is asked, so that the last rows are shown as soon as the first. */
async function relate(): Promise<void> {
  if (relating) return;
  relating = true;
  try {
    let rows = ROWS;
    for (; preview().relate(ROWS); rows += ROWS) await breathe();
    if (rows > AT_ONCE) tell({ ...preview().progress(), is_related: true });
  } catch (error) {
    say({ event: 'failed', error: sent(error) });
  } finally {
    relating = false;
  }
}

/** Writes a file, a little at a time. */
async function write(kind: string, format: string): Promise<Moved> {
  if (kind === 'mapping') return Moved.file(glue.savedMapping(preview()));
  if (kind === 'template') return Moved.file(glue.templateOf(preview(), format));
  const file = new glue.Export(preview(), kind, format);
  try {
    while (file.write(preview(), ROWS)) await breathe();
  } catch (error) {
    file.free();
    throw error;
  }
  return Moved.file(file.finish());
}

/** How many rows are written before others have their turn. */
const ROWS = 500;

/** What is moved, not copied: a file that was written, or bytes. */
class Moved {
  constructor(
    readonly result: unknown,
    readonly bytes: Uint8Array<ArrayBuffer>,
  ) {}

  static file(file: Written): Moved {
    return new Moved(file, file.bytes);
  }
}

const preview = () => session as Import;
const grid = () => session as Grid;

// What a call takes stands with the client, which makes them.
const CALLS: Record<string, (...args: any[]) => unknown> = {
  openImport,
  assist,
  brief: (brief, debtors) => assessor.brief(brief, debtors),
  judge: (block: Uint8Array) => {
    const judged = assessor.judge(block);
    return new Moved(judged, judged);
  },
  openGrid,
  prepare,
  template: async ({ module, profile, bases }: Rules, locale: string, format: string) => {
    const { template } = start(module);
    return Moved.file(await complete(() => template(profile, bases, locale, format)));
  },
  headerInfo: () => preview().headerInfo(),
  chooseSheet: (sheet) => anew(() => preview().chooseSheet(sheet)).then(() => preview().headerInfo()),
  mapping: () => preview().mapping(),
  setMapping: (choice) => anew(() => preview().setMapping(choice)).then(() => preview().mapping()),
  setSettings: (settings) => anew(() => preview().setSettings(settings)).then(() => preview().summary()),
  summary: () => settled(() => preview().summary()),
  rows: (query) => ({ ...preview().rows(query), ...(isPending && { is_preliminary: true }) }),
  edits: () => preview().edits(),
  edit: (index, column, value) => change(() => preview().edit(index, column, value)),
  undo: () => change(() => preview().undo()),
  redo: () => change(() => preview().redo()),
  nextProblem: (after, filter) => settled(() => preview().nextProblem(after, filter)),
  export: async (kind, format) => {
    if (!ROWLESS.includes(kind)) await whole();
    return (writing = change(() => write(kind, format)));
  },
  gridInfo: () => grid().info(),
  gridRows: (query) => grid().rows(query),
  gridExport: (filter, format) => Moved.file(grid().export(filter, format)),
};

scope.onmessage = async ({ data: { id, call, args } }) => {
  try {
    const result = await CALLS[call]?.(...args);
    if (result instanceof Moved) say({ id, ok: true, result: result.result }, [result.bytes.buffer]);
    else say({ id, ok: true, result });
  } catch (error) {
    say({ id, ok: false, error: sent(error) });
  }
};
