/** A real browser, started for a test: `DEBITOR_ENGINE` says which, else Chromium. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, firefox } from '../../pkg-config/tools/node_modules/playwright-core/index.mjs';
import { launchWebkit } from './webkit/browser.mjs';

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
    launch: (executablePath) => firefox.launch({ executablePath, channel: 'moz-firefox' }),
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
  const found = ENGINES[engine];
  if (!found) throw new Error(`no engine ${engine}: there are ${Object.keys(ENGINES).join(', ')}`);
  return found.launch(findProgram(found));
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
