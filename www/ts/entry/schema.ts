/** `debitor/schema`: the schemas of a checkout of `debitor/slim`, which has none of its own. */
export { customerSchema, schemeSchema } from '../schema/schema.js';
export type * from '../schema/types.js';
export type { Core } from '../core.js';
