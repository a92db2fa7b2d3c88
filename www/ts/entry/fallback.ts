/** The module made into JavaScript, with the exports of the module itself; the file `checkout/fallback.js` of the package. */
import * as module from 'debitor:javascript';
import { address, text } from 'debitor:javascript-data';
import { bytesOf } from '../inlined-bytes.js';
import type { Instantiate } from '../module.js';
import { answerBy } from '../fallback-host.js';

let isStarted = false;

/** Starts it; the scripts of a page share one, as they share this file. */
export const instantiate: Instantiate = (host) => {
  if (!isStarted) {
    answerBy(host);
    new Uint8Array(module.memory.buffer).set(bytesOf(text), address);
    isStarted = true;
  }
  return module;
};
