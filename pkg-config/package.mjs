/**
 * Makes the npm package and the demo site from what is built already; reads no network.
 *
 *   pkg-config/build-module.sh checkout && pkg-config/build-module.sh checkout-full &&
 *   pkg-config/build-module.sh admin && node pkg-config/package.mjs
 *
 * - target/npm/package/           the package, staged
 * - target/npm/debitor-<v>.tgz    the package, packed
 * - target/site/                  the demo pages with the packed package
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stageAdmin } from './npm/admin.mjs';
import { stageAuto } from './npm/auto.mjs';
import { stageData } from './npm/data.mjs';
import { stageElements } from './npm/elements.mjs';
import { crateVersion, stageManifest } from './npm/manifest.mjs';
import { paths } from './npm/paths.mjs';
import { run } from './npm/run.mjs';
import { stageScripts } from './npm/scripts.mjs';
import { stageSite } from './npm/site.mjs';
import { stageTypes } from './npm/types.mjs';

rmSync(paths.stage, { recursive: true, force: true });
mkdirSync(paths.stage, { recursive: true });

stageManifest();
stageData();
await stageScripts();
await stageAuto();
await stageAdmin();
await stageElements();
stageTypes();
await stageSite(pack());

/** Packs what is staged, and says where. */
function pack() {
  run('npm', 'pack', paths.stage, '--pack-destination', paths.out, '--offline', '--ignore-scripts');
  return join(paths.out, `debitor-${crateVersion()}.tgz`);
}
