/** The package's custom elements, `elements/`: their scripts, which share `admin/` or `checkout/`, and their style sheets. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../tools/node_modules/esbuild/lib/main.js';
import { paths } from './paths.mjs';

/** The elements, each by the name of its entry. */
export const ELEMENTS = ['import', 'customers', 'field'];

/** The design, and what the elements add to it. */
const STYLES = ['debitor.css', 'admin.css'];

/** Writes `elements/`. */
export async function stageElements() {
  const to = join(paths.stage, 'elements');
  mkdirSync(to, { recursive: true });
  for (const style of STYLES) copyFileSync(join(paths.www, 'css', style), join(to, style));
  await build({
    entryPoints: ELEMENTS.map((name) => join(paths.www, 'ts/entry', `${name}.ts`)),
    outdir: to,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    plugins: [sessions],
    logLevel: 'warning',
  });
}

/** The sessions stay a file of their own, beside the worker that they start; so does the checkout, which the page may have already. */
const sessions = {
  name: 'sessions',
  setup(build) {
    build.onResolve({ filter: /^debitor\/slim$/ }, () => ({ path: '../checkout/slim.min.js', external: true }));
    build.onResolve({ filter: /^debitor\/admin$/ }, () => ({ path: '../admin/index.js', external: true }));
  },
};
