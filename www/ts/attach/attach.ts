/**
 * A checkout tied to a form.
 *
 * A problem is shown once its field was changed and left, or the form was sent; while a message stands there it
 * follows every key until the value is right. A form that is wrong is not sent.
 */
import type { Report } from '../types.js';
import { Board } from './board.js';
import { type Control, inputsOf, isField, isText, isTyped, mainElement, writeValue } from './controls.js';
import { tell } from './events.js';
import { Leaving } from './leaving.js';
import { Ledger } from './ledger.js';
import { LiveRegion } from './live.js';
import { isError } from './message.js';
import { namesIn } from './names.js';
import { nativeProblems } from './native.js';
import { Outcome } from './outcome.js';
import { Summary } from './summary.js';
import type { Attachment, AttachOptions, Field, FormCore } from './types.js';
import { controlFor, fieldsOf, look, missingFields, type Shown, type View } from './view.js';

const attached = new WeakMap<HTMLFormElement, Attachment>();

/** Ties a checkout to a form; one that was tied to it before lets go. */
export function attach(core: FormCore, form: HTMLFormElement, options: AttachOptions = {}): Attachment {
  attached.get(form)?.detach();
  const attachment = new Attached(core, form, options);
  attached.set(form, attachment);
  return attachment;
}

class Attached implements Attachment {
  readonly form: HTMLFormElement;
  #core: FormCore;
  readonly #options: AttachOptions;
  readonly #stop = new AbortController();
  readonly #ledger = new Ledger();
  readonly #board: Board;
  readonly #live: LiveRegion;
  readonly #summary: Summary;
  readonly #outcome: Outcome;
  #names: ReadonlySet<string>;
  /** Controls that were changed and not left yet. */
  readonly #edited = new Set<string>();
  /** Fields whose problems may be shown. */
  #open = new Set<string>();
  /** While we write into the form ourselves, its events are not the person's. */
  #writing = false;
  #view: View;
  /** Every input that the form had at the last look. */
  #fields: readonly Field[] = [];

