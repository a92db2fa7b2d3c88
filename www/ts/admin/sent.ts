/** Errors on their way between the worker and the page. */
import { DebitorError } from '../error.js';
import { TRAP, type SentError } from './protocol.js';

/** An error as it crosses. */
export function sent(error: unknown): SentError {
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
    // The stack or the memory is used up, or a fault of the module's own: its state can't be trusted any more.
    return { code: TRAP, message: `the module stopped: ${error.message}` };
  }
  const { code, message, path, hint } = Object(error) as Partial<SentError>;
  return {
    code: typeof code === 'string' ? code : 'worker.fault',
    message: typeof message === 'string' ? message : String(error),
    ...(typeof path === 'string' && { path }),
    ...(typeof hint === 'string' && { hint }),
  };
}

/** The error that a page catches. */
export function received({ code, message, path, hint }: SentError): Error {
  return Object.assign(new DebitorError(code, message), path === undefined ? {} : { path }, hint === undefined ? {} : { hint });
}
