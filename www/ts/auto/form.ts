/** One form of the shop's: named, filled up, attached to, and kept so while the page renders anew. */
import { inputsOf, isField } from '../attach/controls.js';
import type { Attachment, Field } from '../attach/types.js';
import type { Checkout } from '../api.js';
import { el, global } from './dom.js';
import { guard } from './guard.js';
import { KIND, Labels } from './labelled.js';
import { keepMarks } from './marks.js';
import { Outer } from './outer.js';
import type { Options } from './options.js';
import { type Memory, Placing } from './placing.js';
import type { Platform, ShopForm } from './platform.js';

/** The part of jQuery that shops send their forms with. */
interface JQueryLike {
  (target: unknown): { on(type: string, work: (event: JQueryEvent) => unknown): void; off(type: string): void };
  /** The handlers of an element by type, in their order. */
  _data?(target: Element, name: 'events'): Record<string, unknown[]> | undefined;
}

interface JQueryEvent {
  readonly target: unknown;
  readonly originalEvent?: Event;
  stopImmediatePropagation(): void;
}

export class AttachedForm implements ShopForm {
  readonly form: HTMLFormElement;
  readonly checkout: Checkout;
  #attachment: Attachment | undefined;
  readonly #platform: Platform;
  readonly #labels: Labels;
  readonly #placing: Placing;
  readonly #memory: Memory;
  readonly #stop = new AbortController();
  readonly #derived = new Map<string, HTMLInputElement>();
  #outers: Outer[] = [];
  #due = 0;
  /** What was last shown of each input as demanded. */
  readonly #demanded = new WeakMap<Field, boolean>();

  constructor(form: HTMLFormElement, checkout: Checkout, platform: Platform, options: Options, memory: Memory) {
    this.form = form;
    this.checkout = checkout;
    this.#platform = platform;
    this.#labels = new Labels(form, checkout, platform, options.fields);
    this.#memory = memory;
    this.#placing = new Placing(form, this.#labels, platform, memory, options.place);
  }

