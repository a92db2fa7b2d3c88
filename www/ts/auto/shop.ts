/** All forms of a page: found as they come, let go as they leave. */
import type { Checkout } from '../api.js';
import { AttachedForm } from './form.js';
import { guard, unavailable } from './guard.js';
import type { Options } from './options.js';
import type { Memory } from './placing.js';
import type { Platform } from './platform.js';
import { Saved } from './saved.js';
import { style } from './style.js';

/** Starts a platform on the page. */
export function startShop(checkout: Checkout, platform: Platform, options: Options): void {
  const forms = new Map<HTMLFormElement, AttachedForm>();
  const failed = new WeakSet<HTMLFormElement>();
  const memory: Memory = new Map();
  const stop = new AbortController();
  const selector = options.form ?? platform.form;

  const add = (form: HTMLFormElement): void => {
    const attached = new AttachedForm(form, checkout, platform, options, memory);
    try {
      const attachment = attached.open();
      forms.set(form, attached);
      form.dispatchEvent(new CustomEvent('debitor:ready', { bubbles: true, detail: { checkout, attachment } }));
    } catch (error) {
      giveUp(form, attached, error);
    }
  };
  const giveUp = (form: HTMLFormElement, attached: AttachedForm, error: unknown): void => {
    forms.delete(form);
    failed.add(form);
    guard(() => attached.detach());
    unavailable(error, options.platform);
  };
  const refresh = (form: HTMLFormElement, attached: AttachedForm): void => {
    try {
      attached.refresh();
    } catch (error) {
      giveUp(form, attached, error);
    }
  };
  const look = (): void => {
    for (const [form, attached] of forms) {
      if (form.isConnected) refresh(form, attached);
      else {
        forms.delete(form);
        guard(() => attached.detach());
      }
    }
    saved?.look();
    for (const form of document.querySelectorAll(selector)) {
      if (!(form instanceof HTMLFormElement) || forms.has(form) || failed.has(form)) continue;
      if (platform.isReady?.(form) ?? true) add(form);
    }
  };

  style(document);
  const saved = platform.saved && new Saved(checkout, platform.saved, stop.signal);
  look();
  new MutationObserver((records) => records.some(isRendering) && guard(look)).observe(document.documentElement, { childList: true, subtree: true });
  // Which address counts may hang on any input: that is read before the checkout reads it.
  document.addEventListener('change', () => forms.forEach((attached, form) => refresh(form, attached)), { capture: true });
  guard(() => platform.start?.(checkout, () => forms.values(), stop.signal, saved));
}

/** Whether the page has put in or taken out an element: our own messages are none of that. */
function isRendering({ addedNodes, removedNodes }: MutationRecord): boolean {
  return [...addedNodes, ...removedNodes].some((node) => node instanceof Element && !/^debitor-(error|warning|live|summary)$/.test(node.className.toString()));
}
