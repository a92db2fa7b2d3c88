/** A place for a file: choose it, or drop it there. */
import { el, nextId } from '../ui/dom.js';

export interface DropOptions {
  readonly label: string;
  readonly hint: string;
  /** The words on the button. */
  readonly choose: string;
  /** Which files to offer, as for `<input type="file">`. */
  readonly accept: string;
  /** `false` where the file is not taken. */
  chosen(file: File): unknown;
}

/** Makes the place; the name of the chosen file stands in it. */
export function dropZone({ label, hint, choose, accept, chosen }: DropOptions, signal: AbortSignal): HTMLElement {
  const id = nextId('file');
  const input = el('input', { type: 'file', class: 'drop-input', id, accept, 'aria-describedby': `${id}-hint` });
  const name = el('p', { class: 'drop-name', 'aria-live': 'polite' });
  const button = el('label', { for: id, class: 'drop-button' }, el('span', { class: 'visually-hidden' }, `${label}: `), choose);
  const note = el('p', { class: 'hint', id: `${id}-hint` }, hint);
  const zone = el('div', { class: 'drop' }, el('p', { class: 'drop-label' }, label), note, input, button, name);

  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const before = name.textContent;
    name.textContent = file.name;
    const taken = chosen(file);
    // The same file chosen again, once it was changed, is another one.
    input.value = '';
    if ((await taken) === false) name.textContent = before;
  };
  const on = (type: 'dragover' | 'dragleave' | 'drop', work: (event: DragEvent) => void): void =>
    zone.addEventListener(type, work, { signal });
  on('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('is-over');
  });
  on('dragleave', () => zone.classList.remove('is-over'));
  on('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('is-over');
    void take(event.dataTransfer?.files[0]);
  });
  input.addEventListener('change', () => void take(input.files?.[0]), { signal });
  return zone;
}
