/** Workers that were started before a file is there: whoever drops one waits for its rows, not for the module. */
import { Line } from './line.js';
import type { Rules } from './protocol.js';
import { closed } from './session.js';

const spares = new Map<string, Line>();

/** Where a worker's script and module are. */
export interface Places {
  readonly worker: URL | string | undefined;
  readonly wasm: URL | string;
}

const keyOf = ({ worker, wasm }: Places) => [worker ?? '', wasm].join(' ');

/** Starts a worker, unless one waits already, and has it make ready for files under these rules; once the signal says so nobody waits for it. */
export async function prepareSpare(places: Places, rules: Rules, locale: string, signal?: AbortSignal): Promise<void> {
  const key = keyOf(places);
  let line = spares.get(key);
  if (!line || line.isOver) {
    line = new Line(places.worker);
    spares.set(key, line);
  }
  const spare = line;
  const drop = (): void => {
    if (spares.get(key) !== spare) return;
    spares.delete(key);
    spare.end(closed());
  };
  signal?.addEventListener('abort', drop, { once: true });
  await spare.call('prepare', rules, locale);
}

/** A worker that has nothing open: one that waits, else a new one. */
export function takeLine(places: Places): Line {
  const key = keyOf(places);
  const line = spares.get(key);
  spares.delete(key);
  return line && !line.isOver ? line : new Line(places.worker);
}
