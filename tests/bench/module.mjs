/**
 * How long the admin module by itself takes for files of customers.py, in Node.js, without page and worker: one JSON line each, the
 * best of several rounds. What a change of the build costs in time is seen here.
 *
 *   node tests/bench/module.mjs file.csv file.xlsx …
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { adminModule, exported, imported } from '../support/admin.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const module = await adminModule();

for (const path of process.argv.slice(2)) {
  const file = readFileSync(path);
  const best = { decided_ms: Infinity, written_ms: Infinity, decided_cpu_ms: Infinity };
  let rows = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    const start = performance.now();
    const session = imported(module, 'iex', { locale: 'da', file_name: basename(path) }, file);
    const decided = performance.now();
    const { user, system } = process.cpuUsage(before);
    exported(module, session, 'cleaned', 'xlsx');
    const written = performance.now();
    rows = session.progress().rows;
    session.free();
    best.decided_cpu_ms = Math.min(best.decided_cpu_ms, Math.round((user + system) / 1000));
    best.decided_ms = Math.min(best.decided_ms, Math.round(decided - start));
    best.written_ms = Math.min(best.written_ms, Math.round(written - decided));
  }
  console.log(JSON.stringify({ file: basename(path), rows, ...best }));
}
