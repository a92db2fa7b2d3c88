/** The admin pages for a test: a bookkeeper's way with files and grids. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openPage, savedFile } from '../support/browser.mjs';

const axe = readFileSync(fileURLToPath(new URL('../../pkg-config/tools/node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

/** Opens an admin page; whatever goes wrong on it, or leaves the browser, fails the test at `done`. */
export async function openOffice(shop, path, options = {}) {
  const page = await openPage(shop.browser, { locale: 'en-US', viewport: { width: 1280, height: 900 }, ...options });
  page.setDefaultTimeout(10_000);
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('request', (request) => {
    const isOurs = request.method() === 'GET' && (request.url().startsWith(shop.url) || request.url().startsWith('blob:'));
    if (!isOurs) faults.push(`${request.method()} ${request.url()}`);
  });
  await page.goto(`${shop.url}/${path}`);
  await page.locator('.drop').first().waitFor();
  page.done = async () => {
    await page.context().close();
    if (faults.length > 0) throw new Error(faults.join('\n'));
  };
  return page;
}

/** Gives a file to the page: a path, or `{ name, buffer }`. */
export async function give(page, file, label = 'File to import') {
  const whole = typeof file === 'string' ? file : { mimeType: 'application/octet-stream', ...file };
  await page.locator('main > :not([aria-busy]) .drop').first().waitFor();
  await page.getByLabel(`${label}: `).setInputFiles(whole);
}

/** A CSV file of rows. */
export function csv(name, ...rows) {
  return { name, buffer: Buffer.from(rows.map((row) => row.join(';')).join('\r\n') + '\r\n') };
}

/** Waits until every row is decided, and the grid shows them. */
export async function decided(page, rows) {
  await page.getByText(`${rows} row${rows === '1' ? ' is' : 's are'} checked.`).waitFor();
  await page.waitForFunction(
    (count) =>
      document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === count &&
      document.querySelector('.grid-body [role=row]') &&
      !document.querySelector('.grid-body [aria-busy]'),
    String(Number(rows) + 1),
  );
}

/** The counts on the chips, by their words. */
export async function counts(page) {
  const chips = await page.locator('.chip:not([hidden])').allInnerTexts();
  return Object.fromEntries(chips.map((chip) => chip.split(/\s(?=[\d,]+$)/)));
}

/** The cell of a line and a column, both as a person names them. */
export async function cell(page, line, title) {
  const titles = await page.getByRole('columnheader').allInnerTexts();
  const at = titles.findIndex((each) => each.replace(/ [↑↓]$/, '') === title);
  if (at < 0) throw new Error(`no column ${title} in ${titles}`);
  const rows = page.locator('.grid-body [role=row]');
  const place = () => rows.evaluateAll((all, line) => all.findIndex((row) => row.firstElementChild.textContent.trim() === line), line);
  let row = await place();
  for (const end = Date.now() + 10_000; row < 0 && Date.now() < end; row = await place()) await new Promise((resolve) => setTimeout(resolve, 50));
  if (row < 0) throw new Error(`no line ${line}`);
  return rows.nth(row).locator(`[aria-colindex="${at + 1}"]`);
}

/** What the active cell says. */
export function active(page) {
  return page.locator('.grid').evaluate((grid) => document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')?.textContent);
}

/** The file that a click on a button writes, as the download that it is. */
export async function download(page, button) {
  return savedFile(page, () => page.getByRole('button', button).click());
}

/** What axe-core finds wrong, as text. */
export async function accessibilityFaults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('\n')}`);
}

/** How far the page is wider than the window. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
