/**
 * A page in WebKit, with as much of the other engines' driving library as the tests ask, under the same names: that library
 * drives WebKit only in builds of its own, and this drives the engine as it is distributed. What is missing throws.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { buildSync } from '../../../pkg-config/tools/node_modules/esbuild/lib/main.js';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Finder, Locator } from './locator.mjs';
import { press, type } from './keys.mjs';

const PATIENCE = 30_000;
/** At least the height of the browser's own bars, in pixels. */
const TOOLBAR = 60;
const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));
let finder;

/** The finder as one script. */
function finderScript() {
  finder ??= buildSync({
    entryPoints: [fileURLToPath(new URL('finder.mjs', import.meta.url))],
    nodePaths: [fileURLToPath(new URL('../../../pkg-config/tools/node_modules', import.meta.url))],
    bundle: true,
    format: 'iife',
    write: false,
    // To a page with RequireJS a library in here would else make itself known, as the very module that is just being loaded.
    define: { 'process.env': '{}', 'process.env.NODE_ENV': '"test"', 'define.amd': 'false' },
    logLevel: 'error',
  }).outputFiles[0].text;
  return finder;
}

export class Page extends Finder {
  #session;
  #context;
  #patience = PATIENCE;
  #told = { pageerror: [], console: [] };
  #at;
  #size;

