/** The README's examples, run as they stand there. A comment before each block names the face it shows. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { Consumer, root } from '../node/consumer.mjs';
import { startBrowser } from '../support/browser.mjs';
import { binary, startServer } from '../support/server.mjs';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = Object.fromEntries(
  [...readme.matchAll(/<!-- ([\w-]+) -->\n```\w+\n(.*?)```/gs)].map(([, face, code]) => [face, code]),
);
const environment = { ...process.env, PATH: `${dirname(binary)}:${process.env.PATH}` };

let server;
let folder;
before(async () => {
  server = await startServer();
  folder = mkdtempSync(join(tmpdir(), 'debitor-readme-'));
});
after(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What the comments `// → …` in a block promise. */
function promised(code) {
  return [...code.matchAll(/\/\/ → (.*)/g)].map(([, text]) => text.trim());
}

/** The commands of a console block, each with the lines it is said to print. */
function commands(code) {
  const found = [];
  for (const line of code.trimEnd().split('\n')) {
    if (line.startsWith('$ ')) found.push({ command: line.slice(2), output: [] });
    else found.at(-1).output.push(line);
  }
  return found;
}

function assertPrints({ command, output }) {
  const { stdout, stderr } = spawnSync('bash', ['-c', command], { env: environment, encoding: 'utf8', cwd: folder });
  assert.equal((stdout + stderr).trimEnd(), output.join('\n'), command);
}

test('every face has its example', () => {
  assert.deepEqual(Object.keys(blocks).sort(), ['drop-in', 'http', 'import-page', 'node', 'node-cjs', 'page', 'php', 'profile', 'profile-shell', 'schema', 'shell']);
});

test('the examples for npm and Node.js print what they promise', () => {
  const shop = new Consumer();
  try {
    for (const [face, file] of [['node', 'example.mjs'], ['node-cjs', 'example.cjs'], ['schema', 'schema.mjs']]) {
      shop.write(file, blocks[face]);
      const printed = shop.run(process.execPath, file).trimEnd().split('\n');
      assert.deepEqual(printed, promised(blocks[face]), face);
    }
  } finally {
    shop.remove();
  }
});

test('the commands print what the README shows', () => {
  const shown = commands(blocks.shell);
  assert.ok(shown.length >= 3);
  shown.forEach(assertPrints);
});

test('a profile of one’s own does what the README shows', () => {
  writeFileSync(join(folder, 'smed.json'), blocks.profile);
  const shown = commands(blocks['profile-shell']);
  assert.ok(shown.length >= 2);
  shown.forEach(assertPrints);
});

test('the server answers as the README shows', () => {
  const [start, ...requests] = commands(blocks.http);
  assert.match(start.command, /^debitor serve --port 8080 &$/);
  assert.ok(requests.length > 0);
  for (const { command, output } of requests) {
    assertPrints({ command: command.replace('http://127.0.0.1:8080', server.url), output });
  }
});

test('the PHP example prints what it promises', () => {
  const file = join(folder, 'example.php');
  writeFileSync(file, blocks.php.replace('http://127.0.0.1:8080', server.url));
  const printed = execFileSync('php', [file], { encoding: 'utf8' });
  assert.deepEqual(printed.trimEnd().split('\n'), promised(blocks.php));
});

/** Serves the folder with the package in it. */
async function serveFolder(order) {
  cpSync(join(root, 'target/npm/package'), join(folder, 'debitor'), { recursive: true });
  const types = { '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };
  const site = createServer((request, response) => {
    if (request.url === '/order') return order(request, response);
    try {
      const body = readFileSync(join(folder, request.url));
      response.writeHead(200, { 'content-type': types[extname(request.url)] ?? 'text/plain' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => site.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${site.address().port}`, close: () => site.close() };
}

test('the page holds a form with a wrong CVR back, and lets the repaired one go', async () => {
  writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="en"><title>Order</title>${blocks.page}`);
  const orders = [];
  const site = await serveFolder((request, response) => {
    request.on('data', (body) => orders.push(new URLSearchParams(String(body))));
    request.on('end', () => response.end('thank you'));
  });
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${site.url}/index.html`);
    await page.locator('form[novalidate]').waitFor();
    await page.getByLabel('Company').fill('Smed A/S');
    await page.getByLabel('CVR number').fill('13585627');
    await page.getByLabel('E-mail').fill('ole@example.dk');
    await page.getByRole('button', { name: 'Place order' }).click();
    await page.getByText("This CVR number can't be right.").first().waitFor();
    assert.equal(orders.length, 0);
    await page.getByRole('button', { name: 'Use 13585628' }).click();
    await page.getByRole('button', { name: 'Place order' }).click();
    await page.getByText('thank you').waitFor();
    assert.equal(orders[0].get('debitor_kind'), 'b2b');
    assert.equal(orders[0].get('debitor_company_number'), '13585628');
    assert.match(orders[0].get('debitor_key'), /^[0-9a-f]{64}$/);
  } finally {
    await browser.close();
    site.close();
  }
});

test('the import page reads a file and counts its rows, in the language that it is given', async () => {
  writeFileSync(join(folder, 'import.html'), `<!doctype html><html lang="nl"><title>Import</title>${blocks['import-page']}`);
  const site = await serveFolder();
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${site.url}/import.html`);
    const rows = 'Juridische naam;Land (lettercode);E-mailadres contactpersoon;Voornaam contactpersoon;Achternaam contactpersoon;'
      + 'Taal contactpersoon (locale)\nBakkerij Peeters BV;BE;an@peeters.example;An;Peeters;nl-BE\n';
    await page.getByLabel('Te importeren bestand: ').setInputFiles({ name: 'klanten.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
    await page.getByText('1 rij is gecontroleerd.').waitFor();
    await page.getByRole('button', { name: 'Aanmaken 1' }).waitFor();
  } finally {
    await browser.close();
    site.close();
  }
});

test('the script tag puts the fields into a checkout of WooCommerce, and holds a wrong order back', async () => {
  const row = (name, label) => `<p class="form-row" id="${name}_field"><label for="${name}">${label}</label>`
    + `<span class="woocommerce-input-wrapper"><input type="text" class="input-text" name="${name}" id="${name}"></span></p>`;
  writeFileSync(join(folder, 'shop.html'), `<!doctype html><html lang="en"><title>Checkout</title>
    <form name="checkout" method="post" class="checkout woocommerce-checkout" action="/order">${row('billing_company', 'Company')}
    ${row('billing_email', 'E-mail')}<button id="place_order">Place order</button></form>${blocks['drop-in']}`);
  const orders = [];
  const site = await serveFolder((request, response) => {
    request.on('data', (body) => orders.push(new URLSearchParams(String(body))));
    request.on('end', () => response.end('thank you'));
  });
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${site.url}/shop.html`);
    await page.getByLabel('Company', { exact: true }).last().waitFor();
    await page.getByRole('radio', { name: 'Company' }).check();
    await page.locator('#billing_company').fill('Smed A/S');
    await page.getByLabel('Company number').fill('13585627');
    await page.getByLabel('E-mail').fill('ole@example.dk');
    await page.getByRole('button', { name: 'Place order' }).click();
    await page.getByText("This CVR number can't be right.").first().waitFor();
    assert.equal(orders.length, 0);
    await page.getByRole('button', { name: 'Use 13585628' }).click();
    await page.getByRole('button', { name: 'Place order' }).click();
    await page.getByText('thank you').waitFor();
    assert.equal(orders[0].get('billing_cvr'), '13585628');
  } finally {
    await browser.close();
    site.close();
  }
});
