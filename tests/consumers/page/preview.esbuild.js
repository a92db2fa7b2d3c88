/** The same where the bundler follows no `new URL(…, import.meta.url)`: the worker is an entry of its own, the module a file. */
import { openImport } from 'debitor/admin';
import wasm from 'debitor/admin_bg.wasm';
import { read } from './read.js';

read(openImport, { worker: new URL('./worker.js', import.meta.url), wasm: new URL(wasm, import.meta.url) });
