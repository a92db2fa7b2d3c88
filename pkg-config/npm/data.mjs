/** The package's profiles and languages: each as JSON and as a small script. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { paths } from './paths.mjs';

/** The names in a folder of JSON files. */
export function namesIn(folder) {
  const names = readdirSync(folder).filter((file) => file.endsWith('.json')).map((file) => basename(file, '.json'));
  if (names.length === 0) throw new Error(`no JSON file in ${folder}`);
  return names.sort();
}

/** Writes `presets/` and `locales/`. */
export function stageData() {
  for (const [folder, from] of [['presets', paths.presets], ['locales', paths.locales]]) {
    const to = join(paths.stage, folder);
    mkdirSync(to, { recursive: true });
    for (const name of namesIn(from)) stageFile(join(from, `${name}.json`), join(to, name));
  }
}

function stageFile(from, to) {
  const text = JSON.stringify(JSON.parse(readFileSync(from, 'utf8')));
  writeFileSync(`${to}.json`, text);
  writeFileSync(`${to}.js`, `export default ${text};\n`);
  writeFileSync(`${to}.d.ts`, 'declare const data: object;\nexport default data;\n');
}
