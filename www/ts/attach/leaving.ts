/**
 * When a person has left a field.
 *
 * A message that appears while a mouse button or finger is down moves the page, and the click misses what it was
 * aimed at. So leaving counts only once the pointer is up again.
 */
export class Leaving {
  #pressed = false;
  readonly #waiting = new Set<() => void>();

  constructor(signal: AbortSignal) {
    // All of the page: the button may come up outside the shadow root that the form stands in.
    document.addEventListener('pointerdown', () => (this.#pressed = true), { capture: true, signal });
    for (const type of ['pointerup', 'pointercancel']) {
      document.addEventListener(type, () => this.#release(), { capture: true, signal });
    }
  }

  /** Runs the work at once, or as soon as the click that is under way has landed. */
  after(work: () => void): void {
    if (this.#pressed) this.#waiting.add(work);
    else work();
  }

  #release(): void {
    this.#pressed = false;
    // The click comes after pointerup, in the same task.
    setTimeout(() => {
      for (const work of this.#waiting) work();
      this.#waiting.clear();
    });
  }
}
