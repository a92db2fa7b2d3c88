/** What the three forms share: the checkout, what is ordered at first, and where the page shows what would be sent. */
import { createCheckout } from 'debitor';

export const checkout = await createCheckout({ profile: 'iex', locale: 'en' });

export interface Order {
  company: string;
  billing: { cvr: string };
  email: string;
}

export const EMPTY: Order = { company: '', billing: { cvr: '' }, email: '' };

export const FIELDS = ['company', 'billing.cvr', 'email'] as const;

/** Shows the canonical values that the form gave out. */
export function send(values: Record<string, string>): void {
  document.getElementById('sent')!.textContent = JSON.stringify(values);
}
