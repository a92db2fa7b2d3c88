/** A real Chromium, started for a test. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '../../pkg-config/tools/node_modules/playwright-core/index.mjs';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser. */
export function startBrowser() {
  return chromium.launch({
    executablePath: findBrowser(),
    args: process.getuid?.() === 0 ? [...FLAGS, '--no-sandbox'] : FLAGS,
  });
}

function findBrowser() {
  if (process.env.DEBITOR_CHROMIUM) return process.env.DEBITOR_CHROMIUM;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of BROWSERS) if (isProgram(join(folder, name))) return join(folder, name);
  }
  throw new Error('no Chromium: run pkg-config/setup.sh chromium, or set DEBITOR_CHROMIUM');
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
