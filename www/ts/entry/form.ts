/**
 * `debitor/form`: a checkout on a form of the page, in two steps.
 *
 * First comes a small module that knows whether all is right and what the key is. What is wrong, and how it is mended,
 * says the whole checkout, which is fetched when there is something to say.
 */
import type { Checkout, CheckoutOptions } from '../api.js';
import { presets } from 'debitor:files';
import { attachTo } from '../attach/ready.js';
import type { Profile as WholeProfile } from '../data/checkout.js';
import type { Attachment, AttachOptions, FormCore } from '../attach/types.js';
import { file } from '../file.js';
import { firstCore } from '../first/core.js';
import { startFirst } from '../first/module.js';
import { once } from '../once.js';
import { mayRun } from '../runnable.js';
import { compile, type WasmSource } from '../wasm-source.js';

/** How a form is checked. */
export interface FormOptions extends CheckoutOptions, AttachOptions {
  /** The first module; else the file beside this script. */
  first?: WasmSource;
  /** The whole checkout's module; else the file beside this script. */
  wasm?: WasmSource;
}

/** A checkout tied to a form, and what it fetches at the first fault. */
export interface FormAttachment extends Attachment {
  /**
   * The whole checkout, fetched now if it has not come yet. Rejects with a `DebitorError` where it can't come, or where the
   * profile is broken: then with `path`, the place in it.
   */
  words(): Promise<Checkout>;
}

const first = once(async (options: FormOptions) => startFirst(await compile(options.first ?? new URL('./first_bg.wasm', import.meta.url))));

/**
 * Ties a checkout to a form; one that was tied to it before lets go.
 *
 * Nothing is thrown into the page: where no module comes, the form is told so by `debitor:unavailable` and works as before;
 * there is no attachment then.
 */
export async function attachForm(form: HTMLFormElement, options: FormOptions): Promise<FormAttachment | undefined> {
  const rest = once(() => wholeCheckout(form, options));
  // Whatever stands in the way of the first one, the whole one knows how to do without it or how to tell.
  const core = async (): Promise<FormCore> => (await little(options, rest).catch(() => undefined)) ?? rest();
  const attached = await attachTo(form, core(), options);
  // The first module takes a profile to be right, as the package's are; one of your own is read in full when the page is idle.
  if (attached && (options.bases || typeof options.profile !== 'string')) {
    const tell = (error: object): unknown => 'path' in error && attached.use({ form: () => { throw error; } } as unknown as FormCore);
    (globalThis.requestIdleCallback ?? setTimeout)(() => rest().catch(tell));
  }
  return attached && Object.assign(attached, { words: rest });
}

/** The checkout that only knows whether all is right. */
async function little(options: FormOptions, rest: () => Promise<Checkout>): Promise<FormCore | undefined> {
  if (!mayRun()) return;
  const { profile, bases } = options;
  const [ask, found] = await Promise.all([first(options), typeof profile === 'string' ? (bases?.[profile] ?? presets[profile]?.().then((file) => file.default)) : profile]);
  return firstCore(ask, found as WholeProfile, rest);
}

async function wholeCheckout(near: Element, options: FormOptions): Promise<Checkout> {
  const { createCheckout } = await file(import('debitor:slim'));
  return createCheckout({ near, ...options, wasm: options?.wasm ?? new URL('./checkout_bg.wasm', import.meta.url) });
}

export type { DebitorError } from '../error.js';
export type { Attachment, AttachOptions, DebitorEventMap } from '../attach/types.js';
export type * from '../api.js';
