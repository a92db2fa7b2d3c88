/**
 * What the person sees and hears of the check: messages, the list, the values in their usual form.
 *
 * A problem is shown once its field was changed and left, or the form was sent; while a message stands there it
 * follows every key until the value is right.
 */
import type { FormField } from '../types.js';
import { Board } from './board.js';
import { choicesOf } from './choices.js';
import { takeOutCopies } from './copies.js';
import { type Control, isTyped, mainElement } from './controls.js';
import { Hand } from './hand.js';
import { Leaving } from './leaving.js';
import type { Ledger } from './ledger.js';
import { LiveRegion } from './live.js';
import type { Move } from './message.js';
import { warnOfMissing } from './missing.js';
import type { IsIn } from './steps.js';
import { Summary } from './summary.js';
import type { AttachOptions, Field, FormCore } from './types.js';
import { setValidity } from './validity.js';
import { controlFor, fieldsOf, isError, type Shown, type View } from './view.js';

/** What is shared with the attachment. */
export interface Shared {
  readonly form: HTMLFormElement;
  readonly options: AttachOptions;
  readonly ledger: Ledger;
  readonly signal: AbortSignal;
  core(): FormCore;
  /** Goes on with another one. */
  use(core: FormCore): void;
  /** The last look. */
  view(): View;
  /** Every input that the form had at it. */
  fields(): readonly Field[];
  /** Looks anew. */
  look(): View;
  /** What is wrong by the last look. */
  problems(): Shown[];
  controlOf(element: Field): Control | undefined;
  /** Tells the page that something was entered. */
  changed(): void;
  /** Does what sends events of its own, which are not the person's. */
  quietly(work: () => void): void;
  /** Does what asks the module, outside of an event. */
  attempt(work: () => void): void;
}

export class Showing {
  readonly #shared: Shared;
  readonly #board: Board;
  readonly #live: LiveRegion;
  readonly #summary: Summary;
  readonly #leaving: Leaving;
  readonly #hand: Hand;
  /** Controls that were changed and not left yet. */
  readonly #edited = new Set<string>();
  /** Fields whose problems may be shown. */
  readonly #open = new Set<string>();
  /** What waits for words: a check of the form, of a step, of a field that was left; each but once. */
  #due = new Map<unknown, () => void>();
  /** Whose problems the list tells of. */
  #scope: IsIn = () => true;

  constructor(shared: Shared) {
    const { form, ledger, signal, core } = (this.#shared = shared);
    this.#board = new Board({
      form,
      ledger,
      signal,
      setValidity,
      label: (value) => core().text('ui.use_suggestion', { value }),
      use: (field, value) => shared.attempt(() => this.#use(field, value)),
      move: (field, scheme) => this.#move(field, scheme),
    });
    this.#live = new LiveRegion(form, ledger);
    this.#summary = new Summary(form, ledger, signal);
    this.#leaving = new Leaving(signal);
    this.#hand = new Hand({ ...shared, typed: (control) => this.#typed(control) });
    warnOfMissing(core(), shared.view(), form);
  }

  /** Something happened at an input of the form; `pasted` is what a paste brought, which can't be asked once it is over. */
  heard(event: Event, target: Field, pasted: string | undefined): void {
    const control = this.#shared.controlOf(target);
    // An input of the page's own, perhaps with a message of ours at it.
    if (!control) return this.follow();
    const leave = (): void => this.#leaving.after(() => this.#shared.attempt(() => this.#left(control)));
    switch (event.type) {
      case 'input':
        this.#hand.typed(control, event);
        return this.#typed(control);
      case 'compositionend':
        return this.#hand.typed(control, event);
      case 'paste':
        return this.#hand.pasted(control, event, pasted);
      case 'change': {
        this.#edited.add(control.name);
        const element = mainElement(control);
        if (!isTyped(element)) return this.#left(control);
        // What the browser or a script has filled in: nobody is typing there.
        if (!element.matches(':focus') || element.matches(':is(:autofill, :-webkit-autofill)')) leave();
        return;
      }
      default:
        leave();
    }
  }

