/**
 * A checkout tied to a form: a form that is wrong is not sent.
 *
 * What the person sees of it is `showing.ts`, a script of its own that is loaded once somebody works with the form.
 */
import type { Report } from '../types.js';
import { type Control, findRoots, inputsOf, isField, rootsIn } from './controls.js';
import { tell, tellUnavailable } from './events.js';
import { Ledger } from './ledger.js';
import { namesIn } from './names.js';
import { nativeProblems } from './native.js';
import { once } from '../once.js';
import { Outcome } from './outcome.js';
import type { Showing } from './showing.js';
import { inStep, type IsIn } from './steps.js';
import type { Attachment, AttachOptions, Field, FormCore, Intercepted, Step, StepReport } from './types.js';
import { setValidity } from './validity.js';
import { controlFor, isError, look, type Shown, type View } from './view.js';

const attached = new WeakMap<HTMLFormElement, Attachment>();

/** For each form who asked last to be tied to it, until one is. */
export const waiting = new WeakMap<HTMLFormElement, object>();

/** Ties a checkout to a form; one that was tied to it before lets go. */
export function attach(core: FormCore, form: HTMLFormElement, options: AttachOptions = {}): Attachment {
  waiting.delete(form);
  attached.get(form)?.detach();
  const attachment = new Attached(core, form, options);
  if (attachment.available) attached.set(form, attachment);
  return attachment;
}

/** What is loaded later, once it is there. */
let later: typeof import('./later.js') | undefined;

/** One promise for all, so that what waits for it is done in order. */
const loading = once(() => import('./later.js'));

/** What is said of a form that is let go, or once the module has failed: the server has the last word. */
const UNCHECKED: Report = { valid: true, kind: 'b2c', values: {}, key: null, endpoint: null, problems: [] };

/** The whole form. */
const EVERYTHING: IsIn = () => true;

class Attached implements Attachment {
  readonly form: HTMLFormElement;
  available = true;
  #core: FormCore;
  readonly #options: AttachOptions;
  readonly #stop = new AbortController();
  readonly #ledger = new Ledger();
  readonly #outcome: Outcome;
  readonly #observer: MutationObserver;
  #shows: Showing | undefined;
  #names: ReadonlySet<string> = new Set();
  /** While we write into the form ourselves, its events are not the person's. */
  #writing = false;
  #view!: View;
  /** Every input that the form had at the last look. */
  #fields: readonly Field[] = [];
  /** The shadow roots within the form that are listened to. */
  readonly #roots = new Set<Node>();
  /** The order that is on its way. */
  #order: Promise<Intercepted<any>> | undefined;

