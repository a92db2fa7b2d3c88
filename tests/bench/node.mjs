/**
 * Times the packed package and the npm packages next to it over a list of VAT numbers; prints a JSON object a line.
 *
 *   node tests/bench/node.mjs target/bench/vat.csv
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { checkVAT, austria, belgium, bulgaria, croatia, cyprus, czechRepublic, denmark, estonia, finland, france,
  germany, greece, hungary, ireland, italy, latvia, lithuania, luxembourg, malta, netherlands, poland, portugal,
  romania, slovakiaRepublic, slovenia, spain, sweden } from 'jsvat';
import { euVat } from 'stdnum';
import validator from 'validator';
import { Consumer } from '../node/consumer.mjs';

const ROUNDS = 15;
const ROUND_MS = 150;

const rows = readFileSync(process.argv[2], 'ascii').trim().split('\n').map((line) => line.split(','));
// Strings of their own, as a form or a file gives them, not slices of the file's text.
const numbers = (mark) => rows.filter((row) => mark === undefined || row[1] === mark).map((row) => Buffer.from(row[0]).toString('latin1'));
const all = numbers();

const shop = new Consumer();
const { createCheckoutSync } = createRequire(join(shop.folder, 'index.js'))('debitor');
const checkout = createCheckoutSync({ profile: 'iex', locale: 'en' });

const states = [austria, belgium, bulgaria, croatia, cyprus, czechRepublic, denmark, estonia, finland, france, germany,
  greece, hungary, ireland, italy, latvia, lithuania, luxembourg, malta, netherlands, poland, portugal, romania,
  slovakiaRepublic, slovenia, spain, sweden];

/** Goes over a list one by one. Compiled for each, so that none is slowed down by what another did to the loop. */
const oneByOne = (accepts) => new Function('accepts', `return (list) => {
  let found = 0;
  for (let i = 0; i < list.length; i++) if (accepts(list[i])) found++;
  return found;
}`)(accepts);

const tasks = [
  ['js verdict', oneByOne((number) => checkout.verdict('vat', number) !== 'invalid')],
  ['js verdicts', (list) => {
    const verdicts = checkout.verdicts('vat', list);
    let found = 0;
    for (let i = 0; i < verdicts.length; i++) if (verdicts[i] !== 'invalid') found++;
    return found;
  }],
  ['js examine', oneByOne((number) => checkout.examine('vat', number).verdict !== 'invalid')],
  ['jsvat', oneByOne((number) => checkVAT(number, states).isValid)],
  ['stdnum', oneByOne((number) => {
    const state = number.slice(0, 2);
    return euVat[state === 'EL' ? 'GR' : state].some((each) => each.validate(number).isValid);
  })],
  ['validator', oneByOne((number) => validator.isVAT(number, number.slice(0, 2)))],
].map(([what, pass]) => ({ what, pass, rates: [] }));

/** Goes over the list again and again for a while; checks per second. */
function round(pass, ms) {
  const start = performance.now();
  let passes = 0;
  while (performance.now() - start < ms) {
    pass(all);
    passes++;
  }
  return Math.round((passes * all.length * 1000) / (performance.now() - start));
}

try {
  for (const { pass } of tasks) round(pass, 4 * ROUND_MS);
  // In turn, so that a noisy moment hits all alike.
  for (let i = 0; i < ROUNDS; i++) for (const { pass, rates } of tasks) rates.push(round(pass, ROUND_MS));
  for (const { what, pass, rates } of tasks) {
    console.log(JSON.stringify({ what, right: pass(numbers('1')), wrong: pass(numbers('0')), rates }));
  }
} finally {
  shop.remove();
}
