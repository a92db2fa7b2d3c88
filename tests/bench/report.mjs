/**
 * Makes one table, and a JSON file, from what the programs measured.
 *
 *   node tests/bench/report.mjs target/bench/rates.jsonl target/bench/identifiers.json
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** The rows: what was measured, what it is called, which peer it is held against, and the goals. */
const ROWS = [
  { what: 'native verdict', title: 'native: verdict', peer: 'eu-vat', goal: 20 },
  { what: 'native examine', title: 'native: explained, repairs, no message (the wrong ones)', peer: 'eu-vat wrong' },
  { what: 'native answer', title: 'native: explained, with message (the wrong ones)', peer: 'eu-vat wrong', goal: 5 },
  { what: 'js verdicts', title: 'npm package: verdicts, one call', peer: 'jsvat', goal: 8 },
  { what: 'js verdict', title: 'npm package: verdict, one by one', peer: 'jsvat', goal: 2, times: 3 },
  { what: 'js examine', title: 'npm package: explained, one by one', peer: 'jsvat' },
  { what: 'eu-vat', title: 'eu-vat (Rust, native)' },
  { what: 'eu-vat wrong', title: 'eu-vat (the wrong ones)' },
  { what: 'validator', title: 'validator (npm; hardly any check sum)' },
  { what: 'jsvat', title: 'jsvat (npm)' },
  { what: 'stdnum', title: 'stdnum (npm)' },
  { what: 'python-stdnum', title: 'python-stdnum' },
];

const [from, to] = process.argv.slice(2);
const measured = new Map(
  readFileSync(from, 'utf8').trim().split('\n').map((line) => JSON.parse(line)).map((row) => [row.what, row]),
);
const speed = (what) => median(measured.get(what).rates) / 1e6;

const results = ROWS.map(({ what, title, peer = null, goal = null, times = null }) => {
  const { right, wrong, rates } = measured.get(what);
  const millions = speed(what);
  const ratio = peer && millions / speed(peer);
  const reached = goal && millions >= goal && (!times || ratio >= times);
  return { what, title, millions, spread: [Math.min(...rates) / 1e6, Math.max(...rates) / 1e6], peer, ratio, goal, times, reached, right, wrong };
});

const machine = { cpu: cpus()[0]?.model.trim() ?? 'unknown', cores: cpus().length, node: process.version };
writeFileSync(to, `${JSON.stringify({ machine, results }, null, 1)}\n`);

console.log(`${machine.cpu}, ${machine.cores} cores, Node.js ${machine.node}; one thread, median of the rounds`);
console.log('VAT numbers of the 27 EU states, half of them with one digit wrong\n');
table([
  ['', 'M/s', 'ratio', 'to', 'goal', 'reached', 'takes right', 'takes wrong'],
  ...results.map(({ title, millions, ratio, peer, goal, times, reached, right, wrong }) => [
    title,
    millions.toFixed(millions < 1 ? 3 : 2),
    ratio ? ratio.toFixed(1) : '',
    peer ?? '',
    goal ? `${goal} M/s${times ? `, ${times} ×` : ''}` : '',
    goal ? (reached ? 'yes' : 'no') : '',
    percent(right),
    percent(wrong),
  ]),
]);

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** Of ten thousand right or wrong ones. */
function percent(count) {
  return `${(count / 100).toFixed(1)} %`;
}

function table(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  const text = new Set([0, 3, 4, 5]);
  for (const row of rows) {
    console.log(row.map((cell, i) => (text.has(i) ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ').trimEnd());
  }
}
