/** What the field is made of: a label, a hint, an input, a place for its message, and words for those who listen. */
import { el, nextId } from '../ui/dom.js';
import { fieldStyle } from './style.js';

export class Frame {
  readonly label = el('label', { part: 'label' });
  readonly hint = el('p', { part: 'hint', class: 'hint', id: nextId('hint') });
  readonly input = el('input', { part: 'input', id: nextId('input') });
  readonly live = el('div', { class: 'live', role: 'status' });
  readonly box = el('div', { class: 'box' }, this.label, this.hint, this.input);

  constructor(root: ShadowRoot) {
    this.label.htmlFor = this.input.id;
    const message = el('div', { part: 'message', 'data-debitor-error': 'field' });
    this.box.append(message);
    root.append(this.box, this.live);
    root.adoptedStyleSheets = [fieldStyle()];
  }

  /** Writes the words of the page's attributes; where it gives no label, those of its own labels name the input. */
  write(label: string, hint: string, labels: string): void {
    this.label.textContent = label;
    this.label.hidden = !label;
    this.hint.textContent = hint;
    this.hint.hidden = !hint;
    this.#set('aria-label', label ? '' : labels);
    // The message names itself here too.
    const others = (this.input.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && id !== this.hint.id);
    this.#set('aria-describedby', [...(hint ? [this.hint.id] : []), ...others].join(' '));
  }

  #set(name: string, value: string): void {
    if (value) this.input.setAttribute(name, value);
    else this.input.removeAttribute(name);
  }
}
