/** Magento 2 and Adobe Commerce: the themes Luma, with its checkout of Knockout and RequireJS, and Hyvä, with Alpine. */
import { global } from './dom.js';
import { hyva } from './hyva.js';
import { luma } from './luma.js';
import type { Platform } from './platform.js';

function theme(): Platform {
  return global('hyva') ? hyva : luma;
}

export const platform: Platform = {
  get form() {
    return theme().form;
  },
  names: luma.names,
  inputs: luma.inputs,
  rows: luma.rows,
  row: (row) => theme().row(row),
  choice: (choice) => theme().choice(choice),
  isReady: (form) => theme().isReady?.(form) ?? true,
  get derived() {
    return theme().derived ?? {};
  },
  get outside() {
    return theme().outside ?? {};
  },
  mark: (input, isWrong) => theme().mark?.(input, isWrong),
  demand: (input, isRequired) => theme().demand?.(input, isRequired),
  bind: (shop) => theme().bind?.(shop),
  start: (checkout, shops, signal, saved) => theme().start?.(checkout, shops, signal, saved),
  get saved() {
    return theme().saved;
  },
};
