/** The package's own files, read at once by Node. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SyncFiles } from './create.js';
import { DebitorError } from './error.js';
import { presetNames } from './files.js';

export const packageFiles: SyncFiles = {
  preset: (name) => (presetNames.includes(name) ? read('presets', name) : undefined),
  locale: (name) => read('locales', name),
};

/** Reads `<folder>/<name>.json` beside this script's own folder. */
function read<T>(folder: string, name: string): T {
  try {
    return JSON.parse(readFileSync(join(import.meta.dirname, '..', folder, `${name}.json`), 'utf8')) as T;
  } catch (cause) {
    const why = 'could not be read: give it as an object where a bundler moved this script';
    throw new DebitorError('load.file', `${folder}/${name}.json of this package ${why}`, { cause });
  }
}
