/** The pages for the accounts in TypeScript. */
import { openImport, type Decision, type PreviewRow } from 'debitor/admin';
import { attachForm } from 'debitor/form';
import { define, DebitorField } from 'debitor/field';
import { define as defineImport, DebitorImport } from 'debitor/elements/import';
import { define as defineCustomers, DebitorCustomers } from 'debitor/elements/customers';
import 'debitor/admin/worker.js';

export async function decisions(file: File): Promise<Decision[]> {
  const session = await openImport({ profile: 'iex', file });
  const { rows } = await session.rows({ from: 0, count: 10 });
  return rows.map((row: PreviewRow) => row.decision);
}

/** What the page demands by itself is among a form's problems. */
export async function order(form: HTMLFormElement): Promise<string | undefined> {
  form.addEventListener('debitor:invalid', ({ detail }) => detail.problems.filter(({ code }) => code === 'page'));
  const attached = await attachForm(form, { profile: 'iex' });
  const outcome = await attached?.intercept(({ key }) => Promise.resolve(key?.digest));
  return outcome?.sent ? outcome.result : outcome?.report.problems.find(({ code }) => code === 'page')?.message;
}

define('my-field');
defineImport();
defineCustomers();
export const parts: HTMLElement[] = [new DebitorField(), new DebitorImport(), new DebitorCustomers()];
const element: DebitorImport = document.createElement('debitor-import');
element.addEventListener('debitor:import', (event) => event.detail);
