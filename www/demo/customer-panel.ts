/** The small panel beside the form: what the accounts will know the customer by. */
import type { FormReport } from 'debitor/form';
import { byId, withData } from './dom.js';

const UNKNOWN = '–';

export function showCustomer(report: FormReport): void {
  // In the words of the choice on the page.
  const [choice] = withData('core-text').find(([, key]) => key === `ui.kind.${report.kind}`) ?? [];
  byId('kind').textContent = choice?.textContent ?? report.kind;
  byId('key').textContent = report.key?.value ?? UNKNOWN;
  byId('digest').textContent = report.key?.digest ?? UNKNOWN;
  byId('endpoint').textContent = report.endpoint;
  byId('endpoint-row').hidden = report.endpoint === null;
}
