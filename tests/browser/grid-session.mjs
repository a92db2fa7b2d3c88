/**
 * A stand-in for `debitor/admin` behind the customers grid: what the element asks of a session is answered here.
 *
 * It knows one file and judges nothing; the tests are of what the element shows, asks and tells.
 */
const HEADS = [
  ['custom.record_id', 'ID'], ['website', 'Website'], ['company', 'Company'], ['first_name', 'First name'], ['last_name', 'Last name'],
  ['email', 'E-mail'], ['vat', 'VAT number'], ['customer_number', 'Customer code in SnelStart'], ['country', 'Country'],
  ['customer_id', 'Customer ID in Magento'], ['suffix', 'Name suffix'], ['middle_name', 'Middle name'],
];
const CUSTOMERS = [
  ['1', 'dk', 'Smørrebrød & Søn ApS', 'Søren', 'Ågård', 'soren@eksempel.dk', 'DK13585628', 'D-1', 'DK', '71', '', ''],
  ['2', 'nl', 'Bakkerij De Vries BV', 'Jan', 'Vries', 'jan@vries.example', 'NL999999999B99', '', 'NL', '72', 'jr.', 'de'],
  ['3', 'nl', '', 'Åse', 'Ørsted', 'ase@oersted.example', '', '', 'DK', '73', '', ''],
  ['4', 'dk', 'Smørrebrød og Søn', 'Søren', 'Ågård', 'soren@eksempel.dk', 'DK13585628', 'D-4', 'DK', '74', '', ''],
];

/** The script of the stand-in, to be served in place of the package's. */
export const script = `
const heads = ${JSON.stringify(HEADS)};
const customers = ${JSON.stringify(CUSTOMERS)};
globalThis.asked = [];
const at = (field) => heads.findIndex(([name]) => name === field);
function row(cells, index) {
  const vat = cells[at('vat')];
  const verdict = vat.startsWith('NL') ? { verdict: 'invalid', message: 'This VAT number is not right.' } : { verdict: 'valid', message: 'The VAT number is right.' };
  return {
    index, row: index + 2, cells: cells.map((value) => ({ value })), vat: vat ? verdict : null,
    key: { version: 1, rule: ['customer_id'], value: 'customer_id=' + cells[at('customer_id')], digest: '' },
    duplicates: index === 0 ? [5] : index === 3 ? [2] : [],
    removal: index === 1 ? { decision: 'delete', reason: 'never_used', message: 'The customer has never been used.' }
      : { decision: 'archive', reason: 'has_history', message: 'The customer has orders. It can only be archived.' },
  };
}
export async function open() {
  return {
    finished: Promise.resolve(), close() {},
    info: async () => ({
      columns: heads.map(([field, label], place) => ({ field, label, visible: place < 9 })),
      websites: ['dk', 'nl'], countries: ['DK', 'NL'], rows: customers.length,
    }),
    rows: async (query) => {
      globalThis.asked.push(query);
      const { website, country, text, unsynchronised } = query.filter ?? {};
      const found = customers.map(row).filter(({ cells }) =>
        (!website || cells[at('website')].value === website) && (!country || cells[at('country')].value === country) &&
        (!text || cells.some(({ value }) => value.toLowerCase().includes(text.toLowerCase()))) &&
        (!unsynchronised || cells[at('customer_number')].value === ''));
      const { column, descending } = query.sort ?? {};
      if (column !== undefined) found.sort((a, b) => a.cells[column].value.localeCompare(b.cells[column].value) * (descending ? -1 : 1));
      return { total: found.length, from: query.from, rows: found.slice(query.from, query.from + query.count) };
    },
    export: async (filter, format) => ({ file_name: 'customers.' + format, media_type: 'text/plain', blob: new Blob([JSON.stringify(filter)]) }),
  };
}
`;
