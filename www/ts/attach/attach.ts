/**
 * A checkout tied to a form: a form that is wrong is not sent.
 *
 * What the person sees of it is `showing.ts`, a script of its own that is loaded once somebody works with the form.
 */
import type { FormReport } from '../types.js';
import { type Control, findRoots, inputsOf, isField, rootsIn } from './controls.js';
import { tell, tellUnavailable } from './events.js';
import { file } from '../file.js';
import { Ledger } from './ledger.js';
import { namesIn } from './names.js';
import { once } from '../once.js';
import { outcomeOf } from './outcome.js';
import type { Showing } from './showing.js';
import { inStep, type IsIn } from './steps.js';
import type { Attachment, AttachOptions, Field, FormCore, Intercepted, Step, StepReport } from './types.js';
import { controlFor, isError, look, type Shown, type View } from './view.js';

/** Where a form holds who is tied to it, for every copy of this script on the page. */
const ATTACHED = Symbol.for('debitor');

interface Tied extends HTMLFormElement {
  [ATTACHED]?: Attachment;
}

/** For each form who asked last to be tied to it, until one is. */
export const waiting = new WeakMap<HTMLFormElement, object>();

/** Ties a checkout to a form; one that was tied to it before lets go. */
export function attach(core: FormCore, form: HTMLFormElement, options: AttachOptions = {}): Attachment {
  waiting.delete(form);
  (form as Tied)[ATTACHED]?.detach();
  const attachment = tie(core, form, options);
  if (attachment.available) (form as Tied)[ATTACHED] = attachment;
  return attachment;
}

/** What is loaded later, once it is there. */
let later: typeof import('./later.js') | undefined;

/** One promise for all, so that what waits for it is done in order. */
const loading = once(() => file(import('./later.js')));

/** What is said of a form that is let go, or once the module has failed: the server has the last word. */
const UNCHECKED: FormReport = { valid: true, kind: 'b2c', values: {}, key: null, endpoint: null, problems: [] };

/** The whole form. */
const EVERYTHING: IsIn = () => true;

