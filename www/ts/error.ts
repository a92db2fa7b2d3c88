/** An error of the one who sets the checkout up; what a shopper typed is never an error. */
export class DebitorError extends Error {
  override readonly name = 'DebitorError';

  constructor(
    /** Stable, e.g. `load.wasm`. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
