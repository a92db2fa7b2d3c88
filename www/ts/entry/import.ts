/** `debitor/elements/import`: defines `<debitor-import>`. */
export * from '../import/define.js';
export type { DebitorAdminEventMap } from '../import/events.js';
