/** Workbooks made to exhaust whoever reads them, by the recipe of `tests/tables/archive.rs`. */
import { constants, crc32 as sum, deflateRawSync } from 'node:zlib';

/** Packed text; flushed, so that more can follow, unless it is the last. */
function packed(text, isLast = true) {
  return deflateRawSync(text, isLast ? { level: 9 } : { level: 9, finishFlush: constants.Z_FULL_FLUSH });
}

/** One part, packed as it stands. */
export function part(name, text) {
  return { name, packed: packed(text), sum: sum?.(text) ?? 0, size: Buffer.byteLength(text) };
}

/** `before`, then `piece` so many times, then `after`: packed once, so that any size is made at once. */
export function repeated(name, before, piece, times, after) {
  const once = packed(piece, false);
  return { name, packed: Buffer.concat([packed(before, false), ...Array(times).fill(once), packed(after)]), sum: 0, size: 1000 };
}

/** The archive as bytes. */
function zip(parts) {
  const bodies = [];
  const directory = [];
  let offset = 0;
  for (const { name, packed, sum, size } of parts) {
    const common = Buffer.alloc(26);
    Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0x50]).copy(common);
    [sum, packed.length, size].forEach((number, place) => common.writeUInt32LE(number >>> 0, 10 + 4 * place));
    common.writeUInt16LE(name.length, 22);
    bodies.push(Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, place, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  Buffer.from('PK\x05\x06').copy(end);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listed, end]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const SHEET = 'xl/worksheets/sheet1.xml';
const SHARED = 'xl/sharedStrings.xml';

/** A workbook of one sheet, with parts that take the place of those of the same name. */
export function workbook(rows, ...own) {
  const usual = {
    [SHEET]: `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    [SHARED]: `<sst xmlns="${MAIN}"/>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
  };
  const rest = Object.entries(usual).filter(([name]) => own.every((one) => one.name !== name));
  return zip([...own, ...rest.map(([name, text]) => part(name, text))]);
}

/** Billions of laughs in a few lines. */
function laughs() {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const entities = letters.map((letter, place) =>
    `<!ENTITY ${letter} "${place === 0 ? 'ha' : `&${letters[place - 1]};`.repeat(10)}">`);
  return `<!DOCTYPE sst [${entities.join('')}]><sst><si><t>&z;</t></si></sst>`;
}

/** The archive with another size of each part, and another count of parts at its end. */
function lying(bytes) {
  const told = Buffer.from(bytes);
  for (let at = told.indexOf('PK\x01\x02'); at >= 0; at = told.indexOf('PK\x01\x02', at + 4)) told.writeUInt32LE(0xffff_fff0, at + 24);
  return told;
}

/** Archives in archives, the innermost a quarter of a gibibyte of nothing. */
function nested() {
  let inner = zip([repeated('a', '', '\0'.repeat(1 << 16), 4096, '')]);
  for (let depth = 0; depth < 10; depth += 1) inner = zip([part('inner.zip', inner)]);
  return inner;
}

const ONE = '<row r="1"><c t="inlineStr"><is><t>Firma</t></is></c></row><row r="2"><c t="inlineStr"><is><t>Nord</t></is></c></row>';
const far = (row) => `<row r="${row}"><c r="XFD${row}"><v>1</v></c></row>`;
const rows = (count) => Array.from({ length: count }, (_, at) => far(at + 1)).join('');
const EXTERNAL = '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>';

/** Each by what it is, with the code that it is refused with, or none where it is harmless and read. */
export const BOMBS = {
  'a sheet that inflates to a gibibyte': [
    'preview.limit',
    () => workbook('', repeated(SHEET, '<worksheet><sheetData>', `<row><c t="inlineStr"><is><t>${'A'.repeat(4000)}</t></is></c></row>`.repeat(256), 1024, '</sheetData></worksheet>')),
  ],
  'sixteen million empty cells': [
    'table.limit',
    () => workbook('', repeated(SHEET, '<worksheet><sheetData>', `<row>${'<c/>'.repeat(16_384)}</row>`, 1024, '</sheetData></worksheet>')),
  ],
  'two hundred thousand references to one long text': [
    'preview.limit',
    () => workbook('<row><c t="s"><v>0</v></c></row>'.repeat(200_000), part(SHARED, `<sst xmlns="${MAIN}"><si><t>${'A'.repeat(100_000)}</t></si></sst>`)),
  ],
  'entities within entities': ['table.damaged', () => workbook('<row><c t="s"><v>0</v></c></row>', part(SHARED, laughs()))],
  'an external entity': ['table.damaged', () => workbook('<row><c t="s"><v>0</v></c></row>', part(SHARED, EXTERNAL))],
  'a cell at the far end of five thousand rows': ['preview.limit', () => workbook(rows(5000))],
  'a cell at the far end of the sheet': [undefined, () => workbook(`${ONE}${far(1_048_576)}`)],
  'four billion texts that are announced': [
    undefined,
    () => workbook(ONE, part(SHARED, `<sst xmlns="${MAIN}" count="4294967295" uniqueCount="4294967295"><si><t>Nord</t></si></sst>`)),
  ],
  'sizes in the archive that are not true': [undefined, () => lying(workbook(ONE))],
  'archives in archives': [undefined, () => workbook(ONE, part('xl/media/inner.zip', nested()))],
  'an archive in an archive alone': ['table.format', nested],
  'names of parts that climb': [undefined, () => workbook(ONE, part('../../../../etc/passwd', 'x'))],
};

/** The same of text: pieces, and how often each comes. */
export const TEXT_BOMBS = {
  'a line of half a gigabyte': ['table.limit', [['x'.repeat(1 << 20), 500]]],
  'a quote that is never closed': ['table.limit', [['Firma;E-mail\nNord;"Aarhus\n', 1], ['Syd;Odense\n'.repeat(1 << 10), 1 << 10]]],
  'a million columns': ['table.limit', [['a;'.repeat(1_000_000), 1]]],
  'half a gigabyte of NUL bytes': ['table.format', [['\0'.repeat(1 << 20), 500]]],
  'NUL bytes behind a good beginning': ['table.limit', [['Firma;By\nNord;Aarhus\n'.repeat(1 << 13), 1], ['\0'.repeat(1 << 20), 500]]],
  'some NUL bytes': [undefined, [['Firma;By\nNo\0rd;Aarhus\n', 1]]],
};
