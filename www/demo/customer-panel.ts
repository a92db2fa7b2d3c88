/** The small panel beside the form: what the accounts will know the customer by. */
import type { Checkout, Report } from 'debitor/slim';
import { byId } from './dom.js';

const UNKNOWN = '–';

export function showCustomer(checkout: Checkout, report: Report): void {
  byId('kind').textContent = checkout.text(`ui.kind.${report.kind}`);
  byId('key').textContent = report.key?.value ?? UNKNOWN;
  byId('digest').textContent = report.key?.digest ?? UNKNOWN;
  byId('endpoint').textContent = report.endpoint;
  byId('endpoint-row').hidden = report.endpoint === null;
}
