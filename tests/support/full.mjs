/**
 * The checkout module with every format in it, which no package holds: what the browser says of formats must be what
 * servers say, byte for byte. Built when it is asked for.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startModule } from '../../pkg-config/npm/module.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const NAME = 'checkout-full';

/** The module, started, as www/ts/module.ts asks it. */
export async function fullModule() {
  execFileSync(join(root, 'pkg-config/build-module.sh'), [NAME], { stdio: ['ignore', 'ignore', 'inherit'] });
  return startModule(join(root, 'target/modules', NAME, `${NAME}_bg.wasm`));
}

const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** A checkout in that module; `profile` is a preset's name or a profile that may extend one. */
export function coreOf({ Method, ask, open }, profile, locale) {
  const preset = (name) => read(`src/profile/presets/${name}.json`);
  const whole = typeof profile === 'string' ? preset(profile) : profile;
  const bases = whole.extends ? { [whole.extends]: preset(whole.extends) } : {};
  const core = open(whole, read(`src/problem/locales/${locale.split('-')[0]}.json`), locale, bases);
  return {
    check: (customer) => ask(core, Method.check, customer),
    key: (customer) => ask(core, Method.key, customer),
    examine: (scheme, value, country) => ask(core, Method.examine, scheme, value, country),
  };
}
