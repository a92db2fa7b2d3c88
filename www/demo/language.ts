/** The page in one language: the shop's own texts, names of fields and countries, amounts. */
import type { Checkout } from 'debitor/form';
import { withData } from './dom.js';
import { english } from './english.js';

/** The languages of this shop. */
export const LANGUAGES = ['da', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const danish = new Map(withData('text').map(([element, key]) => [key, element.textContent ?? '']));

/** Writes every text of the page. */
export function speak(language: Language, checkout: Checkout): void {
  document.documentElement.lang = language;
  const own = (key: string): string => (language === 'en' ? english[key] : undefined) ?? danish.get(key) ?? key;
  for (const [element, key] of withData('text')) element.textContent = own(key);
  document.title = `${own('title')} – Havn & Hylde`;
  for (const [button, name] of withData('language')) button.setAttribute('aria-pressed', String(name === language));

  const labels = new Map(checkout.form({}).fields.map(({ name, label }) => [name, label]));
  for (const [element, field] of withData('label')) element.textContent = labels.get(field) ?? field;
  for (const [element, key] of withData('core-text')) element.textContent = checkout.text(key);
  writeAmountsAndCountries(language);
}

/** Writes what the browser knows to say in a language. */
export function writeAmountsAndCountries(language: Language): void {
  writeCountries(language);
  writeAmounts(language);
}

function writeCountries(language: Language): void {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  for (const option of document.querySelectorAll<HTMLOptionElement>('option[data-country]')) {
    option.textContent = names.of(option.value) ?? option.value;
  }
}

function writeAmounts(language: Language): void {
  const amount = new Intl.NumberFormat(language, { style: 'currency', currency: 'DKK' });
  for (const element of document.querySelectorAll('data')) element.textContent = amount.format(Number(element.value));
}
