/** The demo shop for a test: the real server, a real browser, and a person's way with both. */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '../../pkg-config/tools/node_modules/playwright-core/index.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the server and the browser; `close` ends both. */
export async function openShop() {
  const server = await startServer();
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: process.getuid?.() === 0 ? [...FLAGS, '--no-sandbox'] : FLAGS,
  });
  return {
    browser,
    url: server.url,
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

/** Opens the checkout; anything that goes wrong on the page itself fails the test at `done`. */
export async function openCheckout(shop, { query = '', ...context } = {}) {
  const page = await (await shop.browser.newContext({ locale: 'da-DK', ...context })).newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.sent = [];
  page.on('request', (request) => request.method() === 'POST' && page.sent.push(request.postDataJSON()));
  await page.goto(`${shop.url}/checkout.html${query}`);
  await page.locator('form[novalidate]').waitFor();
  page.done = async () => {
    await page.context().close();
    if (faults.length > 0) throw new Error(faults.join('\n'));
  };
  return page;
}

/** What the shop itself wants to know of every buyer. */
export const PERSON = {
  Fornavn: 'Ida',
  Efternavn: 'Holm',
  'E-mail': 'ida@holm.dk',
  Vej: 'Havnegade',
  Husnummer: '7',
  Postnummer: '5000',
  By: 'Odense',
};

/** Presses the button that sends the form. */
export async function send(page) {
  await page.getByRole('button', { name: 'Send bestillingen' }).click();
}

/** Chooses the kind of buyer by its words. */
export async function buyAs(page, label) {
  await page.getByRole('radio', { name: label, exact: true }).check();
}

/** The text field of that label. */
export function field(page, label) {
  return page.getByRole('textbox', { name: new RegExp(`^${label}( |$)`) });
}

/** Types into fields as a person does, one key at a time, and leaves each. */
export async function fill(page, values) {
  for (const [label, value] of Object.entries(values)) {
    const input = field(page, label);
    await input.click();
    await input.press('ControlOrMeta+a');
    await input.pressSequentially(value);
    await input.press('Tab');
  }
}

/** The message that is tied to a field for those who listen, or the empty text. */
export async function messageAt(page, label) {
  return field(page, label).evaluate((input) =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .filter((id) => id.startsWith('debitor-'))
      .map((id) => document.getElementById(id)?.textContent ?? `no #${id}`)
      .join(' '),
  );
}

async function startServer() {
  const command = process.env.DEBITOR_BIN ?? join(root, 'target/release/debitor');
  const child = spawn(command, ['serve', '--www', join(root, 'target/site'), '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const url = await new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk) => {
      said += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    child.once('close', () => reject(new Error(`${command} ended: ${said}`)));
  });
  return {
    url,
    async stop() {
      child.kill();
      await ended;
    },
  };
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
