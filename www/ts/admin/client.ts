/** `debitor/admin` on the page: sessions, each with a worker of its own. */
import { Line } from './line.js';
import { compiled } from './module.js';
import type { Opening } from './protocol.js';
import { closed, Opened } from './session.js';
import { type Places, prepareSpare, takeLine } from './spare.js';
import type { Progress, Summary } from './data.js';
import type {
  AdminOptions,
  ExportedFile,
  FileOptions,
  GridSession,
  ImportOptions,
  ImportSession,
  Source,
} from './types.js';

/** Loads and starts what a file needs; the next one that is opened has only to be read. Where it can't, opening one tells. */
export async function prepare(options: AdminOptions & { signal?: AbortSignal }): Promise<void> {
  const { profile, bases = {}, locale = '', signal } = options;
  const module = await compiled(moduleOf(options));
  signal?.throwIfAborted();
  await prepareSpare(placesOf(options), { module, profile, bases }, locale, signal);
}

/** Opens an import; resolves as soon as its first rows can be shown, or its columns have to be told. */
export async function openImport(options: ImportOptions): Promise<ImportSession> {
  const { existing, mapping, edits, mode, onMatch, emptyCells } = options;
  const opened = await begin('openImport', options, {
    existing: existing ? blob(existing) : null,
    mapping: mapping ?? null,
    edits: edits ?? null,
    options: texts({ mode, on_match: onMatch, empty_cells: emptyCells }),
  });
  const { changed, asked } = opened;
  return {
    finished: opened.finished,
    close: () => opened.close(),
    headerInfo: () => asked('headerInfo'),
    chooseSheet: (sheet) => changed('chooseSheet', sheet),
    mapping: () => asked('mapping'),
    setMapping: (choice) => changed('setMapping', choice),
    setSettings: (settings) =>
      changed<Summary>(
        'setSettings',
        texts({ mode: settings.mode, on_match: settings.onMatch, empty_cells: settings.emptyCells, locale: settings.locale }),
      ),
    summary: () => asked('summary'),
    rows: (query) => asked('rows', query),
    edits: () => asked('edits'),
    edit: (index, column, value) => changed('edit', index, column, value),
    undo: () => changed('undo'),
    redo: () => changed('redo'),
    nextProblem: (after, filter) => asked('nextProblem', after, filter ?? null),
    export: async (kind, format) => file(await asked<Written>('export', kind, format ?? '')),
  };
}

/** Opens a file of customers in the grid; resolves as soon as its first rows can be shown. */
export async function openGrid(options: FileOptions): Promise<GridSession> {
  const opened = await begin('openGrid', options, { existing: null, mapping: null, edits: null, options: {} });
  const { asked } = opened;
  return {
    finished: opened.finished,
    close: () => opened.close(),
    info: () => asked('gridInfo'),
    rows: (query) => asked('gridRows', query),
    export: async (filter, format) => file(await asked<Written>('gridExport', filter ?? null, format ?? 'xlsx')),
  };
}

/** Writes the file that a person fills in, without any file of theirs. */
export async function template(options: AdminOptions & { format?: 'xlsx' | 'csv' }): Promise<ExportedFile> {
  const { profile, bases = {}, locale = '', format = 'xlsx' } = options;
  const module = await compiled(moduleOf(options));
  const line = new Line(options.worker);
  try {
    return file(await line.call('template', { module, profile, bases }, locale, format));
  } finally {
    line.end(closed());
  }
}

type Particular = Pick<Opening, 'existing' | 'mapping' | 'edits' | 'options'>;

async function begin(call: string, options: FileOptions, particular: Particular): Promise<Opened> {
  const { profile, bases = {}, locale, signal } = options;
  signal?.throwIfAborted();
  const source = blob(options.file);
  const name = options.fileName ?? (options.file instanceof File ? options.file.name : undefined);
  const module = await compiled(moduleOf(options));
  signal?.throwIfAborted();
  const opening: Opening = {
    ...particular,
    module,
    profile,
    bases,
    file: source,
    options: { ...particular.options, ...texts({ locale, file_name: name }) },
  };
  const told = options.onProgress ?? ((_: Progress) => undefined);
  const opened = new Opened(call, opening, () => takeLine(placesOf(options)), told);
  const abort = () => opened.close(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  // Later it does no harm: an `abort` ends the session at any time.
  try {
    await opened.ready;
    return opened;
  } catch (error) {
    signal?.removeEventListener('abort', abort);
    opened.close(error);
    throw error;
  }
}

/** Beside this script, unless the page says otherwise. */
function moduleOf({ wasm }: AdminOptions): URL | string {
  return wasm ?? new URL('./admin_bg.wasm', import.meta.url);
}

function placesOf(options: AdminOptions): Places {
  return { worker: options.worker, wasm: moduleOf(options) };
}

function blob(source: Source): Blob {
  return source instanceof Blob ? source : new Blob([source]);
}

/** Those that are given. */
function texts(given: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

interface Written {
  file_name: string;
  media_type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

function file({ bytes, ...rest }: Written): ExportedFile {
  return { ...rest, blob: new Blob([bytes], { type: rest.media_type }) };
}