  /** Shows all that is wrong in a part of the form, and says so; `told` is done at last where that has to wait for words. */
  judge(isIn: IsIn, told?: () => void): void {
    const { view, problems } = this.#shared;
    this.#edited.clear();
    const all = problems();
    const within = all.filter(({ problem, control }) => isIn(problem, control));
    for (const { name } of view().state.fields) if (isIn({ field: name }, controlFor(name, view()))) this.#open.add(name);
    for (const { problem } of within) this.#open.add(problem.field);
    this.#scope = isIn;
    if (this.#lacksWords(all, isIn, () => (this.judge(isIn), told?.()))) return;
    this.#board.show(all, this.#open);
    this.#summarise(all);
    const wrong = within.filter(isWrong);
    const nowhere = wrong.filter(({ control }) => !control).map(({ problem }) => problem.message);
    this.#live.say(wrong.length > 0 ? [this.#heading(wrong), ...nowhere].join(' ') : '');
  }

  /** Goes to the first that is wrong in what was judged. */
  goToFirst(): void {
    const [first] = this.#wrong(this.#shared.problems());
    if (first?.control) mainElement(first.control).focus();
    else if (first) this.#board.focus(first.problem.field);
  }

  /** The page has rendered something anew: inputs too, unless they are the same. */
  rendered(same: boolean): void {
    const { form, fields } = this.#shared;
    if (!same) takeOutCopies(form, fields());
    this.#live.place();
    if (!same) this.follow();
  }

  /** What is shown follows the last look, nothing new appears. */
  follow(): void {
    if (this.#board.fields.size > 0 || this.#summary.shown) this.#show(this.#board.fields);
  }

  /** The language is another, or there are words at last. */
  translate(): void {
    const { core, form, ledger, signal, attempt } = this.#shared;
    if (signal.aborted) return;
    this.#live.say('');
    this.follow();
    if (core().rest) return;
    ledger.restore(form, 'aria-busy');
    const due = this.#due;
    this.#due = new Map();
    due.forEach(attempt);
  }

  /** The form was emptied. */
  forget(): void {
    this.#edited.clear();
    this.#open.clear();
    this.#due = new Map();
    this.#summary.show('', []);
    this.#show(this.#open);
  }

  /** Takes out what the ledger does not know of. */
  close(): void {
    this.#board.clear();
    this.#live.close();
  }

  /** A key was hit. */
  #typed(control: Control): void {
    this.#edited.add(control.name);
    this.#look();
    this.follow();
    this.#shared.changed();
  }

  /** A field was changed and left: its problems may be shown, and a right value is written in its usual form. */
  #left(control: Control): void {
    const { view, changed, signal } = this.#shared;
    if (signal.aborted || !this.#edited.delete(control.name)) return;
    for (const { name } of fieldsOf(control, view().state)) this.#open.add(name);
    this.#hand.format(control);
    this.#look();
    this.#say(control);
    changed();
  }

  /** Shows what may be shown, and says aloud what is wrong with a field. */
  #say(control: Control): void {
    if (this.#lacksWords(this.#shared.problems(), control.name, () => this.#say(control))) return;
    this.#show(this.#open);
    this.#live.say(this.#messagesAt(control));
  }

  /** Whether something is to be shown and the checkout has no words; then they are fetched, and it is done again, the last of its kind. */
  #lacksWords(problems: readonly Shown[], kind: unknown, again: () => void): boolean {
    const { core, form, ledger, use, attempt } = this.#shared;
    const { rest } = core();
    if (!rest || !problems.some(({ problem }) => this.#open.has(problem.field))) return false;
    ledger.set(form, 'aria-busy', 'true');
    this.#due.delete(kind);
    this.#due.set(kind, again);
    // They may be there already, or the page has gone on with another checkout.
    rest().then(
      (words) => core().rest && use(words),
      (error: unknown) => attempt(() => {
        if (core().rest) throw error;
      }),
    );
    return true;
  }

  /** Puts a suggestion in, as if it had been typed and the field left. */
  #use(field: Field, value: string): void {
    field.focus();
    this.#hand.write(field, value);
    const control = this.#shared.controlOf(field);
    if (!control) return;
    this.#edited.add(control.name);
    this.#left(control);
  }

  /**
   * What is another field's number can go there, where this kind of customer is asked for it and it is still empty; or where
   * another kind is that the form has a choice for, which is then chosen along.
   */
  #move(from: Field, scheme: unknown): Move | undefined {
    const { view, core, attempt } = this.#shared;
    const now = view();
    const { value } = from;
    const isIts = ({ relevant, scheme: own, names }: FormField): boolean => relevant && (own === scheme || names.some((name) => name === scheme));
    const isFree = (control: Control | undefined): boolean => !!control && mainElement(control).type !== 'hidden' && mainElement(control).value === '';
    const take = (name: string): void => {
      const control = controlFor(name, view());
      if (!control) return;
      this.#hand.write(from, '');
      this.#use(mainElement(control), value);
    };
    const field = scheme ? now.state.fields.find((each) => isIts(each) && isFree(controlFor(each.name, now))) : undefined;
    if (field) return { label: `${field.label}: ${value}`, go: () => attempt(() => take(field.name)) };
    for (const { asked, label, choose } of scheme ? choicesOf(core(), now) : []) {
      const other = asked.fields.find((each) => isIts(each) && each.names.some((name) => isFree(now.controls.get(name))));
      if (!other || !label) continue;
      const go = (): void => {
        choose();
        take(other.name);
      };
      return { label: `${label}, ${other.label}: ${value}`, go: () => attempt(go) };
    }
    return undefined;
  }

  #look(): void {
    // A field that is asked for again later starts as an untouched one.
    for (const { name, relevant } of this.#shared.look().state.fields) if (!relevant) this.#open.delete(name);
  }

  #show(fields: ReadonlySet<string>): void {
    const problems = this.#shared.problems();
    this.#board.show(problems, fields);
    if (this.#summary.shown) this.#summarise(problems);
  }

  #summarise(problems: readonly Shown[]): void {
    const wrong = this.#wrong(problems);
    this.#summary.show(
      this.#heading(wrong),
      wrong.map(({ problem, control }) => ({ problem, field: control && mainElement(control) })),
    );
  }

  /** What is wrong in what was judged, as the page orders the fields; what it has no field for comes last. */
  #wrong(problems: readonly Shown[]): Shown[] {
    const fields = this.#shared.fields();
    const place = ({ control }: Shown): number => (control ? fields.indexOf(mainElement(control)) : Infinity);
    return problems
      .filter((each) => isWrong(each) && this.#scope(each.problem, each.control))
      .sort((a, b) => (place(a) < place(b) ? -1 : Number(place(a) > place(b))));
  }

  #heading(wrong: readonly Shown[]): string {
    return this.#shared.core().text('ui.fix_errors', { count: wrong.length });
  }

  #messagesAt({ elements }: Control): string {
    const at = this.#shared.problems().filter(({ control }) => control && elements.includes(mainElement(control)));
    return at.map(({ problem }) => problem.message).join(' ');
  }
}

function isWrong({ problem }: Shown): boolean {
  return isError(problem);
}
