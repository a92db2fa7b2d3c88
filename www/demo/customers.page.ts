/** The customers page: what a person wants done with a customer is told in a line; a shop would do it. */
import { speak } from './admin-language.js';
import { byId } from './dom.js';

const element = document.querySelector('debitor-customers');
if (!element) throw new Error('the page has no <debitor-customers>');
const profile = new URLSearchParams(location.search).get('profile');
if (profile) element.setAttribute('profile', profile);
for (const type of ['debitor:view', 'debitor:push', 'debitor:delete', 'debitor:archive'] as const) {
  element.addEventListener(type, ({ detail }) => {
    byId('done').textContent = `${type}: ${detail.key?.value ?? detail.row}`;
  });
}
await speak(element);
await import('debitor/elements/customers');
