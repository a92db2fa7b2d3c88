/**
 * Addresses that the shop has saved: nothing of them is typed at the checkout, so what is wrong with the numbers of the one that
 * was chosen is said beside it.
 *
 * A number that is wrong keeps the order back. One that is missing is told, and no more: the shop may have no place for it.
 */
import type { Checkout } from '../api.js';
import { el } from './dom.js';
import { guard } from './guard.js';

/** How a platform shows its saved addresses. */
export interface SavedAddresses {
  /** What is sent with the address that was chosen. */
  sends: string;
  /** The one that the invoice goes to, while it is a saved one. */
  chosen(): SavedAddress | undefined;
}

export interface SavedAddress {
  /** What shows it; a message goes to its end. */
  element: Element;
  /** What is known of it, by debitor's fields. */
  values: Readonly<Record<string, unknown>>;
}

/** The fields that tell who a company is. */
const NUMBERS = ['company_number', 'vat', 'ean'];

export class Saved {
  readonly #checkout: Checkout;
  readonly #addresses: SavedAddresses;
  readonly #box = el('div', { class: 'debitor-error', role: 'status', tabindex: '-1' });
  #holds = false;

  constructor(checkout: Checkout, addresses: SavedAddresses, signal: AbortSignal) {
    this.#checkout = checkout;
    this.#addresses = addresses;
    const soon = (): unknown => requestAnimationFrame(() => signal.aborted || this.look());
    for (const type of ['change', 'click']) document.addEventListener(type, soon, { signal });
    const submit = (event: Event): void => {
      if (!(event.target as Element).matches(addresses.sends) || this.passes()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    document.addEventListener('submit', submit, { capture: true, signal });
    this.look();
  }

  /** Says what is to be said of the address that is chosen now, with the number that is wrong. */
  look(): void {
    guard(() => {
      const address = this.#addresses.chosen();
      const found = address ? this.#problems(address) : [];
      this.#holds = found.some(({ value }) => value);
      if (!address || found.length === 0) return this.#box.remove();
      if (this.#box.parentNode !== address.element) address.element.append(this.#box);
      // The card need not show the number itself.
      const lines = found.map(({ value, message }) => el('p', {}, ...(value ? [el('strong', {}, value), ' ', message] : [message])));
      if (this.#box.textContent !== lines.map(({ textContent }) => textContent).join('')) this.#box.replaceChildren(...lines);
    });
  }

  /** Whether the order may go on with it; else goes to where it is said why not. */
  passes(): boolean {
    this.look();
    if (this.#holds) this.#box.focus();
    return !this.#holds;
  }

  #problems({ values }: SavedAddress): { message: string; value: string | undefined }[] {
    // Shops keep numbers as numbers too.
    const all = Object.entries(values).map(([field, value]) => [field, String(value ?? '')] as const);
    const customer: Record<string, string> = Object.fromEntries(all.filter(([, value]) => value.trim()));
    const [selector] = this.#checkout.form({}).selector;
    const hasNumber = NUMBERS.some((field) => field in customer);
    // A company that gave none is one all the same.
    if (selector && customer['company'] && !hasNumber) customer[selector] = 'b2b';
    const problems = this.#checkout.check(customer).problems.filter(({ field, severity }) => severity === 'error' && NUMBERS.includes(field));
    // Who gave one number is not asked for another, which the address may have no place for.
    return problems.filter(({ field }) => field in customer || !hasNumber).map(({ field, message }) => ({ message, value: customer[field] }));
  }
}
