/** The schemas are what `@standard-schema/spec` says, with the types that it reads off them. */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { createCheckoutSync } from 'debitor';
import { customerSchema, schemeSchema } from 'debitor/schema';
import { createCheckoutSync as withoutWasm, type Checkout } from 'debitor/js';
import { createCheckout, type Checkout as Slim } from 'debitor/slim';

const whole: Checkout = createCheckoutSync({ profile: 'iex' });
const { schema, schemeSchema: ofScheme } = whole;
const cvr = ofScheme('cvr', { country: 'DK', optional: true });
const customer: StandardSchemaV1<{ cvr: string }, Record<string, string>> = schema;
const value: StandardSchemaV1<string, string> = cvr;

const slim: Slim = await createCheckout({ profile: 'iex', wasm: './checkout_bg.wasm' });
const others: StandardSchemaV1[] = [customerSchema(slim), schemeSchema(slim, 'vat'), customer, value, withoutWasm({ profile: 'iex' }).schema];
export const output: StandardSchemaV1.InferOutput<typeof schema> = { company_number: others.length > 0 ? '13585628' : '' };
export const input: StandardSchemaV1.InferInput<typeof cvr> = '13 58 56 28';

const result = schema['~standard'].validate({});
if (result.issues) result.issues.map(({ code, path, suggestions }) => [code.length, path.length, suggestions.length]);
else result.value['company_number']?.length;
// @ts-expect-error it does not keep one waiting
void result.then;
// @ts-expect-error no such option
ofScheme('cvr', { required: true });
// @ts-expect-error a page's slim checkout has no schemas of its own
void slim.schema;
