/** `checkout/later.js`, which the checkout's own scripts load. */
export * from '../attach/later.js';
