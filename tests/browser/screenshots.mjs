/** Takes the README's pictures of the demo: `make screenshots`. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buyAs, fill, openCheckout, openShop } from './shop.mjs';

const folder = fileURLToPath(new URL('../../www/screenshots/', import.meta.url));

const shop = await openShop();
try {
  const page = await openCheckout(shop, { viewport: { width: 1180, height: 760 } });
  await buyAs(page, 'Virksomhed');
  await fill(page, { Virksomhed: 'Smed & Søn ApS', 'CVR-nummer': '13585627' });
  await page.getByText('Brug 13585628').waitFor();
  await page.evaluate(() => {
    document.activeElement?.blur();
    scrollTo(0, 0);
  });
  await page.screenshot({ path: join(folder, 'checkout.png') });
  await page.done();
} finally {
  await shop.close();
}
