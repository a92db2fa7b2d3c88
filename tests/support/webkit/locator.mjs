/** What a person would name on a page: found anew for each act, and waited for. */
import { type } from './keys.mjs';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const pattern = (text) => (text instanceof RegExp ? { source: text.source, flags: text.flags } : text);

/** The ways of finding, the same on a page and within a part of it. */
export class Finder {
  getByRole(role, { name, exact, level } = {}) {
    return this.find({ by: 'role', role, name: pattern(name), exact, level });
  }
  getByLabel(label, { exact } = {}) {
    return this.find({ by: 'label', label: pattern(label), exact });
  }
  getByText(text, { exact } = {}) {
    return this.find({ by: 'text', text: pattern(text), exact });
  }
  locator(css) {
    return this.find({ by: 'css', css });
  }
}

export class Locator extends Finder {
  #page;
  #steps;

  constructor(page, steps) {
    super();
    this.#page = page;
    this.#steps = steps;
  }

  find(step) {
    return new Locator(this.#page, [...this.#steps, step]);
  }
  filter({ hasText }) {
    return this.find({ by: 'has', text: pattern(hasText) });
  }
  or(other) {
    return this.find({ by: 'or', steps: other.#steps });
  }
  nth(at) {
    return this.find({ by: 'nth', at });
  }
  first() {
    return this.nth(0);
  }

  /** Waits for exactly one such element, by default one in sight. */
  async waitFor({ timeout, state = 'visible' } = {}) {
    await this.#page.until(async () => {
      const [count, visible] = await this.#page.inPage((steps) => {
        const found = debitorFind(steps);
        return [found.length, found.length > 0 && debitorVisible(found[0])];
      }, this.#steps);
      if (count > 1 && state !== 'hidden') throw new Error(`${count} elements are ${this}`);
      return { attached: count === 1, visible: count === 1 && visible, hidden: !visible, detached: count === 0 }[state];
    }, timeout, () => `${this} to be ${state}`);
    if (state === 'visible') await this.#page.frames();
  }

  async count() {
    return this.#page.inPage((steps) => debitorFind(steps).length, this.#steps);
  }
  isVisible() {
    return this.#page.inPage((steps) => debitorFind(steps).some(debitorVisible), this.#steps);
  }
  /** WebKit ends the text of a flexible box by a new line, which nobody sees. */
  allInnerTexts() {
    return this.evaluateAll((elements) => elements.map((element) => element.innerText.trim()));
  }
  allTextContents() {
    return this.evaluateAll((elements) => elements.map((element) => element.textContent));
  }
  async all() {
    return Array.from({ length: await this.count() }, (_, at) => this.nth(at));
  }
  evaluateAll(steps, argument) {
    return this.#page.inPage(`(how, argument) => (${steps})(debitorFind(how), argument)`, this.#steps, argument);
  }
  async evaluate(steps, argument) {
    await this.waitFor({ state: 'attached' });
    return this.#page.inPage(`(how, argument) => (${steps})(debitorFind(how)[0], argument)`, this.#steps, argument);
  }

  getAttribute(name) {
    return this.evaluate((element, name) => element.getAttribute(name), name);
  }
  textContent() {
    return this.evaluate((element) => element.textContent);
  }
  innerText() {
    return this.evaluate((element) => element.innerText.trim());
  }
  inputValue() {
    return this.evaluate((element) => element.value);
  }
  isDisabled() {
    return this.evaluate((element) => element.matches(':disabled'));
  }
  isChecked() {
    return this.evaluate((element) => element.checked);
  }
  focus() {
    return this.evaluate((element) => element.focus());
  }
  dispatchEvent(name) {
    return this.evaluate((element, name) => void element.dispatchEvent(new Event(name, { bubbles: true, cancelable: true })), name);
  }

  /** A press of the mouse in the middle, or at a place within. */
  async click({ position } = {}) {
    await this.waitFor();
    await this.#page.until(() => this.evaluate((element) => !element.matches(':disabled')), undefined, () => `${this} to be enabled`);
    const element = await this.#element();
    // The driver takes what is in a shadow root for something that lies under its host.
    const isInShadow = await this.evaluate((element) => element.getRootNode() !== document);
    if (!position && !isInShadow) return this.#page.ask('POST', `/element/${element[ELEMENT]}/click`);
    const [x, y] = await this.evaluate((element, place) => {
      element.scrollIntoView({ block: 'nearest' });
      const { width, height } = element.getBoundingClientRect();
      return place ? [Math.round(place.x - width / 2), Math.round(place.y - height / 2)] : [0, 0];
    }, position);
    await this.#page.pointer([{ type: 'pointerMove', x, y, origin: element }]);
  }
  async hover() {
    await this.waitFor();
    this.#page.hovered = await this.#element();
  }
  async check() {
    await this.#tick(true);
  }
  async uncheck() {
    await this.#tick(false);
  }
  async #tick(wanted) {
    await this.waitFor({ state: 'attached' });
    if ((await this.isChecked()) !== wanted) await this.click();
    await this.#page.until(async () => (await this.isChecked()) === wanted, undefined, () => `${this} to be ${wanted}`);
  }

  async press(key) {
    await this.focus();
    await this.#page.keyboard.press(key);
  }
  async pressSequentially(text) {
    await this.focus();
    await this.#page.keys(type(text));
  }
  /** Replaces what is in a field. */
  async fill(text) {
    await this.waitFor();
    await this.evaluate((element) => (element.focus(), element.select()));
    if (text === '') await this.#page.keyboard.press('Delete');
    else await this.#page.keys(type(text));
  }
  /** Chooses by value, or by what the person reads. */
  async selectOption(choice) {
    await this.waitFor();
    const { label, value } = typeof choice === 'string' ? { value: choice } : choice;
    const options = this.locator('option');
    const find = () =>
      options.evaluateAll(
        (all, [label, value]) => all.findIndex((option) => (label === null ? option.value === value : option.label === label)),
        [label ?? null, value],
      );
    await this.#page.until(async () => (await find()) >= 0, undefined, () => `an option ${label ?? value} in ${this}`);
    const place = await find();
    await this.#page.ask('POST', `/element/${(await options.nth(place).#element())[ELEMENT]}/click`);
  }
  /** A file by its path, or `{ name, buffer }`. */
  async setInputFiles(file) {
    await this.waitFor({ state: 'attached' });
    await this.#page.ask('POST', `/element/${(await this.#element())[ELEMENT]}/value`, { text: this.#page.fileOf(file) });
  }

  #element() {
    return this.#page.inPage((steps) => debitorFind(steps)[0], this.#steps);
  }

  toString() {
    return this.#steps.map((step) => JSON.stringify(step)).join(' > ');
  }
}