  constructor(core: FormCore, form: HTMLFormElement, options: AttachOptions) {
    this.form = form;
    this.#core = core;
    this.#options = options;
    this.#outcome = new Outcome(form, this.#ledger);
    this.#observer = this.#observe();
    // Else the browser would stop the form with words of its own before the check is asked.
    this.#ledger.set(form, 'novalidate', '');
    this.#try(() => {
      this.#names = namesIn(core.form({}));
      this.#look();
      this.#listen();
      if (later) this.#with(() => undefined);
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
      const { report } = this.#look();
      if (this.#options.hiddenInputs !== false) this.#outcome.write(report);
      this.#with((showing) => showing.judge(EVERYTHING, this.#tellWrong));
      if (this.#mayBeSent) tell(this.form, 'debitor:valid', report);
      // Else it is told once there are words for it.
      else if (!this.#core.rest) this.#tellWrong();
      return report;
    });
    return report ?? UNCHECKED;
  }

  validate(step: Step): StepReport {
    // What is no selector is the caller's error, and told before anything is done.
    if (typeof step === 'string') this.form.matches(step);
    const problems = this.#try(() => {
      const isIn = inStep(step, this.#look());
      this.#with((showing) => {
        showing.judge(isIn);
        showing.goToFirst();
      });
      return this.#problems().filter(({ problem, control }) => isIn(problem, control)).map(({ problem }) => problem);
    });
    return { valid: !problems?.some(isError), problems: problems ?? [] };
  }

  intercept<T>(send: (report: Report) => T | PromiseLike<T>): Promise<Intercepted<T>> {
    if (this.#order) return this.#order;
    const report = this.check();
    if (!this.#passes(report)) return this.#worded(report);
    const place = async (): Promise<Intercepted<T>> => ({ sent: true, report, result: await send(report) });
    return (this.#order = place().finally(() => (this.#order = undefined)));
  }

  use(core: FormCore): void {
    this.#try(() => {
      this.#core = core;
      this.#names = namesIn(core.form({}));
      this.#look();
      this.#changed();
      this.#shows?.translate();
    });
  }

  detach(): void {
    this.#stop.abort();
    this.#shows?.close();
    this.#ledger.undo();
    if (attached.get(this.form) === this) attached.delete(this.form);
  }

  /** Does what asks the module, while we hold on to the form. Once that fails we let go, so that the form works as before; nothing is thrown. */
  #try<T>(work: () => T): T | undefined {
    if (!this.available || this.#stop.signal.aborted) return undefined;
    try {
      return work();
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  #fail(error: unknown): void {
    if (this.#stop.signal.aborted) return;
    this.available = false;
    this.detach();
    tellUnavailable(this.form, error);
  }

  #listen(): void {
    const { form } = this;
    const { signal } = this.#stop;
    this.#hear(form);
    // Inputs elsewhere on the page that name the form as theirs.
    this.#hear(form.isConnected ? form.getRootNode() : document);
    const on = <Type extends keyof HTMLElementEventMap>(type: Type, work: (event: HTMLElementEventMap[Type]) => void): void =>
      form.addEventListener(type, (event) => this.#try(() => work(event)), { signal });
    on('focusin', (event) => {
      this.#with(() => undefined);
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
    on('reset', () =>
      setTimeout(() => this.#try(() => {
        this.#look();
        this.#shows?.forget();
        this.#changed();
      })),
    );
  }

  /** Listens to the inputs in the form, in a shadow root within it, or elsewhere on the page. */
  #hear(place: Node): void {
    const heard = (event: Event): void => {
      const { target } = event;
      if (this.#writing || !isField(target) || !this.#owns(target) || (place !== this.form && this.form.contains(target))) return;
      this.#try(() => {
        if (!this.#shows) {
          // What a kind of customer is asked for changes at once.
          this.#look();
          this.#changed();
        }
        // Once a paste is over nobody tells any more what it was about.
        const pasted = (event as ClipboardEvent).clipboardData?.getData('text');
        this.#with((showing) => showing.heard(event, target, pasted));
      });
    };
    for (const type of ['input', 'change', 'focusout', 'paste', 'compositionend']) {
      place.addEventListener(type, heard, { signal: this.#stop.signal });
    }
  }

  /** Keeps up with a page that renders anew: many changes at once cost one look. */
  #observe(): MutationObserver {
    let due = 0;
    const observer = new MutationObserver(() => {
      due ||= requestAnimationFrame(() => {
        due = 0;
        this.#try(() => this.#rendered());
      });
    });
    observer.observe(this.form, { childList: true, subtree: true });
    this.#stop.signal.addEventListener('abort', () => {
      observer.disconnect();
      cancelAnimationFrame(due);
    });
    return observer;
  }

  /** Something was put into the form or taken out: looks again if it was an input. */
  #rendered(): void {
    this.#enter();
    const fields = inputsOf(this.form);
    const same = fields.length === this.#fields.length && fields.every((field, i) => field === this.#fields[i]);
    if (!same) this.#look(true);
    this.#shows?.rendered(same);
    if (same) return;
    // What the page has thrown away is not kept alive.
    const rootOf = (element: Element): Node => element.getRootNode({ composed: true });
    this.#ledger.forget((element) => rootOf(element) !== rootOf(this.form));
  }

  /** Works with what the person sees: at once where it is loaded; where it can't be, we let go of the form. */
  #with(work: (showing: Showing) => void): void {
    if (this.#shows) work(this.#shows);
    else if (later) work((this.#shows = this.#show(later)));
    else {
      loading().then(
        (loaded) => {
          later = loaded;
          this.#try(() => {
            this.#look();
            this.#with(work);
          });
        },
        (error) => this.#fail(Object.assign(error, { code: 'load.file' })),
      );
    }
  }

  #show({ Showing }: typeof import('./later.js')): Showing {
    return new Showing({
      form: this.form,
      options: this.#options,
      ledger: this.#ledger,
      signal: this.#stop.signal,
      setValidity,
      core: () => this.#core,
      use: (core) => this.use(core),
      view: () => this.#view,
      fields: () => this.#fields,
      look: () => this.#look(true),
      problems: () => this.#problems(),
      controlOf: (element) => this.#controlOf(element),
      changed: () => this.#changed(),
      quietly: (work) => {
        this.#writing = true;
        work();
        this.#writing = false;
      },
      attempt: (work) => this.#try(work),
    });
  }

  readonly #tellWrong = (): void => {
    if (this.#mayBeSent) return;
    const problems = this.#problems().map(({ problem }) => problem);
    tell(this.form, 'debitor:invalid', { ...this.#view.report, valid: false, problems } as Report);
  };

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
    const isWrong = this.#try(() => {
      const isWrong = this.#problems().some(({ problem }) => isError(problem));
      if (isWrong) this.#with((showing) => showing.goToFirst());
      return isWrong;
    });
    // The last word is the browser's: elements of the page's own making may be invalid too.
    return !isWrong && (!this.#heedsPage || this.form.reportValidity());
  }

  /** An order that is refused: its report, in words where they can be had. */
  async #worded(report: Report): Promise<{ sent: false; report: Report }> {
    const customer = this.#view?.customer;
    const words = await this.#core.rest?.().catch(() => undefined);
    return { sent: false, report: words?.check(customer) ?? report };
  }

  /** Whether the form may be sent, by the last look and what the page demands. */
  get #mayBeSent(): boolean {
    return this.#view.report.valid && (!this.#heedsPage || this.form.matches(':valid'));
  }

  /** Whether the browser would have seen to what the page demands of its inputs, without us. */
  get #heedsPage(): boolean {
    return this.#ledger.original(this.form, 'novalidate') === null;
  }

  /** Listens in the shadow roots within the form, also where nothing stands in one yet. */
  #enter(): void {
    findRoots(this.form);
    for (const root of rootsIn(this.form)) {
      if (this.#roots.has(root)) continue;
      this.#roots.add(root);
      this.#hear(root);
      this.#observer.observe(root, { childList: true, subtree: true });
    }
  }

  /** Looks at the form anew; for shadow roots in it too, unless only a key was hit. */
  #look(isKey = false): View {
    if (!isKey) this.#enter();
    this.#fields = inputsOf(this.form);
    this.#view = look(this.#core, this.form, this.#names, this.#ledger);
    this.#outcome.keep(this.#view.report);
    for (const { elements } of this.#view.controls.values()) {
      // An element of ours leaves the checking to us.
      for (const element of elements) if (!element.form) (element.getRootNode() as any).host?.debitorAttached?.(this.#stop.signal);
    }
    return this.#view;
  }

  /** What is wrong by the last look, in the core's words and then by the page's own demands. */
  #problems(): Shown[] {
    const view = this.#view;
    const problems = view.report.problems.map((problem) => ({ problem, control: controlFor(problem.field, view) }));
    return this.#heedsPage ? [...problems, ...nativeProblems(this.#core, this.form, view, problems)] : problems;
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
