/**
 * The checkout module with every format in it, which no package holds: what the browser says of formats must be what
 * servers say, byte for byte. Built when it is asked for.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const NAME = 'checkout-full';

/** The class inside the module; a bundler would link it in the same way. */
export async function fullCheckout() {
  execFileSync(join(root, 'pkg-config/build-module.sh'), [NAME], { stdio: ['ignore', 'ignore', 'inherit'] });
  const folder = join(root, 'target/modules', NAME);
  const glue = await import(pathToFileURL(join(folder, `${NAME}_bg.js`)));
  const module = new WebAssembly.Module(readFileSync(join(folder, `${NAME}_bg.wasm`)));
  const instance = new WebAssembly.Instance(module, { [`./${NAME}_bg.js`]: glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
  return glue.Checkout;
}

const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** A core of that class; `profile` is a preset's name or a profile that may extend one. */
export function coreOf(Checkout, profile, locale) {
  const preset = (name) => read(`src/profile/presets/${name}.json`);
  const whole = typeof profile === 'string' ? preset(profile) : profile;
  const bases = whole.extends ? { [whole.extends]: preset(whole.extends) } : {};
  return new Checkout(whole, [read(`src/problem/locales/${locale.split('-')[0]}.json`)], locale, bases, {});
}
