/** `debitor/admin`: import preview and customers grid; the module works in a worker of its own. */
export { openGrid as open, openImport, prepare, template } from '../admin/client.js';
export { DebitorError } from '../error.js';
export type * from '../admin/types.js';
