/** What holds on every page: its language, the names of its controls, its colours and its stillness. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { openPage } from '../support/browser.mjs';
import { accessibilityFaults, overflow } from './office.mjs';
import { openShop } from './shop.mjs';

/** What shows that a page is ready. */
const PAGES = {
  index: '.doors',
  checkout: 'form[novalidate]',
  import: '.drop',
  customers: '.drop',
  playground: 'main:not([aria-busy])',
};
/** Everything that a person can act upon. */
const ROLES = ['button', 'textbox', 'combobox', 'link', 'checkbox', 'radio', 'searchbox', 'grid', 'heading'];

let shop;
before(async () => (shop = await openShop()));
after(() => shop.close());

async function open(name, options = {}) {
  const page = await openPage(shop.browser, { locale: 'en-US', viewport: { width: 1280, height: 900 }, bypassCSP: true, ...options });
  await page.goto(`${shop.url}/${name}.html?lang=en`);
  await page.locator(PAGES[name]).first().waitFor();
  await page.locator('html[lang=en]').waitFor();
  return page;
}

for (const name of Object.keys(PAGES)) {
  for (const colorScheme of ['light', 'dark']) {
    test(`${name}: axe-core finds nothing in ${colorScheme} colours, at both ends of the width`, async () => {
      const page = await open(name, { colorScheme });
      assert.equal(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches), colorScheme === 'dark');
      assert.deepEqual(await accessibilityFaults(page), []);
      await page.setViewportSize({ width: 320, height: 640 });
      assert.equal(await overflow(page), 0);
      assert.deepEqual(await accessibilityFaults(page), []);
      await page.context().close();
    });
  }

  test(`${name}: says its language, and every control has a name for those who listen`, async () => {
    const page = await open(name);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    let controls = 0;
    for (const role of ROLES) {
      const all = await page.getByRole(role).count();
      assert.equal(await page.getByRole(role, { name: /\S/ }).count(), all, role);
      controls += all;
    }
    assert.ok(controls >= 3, `only ${controls}`);
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
    await page.context().close();
  });

  test(`${name}: nothing moves for those who asked for stillness`, async () => {
    const page = await open(name, { reducedMotion: 'reduce' });
    assert.equal(await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches), true);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
          return animationName !== 'none' || parseFloat(transitionDuration) > 0 || scrollBehavior === 'smooth';
        })
        .map((element) => element.outerHTML.slice(0, 100)),
    );
    assert.deepEqual(moving, []);
    await page.context().close();
  });
}

test('checkout: the language that is chosen is the language that the page says', async () => {
  const page = await open('checkout');
  await page.getByRole('button', { name: 'Dansk' }).click();
  await page.locator('html[lang=da]').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Dansk' }).getAttribute('aria-pressed'), 'true');
  await page.context().close();
});

for (const name of ['import', 'customers']) {
  test(`${name}: the language that is chosen is the language that the page says`, async () => {
    const page = await open(name);
    await page.getByLabel('Language').selectOption('nl');
    await page.locator('html[lang=nl]').waitFor();
    await page.locator(PAGES[name]).first().waitFor();
    await page.getByLabel('Taal').waitFor();
    await page.context().close();
  });
}

for (const name of Object.keys(PAGES)) {
  test(`${name}: begins in the browser’s language, and in the one that its address asks for`, async () => {
    const says = async (locale, query = '') => {
      const page = await openPage(shop.browser, { locale });
      await page.goto(`${shop.url}/${name}.html${query}`);
      await page.locator(PAGES[name]).first().waitFor();
      const [lang, title] = [await page.locator('html').getAttribute('lang'), await page.locator('h1').textContent()];
      await page.context().close();
      return [lang, title];
    };
    const [danish, german, polish, asked] = await Promise.all([says('da-DK'), says('de-AT'), says('pl-PL'), says('da-DK', '?lang=en')]);
    const own = name === 'checkout' ? 'en' : 'de';
    assert.deepEqual([danish[0], german[0], polish[0], asked[0]], ['da', own, 'en', 'en']);
    assert.notEqual(danish[1], polish[1]);
    assert.deepEqual(polish, asked);
  });
}

test('a language that was chosen goes along to the other pages', async () => {
  const page = await openPage(shop.browser, { locale: 'da-DK' });
  await page.goto(`${shop.url}/`);
  await page.getByLabel('Sprog').selectOption('fr');
  await page.getByRole('heading', { name: 'Le bon client, avant l’envoi de la commande' }).waitFor();
  await page.getByRole('link', { name: 'Un import' }).click();
  await page.locator('html[lang=fr] .drop').first().waitFor();
  await page.getByRole('link', { name: 'debitor' }).click();
  await page.locator('html[lang=fr] .doors').waitFor();
  await page.getByRole('link', { name: 'Une caisse', exact: false }).first().click();
  // The shop speaks no French, but the browser's Danish.
  await page.locator('html[lang=da] form[novalidate]').waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('html[lang=en]').waitFor();
  await page.getByRole('link', { name: 'Havn & Hylde' }).click();
  await page.locator('html[lang=en] .doors').waitFor();
  await page.context().close();
});

test('every text of the first page is there in every language, and none but those', () => {
  const words = (file) => Object.keys(JSON.parse(readFileSync(new URL(`../../www/demo/words/${file}.json`, import.meta.url), 'utf8')));
  const html = readFileSync(new URL('../../www/index.html', import.meta.url), 'utf8');
  const used = [...html.matchAll(/data-word="(\w+)"/g)].map(([, word]) => word).toSorted();
  for (const language of ['da', 'nl', 'en', 'de', 'fr', 'sv', 'nb', 'fi']) assert.deepEqual(words(language).toSorted(), used, language);
});
