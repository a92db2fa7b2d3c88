/** A page rendered on a server; what belongs into a browser is imported along and stays quiet. */
import { createCheckout } from 'debitor';
import { openImport } from 'debitor/admin';
import { DebitorCustomers } from 'debitor/elements/customers';
import { DebitorField } from 'debitor/field';
import { DebitorImport } from 'debitor/elements/import';
import { attachForm } from 'debitor/form';

export async function render(customer) {
  const checkout = await createCheckout({ profile: 'iex', locale: 'nl' });
  const { problems } = checkout.check(customer);
  const list = problems.map(({ field, message }) => `<li><a href="#${field}">${message}</a></li>`).join('');
  return `<ul>${list}</ul><debitor-import profile="iex"></debitor-import>`;
}

export const parts = [openImport, attachForm, DebitorCustomers, DebitorField, DebitorImport].map((part) => typeof part);
