/** A real browser, started for a test: `DEBITOR_ENGINE` says which, else Chromium. */
import { accessSync, constants, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, firefox } from '../../pkg-config/tools/node_modules/playwright-core/index.mjs';
import { launchWebkit } from './webkit/browser.mjs';

/** Where each Firefox saves files. */
const downloads = new WeakMap();
/** Those that were started beside one, with other settings. */
const others = new WeakMap();
/** The settings of Firefox that pages see: not those of the desktop that the tests happen to run on. */
const USUAL = {
  'layout.css.prefers-color-scheme.content-override': 1,
  'ui.prefersReducedMotion': 0,
  // No processes kept ready for pages that never come: a tenth of what a visit costs.
  'dom.ipc.processPrelaunch.enabled': false,
};

const ENGINES = {
  chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    given: 'DEBITOR_CHROMIUM',
    launch: (executablePath) => chromium.launch({ executablePath, args: chromiumFlags() }),
  },
  firefox: {
    names: ['firefox-esr', 'firefox'],
    given: 'DEBITOR_FIREFOX',
    // The browser as it is distributed, by WebDriver BiDi; without the channel a patched build is asked for.
    async launch(executablePath, firefoxUserPrefs = USUAL) {
      const downloadsPath = mkdtempSync(join(tmpdir(), 'debitor-firefox-'));
      const browser = await firefox.launch({ executablePath, channel: 'moz-firefox', firefoxUserPrefs, downloadsPath });
      browser.once('disconnected', () => rmSync(downloadsPath, { recursive: true, force: true }));
      downloads.set(browser, downloadsPath);
      return browser;
    },
  },
  webkit: {
    names: ['WebKitWebDriver'],
    given: 'DEBITOR_WEBKIT_DRIVER',
    launch: (driver) => launchWebkit({ driver, browser: findMiniBrowser() }),
  },
};

/** The engine that the tests run in. */
export const engine = process.env.DEBITOR_ENGINE || 'chromium';

/** Starts the browser. */
export function startBrowser() {
  return start();
}

function start(preferences) {
  const found = ENGINES[engine];
  if (!found) throw new Error(`no engine ${engine}: there are ${Object.keys(ENGINES).join(', ')}`);
  return found.launch(findProgram(found), preferences);
}

/**
 * A page of its own for one visit: `locale`, `viewport`, `colorScheme`, `reducedMotion`; `frames`: how often Firefox paints in a
 * second, as on a machine that is busy.
 */
export async function openPage(browser, { frames = 60, ...options } = {}) {
  const { colorScheme = 'light', reducedMotion = 'no-preference', ...rest } = options;
  if (engine !== 'firefox') return (await browser.newContext(options)).newPage();
  const fitting = await firefoxWith(browser, colorScheme, reducedMotion, frames);
  return replacing(await (await fitting.newContext(rest)).newPage());
}

/** Pages that were given back, by browser and by what they were opened with. */
const idle = new WeakMap();

/**
 * A page for a visit after which the next one may have it (`giveBack`): opening one is half of what a small test costs. For
 * tests that see nothing but their document: the engine may still have what was loaded before, and what was stored.
 */
export async function borrowPage(browser, options = {}) {
  if (!idle.has(browser)) idle.set(browser, new Map());
  const alike = idle.get(browser);
  const key = JSON.stringify(options);
  const free = alike.get(key) ?? [];
  alike.set(key, free);
  const page = free.pop() ?? (await openPage(browser, options));
  return Object.assign(page, { giveBack: () => giveBack(page, free, options.viewport) });
}

/** What went wrong on the page until now has been told when this ends. */
async function giveBack(page, free, viewport = { width: 1280, height: 720 }) {
  await page.evaluate('0');
  page.removeAllListeners();
  const { width, height } = page.viewportSize();
  if (width !== viewport.width || height !== viewport.height) await page.setViewportSize(viewport);
  // Firefox would begin the next visit with a process of its own.
  if (engine !== 'firefox') await page.goto('about:blank');
  free.push(page);
}

/**
 * In Firefox as it is distributed the library's `fill` is a script's, which adds to what is in a field, and after which no
 * `change` comes: an input is filled by keys.
 */
function replacing(page) {
  const locators = Object.getPrototypeOf(page.locator('body'));
  const { fill } = locators;
  if (fill.isByKeys) return page;
  locators.fill = async function (text, options) {
    await this.waitFor(options);
    if (!(await this.evaluate((element) => element.localName === 'input'))) return fill.call(this, text, options);
    await this.focus();
    await this.press('ControlOrMeta+a');
    await (text === '' ? this.press('Delete') : this.pressSequentially(text));
  };
  locators.fill.isByKeys = true;
  return page;
}

/** Firefox as it is distributed takes these from its settings alone: for others than the usual ones another is started, once. */
function firefoxWith(browser, colorScheme, reducedMotion, frames) {
  if (colorScheme === 'light' && reducedMotion === 'no-preference' && frames === 60) return browser;
  const name = `${colorScheme} ${reducedMotion} ${frames}`;
  if (!others.has(browser)) {
    others.set(browser, new Map());
    browser.once('disconnected', async () => {
      for (const each of others.get(browser).values()) await (await each).close();
    });
  }
  const started = others.get(browser);
  if (!started.has(name)) {
    started.set(name, start({
      ...USUAL,
      'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
      'ui.prefersReducedMotion': reducedMotion === 'reduce' ? 1 : 0,
      ...(frames === 60 ? {} : { 'layout.frame_rate': frames }),
    }));
  }
  return started.get(name);
}

/** The file that is saved while `act` is done: its name and where it is. Only Chromium tells of one; elsewhere the folder does. */
export async function savedFile(page, act) {
  if (engine === 'chromium') {
    const [file] = await Promise.all([page.waitForEvent('download'), act()]);
    return { name: file.suggestedFilename(), path: await file.path() };
  }
  const folder = downloads.get(page.context().browser?.()) ?? page.home;
  const before = new Set(readdirSync(folder));
  await act();
  let last;
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const name = readdirSync(folder).find((each) => !before.has(each) && !/\.(part|wkdownload)$/.test(each));
    const size = name && statSync(join(folder, name)).size;
    if (size && size === last) return { name, path: join(folder, name) };
    last = size;
  }
  throw new Error(`no file in ${folder}`);
}

function chromiumFlags() {
  const flags = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return process.getuid?.() === 0 ? [...flags, '--no-sandbox'] : flags;
}

function findProgram({ names, given }) {
  if (process.env[given]) return process.env[given];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) if (isProgram(join(folder, name))) return join(folder, name);
  }
  throw new Error(`no ${engine}: run pkg-config/setup.sh ${engine}, or set ${given}`);
}

/** The browser that comes with the driver, which stands outside PATH. */
function findMiniBrowser() {
  if (process.env.DEBITOR_WEBKIT) return process.env.DEBITOR_WEBKIT;
  throw new Error('no MiniBrowser: run pkg-config/setup.sh webkit, or set DEBITOR_WEBKIT');
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
