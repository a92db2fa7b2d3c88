/** The demo site: the pages, and the packed package unpacked beside them, as a shop would have it. */
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from '../tools/node_modules/esbuild/lib/main.js';
import { paths } from './paths.mjs';
import { run } from './run.mjs';

/** Writes the site, complete before it takes the place of the one before. */
export async function stageSite(tarball) {
  const made = `${paths.site.replace(/\/$/, '')}.new`;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(join(made, 'debitor'), { recursive: true });
  run('tar', '-xzf', tarball, '-C', join(made, 'debitor'), '--strip-components=1');
  for (const page of readdirSync(paths.www).filter((file) => /\.(html|svg)$/.test(file))) {
    cpSync(join(paths.www, page), join(made, page));
  }
  cpSync(join(paths.www, 'css'), join(made, 'css'), { recursive: true });
  await buildPages(join(made, 'js'));
  rmSync(paths.site, { recursive: true, force: true });
  renameSync(made, paths.site);
}

/** The pages' own scripts; the package stays a file of its own. */
async function buildPages(to) {
  const from = join(paths.www, 'demo');
  await build({
    entryPoints: readdirSync(from).filter((file) => file.endsWith('.page.ts')).map((file) => ({
      in: join(from, file),
      out: basename(file, '.page.ts'),
    })),
    outdir: to,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    plugins: [packedPackage],
    logLevel: 'warning',
  });
}

const packedPackage = {
  name: 'packed-package',
  setup(build) {
    build.onResolve({ filter: /^debitor\/(form|slim)$/ }, ({ path }) => ({ path: `../${path.replace('/', '/checkout/')}.min.js`, external: true }));
    build.onResolve({ filter: /^debitor\/elements\// }, ({ path }) => ({ path: `../${path}.js`, external: true }));
  },
};