  constructor(core: FormCore, form: HTMLFormElement, options: AttachOptions) {
    this.form = form;
    this.#core = core;
    this.#options = options;
    const { signal } = this.#stop;
    this.#board = new Board({
      form,
      ledger: this.#ledger,
      signal,
      label: (value) => this.#core.text('ui.use_suggestion', { value }),
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
    const missing = missingFields(core, this.#view);
    if (missing.length > 0) console.warn(`debitor: the form has no input for ${missing.join(', ')}, which must be filled`, form);
  }

  customer(): Record<string, string> {
    return this.#look().customer;
  }

  check(): Report {
    const { report, state } = this.#look();
    const problems = this.#problems();
    this.#edited.clear();
    this.#open = new Set([...state.fields.map(({ name }) => name), ...problems.map(({ problem }) => problem.field)]);
    this.#board.show(problems, this.#open);
    this.#summarise(problems);
    if (this.#options.hiddenInputs !== false) this.#outcome.write(report);
    const wrong = problems.filter(isWrong);
    const nowhere = wrong.filter(({ control }) => !control).map(({ problem }) => problem.message);
    this.#live.say(wrong.length > 0 ? [this.#heading(wrong), ...nowhere].join(' ') : '');
    tell(this.form, report.valid ? 'debitor:valid' : 'debitor:invalid', report);
    return report;
  }

  use(core: FormCore): void {
    this.#core = core;
    this.#names = namesIn(core.form({}));
    if (this.#stop.signal.aborted) return;
    const { report } = this.#look();
    this.#live.say('');
    this.#show(this.#board.fields);
    tell(this.form, 'debitor:change', report);
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
        if (this.#writing || !isField(target) || target.form !== this.form) return;
        const control = this.#controlOf(target);
        if (control) work(control);
        // An input of the page's own, with a message of ours at it.
        else if (this.#board.fields.size > 0) this.#show(this.#board.fields);
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
    this.form.addEventListener('formdata', ({ formData }) => {
      // The page may have written values without a word since the check.
      const { names } = this.#outcome;
      this.#look();
      if (this.#outcome.names.length === 0) for (const name of names) formData.delete(name);
    }, { signal });
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
    const fields = inputsOf(this.form);
    if (fields.length === this.#fields.length && fields.every((field, i) => field === this.#fields[i])) return;
    this.#look();
    this.#show(this.#board.fields);
    // What the page has thrown away is not kept alive.
    const root = this.form.getRootNode();
    this.#ledger.forget((element) => element.getRootNode() !== root);
  }

  /** A key was hit: what is shown follows, nothing new appears. */
  #typed(control: Control): void {
    this.#edited.add(control.name);
    const { report } = this.#look();
    this.#show(this.#board.fields);
    tell(this.form, 'debitor:change', report);
  }

  /** A field was changed and left: its problems may be shown, and a right value is written in its usual form. */
  #left(control: Control): void {
    if (this.#stop.signal.aborted || !this.#edited.delete(control.name)) return;
    for (const { name } of fieldsOf(control, this.#view.state)) this.#open.add(name);
    this.#format(control);
    const { report } = this.#look();
    this.#show(this.#open);
    this.#live.say(this.#messagesAt(control));
    tell(this.form, 'debitor:change', report);
  }

  /** The form is being sent: only a right one goes on. A button that asks for no validation gets none. */
  #sent(event: SubmitEvent): void {
    if (event.submitter?.hasAttribute('formnovalidate')) return;
    this.check();
    const [first] = this.#inOrder(this.#problems().filter(isWrong));
    // The last word is the browser's: elements of the page's own making may be invalid too.
    if (!first && (!this.#heedsPage || this.form.reportValidity())) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (first?.control) mainElement(first.control).focus();
    else if (first) this.#board.focus(first.problem.field);
  }

  /** Whether the browser would have seen to what the page demands of its inputs, without us. */
  get #heedsPage(): boolean {
    return this.#ledger.original(this.form, 'novalidate') === null;
  }

  /** The form was emptied. */
  #forget(): void {
    if (this.#stop.signal.aborted) return;
    this.#edited.clear();
    this.#open.clear();
    this.#summary.show('', []);
    const { report } = this.#look();
    this.#show(this.#open);
    tell(this.form, 'debitor:change', report);
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
    this.#fields = inputsOf(this.form);
    this.#view = look(this.#core, this.form, this.#names, this.#ledger);
    this.#outcome.keep(this.#view.report);
    // A field that is asked for again later starts as an untouched one.
    for (const { name, relevant } of this.#view.state.fields) if (!relevant) this.#open.delete(name);
    return this.#view;
  }

  /** What is wrong by the last look, in the core's words and then by the page's own demands. */
  #problems(): Shown[] {
    const view = this.#view;
    const problems = view.report.problems.map((problem) => ({ problem, control: controlFor(problem.field, view) }));
    return this.#heedsPage ? [...problems, ...nativeProblems(this.#core, this.form, view, problems)] : problems;
  }

  #show(fields: ReadonlySet<string>): void {
    const problems = this.#problems();
    this.#board.show(problems, fields);
    if (this.#summary.shown) this.#summarise(problems);
  }

  #summarise(problems: readonly Shown[]): void {
    const wrong = this.#inOrder(problems.filter(isWrong));
    this.#summary.show(
      this.#heading(wrong),
      wrong.map(({ problem, control }) => ({ problem, field: control && mainElement(control) })),
    );
  }

  /** As the page orders the fields; what it has no field for comes last. */
  #inOrder(problems: Shown[]): Shown[] {
    const place = ({ control }: Shown): number => (control ? this.#fields.indexOf(mainElement(control)) : Infinity);
    return problems.sort((a, b) => (place(a) < place(b) ? -1 : Number(place(a) > place(b))));
  }

  #heading(wrong: readonly Shown[]): string {
    return this.#core.text('ui.fix_errors', { count: wrong.length });
  }

  #messagesAt({ elements }: Control): string {
    const at = this.#problems().filter(({ control }) => control && elements.includes(mainElement(control)));
    return at.map(({ problem }) => problem.message).join(' ');
  }

  #controlOf(element: Field): Control | undefined {
    // The page may have put it in since.
    if (element.form === this.form && !this.#fields.includes(element)) this.#look();
    return [...this.#view.controls.values()].find(({ elements }) => elements.includes(element));
  }
}

function isWrong({ problem }: Shown): boolean {
  return isError(problem);
}
