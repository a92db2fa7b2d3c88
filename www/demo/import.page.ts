/** The import page: the element does the work, the page gives it a language and a system. */
import { speak } from './admin-language.js';

const element = document.querySelector('debitor-import');
if (!element) throw new Error('the page has no <debitor-import>');
const profile = new URLSearchParams(location.search).get('profile');
if (profile) element.setAttribute('profile', profile);
await speak(element);
await import('debitor/elements/import');
