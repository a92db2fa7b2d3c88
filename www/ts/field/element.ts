/**
 * `<debitor-field scheme="cvr" name="company_number" locale="da" required>`: one number, checked where it is typed, in any form.
 *
 * What the form sends is the canonical value. Until the module has come, and where it never does, the field is an input
 * like any other, and what was typed is sent.
 */
import type { Checkout } from '../api.js';
import { Leaving } from '../attach/leaving.js';
import { Ledger } from '../attach/ledger.js';
import { Message } from '../attach/message.js';
import { Typing } from '../attach/typing.js';
import { writeValue } from '../attach/write.js';
import { languageAt } from '../language.js';
import type { Answer, Problem } from '../types.js';
import { Base } from '../ui/base.js';
import { checkoutFor } from './core.js';
import { Frame } from './frame.js';
import { tellField, tellFieldUnavailable } from './events.js';

/** Attributes that go to the input as they are. */
const PASSED = ['placeholder', 'autocomplete', 'inputmode', 'enterkeyhint'];

export class DebitorField extends Base {
  static readonly formAssociated = true;
  static readonly observedAttributes = ['scheme', 'label', 'hint', 'locale', 'country', 'value', 'required', 'readonly', 'base', ...PASSED];
  /** Where the checkout comes from; a page with a bundler may give another. */
  static load: (element: HTMLElement, locale: string) => Promise<Checkout> = checkoutFor;

