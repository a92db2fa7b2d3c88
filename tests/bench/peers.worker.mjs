/**
 * What a shop would put together from libraries for the same preview: PapaParse or read-excel-file, jsvat, ibantools, and a
 * map of the debtors that are there by VAT number and e-mail. Runs in a worker; answers with how many rows come to what.
 */
import { electronicFormatIBAN, isValidIBAN } from 'ibantools';
import { checkVAT, countries } from 'jsvat';
import Papa from 'papaparse';
import readXlsx from 'read-excel-file/web-worker';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const states = Object.values(countries);

self.onmessage = async ({ data: { file, existing } }) => {
  const known = new Map();
  if (existing) {
    for (const debtor of parse(await existing.text())) {
      if (debtor.vat) known.set(debtor.vat, debtor);
      if (debtor.email) known.set(debtor.email.toLowerCase(), debtor);
    }
  }
  const counts = { rows: 0, invalid: 0, create: 0, update: 0, unchanged: 0 };
  const decide = (row) => {
    counts.rows += 1;
    const vat = row.vat ? checkVAT(String(row.vat), states) : undefined;
    if ((vat && !vat.isValid) || (row.iban && !isValidIBAN(electronicFormatIBAN(row.iban))) || (row.email && !EMAIL.test(row.email))) {
      counts.invalid += 1;
      return;
    }
    const found = known.get(vat?.value) ?? known.get(row.email?.toLowerCase());
    if (!found) counts.create += 1;
    else if (Object.keys(row).some((name) => name in found && found[name] !== String(row[name] ?? ''))) counts.update += 1;
    else counts.unchanged += 1;
  };
  if (file.name.endsWith('.xlsx')) {
    const read = await readXlsx(file);
    const [head, ...rows] = Array.isArray(read[0]) ? read : read[0].data;
    for (const cells of rows) decide(Object.fromEntries(head.map((name, at) => [name, cells[at]])));
  } else {
    // In chunks, as PapaParse does for large files: all rows at once would not fit.
    await new Promise((complete, error) =>
      Papa.parse(file, { header: true, skipEmptyLines: true, chunk: ({ data }) => data.forEach(decide), complete, error }));
  }
  self.postMessage(counts);
};

function parse(text) {
  return Papa.parse(text, { header: true, skipEmptyLines: true }).data;
}
