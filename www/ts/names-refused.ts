/** Where nothing can be read without waiting: names are refused with a word on what to do. */
import type { SyncFiles } from './create.js';
import { DebitorError } from './error.js';

export const namesRefused: SyncFiles = {
  waits: true,
  preset(name) {
    throw new DebitorError('sync.profile', `the profile ${name} can only be loaded by createCheckout; give createCheckoutSync the profile itself`);
  },
  locale(name) {
    throw new DebitorError('sync.messages', `the texts for ${name} can only be loaded by createCheckout; give createCheckoutSync the messages themselves`);
  },
};
