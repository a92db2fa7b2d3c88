/** Keeps what goes wrong here away from the shop's page. */

/** Does the work; what it throws is told on the console, and `otherwise` given instead. */
export function guard<T>(work: () => T): T | undefined;
export function guard<T>(work: () => T, otherwise: T): T;
export function guard<T>(work: () => T, otherwise?: T): T | undefined {
  try {
    return work();
  } catch (error) {
    console.warn('debitor:', error);
    return otherwise;
  }
}

/** Says that the check is not there; the shop's checkout goes on as without it. */
export function unavailable(error: unknown, platform: string): void {
  console.warn('debitor: the checkout works without the check:', error);
  const { code = 'auto.failed' } = (error ?? {}) as { code?: string };
  const message = error instanceof Error ? error.message : String(error);
  document.dispatchEvent(new CustomEvent('debitor:unavailable', { detail: { code, message, platform } }));
}
