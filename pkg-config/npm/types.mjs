/** The package's type declarations, once for each way of importing. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ELEMENTS } from './elements.mjs';
import { paths } from './paths.mjs';
import { run } from './run.mjs';

const ENTRIES = ['form', 'inlined', 'slim', 'node', 'workerd', 'admin', ...ELEMENTS];

/** Writes `types/esm/` and `types/cjs/`: the same files, read as the one kind of module or the other. */
export function stageTypes() {
  const emitted = join(paths.out, 'types');
  rmSync(emitted, { recursive: true, force: true });
  run(join(paths.tools, 'node_modules/.bin/tsc'), '-p', join(paths.www, 'tsconfig.types.json'), '--outDir', emitted);
  const files = reachable(ENTRIES.map((entry) => join(emitted, 'entry', `${entry}.d.ts`)));
  for (const kind of ['esm', 'cjs']) {
    const to = join(paths.stage, 'types', kind);
    for (const file of files) cpSync(file, join(to, relative(emitted, file)));
  }
  // A script to be started, with nothing to import from it.
  writeFileSync(join(paths.stage, 'types/esm/entry/admin-worker.d.ts'), 'export {};\n');
  writeFileSync(join(paths.stage, 'types/cjs/package.json'), '{"type":"commonjs"}\n');
}

/** The declarations that these lead to; those of the parts within stay out of the package. */
function reachable(files) {
  const found = new Set();
  const follow = (file) => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()['"](\.[^'"]+)\.js['"]/g)) {
      follow(join(dirname(file), `${path}.d.ts`));
    }
  };
  files.forEach(follow);
  return found;
}
