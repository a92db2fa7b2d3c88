/** Where a list of any length stands in an element that no browser lets grow without end. */

/** Browsers stop near 16.8 million pixels; this is well below. */
const HIGHEST = 8_000_000;

/**
 * Two positions of one list: the element's scroll position, and the pixels that the rows themselves would take.
 *
 * Short lists have them equal. In long ones a small step (wheel, arrow) moves the rows by as much as the hand did,
 * and a large one (the scroll bar) goes to the same share of the list.
 */
export class Scale {
  #rows = 0;
  #viewport = 0;
  #top = 0;
  #scrolled = 0;
  readonly rowHeight: number;

  constructor(rowHeight: number) {
    this.rowHeight = rowHeight;
  }

  /** The height that the element is given. */
  get height(): number {
    return Math.min(this.#whole, HIGHEST);
  }

  /** The pixels of rows above the first visible one. */
  get top(): number {
    return this.#top;
  }

  get #whole(): number {
    return this.#rows * this.rowHeight;
  }

  get #mostTop(): number {
    return Math.max(0, this.#whole - this.#viewport);
  }

  get #mostScrolled(): number {
    return Math.max(0, this.height - this.#viewport);
  }

  get #isScaled(): boolean {
    return this.#whole > HIGHEST;
  }

  /** How many rows there are, and how many pixels show them. */
  resize(rows: number, viewport: number): void {
    this.#rows = rows;
    this.#viewport = viewport;
    this.#top = Math.min(this.#top, this.#mostTop);
  }

  /** The element was scrolled there. */
  moved(scrolled: number): void {
    const step = scrolled - this.#scrolled;
    this.#scrolled = scrolled;
    if (!this.#isScaled) this.#top = scrolled;
    else if (scrolled <= 0) this.#top = 0;
    else if (scrolled >= this.#mostScrolled - 1) this.#top = this.#mostTop;
    else if (Math.abs(step) < 2 * this.#viewport) this.#top += step;
    else this.#top = (scrolled / this.#mostScrolled) * this.#mostTop;
    this.#top = Math.max(0, Math.min(this.#top, this.#mostTop));
  }

  /** Goes to a place among the rows; gives the scroll position that belongs to it. */
  goTo(top: number): number {
    this.#top = Math.max(0, Math.min(top, this.#mostTop));
    return this.settle();
  }

  /** The scroll position that belongs to where the rows stand, after small steps have drawn the two apart. */
  settle(): number {
    const share = this.#mostTop === 0 ? 0 : this.#top / this.#mostTop;
    this.#scrolled = this.#isScaled ? Math.round(share * this.#mostScrolled) : this.#top;
    return this.#scrolled;
  }

  /** The rows that show, the last one not included. */
  visible(): { from: number; to: number } {
    const from = Math.floor(this.#top / this.rowHeight);
    return { from, to: Math.min(this.#rows, Math.ceil((this.#top + this.#viewport) / this.rowHeight)) };
  }

  /** How far to go so that a row shows whole; where it stands already, if it does. */
  showing(row: number): number {
    const start = row * this.rowHeight;
    if (start < this.#top) return start;
    return Math.max(this.#top, start + this.rowHeight - this.#viewport);
  }
}
