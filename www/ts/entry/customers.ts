/** `debitor/elements/customers`: defines `<debitor-customers>`. */
export * from '../customers/define.js';
export type { DebitorAdminEventMap } from '../import/events.js';
