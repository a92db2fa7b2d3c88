/** Standard Schema (https://standardschema.dev), version 1: what form libraries take. */
import type { Checkout as CheckoutWithout } from '../api.js';
import type { Problem } from '../types.js';

/** A problem as a form library has it: the message stands alone, and the code is there for those who want it. */
export interface SchemaIssue extends Pick<Problem, 'code' | 'params' | 'message' | 'suggestions'> {
  /** Where the value stands in what was validated; empty for a value by itself. */
  readonly path: readonly PropertyKey[];
}

/** A schema that answers at once. */
export interface Schema<Input, Output> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'debitor';
    readonly validate: (value: unknown) => SchemaResult<Output>;
    /** For TypeScript alone. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** The canonical values, or what is wrong. */
export type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

/** A customer: any object, in the names of your form, to the values by their canonical names. Warnings let it pass. */
export type CustomerSchema = Schema<any, Record<string, string>>;

/** A number or address by itself, to its canonical form. */
export type SchemeSchema = Schema<string, string>;

/** How one value is read. */
export interface SchemeSchemaOptions {
  /** The country of a number that does not say it itself. */
  country?: string;
  /** Whether nothing (`''`, `null`, `undefined`) will do; its canonical form is `''`. */
  optional?: boolean;
}

/** A checkout with its schemas. */
export interface Checkout extends CheckoutWithout {
  /** The whole customer, for React Hook Form, TanStack Form, VeeValidate and others. */
  readonly schema: CustomerSchema;
  /** One value of a scheme, such as `cvr`. */
  schemeSchema(scheme: string, options?: SchemeSchemaOptions): SchemeSchema;
}
