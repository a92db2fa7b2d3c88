/** The same without any bundler: the files of the package as they lie there. */
import { openImport } from './node_modules/debitor/admin/index.js';
import { createCheckout } from './node_modules/debitor/checkout/index.js';
import { attachForm } from './node_modules/debitor/checkout/form.js';
import { begin } from './begin.js';
import { read } from './read.js';

begin(createCheckout);
attachForm(document.querySelector('#order'), { profile: 'iex', locale: 'da' });
read(openImport);