/** Private fields would keep their names in the script that is loaded first: variables are a tenth of it. */
function tie(core: FormCore, form: HTMLFormElement, options: AttachOptions): Attachment {
  const stop = new AbortController();
  const { signal } = stop;
  const ledger = new Ledger();
  const outcome = outcomeOf(form, ledger);
  let available = true;
  let shows: Showing | undefined;
  let names: ReadonlySet<string>;
  /** While we write into the form ourselves, its events are not the person's. */
  let writing = false;
  let view: View;
  /** Every input that the form had at the last look. */
  let fields: readonly Field[] = [];
  /** The shadow roots within the form that are listened to. */
  const roots = new Set<Node>();
  /** The order that is on its way. */
  let order: Promise<Intercepted<any>> | undefined;

  const attachment: Attachment = {
    form,

    get available() {
      return available;
    },

    customer: () => attempt(() => lookAt().customer) ?? {},

    report: () => attempt(() => lookAt().report) ?? UNCHECKED,

    check() {
      const report = attempt(() => {
        lookAt();
        if (options.hiddenInputs !== false) outcome.write(view.report);
        withShowing((showing) => showing.judge(EVERYTHING, () => tellWhole(false)));
        // Without words for it, what is wrong is not told yet.
        return tellWhole(true);
      });
      return report ?? UNCHECKED;
    },

    validate(step: Step): StepReport {
      // What is no selector is the caller's error, and told before anything is done.
      if (typeof step === 'string') form.matches(step);
      const problems =
        attempt(() => {
          const isIn = inStep(step, lookAt());
          withShowing((showing) => {
            showing.judge(isIn);
            showing.goToFirst();
          });
          return problemsNow().filter(({ problem, control }) => isIn(problem, control)).map(({ problem }) => problem);
        }) ?? [];
      return { valid: !problems.some(isError), problems };
    },

    intercept(send) {
      if (order) return order;
      const report = attachment.check();
      if (!passes(report)) return worded(report);
      const place = async (): Promise<Intercepted<any>> => ({ sent: true, report, result: await send(report) });
      return (order = place().finally(() => (order = undefined)));
    },

    use,

    detach() {
      stop.abort();
      shows?.close();
      ledger.undo();
      if ((form as Tied)[ATTACHED] === attachment) delete (form as Tied)[ATTACHED];
    },
  };

  const observer = observe();
  // Else the browser would stop the form with words of its own before the check is asked.
  ledger.set(form, 'novalidate', '');
  attempt(() => {
    names = namesIn(core.form({}));
    lookAt();
    listen();
    if (later) withShowing(() => undefined);
  });
  return attachment;

  function use(other: FormCore): void {
    attempt(() => {
      core = other;
      names = namesIn(core.form({}));
      lookAt();
      changed();
      shows?.translate();
    });
  }

  /** Does what asks the module, while we hold on to the form. Once that fails we let go, so that the form works as before; nothing is thrown. */
  function attempt<T>(work: () => T): T | undefined {
    if (!available || signal.aborted) return undefined;
    try {
      return work();
    } catch (error) {
      fail(error);
      return undefined;
    }
  }

  function fail(error: unknown): void {
    if (signal.aborted) return;
    available = false;
    attachment.detach();
    tellUnavailable(form, error);
  }

  function listen(): void {
    hear(form);
    // Inputs elsewhere on the page that name the form as theirs.
    hear(form.isConnected ? form.getRootNode() : document);
    const on = <Type extends keyof HTMLElementEventMap>(type: Type, work: (event: HTMLElementEventMap[Type]) => void): void =>
      form.addEventListener(type, (event) => attempt(() => work(event)), { signal });
    on('focusin', (event) => {
      withShowing(() => undefined);
      // In a shadow root that was made since.
      const [field] = event.composedPath();
      if (isField(field) && !fields.includes(field)) rendered();
    });
    form.addEventListener('submit', sent, { capture: true, signal });
    on('formdata', ({ formData }) => {
      // The page may have written values without a word since the check.
      const names = outcome.names();
      lookAt();
      if (outcome.names().length === 0) for (const name of names) formData.delete(name);
    });
    on('reset', () =>
      setTimeout(() => attempt(() => {
        lookAt();
        shows?.forget();
        changed();
      })),
    );
  }

  /** Listens to the inputs in the form, in a shadow root within it, or elsewhere on the page. */
  function hear(place: Node): void {
    const heard = (event: Event): void => {
      const { target } = event;
      if (writing || !isField(target) || !owns(target) || (place !== form && form.contains(target))) return;
      attempt(() => {
        if (!shows) {
          // What a kind of customer is asked for changes at once.
          lookAt();
          changed();
        }
        // Once a paste is over nobody tells any more what it was about.
        const pasted = (event as ClipboardEvent).clipboardData?.getData('text');
        withShowing((showing) => showing.heard(event, target, pasted));
      });
    };
    for (const type of ['input', 'change', 'focusout', 'paste', 'compositionend']) place.addEventListener(type, heard, { signal });
  }

  /** Keeps up with a page that renders anew: many changes at once cost one look. */
  function observe(): MutationObserver {
    let due = 0;
    const observer = new MutationObserver(() => {
      due ||= requestAnimationFrame(() => {
        due = 0;
        attempt(rendered);
      });
    });
    observer.observe(form, { childList: true, subtree: true });
    signal.addEventListener('abort', () => {
      observer.disconnect();
      cancelAnimationFrame(due);
    });
    return observer;
  }

  /** Something was put into the form or taken out: looks again if it was an input. */
  function rendered(): void {
    enter();
    const now = inputsOf(form);
    const same = now.length === fields.length && now.every((field, i) => field === fields[i]);
    if (!same) lookAt(true);
    shows?.rendered(same);
    if (same) return;
    // What the page has thrown away is not kept alive.
    const rootOf = (element: Element): Node => element.getRootNode({ composed: true });
    ledger.forget((element) => rootOf(element) !== rootOf(form));
  }

  /** Works with what the person sees: at once where it is loaded; where it can't be, we let go of the form. */
  function withShowing(work: (showing: Showing) => void): void {
    if (shows) work(shows);
    else if (later) work((shows = show(later)));
    else {
      loading().then(
        (loaded) => {
          later = loaded;
          attempt(() => {
            lookAt();
            withShowing(work);
          });
        },
        fail,
      );
    }
  }

  function show({ Showing }: typeof import('./later.js')): Showing {
    return new Showing({
      form,
      options,
      ledger,
      signal,
      core: () => core,
      use,
      view: () => view,
      fields: () => fields,
      look: () => lookAt(true),
      problems: problemsNow,
      controlOf,
      changed,
      quietly(work) {
        writing = true;
        work();
        writing = false;
      },
      attempt,
    });
  }

  /** Tells whether the form may be sent, by the last look and what the page demands, and gives that; later only that it may not. */
  function tellWhole(isNow: boolean): FormReport {
    const problems = problemsNow().map(({ problem }) => problem);
    // The last word is the browser's: elements of the page's own making may be invalid too.
    const valid = !problems.some(isError) && (!heedsPage() || form.matches(':valid'));
    const report: FormReport = { ...view.report, valid, problems };
    if (valid ? isNow : !isNow || !core.rest) tell(form, valid ? 'debitor:valid' : 'debitor:invalid', report);
    return report;
  }

  function changed(): void {
    tell(form, 'debitor:change', view.report);
  }

  /** The form is being sent: only a right one goes on. A button that asks for no validation gets none. */
  function sent(event: SubmitEvent): void {
    if (event.submitter?.hasAttribute('formnovalidate') || passes(attachment.check())) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** Whether all is right, by what was just checked; else goes to the first error. */
  function passes({ problems }: FormReport): boolean {
    const isWrong = problems.some(isError);
    if (isWrong) attempt(() => withShowing((showing) => showing.goToFirst()));
    return !isWrong && (!heedsPage() || form.reportValidity());
  }

  /** An order that is refused: its report, in words where they can be had. */
  async function worded(report: FormReport): Promise<{ sent: false; report: FormReport }> {
    const customer = view?.customer;
    const words = await core.rest?.().catch(() => undefined);
    const problems = words ? [...words.check(customer).problems, ...report.problems.filter(({ code }) => code === 'page')] : report.problems;
    return { sent: false, report: { ...report, valid: false, problems } };
  }

  /** Whether the browser would have seen to what the page demands of its inputs, without us. */
  function heedsPage(): boolean {
    return ledger.original(form, 'novalidate') === null;
  }

  /** Listens in the shadow roots within the form, also where nothing stands in one yet. */
  function enter(): void {
    findRoots(form);
    for (const root of rootsIn(form)) {
      if (roots.has(root)) continue;
      roots.add(root);
      hear(root);
      observer.observe(root, { childList: true, subtree: true });
    }
  }

  /** Looks at the form anew; for shadow roots in it too, unless only a key was hit. */
  function lookAt(isKey = false): View {
    if (!isKey) enter();
    fields = inputsOf(form);
    view = look(core, form, names, ledger);
    outcome.keep(view.report);
    for (const { elements } of view.controls.values()) {
      // An element of ours leaves the checking to us.
      for (const element of elements) if (!element.form) (element.getRootNode() as any).host?.debitorAttached?.(signal);
    }
    return view;
  }

  /** What is wrong by the last look, in the core's words and then by the page's own demands. */
  function problemsNow(): Shown[] {
    const problems = view.report.problems.map((problem) => ({ problem, control: controlFor(problem.field, view) }));
    if (!heedsPage()) return problems;
    return [...problems, ...(later?.nativeProblems(core, fields, view, problems) ?? fields.flatMap((field) => demandOf(field, problems)))];
  }

  function owns(field: Field): boolean {
    return field.form ? field.form === form : roots.has(field.getRootNode());
  }

  function controlOf(element: Field): Control | undefined {
    // The page may have put it in since.
    if (!fields.includes(element)) lookAt();
    return [...view.controls.values()].find(({ elements }) => elements.includes(element));
  }
}

/** What the page demands of an input and it does not meet, before there is more to say of it. */
function demandOf(element: Field, known: readonly Shown[]): Shown | [] {
  if (!element.willValidate || element.validity.valid || known.some(({ problem, control }) => isError(problem) && control?.elements.includes(element))) return [];
  const { name, validationMessage: message } = element;
  return { control: { name, elements: [element] }, problem: { field: name, code: 'page', severity: 'error', params: {}, message, suggestions: [] } };
}
