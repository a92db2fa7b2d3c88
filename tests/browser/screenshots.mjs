/** Takes the README's pictures of the demo: `make screenshots`. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { csv, decided, give, openOffice } from './office.mjs';
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
  await takeImport();
  await takeCustomers();
} finally {
  await shop.close();
}

/** The import page, at a problem. */
async function takeImport() {
  const page = await openOffice(shop, 'import.html?lang=en&profile=snelstart-polaris', { viewport: { width: 1180, height: 860 } });
  const head = ['Relatiecode', 'Naam', 'Plaats', 'Postcode', 'Email', 'BtwNummer'];
  await give(
    page,
    csv('bestaand.csv', head, ['101', 'Jansen Bouw BV', 'Utrecht', '3511 AB', 'jan@jansen.example', 'NL004495445B01']),
    'Existing customers (optional)',
  );
  await give(
    page,
    csv(
      'klanten.csv',
      head,
      ['101', 'Jansen Bouw BV', 'Amersfoort', '3811 CD', 'jan@jansen.example', 'NL004495445B01'],
      ['102', 'Bakkerij De Vries', 'Haarlem', '2011 AA', 'info@devries.example', 'NL004495445B02'],
      ['103', 'Søren Ågård', 'Ærøskøbing', '', 'soren@eksempel.dk', ''],
      ['104', 'Éditions du Midi', 'Liège', '4000', 'zoe@midi', 'BE0403019262'],
      ['105', 'Fietsen Smit', 'Zwolle', '8011 ZZ', 'smit@fietsen.example', ''],
      ['103', 'Soeren Aagaard', 'Aeroskobing', '', 'soren@eksempel.dk', ''],
    ),
  );
  await decided(page, '6');
  await page.getByLabel('What to import').selectOption({ label: 'New customers and changes' });
  await page.getByRole('button', { name: 'Update 1' }).waitFor();
  await page.getByRole('button', { name: 'Next problem' }).click();
  await page.getByRole('region', { name: 'Details' }).getByRole('heading').first().waitFor();
  await page.locator('.chip-row').evaluate((row) => scrollTo(0, row.getBoundingClientRect().top + scrollY - 16));
  await page.screenshot({ path: join(folder, 'import.png') });
  await page.done();
}

/** The customers grid, with one that is there twice and one whose VAT number is wrong. */
async function takeCustomers() {
  const page = await openOffice(shop, 'customers.html?lang=en', { viewport: { width: 1180, height: 760 } });
  const head = ['Web Site', 'Company', 'Firstname', 'Lastname', 'Email', 'Tax VAT Number', 'Customer Code', 'Country', 'Customer ID'];
  await give(
    page,
    csv(
      'customers.csv',
      head,
      ['dk', 'Smørrebrød & Søn ApS', 'Søren', 'Ågård', 'soren@eksempel.dk', 'DK13585628', 'D-1', 'DK', '71'],
      ['nl', 'Bakkerij De Vries BV', 'Jan', 'Vries', 'jan@vries.example', 'NL999999999B99', '', 'NL', '72'],
      ['nl', '', 'Åse', 'Ørsted', 'ase@oersted.example', '', '', 'DK', '73'],
      ['dk', 'Smørrebrød og Søn', 'Søren', 'Ågård', 'soren@eksempel.dk', 'DK 13 58 56 28', 'D-4', 'DK', '71'],
    ),
    'Customer file',
  );
  await page.locator('.found').filter({ hasText: '4 customers' }).waitFor();
  await page.locator('.filters').evaluate((row) => scrollTo(0, row.getBoundingClientRect().top + scrollY - 16));
  await page.screenshot({ path: join(folder, 'customers.png') });
  await page.done();
}
