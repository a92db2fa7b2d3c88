/** CSV as the test vectors have it. */
import { readFileSync } from 'node:fs';

/** The records of a CSV file, without its comments; quotes as RFC 4180 has them. */
export function records(path) {
  const text = readFileSync(path, 'utf8').replace(/^#.*\n/gm, '');
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  const [names, ...values] = rows.filter((row) => row.length > 1);
  return values.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]])));
}