  constructor(session, context, { viewport = { width: 1280, height: 720 } } = {}) {
    super();
    this.#session = session;
    this.#context = context;
    this.#size = viewport;
    this.keyboard = {
      press: (key) => this.keys(press(key)),
      type: (text) => this.keys(type(text)),
    };
    this.mouse = { wheel: (x, y) => this.#wheel(x, y) };
  }

  find(step) {
    return new Locator(this, [step]);
  }
  context() {
    return this.#context;
  }
  get home() {
    return this.#session.home;
  }
  setDefaultTimeout(time) {
    this.#patience = time;
  }
  /** Faults and warnings of the page are gathered; what it asks of the network is seen by the server alone. */
  on(event, listener) {
    if (event in this.#told) this.#told[event].push(listener);
    else if (event !== 'request') throw new Error(`nothing tells of ${event} in WebKit`);
  }
  removeAllListeners() {
    for (const listeners of Object.values(this.#told)) listeners.length = 0;
  }
  /** Where the page was when it was last asked anything. */
  url() {
    return this.#at;
  }

  /**
   * Opens a page, in a frame as wide and high as was asked: the browser's own window has a least width of 447 pixels, and
   * phones are narrower.
   */
  async goto(url) {
    await this.gather();
    if (url === 'about:blank') return void (await this.ask('POST', '/url', { url }));
    // Of the same origin, for a frame of another one may not take the focus; there is no such page, which is as good as an empty one.
    await this.ask('POST', '/url', { url: new URL('/around-the-page', url).href });
    await this.#widen();
    await this.ask('POST', '/execute/sync', {
      script: `document.body.replaceChildren();
        document.body.style.margin = 0;
        const frame = document.createElement('iframe');
        frame.style.cssText = 'border:0;display:block;width:' + arguments[0] + 'px;height:' + arguments[1] + 'px';
        frame.src = arguments[2];
        document.body.append(frame);`,
      args: [this.#size.width, this.#size.height, url],
    });
    await this.ask('POST', '/frame', { id: 0 });
    await this.#loaded(url);
  }
  async reload() {
    const [at] = await this.inPage(() => [location.href, (globalThis.debitorLeft = true)]);
    await this.inPage(() => void setTimeout(() => location.reload()));
    await this.until(() => this.#script('return !globalThis.debitorLeft'), undefined, () => 'the page to load again');
    await this.#loaded(at);
  }
  async goBack() {
    await this.#script('setTimeout(() => history.back())');
  }
  async waitForURL(pattern) {
    await this.until(async () => pattern.test(await this.#script('return location.href')), undefined, () => `the address ${pattern}`);
  }
  waitForTimeout(time) {
    return sleep(time);
  }
  async #loaded(url) {
    const path = new URL(url).pathname;
    await this.until(
      () => this.#script('return location.pathname === arguments[0] && document.readyState === "complete"', [path]),
      undefined,
      () => `${url} to load`,
    );
    await this.#prepare();
  }
  /** What finds elements and what gathers faults, unless the page has them already. */
  async #prepare() {
    await this.#script(`${finderScript()}
      if (globalThis.debitorFaults) return;
      globalThis.debitorFaults = [];
      const note = (...fault) => debitorFaults.push(fault);
      addEventListener('error', (event) => note('pageerror', event.message || 'an element did not load'), true);
      addEventListener('unhandledrejection', (event) => note('pageerror', String(event.reason)));
      for (const [name, type] of [['error', 'error'], ['warn', 'warning']]) {
        const say = console[name];
        console[name] = (...parts) => (note('console', parts.join(' '), type), say.apply(console, parts));
      }`);
  }
  /** Tells the listeners what went wrong since the last time. */
  async gather() {
    this.#tell(await this.#script('return (globalThis.debitorFaults ?? []).splice(0)').catch(() => []));
  }
  #tell(faults) {
    for (const [event, text, type] of faults) {
      for (const listener of this.#told[event]) listener(event === 'console' ? { type: () => type, text: () => text } : text);
    }
  }

  /** The window holds the frame, and no more: what is not seen would be painted all the same. */
  async #widen() {
    const { width, height } = this.#size;
    await this.ask('POST', '/window/rect', { x: 0, y: 0, width, height: height + TOOLBAR });
  }
  viewportSize() {
    return this.#size;
  }
  async setViewportSize(size) {
    this.#size = size;
    await this.ask('POST', '/frame/parent');
    await this.#widen();
    await this.#script(
      `const { style } = document.querySelector('iframe'); style.width = arguments[0] + 'px'; style.height = arguments[1] + 'px';`,
      [size.width, size.height],
    );
    await this.ask('POST', '/frame', { id: 0 });
  }

  /** Runs a function in the page; what it gives back is waited for. */
  async inPage(steps, ...given) {
    const { value, error, faults, at } = await this.ask('POST', '/execute/async', {
      script: `const done = arguments[arguments.length - 1];
        const given = arguments[0].map((each) => (each?.debitorKept === undefined ? each : debitorKept[each.debitorKept]));
        const end = (answer) => done({ ...answer, faults: (globalThis.debitorFaults ?? []).splice(0), at: location.href });
        Promise.resolve()
          .then(() => (${steps})(...given))
          .then((value) => end({ value }), (error) => end({ error: String(error?.stack ? error + '\\n' + error.stack : error) }));`,
      args: [given],
    });
    this.#at = at;
    this.#tell(faults);
    if (error) throw new Error(error);
    return value;
  }
  async evaluate(steps, argument) {
    await this.#still();
    // A script's own text, as axe-core's, is no function.
    if (typeof steps === 'string') return void (await this.#script(steps), await this.gather());
    return this.inPage(steps, argument);
  }
  /** What the function gives back stays in the page, and can be given to the next one. */
  async evaluateHandle(steps, argument) {
    await this.#still();
    const place = await this.inPage(`async (argument) => debitorKept.push(await (${steps})(argument)) - 1`, argument);
    return { debitorKept: place };
  }
  async waitForFunction(steps, argument, { timeout } = {}) {
    await this.until(() => this.evaluate(steps, argument), timeout, () => String(steps));
    await this.frames();
  }
  /** Lets the page draw what has changed: a text may be there a frame before the rows that it speaks of. */
  frames() {
    return this.inPage(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)))));
  }
  /** A page that loaded another one has nothing of ours. */
  async #still() {
    if (!(await this.#script('return Boolean(globalThis.debitorFind)'))) await this.#prepare();
  }

  /** Asks again until the answer is yes. */
  async until(ask, timeout = this.#patience, what) {
    for (const end = Date.now() + timeout; ; await sleep(30)) {
      try {
        await this.#still();
        const answer = await ask();
        if (answer) return answer;
      } catch (error) {
        // Another page came between the two.
        if (!/debitor(Find|Visible)|before the unload event/.test(error.message)) throw error;
      }
      if (Date.now() > end) throw new Error(`waited ${timeout} ms for ${what()}`);
    }
  }

  keys(actions) {
    return this.ask('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }
  pointer(moves) {
    const actions = [...moves, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
    return this.ask('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
  }
  /** Turns the wheel over what was hovered last. */
  #wheel(deltaX, deltaY) {
    const scroll = { type: 'scroll', x: 0, y: 0, origin: this.hovered, deltaX, deltaY };
    return this.ask('POST', '/actions', { actions: [{ type: 'wheel', id: 'wheel', actions: [scroll] }] });
  }
  /** The path of a file that a person would choose. */
  fileOf(file) {
    if (typeof file === 'string') return file;
    const path = join(mkdtempSync(join(this.home, 'given-')), file.name);
    writeFileSync(path, file.buffer);
    return path;
  }

  #script(script, args = []) {
    return this.ask('POST', '/execute/sync', { script, args });
  }
  ask(method, path, body) {
    return this.#session.call(method, path, body);
  }
}
