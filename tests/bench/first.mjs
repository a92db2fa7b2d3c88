/**
 * How long a checkout page waits in Chromium from the module's bytes to the first answer: compiling, starting, reading
 * the profile `iex`, and one check of a company. The median of runs, each on a page of its own, for the module that a
 * page loads first and for the whole checkout.
 *
 *   node tests/bench/first.mjs [runs]
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBrowser } from '../support/browser.mjs';
import { firstScript } from '../support/first.mjs';
import { serveFolder } from '../support/static.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const PAGE = '<!doctype html><title>bench</title><script type="module" src="/page.js"></script>';
const SCRIPT = `
import { firstCore, startFirst } from '/first.js';
const customer = { kind: 'b2b', company: 'Smed ApS', cvr: 'DK 13 58 56 28', email: 'ole@smed.dk', country: 'DK' };
const json = async (name) => (await fetch(name)).json();
window.measure = {
  async first() {
    const bytes = await (await fetch('/debitor/checkout/first_bg.wasm')).arrayBuffer();
    const profile = await json('/iex.json');
    const start = performance.now();
    const report = firstCore(startFirst(new WebAssembly.Module(bytes)), profile).check(customer);
    return [performance.now() - start, report.key.value];
  },
  async whole() {
    const { createCheckoutSync } = await import('/debitor/checkout/slim.min.js');
    const wasm = await (await fetch('/debitor/checkout/checkout_bg.wasm')).arrayBuffer();
    const [profile, messages] = [await json('/iex.json'), await json('/da.json')];
    const start = performance.now();
    const report = createCheckoutSync({ profile, messages, locale: 'da', wasm }).check(customer);
    return [performance.now() - start, report.key.value];
  },
};
document.title = 'ready';
`;

const runs = Number(process.argv[2] ?? 15);
const file = (path) => readFileSync(join(root, path));
const server = await serveFolder(join(root, 'target/npm/package'), {
  '/page.html': PAGE, '/page.js': SCRIPT, '/first.js': firstScript(), '/iex.json': file('src/profile/presets/iex.json'), '/da.json': file('src/problem/locales/da.json'),
});
const browser = await startBrowser();
try {
  for (const module of ['first', 'whole']) {
    const times = [];
    for (let run = 0; run < runs; run++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${server.url}/page.html`);
      await page.waitForFunction(() => document.title === 'ready');
      const [time, key] = await page.evaluate((module) => measure[module](), module);
      if (key !== 'company_number=0184:13585628') throw new Error(`another key: ${key}`);
      times.push(time);
      await context.close();
    }
    times.sort((a, b) => a - b);
    const [median, worst] = [times[runs >> 1], times[runs - 1]].map((time) => time.toFixed(1));
    console.log(`first answer, ${module} module: ${median} ms (median of ${runs}, worst ${worst})`);
  }
} finally {
  await browser.close();
  await server.stop();
}