  /** Takes hold of the form. What goes wrong is thrown, and `detach` takes out what is in by then. */
  open(): Attachment {
    this.refresh();
    const { signal } = this.#stop;
    keepMarks(this.form, signal, (input, wrong) => guard(() => this.#platform.mark?.(input, wrong)));
    const outside = Object.entries(this.#platform.outside ?? {});
    this.#outers = outside.map(([field, find]) => new Outer(this.form, field, find, signal));
    const attachment = (this.#attachment = this.checkout.attach(this.form));
    this.#demand();
    for (const type of ['debitor:change', 'debitor:invalid', 'debitor:valid'] as const) {
      this.form.addEventListener(type, () => this.#soon(), { signal });
    }
    this.form.addEventListener('debitor:valid', ({ detail }) => guard(() => this.#placing.settle(detail.values)), { signal });
    this.#bindJQuery();
    this.#platform.bind?.(this);
    return attachment;
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Brings the form in step with what the page has made of it. */
  refresh(): void {
    this.#remember();
    this.#labels.name();
    this.#derive();
    this.#placing.place(this.checkout, this.#entered());
    if (this.#attachment) this.#demand();
  }

  passes(): boolean {
    return guard(() => {
      if (!this.form.isConnected) return true;
      const problems = this.#attachment?.check().problems ?? [];
      // What the shop demands by itself the shop sees to.
      if (!problems.some(({ severity, code }) => severity === 'error' && code !== 'page')) return true;
      this.#focusFirst();
      return false;
    }, true);
  }

  values(): Record<string, string> {
    return this.#attachment?.customer() ?? {};
  }

  input(field: string): Field | undefined {
    return this.#labels.input(field);
  }

  /** Lets go of the form, and takes out what was put in. */
  detach(): void {
    this.#remember();
    this.#stop.abort();
    this.#attachment?.detach();
    this.#placing.clear();
    for (const input of this.#derived.values()) input.remove();
    this.#labels.clear();
  }

  /** Many keys at once cost one look. */
  #soon(): void {
    this.#due ||= requestAnimationFrame(() => {
      this.#due = 0;
      if (!this.signal.aborted) guard(() => this.#changed());
    });
  }

  /** Another country, or another kind, may ask for other fields. */
  #changed(): void {
    this.#remember();
    this.#placing.place(this.checkout, this.#entered());
    this.#demand();
  }

  /** What stands in the form by field, whatever kind it is asked of. */
  #entered(): Record<string, string> {
    const values: Record<string, string> = {};
    const { selector } = this.#labels;
    for (const input of inputsOf(this.form)) {
      const field = this.#labels.at(input);
      const isLeft = input instanceof HTMLInputElement && ['radio', 'checkbox'].includes(input.type) && !input.checked;
      if (field && !isLeft) values[field === KIND ? selector : field] = input.value;
    }
    return values;
  }

  #remember(): void {
    for (const row of this.form.querySelectorAll('[data-debitor-placed]')) {
      for (const input of row.querySelectorAll<HTMLInputElement>('input, select, textarea')) {
        if (input.type !== 'radio' || input.checked) this.#memory.set(input.name, input.value);
      }
    }
  }

  /** Hidden inputs stand for what the page has elsewhere. */
  #derive(): void {
    for (const [field, read] of Object.entries(this.#platform.derived ?? {})) {
      const value = guard(() => read(this.form));
      let input = this.#derived.get(field);
      if (value === undefined || this.#labels.input(field)) {
        input?.remove();
        this.#derived.delete(field);
        continue;
      }
      if (!input) this.#derived.set(field, (input = el('input', { type: 'hidden', 'data-debitor': field }) as HTMLInputElement));
      if (!this.form.contains(input)) this.form.append(input);
      if (input.value === value) continue;
      input.value = value;
      if (this.#attachment) input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }

  #demand(): void {
    const { fields } = this.checkout.form(this.#entered());
    for (const { name, required } of fields) {
      const input = this.input(name);
      if (!input || (this.#demanded.get(input) ?? false) === required) continue;
      this.#demanded.set(input, required);
      this.#platform.demand?.(input, required);
    }
  }

  #focusFirst(): void {
    const outer = this.#outers.find(({ wrong }) => wrong)?.wrong;
    if (outer) return outer.focus();
    const wrong = inputsOf(this.form).find((input) => {
      const ids = (input.getAttribute('aria-describedby') ?? '').split(' ');
      return input.getAttribute('aria-invalid') === 'true' && ids.some((id) => document.getElementById(id)?.closest('.debitor-error'));
    });
    if (wrong) return wrong.focus();
    const message = this.form.querySelector<HTMLElement>('.debitor-error');
    message?.setAttribute('tabindex', '-1');
    message?.focus();
  }

  /** Shops that send with jQuery call its handlers without any event of the browser's. */
  #bindJQuery(): void {
    const jQuery = global<JQueryLike>('jQuery');
    if (typeof jQuery !== 'function') return;
    const form = jQuery(this.form);
    guard(() => {
      form.on('submit.debitor', (event) => {
        if (asksNoValidation(event) || this.passes()) return undefined;
        event.stopImmediatePropagation();
        return false;
      });
      // Before the handlers that were there: the first of them may be the one that sends.
      const handlers = jQuery._data?.(this.form, 'events')?.['submit'];
      if (handlers) handlers.unshift(...handlers.splice(-1));
      form.on('change.debitor', ({ target, originalEvent }) => {
        // What a list of jQuery's own making has chosen.
        if (originalEvent || !isField(target)) return;
        this.refresh();
        target.dispatchEvent(new Event('input', { bubbles: true }));
      });
    });
    this.signal.addEventListener('abort', () => guard(() => form.off('.debitor')));
  }
}

/** Whether a button was used that asks for no validation. */
function asksNoValidation({ originalEvent }: JQueryEvent): boolean {
  return originalEvent instanceof SubmitEvent && (originalEvent.submitter?.hasAttribute('formnovalidate') ?? false);
}
