/**
 * A checkout tied to a form.
 *
 * A problem is shown once its field was changed and left, or the form was sent; while a message stands there it
 * follows every key until the value is right. A form that is wrong is not sent.
 */
import type { Report } from '../types.js';
import { Board } from './board.js';
import { type Control, inputsOf, isField, isTyped, mainElement, rootsIn } from './controls.js';
import { tell, tellUnavailable } from './events.js';
import type { Hand, Summary } from './later.js';
import { Leaving } from './leaving.js';
import { Ledger } from './ledger.js';
import { LiveRegion } from './live.js';
import { isError } from './message.js';
import { namesIn } from './names.js';
import { nativeProblems } from './native.js';
import { Outcome } from './outcome.js';
import { inStep, type IsIn } from './steps.js';
import type { Attachment, AttachOptions, Field, FormCore, Intercepted, Step, StepReport } from './types.js';
import { controlFor, fieldsOf, look, missingFields, type Shown, type View } from './view.js';

const attached = new WeakMap<HTMLFormElement, Attachment>();

/** Ties a checkout to a form; one that was tied to it before lets go. */
export function attach(core: FormCore, form: HTMLFormElement, options: AttachOptions = {}): Attachment {
  attached.get(form)?.detach();
  const attachment = new Attached(core, form, options);
  if (attachment.available) attached.set(form, attachment);
  return attachment;
}

/** What is said of a form once the module has failed: the server has the last word. */
const UNCHECKED: Report = { valid: true, kind: 'b2c', values: {}, key: null, endpoint: null, problems: [] };

