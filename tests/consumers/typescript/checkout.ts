/** A shop in TypeScript. */
import { createCheckout, createCheckoutSync, DebitorError, type Checkout, type Profile, type Report } from 'debitor';
import { createCheckout as created } from 'debitor/checkout';
import { createCheckoutSync as inNode } from 'debitor/node';
import { createCheckout as slim, type WasmSource } from 'debitor/slim';
import messages from 'debitor/locales/da.json';
import schema from 'debitor/profile.schema.json';

const profile: Profile = { name: 'mine', extends: 'iex', kinds: { b2b: { required: ['company', 'vat'] } } };

export async function keys(): Promise<(string | null)[]> {
  const checkouts: Checkout[] = [
    await createCheckout({ profile, locale: 'da' }),
    await created({ profile: 'iex' }),
    createCheckoutSync({ profile, messages }),
    inNode({ profile: 'iex' }),
  ];
  return checkouts.map((checkout) => checkout.key({ cvr: '13585628' })?.value ?? null);
}

export const codes = (report: Report): string[] => report.problems.map(({ code }) => code);
export const bring = (wasm: WasmSource) => slim({ profile: 'iex', wasm });
export const isOurs = (error: unknown): error is DebitorError => error instanceof DebitorError;
export const title: string = typeof schema === 'object' ? 'schema' : '';
