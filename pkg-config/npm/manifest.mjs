/** The package's manifest: written by hand, with the crate's version. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { paths } from './paths.mjs';

/** The version in Cargo.toml, the only place that has it. */
export function crateVersion() {
  const version = /^\[package\][^[]*?^version = "([^"]+)"/ms.exec(readFileSync(paths.cargo, 'utf8'))?.[1];
  if (!version) throw new Error(`no version in ${paths.cargo}`);
  return version;
}

/** Writes package.json, and beside it what a reader of the package looks for. */
export function stageManifest() {
  const manifest = { ...JSON.parse(readFileSync(paths.manifest, 'utf8')), version: crateVersion() };
  writeFileSync(join(paths.stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const name of ['README.md', 'LICENSE-MIT', 'LICENSE-APACHE']) {
    const file = join(paths.root, name);
    if (existsSync(file)) copyFileSync(file, join(paths.stage, name));
  }
}
