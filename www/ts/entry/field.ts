/** `debitor/field`: the class of `<debitor-field>` and what defines it; `elements/field.js` has defined it already. */
import { define, DebitorField } from '../field/define.js';

define();

export { define, DebitorField };
export type { DebitorFieldEventMap, FieldDetail } from '../field/events.js';
