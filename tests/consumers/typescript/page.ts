/** The pages for the accounts in TypeScript. */
import { openImport, type Decision, type PreviewRow } from 'debitor/admin';
import { DebitorImport } from 'debitor/elements/import';
import { DebitorCustomers } from 'debitor/elements/customers';
import 'debitor/admin/worker.js';

export async function decisions(file: File): Promise<Decision[]> {
  const session = await openImport({ profile: 'iex', file });
  const { rows } = await session.rows({ from: 0, count: 10 });
  return rows.map((row: PreviewRow) => row.decision);
}

export const parts: HTMLElement[] = [new DebitorImport(), new DebitorCustomers()];
const element: DebitorImport = document.createElement('debitor-import');
element.addEventListener('debitor:import', (event) => event.detail);
