/** Modules of the page's RequireJS, asked for one by one: a theme may have left any of them out. */
import { global } from './dom.js';
import { guard } from './guard.js';

type Require = (names: string[], work: (module: unknown) => void, failed: () => void) => void;

/** A module that runs already. */
export function moduleNow<T>(name: string): T | undefined {
  const require = global<{ defined?(name: string): boolean; (name: string): unknown }>('require');
  return typeof require === 'function' && require.defined?.(name) ? (require(name) as T) : undefined;
}

/** Does the work with a module: at once where it runs already, later where it must be loaded, never where there is none. */
export function withModule<T>(name: string, work: (module: T) => void): void {
  const require = global<Require & { defined?(name: string): boolean; (name: string): unknown }>('require');
  if (typeof require !== 'function') return;
  guard(() => {
    if (require.defined?.(name)) work(require(name) as T);
    else require([name], (module) => guard(() => work(module as T)), () => undefined);
  });
}
