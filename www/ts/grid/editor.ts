/** The input in a cell that is being edited. */
import { el } from '../ui/dom.js';

/** How an edit ended: where the active cell goes next. */
export type Leave = 'stay' | 'down' | 'up' | 'next' | 'previous' | 'away';

export interface EditorOptions {
  readonly label: string;
  /** What the cell says now. */
  readonly value: string;
  /** What to begin with, where a key was typed over the cell. */
  readonly typed: string | undefined;
  /** The edit is over; undefined where it was given up. */
  done(value: string | undefined, leave: Leave): void;
}

/** Puts an input into the cell. Enter and Tab take the text, Escape gives it up, leaving takes it. */
export function edit(cell: HTMLElement, { label, value, typed, done }: EditorOptions): void {
  const input = el('input', { class: 'grid-input', type: 'text', 'aria-label': label, autocomplete: 'off', spellcheck: 'false' });
  input.value = typed ?? value;
  const over = new AbortController();
  const { signal } = over;
  const end = (text: string | undefined, leave: Leave): void => {
    if (signal.aborted) return;
    over.abort();
    done(text === value ? undefined : text, leave);
  };
  input.addEventListener(
    'keydown',
    (event) => {
      event.stopPropagation();
      // A key that chooses among an input method's words is not ours.
      if (event.isComposing) return;
      const leave = leaving(event);
      if (!leave) return;
      event.preventDefault();
      end(event.key === 'Escape' ? undefined : input.value, leave);
    },
    { signal },
  );
  input.addEventListener('blur', () => end(input.value, 'away'), { signal });
  cell.replaceChildren(input);
  input.focus();
  if (typed === undefined) input.select();
}

function leaving({ key, shiftKey }: KeyboardEvent): Leave | undefined {
  if (key === 'Escape') return 'stay';
  if (key === 'Enter') return shiftKey ? 'up' : 'down';
  if (key === 'Tab') return shiftKey ? 'previous' : 'next';
  return undefined;
}
