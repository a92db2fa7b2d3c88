/** A file of a million rows on the import page: shown while it is read, scrolled from end to end, given up at will. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { active, openOffice } from './office.mjs';
import { openShop } from './shop.mjs';

const ROWS = 1_000_000;
/** Reading and deciding may take so long on a slow machine, in milliseconds. */
const PATIENCE = 240_000;

let shop;
before(async () => (shop = await openShop()));
after(() => shop.close());

/** The page with the large file on its way. */
async function openLarge() {
  const page = await openOffice(shop, 'import.html?lang=en&profile=snelstart-polaris');
  await page.evaluate((rows) => {
    const parts = ['Relatiecode;Naam;Plaats;Email\n'];
    for (let from = 1; from <= rows; from += 10_000) {
      let part = '';
      for (let number = from; number < from + 10_000; number++) part += `${number};Klant ${number};Sønderborg;klant${number}@voorbeeld.example\n`;
      parts.push(part);
    }
    void document.querySelector('debitor-import').open(new File(parts, 'million.csv'));
  }, ROWS);
  return page;
}

/** The line of the first row in sight. */
function firstLine(page) {
  return page.locator('.grid-body .number').first().innerText().then((text) => Number(text.replaceAll(',', '')));
}

test('a million rows are shown while they are read, and scroll from end to end', async () => {
  const page = await openLarge();
  await page.getByRole('progressbar').waitFor();
  await page.locator('.grid-body .number').first().waitFor();
  assert.equal(await page.getByRole('progressbar').isVisible(), true);
  await page.getByText('1,000,000 rows are checked.').waitFor({ timeout: PATIENCE });
  assert.equal(await page.getByRole('progressbar').isVisible(), false);
  const grid = page.getByRole('grid');
  assert.equal(await grid.getAttribute('aria-rowcount'), String(ROWS + 1));
  // Well below where browsers stop.
  assert.ok(await grid.evaluate((element) => element.scrollHeight < 16_000_000));
  assert.ok((await page.locator('.grid-body [role=row]').count()) < 40);

  await grid.focus();
  await page.keyboard.press('Control+End');
  await page.waitForFunction(() => document.querySelector('.grid-body [role=row]:last-child .number')?.textContent === '1,000,001');
  assert.match(await active(page), /klant1000000@voorbeeld/);

  await grid.evaluate((element) => (element.scrollTop = element.scrollHeight / 2));
  await page.waitForFunction(() => /^(49|50)\d,\d{3}$/.test(document.querySelector('.grid-body .number')?.textContent ?? ''));
  // A small step moves the rows by as much as the hand did, not by the scale of the scroll bar.
  const before = await firstLine(page);
  await grid.hover();
  await page.mouse.wheel(0, 112);
  await page.waitForFunction((line) => document.querySelector('.grid-body .number')?.textContent !== line, before.toLocaleString('en'));
  assert.ok((await firstLine(page)) - before <= 3);

  await page.getByLabel('Search').fill('klant777777@');
  await page.getByText('1 row', { exact: true }).waitFor({ timeout: PATIENCE });
  assert.equal(await firstLine(page), 777_778);
  await page.done();
});

test('reading is given up by one button, and the next file opens', async () => {
  const page = await openLarge();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Cancelled.').waitFor();
  assert.equal(await page.getByRole('grid').count(), 0);
  await page.getByLabel('File to import: ').setInputFiles({ name: 'small.csv', mimeType: 'text/csv', buffer: Buffer.from('Naam\nJansen\n') });
  await page.getByText('1 row is checked.').waitFor();
  await page.done();
});
