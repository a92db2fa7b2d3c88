/** `debitor/elements/customers`: the class of `<debitor-customers>` and what defines it; `elements/customers.js` has defined it already. */
import { define, DebitorCustomers } from '../customers/define.js';

define();

export { define, DebitorCustomers };
export type { DebitorAdminEventMap } from '../import/events.js';
