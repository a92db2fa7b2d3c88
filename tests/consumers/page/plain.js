/** The same without any bundler: the files of the package as they lie there. */
import { openImport } from './node_modules/debitor/admin/index.js';
import { createCheckout } from './node_modules/debitor/checkout/index.js';
import { begin } from './begin.js';
import { read } from './read.js';

begin(createCheckout);
read(openImport);
