/** What can run here: the module, or where no WASM may run, the same as JavaScript. */
import { DebitorError } from './error.js';
import type { Runnable } from './module.js';

/** Compiles the module; where the page's policy or the engine lets no WASM run, loads the JavaScript in its place. */
export async function runnable(compile: () => Promise<WebAssembly.Module>): Promise<Runnable> {
  try {
    return mayRun() ? await compile() : (await import('debitor:fallback')).instantiate;
  } catch (cause) {
    return refused(cause);
  }
}

/** Compiles the module without waiting, during which nothing can be loaded in its place. */
export function runnableSync(compile: () => WebAssembly.Module): Runnable {
  if (!mayRun()) throw new DebitorError('sync.wasm', 'no WebAssembly may run here: use createCheckout, or debitor/js');
  try {
    return compile();
  } catch (cause) {
    return refused(cause);
  }
}

/** What one script of a page has found out, the others need not try: each try is told to whom the policy reports. */
const FOUND = Symbol.for('debitor.wasm');
const shared = globalThis as { [FOUND]?: boolean };

/** Whether WASM may run here. Only trying tells, once: a policy can't be read. */
export function mayRun(): boolean {
  try {
    // The smallest module there is. WebKit compiles in spite of the policy, and then lets nothing run.
    return (shared[FOUND] ??= !!new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))));
  } catch {
    return (shared[FOUND] = false);
  }
}

function refused(cause: unknown): never {
  const why = cause instanceof Error ? cause.message : String(cause);
  throw new DebitorError('load.wasm', `the module could not be loaded: ${why}`, { cause });
}
