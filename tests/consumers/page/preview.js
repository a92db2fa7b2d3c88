/** A preview of an import: the bundler finds the worker's script and the module by itself. */
import { openImport } from 'debitor/admin';
import { read } from './read.js';

read(openImport);