class Attached implements Attachment {
  readonly form: HTMLFormElement;
  available = true;
  #core: FormCore;
  readonly #options: AttachOptions;
  readonly #stop = new AbortController();
  readonly #ledger = new Ledger();
  readonly #board: Board;
  readonly #live: LiveRegion;
  readonly #outcome: Outcome;
  readonly #leaving = new Leaving(this.#stop.signal);
  readonly #observer: MutationObserver;
  #later: Promise<void> | undefined;
  #hand: Hand | undefined;
  #summary: Summary | undefined;
  #names: ReadonlySet<string> = new Set();
  /** Controls that were changed and not left yet. */
  readonly #edited = new Set<string>();
  /** Fields whose problems may be shown. */
  readonly #open = new Set<string>();
  /** Whose problems the list tells of. */
  #scope: IsIn = () => true;
  /** While we write into the form ourselves, its events are not the person's. */
  #writing = false;
  #view!: View;
  /** Every input that the form had at the last look. */
  #fields: readonly Field[] = [];
  /** The shadow roots within the form that are listened to. */
  readonly #roots = new Set<Node>();
  /** The words, on their way. */
  #words: Promise<void> | undefined;
  /** The order that is on its way. */
  #order: Promise<Intercepted<any>> | undefined;

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
    this.#outcome = new Outcome(form, this.#ledger);
    this.#observer = this.#observe(signal);
    // Else the browser would stop the form with words of its own before the check is asked.
    this.#ledger.set(form, 'novalidate', '');
    this.#try(() => {
      this.#names = namesIn(core.form({}));
      this.#look();
      this.#listen(form.isConnected ? form.getRootNode() : document, signal);
      const missing = missingFields(core, this.#view);
      if (missing.length > 0) console.warn(`debitor: the form has no input for ${missing.join(', ')}, which must be filled`, form);
    });
  }

  customer(): Record<string, string> {
    return this.#try(() => this.#look().customer) ?? {};
  }

  report(): Report {
    return this.#try(() => this.#look().report) ?? UNCHECKED;
  }

  check(): Report {
    const report = this.#try(() => {
      this.#judge(() => true, () => this.check());
      const { report } = this.#view;
      if (this.#options.hiddenInputs !== false) this.#outcome.write(report);
      return report;
    });
    // Told once there are words for it.
    if (report && (report.valid || !this.#words)) tell(this.form, report.valid ? 'debitor:valid' : 'debitor:invalid', report);
    return report ?? UNCHECKED;
  }

  validate(step: Step): StepReport {
    // What is no selector is the caller's error, and told before anything is done.
    if (typeof step === 'string') this.form.matches(step);
    const report = this.#try(() => {
      const problems = this.#judge(inStep(step, this.#look()), () => this.validate(step));
      return { valid: !this.#goToFirst(problems), problems: problems.map(({ problem }) => problem) };
    });
    return report ?? { valid: true, problems: [] };
  }

  intercept<T>(send: (report: Report) => T | PromiseLike<T>): Promise<Intercepted<T>> {
    return (this.#order ??= this.#place(send).finally(() => (this.#order = undefined)));
  }

  use(core: FormCore): void {
    if (this.#stop.signal.aborted) return;
    this.#try(() => {
      this.#core = core;
      this.#names = namesIn(core.form({}));
      this.#look();
      this.#live.say('');
      this.#show(this.#board.fields);
      this.#changed();
    });
  }

  detach(): void {
    this.#stop.abort();
    this.#board.clear();
    this.#live.close();
    this.#ledger.undo();
    if (attached.get(this.form) === this) attached.delete(this.form);
  }

  /** Does what asks the module. Once that fails we let go, so that the form works as before; nothing is thrown. */
  #try<T>(work: () => T): T | undefined {
    if (!this.available) return undefined;
    try {
      return work();
    } catch (error) {
      this.available = false;
      this.detach();
      tellUnavailable(this.form, error);
      return undefined;
    }
  }

  #listen(root: Node, signal: AbortSignal): void {
    const { form } = this;
    this.#hear(form);
    // Inputs elsewhere on the page that name the form as theirs.
    this.#hear(root);
    const on = <Type extends keyof HTMLElementEventMap>(type: Type, work: (event: HTMLElementEventMap[Type]) => void, capture = false): void =>
      form.addEventListener(type, (event) => this.#try(() => work(event)), { capture, signal });
    on('focusin', (event) => {
      void this.#load();
      // In a shadow root that was made since.
      const [field] = event.composedPath();
      if (isField(field) && !this.#fields.includes(field)) this.#rendered();
    });
    form.addEventListener('submit', (event) => this.#sent(event), { capture: true, signal });
    on('formdata', ({ formData }) => {
      // The page may have written values without a word since the check.
      const { names } = this.#outcome;
      this.#look();
      if (this.#outcome.names.length === 0) for (const name of names) formData.delete(name);
    });
    on('reset', () => setTimeout(() => this.#try(() => this.#forget())));
  }

  /** Listens to the inputs in the form, in a shadow root within it, or elsewhere on the page. */
  #hear(place: Node): void {
    const on = (type: string, work: (control: Control, event: Event) => void): void =>
      place.addEventListener(
        type,
        (event) => {
          const { target } = event;
          if (this.#writing || !isField(target) || !this.#owns(target) || (place !== this.form && this.form.contains(target))) return;
          this.#try(() => {
            const control = this.#controlOf(target);
            if (control) work(control, event);
            // An input of the page's own, with a message of ours at it.
            else if (this.#board.fields.size > 0) this.#show(this.#board.fields);
          });
        },
        { signal: this.#stop.signal },
      );
    const leave = (control: Control): void => this.#leaving.after(() => this.#try(() => this.#left(control)));
    on('input', (control, event) => this.#typed(control, event as InputEvent));
    on('compositionend', (control, event) => this.#hand?.typed(control, event as CompositionEvent));
    on('paste', (control, event) => this.#hand?.pasted(control, event as ClipboardEvent));
    on('change', (control) => {
      this.#edited.add(control.name);
      const element = mainElement(control);
      if (!isTyped(element)) this.#left(control);
      // What the browser or a script has filled in: nobody is typing there.
      else if (!element.matches(':focus') || element.matches(':is(:autofill, :-webkit-autofill)')) leave(control);
    });
    on('focusout', leave);
  }

  /** Keeps up with a page that renders anew: many changes at once cost one look. */
  #observe(signal: AbortSignal): MutationObserver {
    let due = 0;
    const observer = new MutationObserver(() => {
      due ||= requestAnimationFrame(() => {
        due = 0;
        this.#try(() => this.#rendered());
      });
    });
    observer.observe(this.form, { childList: true, subtree: true });
    signal.addEventListener('abort', () => {
      observer.disconnect();
      cancelAnimationFrame(due);
    });
    return observer;
  }

  /** Something was put into the form or taken out: looks again if it was an input. */
  #rendered(): void {
    this.#live.place();
    const fields = inputsOf(this.form);
    if (fields.length === this.#fields.length && fields.every((field, i) => field === this.#fields[i])) return;
    this.#look();
    this.#show(this.#board.fields);
    // What the page has thrown away is not kept alive.
    const rootOf = (element: Element): Node => element.getRootNode({ composed: true });
    this.#ledger.forget((element) => rootOf(element) !== rootOf(this.form));
  }

  /** Loads what is needed once a person works with the form; where it does not come, nothing is formatted or listed. */
  #load(): Promise<void> {
    return (this.#later ??= import('./later.js').then(({ Hand, Summary }) => {
      const { form } = this;
      this.#summary = new Summary(form, this.#ledger, this.#stop.signal);
      this.#hand = new Hand({
        options: this.#options,
        core: () => this.#core,
        view: () => this.#view,
        quietly: (work) => {
          this.#writing = true;
          work();
          this.#writing = false;
        },
        typed: (control) => this.#typed(control),
      });
    }, () => undefined));
  }

  /** Works with that: at once where it is there. */
  #with(work: (hand: Hand, summary: Summary) => void): void {
    const go = (): void => {
      if (this.#hand && this.#summary && !this.#stop.signal.aborted) work(this.#hand, this.#summary);
    };
    if (this.#hand) go();
    else void this.#load().then(() => this.#try(go));
  }

  /** A key was hit: what is shown follows, nothing new appears. */
  #typed(control: Control, event?: InputEvent): void {
    this.#edited.add(control.name);
    if (event) this.#hand?.typed(control, event);
    this.#look();
    this.#show(this.#board.fields);
    this.#changed();
  }

  /** A field was changed and left: its problems may be shown, and a right value is written in its usual form. */
  #left(control: Control): void {
    if (this.#stop.signal.aborted || !this.#edited.delete(control.name)) return;
    for (const { name } of fieldsOf(control, this.#view.state)) this.#open.add(name);
    this.#with((hand) => hand.format(control));
    this.#look();
    this.#say(control);
    this.#changed();
  }

  /** Shows what may be shown, and says aloud what is wrong with a field. */
  #say(control: Control): void {
    if (this.#lacksWords(this.#problems(), () => this.#say(control))) return;
    this.#show(this.#open);
    this.#live.say(this.#messagesAt(control));
  }

  /** Whether something is to be shown and the checkout has no words; then they are fetched, and it is done again. */
  #lacksWords(problems: readonly Shown[], again: () => void): boolean {
    const { rest } = this.#core;
    if (!rest || !problems.some(({ problem }) => this.#open.has(problem.field))) return false;
    this.#ledger.set(this.form, 'aria-busy', 'true');
    this.#words ??= rest().then((core) => {
      this.#words = undefined;
      this.#ledger.restore(this.form, 'aria-busy');
      this.use(core);
    });
    void this.#words.then(
      () => this.#stop.signal.aborted || this.#try(again),
      (error: unknown) => this.#try(() => {
        throw error;
      }),
    );
    return true;
  }

  #changed(): void {
    tell(this.form, 'debitor:change', this.#view.report);
  }

  /** The form is being sent: only a right one goes on. A button that asks for no validation gets none. */
  #sent(event: SubmitEvent): void {
    if (event.submitter?.hasAttribute('formnovalidate') || this.#passes(this.check())) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** Whether all is right, by what was just checked; else goes to the first error. */
  #passes(_: Report): boolean {
    if (this.#try(() => this.#goToFirst(this.#problems()))) return false;
    // The last word is the browser's: elements of the page's own making may be invalid too.
    return !this.#heedsPage || this.form.reportValidity();
  }

  async #place<T>(send: (report: Report) => T | PromiseLike<T>): Promise<Intercepted<T>> {
    const report = this.check();
    return this.#passes(report) ? { sent: true, report, result: await send(report) } : { sent: false, report };
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
    this.#summary?.show('', []);
    this.#look();
    this.#show(this.#open);
    this.#changed();
  }

  /** Puts a suggestion in, as if it had been typed and the field left. */
  #use(field: Field, value: string): void {
    this.#with((hand) => {
      field.focus();
      hand.write(field, value);
      const control = this.#controlOf(field);
      if (!control) return;
      this.#edited.add(control.name);
      this.#left(control);
    });
  }

  #look(): View {
    this.#fields = inputsOf(this.form);
    for (const root of rootsIn(this.form)) {
      if (this.#roots.has(root)) continue;
      this.#roots.add(root);
      this.#hear(root);
      this.#observer.observe(root, { childList: true, subtree: true });
    }
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

  /** Looks anew and shows all that is wrong in a part of the form, and says so; gives the part's problems. */
  #judge(isIn: IsIn, again: () => void): Shown[] {
    const view = this.#look();
    this.#edited.clear();
    const all = this.#problems();
    const problems = all.filter(({ problem, control }) => isIn(problem, control));
    const fields = view.state.fields.filter(({ name }) => isIn({ field: name }, controlFor(name, view)));
    for (const name of [...fields.map(({ name }) => name), ...problems.map(({ problem }) => problem.field)]) this.#open.add(name);
    if (this.#lacksWords(all, again)) return problems;
    this.#board.show(all, this.#open);
    this.#scope = isIn;
    this.#summarise(all);
    const wrong = problems.filter(isWrong);
    const nowhere = wrong.filter(({ control }) => !control).map(({ problem }) => problem.message);
    this.#live.say(wrong.length > 0 ? [this.#heading(wrong), ...nowhere].join(' ') : '');
    return problems;
  }

  /** Goes to the first that is wrong; whether there is one. */
  #goToFirst(problems: Shown[]): boolean {
    const [first] = this.#inOrder(problems.filter(isWrong));
    if (first?.control) mainElement(first.control).focus();
    else if (first) this.#board.focus(first.problem.field);
    return !!first;
  }

  #show(fields: ReadonlySet<string>): void {
    const problems = this.#problems();
    this.#board.show(problems, fields);
    if (this.#summary?.shown) this.#summarise(problems);
  }

  #summarise(problems: readonly Shown[]): void {
    const wrong = this.#inOrder(problems.filter((each) => isWrong(each) && this.#scope(each.problem, each.control)));
    this.#with((_, summary) =>
      summary.show(
        this.#heading(wrong),
        wrong.map(({ problem, control }) => ({ problem, field: control && mainElement(control) })),
      ),
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

  #owns(field: Field): boolean {
    return field.form ? field.form === this.form : this.#roots.has(field.getRootNode());
  }

  #controlOf(element: Field): Control | undefined {
    // The page may have put it in since.
    if (!this.#fields.includes(element)) this.#look();
    return [...this.#view.controls.values()].find(({ elements }) => elements.includes(element));
  }
}

function isWrong({ problem }: Shown): boolean {
  return isError(problem);
}
