/**
 * A checkout tied to a form.
 *
 * A problem is shown once its field was changed and left, or the form was sent; while a message stands there it
 * follows every key until the value is right. A form that is wrong is not sent.
 */
import type { Core } from '../core.js';
import type { Report } from '../types.js';
import { Board } from './board.js';
import { type Control, elementsOf, isField, isText, isTyped, mainElement, writeValue } from './controls.js';
import { tell } from './events.js';
import { Leaving } from './leaving.js';
import { Ledger } from './ledger.js';
import { LiveRegion } from './live.js';
import { isError } from './message.js';
import { namesIn } from './names.js';
import { Outcome } from './outcome.js';
import { Summary } from './summary.js';
import type { Attachment, AttachOptions, Field } from './types.js';
import { controlFor, fieldsOf, look, type View } from './view.js';

const attached = new WeakMap<HTMLFormElement, Attachment>();

/** Ties a checkout to a form; one that was tied to it before lets go. */
export function attach(core: Core, form: HTMLFormElement, options: AttachOptions = {}): Attachment {
  attached.get(form)?.detach();
  const attachment = new Attached(core, form, options);
  attached.set(form, attachment);
  return attachment;
}

class Attached implements Attachment {
  readonly form: HTMLFormElement;
  readonly #core: Core;
  readonly #options: AttachOptions;
  readonly #stop = new AbortController();
  readonly #ledger = new Ledger();
  readonly #board: Board;
  readonly #live: LiveRegion;
  readonly #summary: Summary;
  readonly #outcome: Outcome;
  readonly #names: ReadonlySet<string>;
  /** Controls that were changed and not left yet. */
  readonly #edited = new Set<string>();
  /** Fields whose problems may be shown. */
  #open = new Set<string>();
  /** While we write into the form ourselves, its events are not the person's. */
  #writing = false;
  #view: View;
  /** Every input that the form had at the last look. */
  #fields: readonly Field[] = [];

