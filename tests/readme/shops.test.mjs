/** The page about shops: it names every input that the drop-in script puts in, and its PHP is PHP. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { root } from '../node/consumer.mjs';

const page = readFileSync(join(root, 'docs/shops.md'), 'utf8');
const systems = { woocommerce: 'WooCommerce', magento2: 'Magento 2', shopware: 'Shopware', prestashop: 'PrestaShop' };

/** The table of inputs, by system and field. */
function table() {
  const rows = page.slice(page.indexOf('## Which inputs')).split('\n').filter((line) => line.startsWith('|'));
  const [head, , ...lines] = rows.map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim().replace(/^`|`$/g, '')));
  return new Map(head.map((system, at) => [system, new Map(lines.map((line) => [line[0], line[at]]))]));
}

for (const [file, system] of Object.entries(systems)) {
  test(`the page names the inputs that are put in for ${system}`, async () => {
    const { platform } = await import(pathToFileURL(join(root, `target/npm/package/auto/${file}.js`)));
    const said = table().get(system);
    assert.ok(said.size >= 7);
    for (const [field, name] of said) {
      assert.equal(platform.inputs[field === 'choice of the kind' ? 'kind' : field], name, field);
      // What is put in under that name is known again by it.
      if (field !== 'choice of the kind' && platform.names[name] !== undefined) assert.equal(platform.names[name], field);
    }
  });
}

test('the PHP can be read', () => {
  const codes = [...page.matchAll(/```php\n(.*?)```/gs)].map(([, code]) => code);
  assert.ok(codes.length >= 4);
  for (const code of codes) {
    const { status, stdout, stderr } = spawnSync('php', ['-l'], { input: code.includes('<?') ? code : `<?php\n${code}`, encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
  }
});