  readonly #internals = this.attachInternals();
  readonly #frame: Frame;
  readonly #message: Message;
  readonly #typing = new Typing((work) => this.#quietly(work));
  #stop = new AbortController();
  #leaving: Leaving | undefined;
  #core: Checkout | undefined;
  #answer: Answer | undefined;
  #writing = false;
  #edited = false;
  /** Whether what is wrong may be shown. */
  #open = false;
  /** Whether the value is still the attribute's. */
  #untouched = true;
  /** Until when a checkout is attached to the whole form and sees to this field too. */
  #attached: AbortSignal | undefined;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    this.#frame = new Frame(root);
    this.#message = new Message('field', {
      form: this.#frame.box,
      ledger: new Ledger(),
      signal: new AbortController().signal,
      // The element's own validity counts, not that of the input within.
      setValidity: () => undefined,
      label: (value) => this.#core?.text('ui.use_suggestion', { value }) ?? value,
      use: (_, value) => this.#use(value),
    });
    const { input } = this.#frame;
    input.addEventListener('input', (event) => this.#writing || this.#typed(event));
    input.addEventListener('compositionend', (event) => this.#follow(event));
    input.addEventListener('change', () => {
      if (this.#writing) return;
      this.#edited = true;
      // Out of the shadow root, as an input's own.
      this.dispatchEvent(new Event('change', { bubbles: true }));
      if (!input.matches(':focus') || input.matches(':is(:autofill, :-webkit-autofill)')) this.#leave();
    });
    input.addEventListener('focusout', () => this.#leave());
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing && !event.defaultPrevented) this.#send();
    });
    this.addEventListener('invalid', (event) => this.#refused(event));
  }

  /** What the form sends: the canonical value, or what was typed while it is none. */
  get value(): string {
    return this.#answer?.canonical ?? this.#frame.input.value;
  }

  set value(value: string) {
    this.#untouched = false;
    this.#write(value);
  }

  /** What stands in the input. */
  get text(): string {
    return this.#frame.input.value;
  }

  get name(): string {
    return this.getAttribute('name') ?? '';
  }

  set name(name: string) {
    this.setAttribute('name', name);
  }

  get required(): boolean {
    return this.hasAttribute('required');
  }

  set required(required: boolean) {
    this.toggleAttribute('required', required);
  }

  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }

  set disabled(disabled: boolean) {
    this.toggleAttribute('disabled', disabled);
  }

  /** The language of all texts; that of the page where none is given. */
  get locale(): string {
    return this.getAttribute('locale') ?? languageAt(this) ?? 'en';
  }

  get type(): string {
    return 'debitor-field';
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  get labels(): NodeList {
    return this.#internals.labels;
  }

  get validity(): ValidityState {
    return this.#internals.validity;
  }

  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  connectedCallback(): void {
    this.#stop = new AbortController();
    this.#leaving = new Leaving(this.#stop.signal);
    this.#dress();
    void this.#load();
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now) return;
    if (name === 'value' && this.#untouched) this.#frame.input.value = now ?? '';
    // Before, all is done at once as the element comes into the page.
    if (!this.#leaving || !this.isConnected) return;
    this.#dress();
    if (name === 'locale' || name === 'base') void this.#load();
  }

  formDisabledCallback(disabled: boolean): void {
    this.#frame.input.disabled = disabled;
  }

  formResetCallback(): void {
    this.#untouched = true;
    this.#write(this.getAttribute('value') ?? '');
  }

  /** The browser brings back what was typed, or fills it in. */
  formStateRestoreCallback(state: string | File | FormData | null, reason: 'restore' | 'autocomplete'): void {
    if (typeof state !== 'string') return;
    this.value = state;
    if (reason === 'autocomplete') this.#left();
  }

  /** A checkout on the whole form takes over the checking; the field goes on to hold and to send the value. */
  debitorAttached(signal: AbortSignal): void {
    if (this.#attached === signal) return;
    this.#attached = signal;
    signal.addEventListener('abort', () => {
      this.#attached = undefined;
      this.#dress();
    });
    this.#look();
  }

  async #load(): Promise<void> {
    const { signal } = this.#stop;
    const { locale } = this;
    try {
      const core = await DebitorField.load(this, locale);
      if (signal.aborted || locale !== this.locale) return;
      this.#core = core;
      if (!this.matches(':focus-within')) this.#format();
      this.#dress();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Does what asks the module; once that fails, the field is an input like any other. */
  #try<T>(work: (core: Checkout) => T): T | undefined {
    try {
      return this.#core && work(this.#core);
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  #fail(error: unknown): void {
    this.#core = undefined;
    this.#open = false;
    this.#look();
    tellFieldUnavailable(this, error);
  }

  /** Brings the input in step with the attributes, and with what the core says of the scheme. */
  #dress(): void {
    const { input } = this.#frame;
    for (const name of PASSED) {
      const value = this.getAttribute(name);
      if (value === null) input.removeAttribute(name);
      else input.setAttribute(name, value);
    }
    const field = this.#try((core) => core.form({}).fields.find(({ names, scheme }) => scheme === this.#scheme || names.includes(this.#scheme)));
    if (field?.inputmode && !this.hasAttribute('inputmode')) input.inputMode = field.inputmode;
    if (field?.autocomplete && !this.hasAttribute('autocomplete')) input.setAttribute('autocomplete', field.autocomplete);
    // The name that a checkout on the whole form knows it by.
    input.dataset['debitor'] = this.name;
    input.required = this.required;
    input.readOnly = this.hasAttribute('readonly');
    const labels = [...this.labels].map(({ textContent }) => textContent?.trim()).join(' ');
    // A page that labels the field itself wants no second label in it.
    const label = this.getAttribute('label') ?? (labels ? '' : (field?.label ?? ''));
    this.#frame.write(label, this.getAttribute('hint') ?? '', labels);
    this.#look();
  }

  get #scheme(): string {
    return this.getAttribute('scheme') ?? '';
  }

  get #country(): string | undefined {
    return this.getAttribute('country') ?? undefined;
  }

  /** Asks what is to be said of the value, and tells the form; shows it where it may be shown. */
  #look(): void {
    const { input, label } = this.#frame;
    const { value } = input;
    this.#answer = value.trim() ? this.#try((core) => core.examine(this.#scheme, value, this.#country)) : undefined;
    this.#internals.setFormValue(this.value, value);
    if (this.#attached) {
      this.#internals.setValidity({});
      this.#message.clear();
      return;
    }
    const problems = this.#answer?.problems ?? [];
    const wrong = problems.filter(({ severity }) => severity === 'error');
    const missing = this.required && !value.trim();
    if (missing) {
      const name = label.textContent || input.ariaLabel || this.name;
      const message = this.#try((core) => core.text('field.required', { label: name })) ?? (input.validationMessage || name);
      wrong.push({ field: this.#scheme, code: 'field.required', severity: 'error', params: {}, message, suggestions: [] });
    }
    const message = wrong.map((problem) => problem.message).join(' ');
    this.#internals.setValidity(message ? { [missing ? 'valueMissing' : 'customError']: true } : {}, message, input);
    this.#show(missing ? wrong : problems);
  }

  #show(problems: readonly Problem[]): void {
    if (this.#open && problems.length > 0) this.#message.show(problems, [this.#frame.input]);
    else this.#message.clear();
  }

  #typed(event: Event): void {
    this.#untouched = false;
    this.#edited = true;
    if (this.#follow(event)) this.#format();
    this.#look();
    tellField(this, this.#answer);
  }

  /** Groups what is being typed; whether it was pasted whole. */
  #follow(event: Event): boolean {
    if (this.#attached) return false;
    const isWhole = this.#try((core) =>
      this.#typing.follow(this.#frame.input, event, (text, caret) => core.format(this.#scheme, text, caret, this.#country)),
    );
    return isWhole ?? false;
  }

  #leave(): void {
    if (this.#leaving) this.#leaving.after(() => this.#left());
    else this.#left();
  }

  /** The field was left: what is wrong may be shown, and a right value stands in its usual form. */
  #left(): void {
    if (!this.#edited) return;
    this.#edited = false;
    this.#open = true;
    this.#typing.forget();
    this.#format();
    this.#look();
    if (!this.#attached) this.#frame.live.textContent = this.#answer?.problems.map(({ message }) => message).join(' ') ?? '';
    tellField(this, this.#answer);
  }

  #format(): void {
    const { input } = this.#frame;
    if (this.#attached) return;
    const answer = this.#try((core) => core.examine(this.#scheme, input.value, this.#country));
    const formatted = answer?.formatted;
    if (formatted && !input.readOnly) this.#quietly(() => writeValue(input, formatted));
  }

  /** Puts a suggestion in, as if it had been typed and the field left. */
  #use(value: string): void {
    const { input } = this.#frame;
    input.focus();
    this.#quietly(() => writeValue(input, value));
    this.#untouched = false;
    this.#edited = true;
    this.#left();
  }

  /** Writes a value that is not the person's: nothing is shown of it yet. */
  #write(value: string): void {
    this.#frame.input.value = value;
    this.#open = false;
    this.#edited = false;
    this.#format();
    this.#look();
  }

  #quietly(work: () => void): void {
    this.#writing = true;
    work();
    this.#writing = false;
  }

  /** The form was to be sent, or the page asked: the message stands at the field, and the first of the form gets the focus. */
  #refused(event: Event): void {
    event.preventDefault();
    this.#open = true;
    this.#look();
    const first = this.form?.querySelector(':invalid:not(fieldset)') ?? this;
    if (first === this) this.#frame.input.focus();
  }

  /** Enter sends the form, as in any input. */
  #send(): void {
    this.#left();
    const { form } = this;
    const button = form && [...form.elements].find((element) => (element as HTMLButtonElement).type === 'submit');
    if (button) (button as HTMLButtonElement).click();
    else form?.requestSubmit();
  }
}
