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

/** Each by what it is, with the code that it is refused with. */
export const BOMBS = {
  'a sheet that inflates to a gibibyte': [
    'table.limit',
    () => workbook('', repeated(SHEET, '<worksheet><sheetData>', `<row><c t="inlineStr"><is><t>${'A'.repeat(4000)}</t></is></c></row>`.repeat(256), 1024, '</sheetData></worksheet>')),
  ],
  'millions of empty cells': [
    'table.limit',
    () => workbook('', repeated(SHEET, '<worksheet><sheetData>', `<row>${'<c/>'.repeat(16_384)}</row>`, 1024, '</sheetData></worksheet>')),
  ],
  'two hundred thousand references to one long text': [
    'table.limit',
    () => workbook('<row><c t="s"><v>0</v></c></row>'.repeat(200_000), part(SHARED, `<sst xmlns="${MAIN}"><si><t>${'A'.repeat(100_000)}</t></si></sst>`)),
  ],
  'entities within entities': ['table.damaged', () => workbook('<row><c t="s"><v>0</v></c></row>', part(SHARED, laughs()))],
};
