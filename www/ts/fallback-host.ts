/** What the module made into JavaScript imports under the name `host`: it is there before those who answer are. */
import type { Host } from './module.js';

let host: Host | undefined;

/** Says who answers. */
export function answerBy(given: Host): void {
  host = given;
}

export const is_match: Host['is_match'] = (...where) => host!.is_match(...where);
