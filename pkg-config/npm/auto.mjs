/** The drop-in script, `auto/`: the one that a shop's page loads, and one per platform, of which it loads its own. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../tools/node_modules/esbuild/lib/main.js';
import { paths } from './paths.mjs';

/** What `data-platform` may say. */
export const PLATFORMS = ['woocommerce', 'magento2', 'shopware', 'prestashop', 'plain'];

/** Writes `auto/`. */
export async function stageAuto() {
  const to = join(paths.stage, 'auto');
  mkdirSync(to, { recursive: true });
  await build({
    entryPoints: [
      { in: join(paths.www, 'ts/entry/auto.ts'), out: 'debitor-auto' },
      ...PLATFORMS.map((name) => ({ in: join(paths.www, `ts/auto/${name}.ts`), out: name })),
    ],
    outdir: to,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    plugins: [checkoutBeside],
    logLevel: 'warning',
  });
}

/** The checkout stays a file of its own, which a page may have loaded already. */
const checkoutBeside = {
  name: 'checkout-beside',
  setup(build) {
    build.onResolve({ filter: /^debitor\/slim$/ }, () => ({ path: '../checkout/slim.min.js', external: true }));
  },
};
