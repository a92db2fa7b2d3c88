/** `debitor/elements/import`: the class of `<debitor-import>` and what defines it; `elements/import.js` has defined it already. */
import { define, DebitorImport } from '../import/define.js';

define();

export { define, DebitorImport };
export type { DebitorAdminEventMap } from '../import/events.js';
