/** The same where the bundler follows no `new URL(…, import.meta.url)`: both modules are files. */
import { attachForm } from 'debitor/form';
import wasm from 'debitor/checkout_bg.wasm';
import first from 'debitor/first_bg.wasm';

const where = { first: new URL(first, import.meta.url), wasm: new URL(wasm, import.meta.url) };
attachForm(document.querySelector('#order'), { profile: 'iex', locale: 'da', ...where });