  constructor(core: Core, form: HTMLFormElement, options: AttachOptions) {
    this.form = form;
    this.#core = core;
    this.#options = options;
    const { signal } = this.#stop;
    this.#board = new Board({
      form,
      ledger: this.#ledger,
      signal,
      label: (value) => core.text('ui.use_suggestion', { value }),
      use: (field, value) => this.#use(field, value),
    });
    this.#live = new LiveRegion(form, this.#ledger);
    this.#summary = new Summary(form, this.#ledger, signal);
    this.#outcome = new Outcome(form, this.#ledger);
    // Else the browser would stop the form with words of its own before the check is asked.
    this.#ledger.set(form, 'novalidate', '');
    this.#names = namesIn(core.form({}));
    this.#view = this.#look();
    this.#listen(form.isConnected ? form.getRootNode() : document, signal);
    this.#observe(signal);
  }

  customer(): Record<string, string> {
    return this.#look().customer;
  }

  check(): Report {
    const view = this.#look();
    const { report, state } = view;
    this.#edited.clear();
    this.#open = new Set([...state.fields.map(({ name }) => name), ...report.problems.map(({ field }) => field)]);
    this.#board.show(view, this.#open);
    this.#summarise(view);
    if (this.#options.hiddenInputs !== false) this.#outcome.write(report);
    this.#live.say(report.valid ? '' : this.#heading(report));
    tell(this.form, report.valid ? 'debitor:valid' : 'debitor:invalid', report);
    return report;
  }

  detach(): void {
    this.#stop.abort();
    this.#board.clear();
    this.#live.close();
    this.#ledger.undo();
    if (attached.get(this.form) === this) attached.delete(this.form);
  }

  #listen(root: Node, signal: AbortSignal): void {
    const leaving = new Leaving(root, signal);
    const on = (type: string, work: (control: Control) => void): void => {
      const heard = ({ target }: Event): void => {
        const control = this.#writing || !isField(target) ? undefined : this.#controlOf(target);
        if (control) work(control);
      };
      this.form.addEventListener(type, heard, { signal });
      // Inputs elsewhere on the page that name the form as theirs.
      root.addEventListener(type, (event) => this.form.contains(event.target as Node) || heard(event), { signal });
    };
    on('input', (control) => this.#typed(control));
    on('change', (control) => {
      this.#edited.add(control.name);
      if (!isTyped(mainElement(control))) this.#left(control);
    });
    on('focusout', (control) => leaving.after(() => this.#left(control)));
    this.form.addEventListener('submit', (event) => this.#sent(event), { capture: true, signal });
    this.form.addEventListener('reset', () => setTimeout(() => this.#forget()), { signal });
  }

  /** Keeps up with a page that renders anew: many changes at once cost one look. */
  #observe(signal: AbortSignal): void {
    let due = 0;
    const observer = new MutationObserver(() => {
      due ||= requestAnimationFrame(() => {
        due = 0;
        this.#rendered();
      });
    });
    observer.observe(this.form, { childList: true, subtree: true });
    signal.addEventListener('abort', () => {
      observer.disconnect();
      cancelAnimationFrame(due);
    });
  }

  /** Something was put into the form or taken out: looks again if it was an input. */
  #rendered(): void {
    this.#live.place();
    const fields = elementsOf(this.form).filter(isField);
    if (fields.length === this.#fields.length && fields.every((field, i) => field === this.#fields[i])) return;
    this.#show(this.#look(), this.#board.fields);
  }

  /** A key was hit: what is shown follows, nothing new appears. */
  #typed(control: Control): void {
    this.#edited.add(control.name);
    const view = this.#look();
    this.#show(view, this.#board.fields);
    tell(this.form, 'debitor:change', view.report);
  }

  /** A field was changed and left: its problems may be shown, and a right value is written in its usual form. */
  #left(control: Control): void {
    if (this.#stop.signal.aborted || !this.#edited.delete(control.name)) return;
    for (const { name } of fieldsOf(control, this.#view.state)) this.#open.add(name);
    this.#format(control);
    const view = this.#look();
    this.#show(view, this.#open);
    this.#live.say(this.#messagesAt(control, view));
    tell(this.form, 'debitor:change', view.report);
  }

  /** The form is being sent: only a right one goes on. A button that asks for no validation gets none. */
  #sent(event: SubmitEvent): void {
    if (event.submitter?.hasAttribute('formnovalidate')) return;
    const { valid } = this.check();
    if (valid && this.#meetsThePage()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const wrong = this.#board.firstWrong(this.#view);
    if (wrong) mainElement(wrong).focus();
  }

  /** What the page itself demands of its inputs, which the browser would have seen to without us. */
  #meetsThePage(): boolean {
    return this.#ledger.original(this.form, 'novalidate') !== null || this.form.reportValidity();
  }

  /** The form was emptied. */
  #forget(): void {
    if (this.#stop.signal.aborted) return;
    this.#edited.clear();
    this.#open.clear();
    this.#summary.show('', []);
    const view = this.#look();
    this.#show(view, this.#open);
    tell(this.form, 'debitor:change', view.report);
  }

  /** Puts a suggestion in, as if it had been typed and the field left. */
  #use(field: Field, value: string): void {
    this.#write(field, value);
    const control = this.#controlOf(field);
    if (!control) return;
    this.#edited.add(control.name);
    this.#left(control);
    field.focus();
  }

  #format(control: Control): void {
    const element = mainElement(control);
    const field = fieldsOf(control, this.#view.state)[0];
    if (this.#options.format === false || !field || !element.value || !isText(element)) return;
    const { valid, formatted } = this.#core.checkField(field.name, element.value, this.#view.customer);
    if (valid && formatted) this.#write(element, formatted);
  }

  #write(field: Field, value: string): void {
    this.#writing = true;
    writeValue(field, value);
    this.#writing = false;
  }

  #look(): View {
    this.#fields = elementsOf(this.form).filter(isField);
    this.#view = look(this.#core, this.form, this.#names, this.#ledger);
    // A field that is asked for again later starts as an untouched one.
    for (const { name, relevant } of this.#view.state.fields) if (!relevant) this.#open.delete(name);
    return this.#view;
  }

  #show(view: View, fields: ReadonlySet<string>): void {
    this.#board.show(view, fields);
    if (this.#summary.shown) this.#summarise(view);
  }

  #summarise(view: View): void {
    const wrong = view.report.problems.filter(isError);
    const lines = wrong.map((problem) => ({ problem, control: controlFor(problem.field, view) }));
    const order = [...view.controls.values(), undefined];
    lines.sort((a, b) => order.indexOf(a.control) - order.indexOf(b.control));
    this.#summary.show(
      this.#heading(view.report),
      lines.map(({ problem, control }) => ({ problem, field: control && mainElement(control) })),
    );
  }

  #heading({ problems }: Report): string {
    return this.#core.text('ui.fix_errors', { count: problems.filter(isError).length });
  }

  #messagesAt(control: Control, { report, state }: View): string {
    const names = fieldsOf(control, state).map(({ name }) => name);
    return report.problems.filter(({ field }) => names.includes(field)).map(({ message }) => message).join(' ');
  }

  #controlOf(element: Field): Control | undefined {
    // The page may have put it in since.
    if (element.form === this.form && !this.#fields.includes(element)) this.#look();
    return [...this.#view.controls.values()].find(({ elements }) => elements.includes(element));
  }
}
