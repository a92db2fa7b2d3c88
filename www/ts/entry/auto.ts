/** `auto/debitor-auto.js`: one script tag on a shop's checkout. What it may say stands in docs/shops.md. */
import type { Checkout } from '../api.js';
import { whenReady } from '../auto/dom.js';
import { unavailable } from '../auto/guard.js';
import { file } from '../file.js';
import { optionsOf, type Options, tagsOf } from '../auto/options.js';
import type { Platform } from '../auto/platform.js';
import { startShop } from '../auto/shop.js';

const here = import.meta.url;

/** Loads what one tag asks for, and starts it; nothing that goes wrong reaches the page. */
async function start(tag: HTMLScriptElement): Promise<void> {
  let platform = tag.dataset['platform'] ?? '';
  try {
    const options = optionsOf(tag);
    platform = options.platform;
    const [checkout, adapter] = await Promise.all([load(options), adapterOf(platform), whenReady()]);
    startShop(checkout, adapter, options);
  } catch (error) {
    unavailable(error, platform);
  }
}

async function load({ profile, locale }: Options): Promise<Checkout> {
  const { createCheckout } = await file(import('debitor/slim'));
  const wasm = new URL('../checkout/checkout_bg.wasm', here);
  return createCheckout({ profile, wasm, near: document.documentElement, ...(locale ? { locale } : {}) });
}

const PLATFORMS = ['woocommerce', 'magento2', 'shopware', 'prestashop', 'plain'];

/** Only the file of the platform that is asked for. */
async function adapterOf(name: string): Promise<Platform> {
  if (!PLATFORMS.includes(name)) throw new Error(`there is no platform ${name}: there are ${PLATFORMS.join(', ')}`);
  const { platform }: { platform: Platform } = await file(import(new URL(`./${name}.js`, here).href));
  return platform;
}

for (const tag of tagsOf(here)) void start(tag);
