/** The profiles and languages that the module needs: files of the package, loaded when it says so. */
import { files } from 'debitor:admin-files';
import * as glue from 'debitor:admin-glue';
import { DebitorError } from '../error.js';

/** What the module was given: workers beside this one need the same. */
export const given: [name: string, json: string][] = [];

/** Makes something of the module; what it misses for that is given to it first. */
export async function complete<T>(make: () => T): Promise<T> {
  const before = new Set<string>();
  for (;;) {
    try {
      return make();
    } catch (error) {
      const { code, path } = error as { code?: unknown; path?: string };
      // What was given once and is missed again is no matter of loading.
      if (code !== 'file.missing' || !path || before.has(path)) throw error;
      before.add(path);
      const json = await load(path);
      glue.give(path, json);
      given.push([path, json]);
    }
  }
}

async function load(name: string): Promise<string> {
  const url = files[name]?.();
  try {
    if (!url) throw new Error('it is not part of this package');
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    return await response.text();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DebitorError('load.file', `${name}.json could not be loaded: ${why}`, { cause });
  }
}
