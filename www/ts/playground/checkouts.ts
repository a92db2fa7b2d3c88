/** Checkouts in the module that has every format, which no shop's page loads. */
import { type Checkout, createCheckout, type Profile } from 'debitor/slim';
import type { Language } from '../ui/texts.js';

/** Where the package and the whole module lie beside the page. */
const PACKAGE = new URL('../debitor/', import.meta.url);
const MODULE = new URL('../whole/checkout_bg.wasm', import.meta.url);

/** The profiles that one can start from. */
export const PRESETS = ['iex', 'snelstart-magento', 'picqer', 'snelstart-polaris', 'banqup'] as const;

let wasm: Promise<WebAssembly.Module> | undefined;
const read = new Map<string, Promise<unknown>>();

/** A checkout by a profile, in all words of a language. */
export async function checkoutOf(profile: string | Profile, locale: Language): Promise<Checkout> {
  wasm ??= fetchModule();
  return createCheckout({ profile, locale, wasm, messages: (await catalogue(locale)) as Record<string, string> });
}

/** Every text of a language: those of the package's script leave out what its own module has not. */
export function catalogue(locale: Language): Promise<unknown> {
  return json(`locales/${locale}.json`);
}

/** A profile as it stands in the package. */
export function preset(name: string): Promise<unknown> {
  return json(`presets/${name}.json`);
}

function json(path: string): Promise<unknown> {
  const found = read.get(path) ?? fetch(new URL(path, PACKAGE)).then((response) => (response.ok ? response.json() : lost(response)));
  read.set(path, found);
  return found;
}

async function fetchModule(): Promise<WebAssembly.Module> {
  const response = await fetch(MODULE);
  return response.ok ? WebAssembly.compile(await response.arrayBuffer()) : lost(response);
}

function lost({ url, status }: Response): never {
  throw new Error(`${url} answered ${status}`);
}
