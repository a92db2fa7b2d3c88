/** The package's profiles and languages, each as JSON and as a small script, and the JSON Schema of a profile. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { startModule } from './module.mjs';
import { paths } from './paths.mjs';

const { verdictOf } = await startModule(join(paths.module, 'checkout_bg.wasm'));

/** Whether the module has a scheme; some with large tables are left out of it. */
function hasScheme(id) {
  return verdictOf(id, '', '') < 4;
}

/** The names in a folder of JSON files. */
export function namesIn(folder) {
  const names = readdirSync(folder).filter((file) => file.endsWith('.json')).map((file) => basename(file, '.json'));
  if (names.length === 0) throw new Error(`no JSON file in ${folder}`);
  return names.sort();
}

/** A profile whole: with the columns of its import file, as the core lays them in. */
export function readPreset(name) {
  const read = (folder) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const { accounts, ...rules } = read(paths.presets);
  return { ...rules, accounts: { ...accounts, import: { ...accounts?.import, ...read(paths.imports) } } };
}

/** Writes `presets/`, `locales/` and the JSON Schema of a profile. */
export function stageData() {
  writeFileSync(join(paths.stage, 'profile.schema.json'), JSON.stringify(JSON.parse(readFileSync(paths.schema, 'utf8'))));
  stageFolder('presets', paths.presets, checkoutRules);
  stageFolder('locales', paths.locales, checkoutTexts);
}

/** Each file as JSON, whole, and as the script that the checkout loads, with what it needs of it. */
function stageFolder(folder, from, needed) {
  const to = join(paths.stage, folder);
  mkdirSync(to, { recursive: true });
  for (const name of namesIn(from)) {
    const data = JSON.parse(readFileSync(join(from, `${name}.json`), 'utf8'));
    writeFileSync(join(to, `${name}.json`), JSON.stringify(data));
    writeFileSync(join(to, `${name}.js`), `export default ${JSON.stringify(needed(data))};\n`);
    const type = folder === 'presets' ? 'Profile' : 'Catalogue';
    writeFileSync(
      join(to, `${name}.d.ts`),
      `declare const data: import('../types/esm/types.js').${type};\nexport default data;\n`,
    );
  }
}

/** A profile without the side of the accounts. */
function checkoutRules({ accounts, ...rules }) {
  return rules;
}

/** The texts of a language without those of schemes that the checkout module leaves out. */
function checkoutTexts(texts) {
  const schemes = Object.keys(texts).flatMap((key) => (key.startsWith('scheme.') ? [key.slice('scheme.'.length)] : []));
  const missing = schemes.filter((scheme) => !hasScheme(scheme));
  // What the accounts decide is no matter of a checkout's, nor which columns a file has, nor the pages of the import.
  const elsewhere = ['decision.', 'mapping.', 'reason.', 'table.', 'ui.grid.', 'ui.import.'];
  const isElsewhere = (key) => elsewhere.some((room) => key.startsWith(room));
  // Its name stays where the module may still speak of it: a number that belongs into another field.
  const isNeeded = (key) => !isElsewhere(key) && !missing.some((scheme) => key.startsWith(`${scheme}.`));
  return Object.fromEntries(Object.entries(texts).filter(([key]) => isNeeded(key)));
}
