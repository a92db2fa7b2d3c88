/** A shop in TypeScript. */
import { createCheckout, createCheckoutSync, DebitorError, type Checkout, type Profile, type Report } from 'debitor';
import { createCheckout as created } from 'debitor/checkout';
import { createCheckoutSync as inNode } from 'debitor/node';
import { createCheckout as slim, type WasmSource } from 'debitor/slim';
import preset from 'debitor/presets/iex.json';
import messages from 'debitor/locales/da.json';
import schema from 'debitor/profile.schema.json';

const profile: Profile = { name: 'mine', extends: 'iex', kinds: { b2b: { required: ['company', 'vat'] } } };

export async function keys(): Promise<(string | null)[]> {
  const checkouts: Checkout[] = [
    await createCheckout({ profile, locale: 'da' }),
    await created({ profile: 'iex' }),
    createCheckoutSync({ profile, messages }),
    inNode({ profile: 'iex' }),
    // As JSON, with words that are only texts to a compiler; and with null for what is taken out.
    createCheckoutSync({ profile: preset, messages }),
    createCheckoutSync({ profile: { name: 'no-ean', extends: 'iex', kinds: { ean: null } } }),
  ];
  return checkouts.map((checkout) => checkout.key({ cvr: '13585628' })?.value ?? null);
}

export const codes = (report: Report): string[] => report.problems.map(({ code }) => code);
export const isSum = (report: Report): boolean => report.problems.some(({ code }) => code === 'cvr.checksum');
// @ts-expect-error there is no such code
export const isNone = (report: Report): boolean => report.problems.some(({ code }) => code === 'cvr.cheksum');
// @ts-expect-error there is no such kind
export const other: Profile = { name: 'mine', kinds: { b2x: {} } };
export const bring = (wasm: WasmSource) => slim({ profile: 'iex', wasm });
export const isOurs = (error: unknown): error is DebitorError => error instanceof DebitorError;
export const title: string = typeof schema === 'object' ? 'schema' : '';
