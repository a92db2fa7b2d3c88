/** The admin module itself, without worker and page. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = new URL('../../', import.meta.url);
const folder = fileURLToPath(new URL('../../target/modules/admin/', import.meta.url));

/** What the module exports; the worker links it in the same way. */
export async function adminModule() {
  const glue = await import(pathToFileURL(join(folder, 'admin_bg.js')));
  const module = new WebAssembly.Module(readFileSync(join(folder, 'admin_bg.wasm')));
  const instance = new WebAssembly.Instance(module, { './admin_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
  giveAll(glue);
  return glue;
}

/** Gives the module all languages and profiles beforehand, these with the columns of their import files. */
function giveAll(glue) {
  const read = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
  const names = (path) => readdirSync(new URL(path, root)).map((file) => basename(file, '.json'));
  for (const name of names('src/problem/locales/')) glue.give(`locales/${name}`, JSON.stringify(read(`src/problem/locales/${name}.json`)));
  for (const name of names('src/profile/presets/')) {
    const { accounts, ...rules } = read(`src/profile/presets/${name}.json`);
    const columns = read(`src/profile/import/${name}.json`);
    glue.give(`presets/${name}`, JSON.stringify({ ...rules, accounts: { ...accounts, import: { ...accounts?.import, ...columns } } }));
  }
}

/** An import of a file, read and decided to its end, in pieces of so many bytes. */
export function imported({ Import }, profile, options, file, existing, piece = 1 << 20) {
  const session = new Import(profile, {}, options);
  if (existing) {
    for (const bytes of pieces(existing, piece)) session.feedExisting(bytes);
    session.finishExisting();
  }
  const rest = pieces(file, piece);
  for (;;) {
    const progress = session.step(100);
    if (progress.is_done) return session;
    if (!progress.needs_bytes) continue;
    const { value, done } = rest.next();
    if (done) session.finish();
    else session.feed(value);
  }
}

function* pieces(bytes, size) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** The bytes of a file that comes out of a session. */
export function exported({ Export }, session, kind, format) {
  const file = new Export(session, kind, format);
  while (file.write(session, 7));
  return file.finish();
}
