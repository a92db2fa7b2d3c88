/** An error of the one who sets the checkout up; what a shopper typed is never an error. */
export class DebitorError extends Error {
  override readonly name = 'DebitorError';

  /** Where in a profile or a file it is, such as `$.kinds.b2b`. */
  declare readonly path?: string | null;
  /** What may have been meant. */
  declare readonly hint?: string | null;

  constructor(
    /** Stable, e.g. `load.wasm`. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
