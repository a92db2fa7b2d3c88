/** Work that takes a while: how far it is, how long it will take, and a button that ends it. */
import type { Progress } from '../admin/types.js';
import { button, el } from './dom.js';
import type { Texts } from './texts.js';

/** Below this nothing sure can be said of the time. */
const SOONEST = 1500;

export class Work {
  readonly element = el('div', { class: 'work', hidden: true });
  readonly #texts: Texts;
  readonly #bar: HTMLProgressElement;
  readonly #phase = el('p', { class: 'work-phase' });
  readonly #rest = el('p', { class: 'hint' });
  #since = 0;
  #phaseNow = '';

  constructor(texts: Texts, cancel: () => void, signal: AbortSignal) {
    this.#texts = texts;
    this.#bar = el('progress', { max: 1, 'aria-label': texts.say('ui.import.phase.reading') });
    const end = button(texts.say('ui.import.cancel'), cancel, signal, { class: 'quiet' });
    this.element.append(el('div', { class: 'work-text' }, this.#phase, this.#rest), this.#bar, end);
  }

  /** Work begins. */
  start(): void {
    this.#phaseNow = '';
    this.element.hidden = false;
    this.#bar.removeAttribute('value');
    this.#phase.textContent = this.#texts.say('ui.import.phase.reading');
    this.#rest.textContent = '';
  }

  /** Work went on. */
  show({ phase, bytes_read, bytes_total, rows, decided, is_done }: Progress): void {
    if (is_done) return this.end();
    const texts = this.#texts;
    this.element.hidden = false;
    if (phase !== this.#phaseNow) {
      this.#phaseNow = phase;
      this.#since = performance.now();
      this.#phase.textContent = texts.say(`ui.import.phase.${phase}`);
    }
    const share = phase === 'deciding' ? decided / Math.max(rows, 1) : bytes_read / (bytes_total || Infinity);
    if (share > 0) this.#bar.value = share;
    const spent = performance.now() - this.#since;
    const seconds = Math.ceil((spent * (1 - share)) / Math.max(share, 0.001) / 1000);
    const parts = [texts.say('ui.import.rows', { count: rows })];
    if (share > 0 && share < 1 && spent > SOONEST) parts.push(texts.say('ui.import.remaining', { count: seconds }));
    this.#rest.textContent = parts.join(' · ');
  }

  /** Work is over. */
  end(): void {
    this.element.hidden = true;
  }
}
