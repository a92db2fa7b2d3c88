/**
 * Makes src/ids/country/europe.txt and world.txt: the names of countries, folded as `country/names.rs` folds.
 *
 *   npm install --no-save cldr-core@48 cldr-localenames-full@48
 *   node tests/oracle/country-names.mjs node_modules
 *
 * Source: Unicode CLDR 48 (licence Unicode-3.0), in eight languages and the countries' own, and below what people
 * say besides. A name that two countries share is left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = process.argv[2];
const target = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'src', 'ids', 'country');
const read = (...path) => JSON.parse(readFileSync(join(modules, ...path), 'utf8'));

const LANGUAGES = ['da', 'nl', 'en', 'en-GB', 'de', 'de-AT', 'de-CH', 'fr', 'fr-BE', 'sv', 'no', 'nn', 'fi'];
/** The countries that the smallest build knows by name; the others are in world.txt. */
const EUROPE = (
  'AT BE BG CH CY CZ DE DK EE ES FI FO FR GB GL GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK US'
).split(' ');
/** The countries' own languages, where these are not among the eight. */
const OWN = {
  AD: ['ca'], AL: ['sq'], BA: ['bs', 'hr', 'sr-Latn', 'sr'], BG: ['bg'], BY: ['be', 'ru'], CH: ['it', 'rm'], CY: ['el', 'tr'],
  CZ: ['cs'], EE: ['et'], ES: ['es', 'ca', 'gl', 'eu'], FO: ['fo'], GE: ['ka'], GL: ['kl'], GR: ['el'], HR: ['hr'],
  HU: ['hu'], IE: ['ga'], IS: ['is'], IT: ['it'], LT: ['lt'], LU: ['lb'], LV: ['lv'], MD: ['ro'], ME: ['sr-Latn', 'sr'],
  MK: ['mk', 'sq'], MT: ['mt'], PL: ['pl'], PT: ['pt'], RO: ['ro'], RS: ['sr-Latn', 'sr'], RU: ['ru'], SI: ['sl'],
  SK: ['sk'], SM: ['it'], TR: ['tr'], UA: ['uk', 'ru'], US: ['es'], VA: ['it'], XK: ['sq', 'sr-Latn', 'sr'],
};
/** What people say besides. */
const MORE = {
  AE: ['UAE', 'Emirates', 'VAE'],
  AT: ['Republik Österreich'],
  BA: ['Bosnia', 'Bosnien', 'Bosnië'],
  BY: ['White Russia', 'Hviderusland', 'Wit-Rusland', 'Weißrussland', 'Vitryssland', 'Hviterussland'],
  CH: ['Swiss', 'Confoederatio Helvetica'],
  CI: ['Ivory Coast', 'Elfenbeinküste', 'Ivoorkust'],
  CV: ['Cape Verde'],
  CZ: ['Czech Republic', 'Tjekkoslovakiet', 'Tschechische Republik', 'République tchèque', 'Tjeckiska republiken', 'Den Tjekkiske Republik', 'Tsjechische Republiek'],
  DE: ['BRD', 'Federal Republic of Germany', 'Bundesrepublik Deutschland'],
  DK: ['Kingdom of Denmark', 'Kongeriget Danmark'],
  FO: ['Faroes', 'Faeroes'],
  FR: ['French Republic', 'Republique française'],
  GB: ['Great Britain', 'Britain', 'England', 'Engeland', 'Angleterre', 'Englanti', 'Scotland', 'Skotland', 'Schotland', 'Schottland', 'Écosse', 'Skottland', 'Skotlanti', 'Wales', 'Northern Ireland',
    'Nordirland', 'Noord-Ierland', 'Irlande du Nord', 'Nord-Irland', 'Pohjois-Irlanti', 'Großbritannien', 'Grande-Bretagne', 'Groot-Brittannië', 'Iso-Britannia', 'Storbritannien',
    'United Kingdom of Great Britain and Northern Ireland'],
  GR: ['Hellas', 'Hellenic Republic', 'Ellada', 'Ellas'],
  HK: ['Hong Kong', 'Hongkong'],
  IE: ['Republic of Ireland', 'Eire', 'Irish Republic', 'Republik Irland', 'Republikken Irland', 'Republiek Ierland'],
  IR: ['Islamic Republic of Iran'],
  KP: ['DPRK'],
  KR: ['Republic of Korea', 'South Korea'],
  LU: ['Luxemburg', 'Luxembourg', 'Grand Duchy of Luxembourg', 'Grand-Duché de Luxembourg'],
  MD: ['Republic of Moldova', 'Moldavia', 'Moldawien', 'Moldavie', 'Moldavië'],
  MK: ['Macedonia', 'Makedonien', 'Mazedonien', 'Macedonië', 'Macédoine', 'Makedonia', 'Makedonija', 'FYROM', 'Republic of North Macedonia'],
  MM: ['Burma', 'Birma', 'Birmanie'],
  MO: ['Macao', 'Macau'],
  NL: ['Holland', 'Hollande', 'Hollanti', 'The Netherlands', 'Kingdom of the Netherlands', 'Netherland', 'Nederlanden'],
  NO: ['Kongeriket Norge'],
  PS: ['Palestine', 'Palæstina', 'Palästina', 'Palestina'],
  RU: ['Russian Federation', 'Russische Föderation'],
  SE: ['Konungariket Sverige'],
  SK: ['Slovak Republic', 'Slowakische Republik', 'République slovaque'],
  SY: ['Syrian Arab Republic'],
  SZ: ['Swaziland'],
  TR: ['Turkey', 'Türkiye', 'Turkije'],
  TW: ['Republic of China', 'Formosa'],
  US: ['United States of America', 'U.S. of A.', 'America', 'Amerika', 'Amerikas Forenede Stater', 'Vereinigte Staaten von Amerika', "États-Unis d'Amérique",
    'Verenigde Staten van Amerika', 'Amerikas förenta stater', 'Amerikan yhdysvallat'],
  VA: ['Vatican', 'Vatikan', 'Vatikanet', 'Vatikanen', 'Holy See', 'Vaticaan', 'Vatikaani'],
  VN: ['Viet Nam'],
};
const AND = { da: 'og', nl: 'en', en: 'and', de: 'und', fr: 'et', sv: 'och', no: 'og', nn: 'og', fi: 'ja' };
const SAINT = { da: 'Saint', nl: 'Sint', en: 'Saint', de: 'Sankt', fr: 'Saint', sv: 'Saint', no: 'Saint', nn: 'Saint', fi: 'Saint' };

/** A name of this many letters that CLDR does not have is too rare for the smallest build. */
const RARE = 13;

const SPECIAL = { æ: 'a', ø: 'o', œ: 'o', ß: 's', đ: 'd', ð: 'd', þ: 't', ł: 'l', ı: 'i', ħ: 'h', ŋ: 'n', ŧ: 't', ŀ: 'l', ĳ: 'i', ς: 'σ' };

/** Lower case, base letters, no punctuation; umlauts spelled out (`ae`) and doubled letters count as one. */
function fold(name) {
  let letters = '';
  for (const character of name.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '')) {
    const base = SPECIAL[character] ?? character;
    if (/[\p{L}\p{N}]/u.test(base)) letters += base;
  }
  if ([...letters].length <= 3) return letters;
  let folded = '';
  for (const letter of letters) {
    const last = folded.at(-1);
    if ((letter === last && /[a-z]/.test(letter)) || (letter === 'e' && 'aou'.includes(last ?? '-'))) continue;
    folded += letter;
  }
  return folded;
}

const mappings = read('cldr-core', 'supplemental', 'codeMappings.json').supplemental.codeMappings;
const codes = [...readFileSync(join(target, '..', 'country.rs'), 'utf8').match(/CODES: &str = "([^"]+)"/)[1].replace(/\\\n\s*/g, '').matchAll(/../g)].map(String);
const names = new Map(codes.map((code) => [code, new Set()]));

function add(code, name, language = 'en') {
  const short = language.slice(0, 2);
  const forms = [name];
  if (/\(.*\)/.test(name)) forms.push(name.replace(/\s*\(.*\)/, ''), name.replace(/.*\((.*)\).*/, '$1'));
  for (const form of [...forms]) if (form.includes('&')) forms.push(form.replace('&', AND[short] ?? ''));
  for (const form of [...forms]) if (/\bSt\./.test(form)) forms.push(form.replace(/\bSt\./, SAINT[short] ?? 'Saint'), form.replace(/\bSt\./, 'Saint'));
  for (const form of forms) names.get(code).add(fold(form));
}

for (const code of codes) {
  // Alpha-3 is one name more.
  names.get(code).add((mappings[code]._alpha3 ?? '').toLowerCase());
  for (const language of [...LANGUAGES, ...(OWN[code] ?? [])]) {
    const { territories } = read('cldr-localenames-full', 'main', language, 'territories.json').main[language].localeDisplayNames;
    for (const [key, name] of Object.entries(territories)) {
      if (key === code || key.startsWith(`${code}-alt`)) add(code, name, language);
    }
  }
}
const common = new Map([...names].map(([code, set]) => [code, new Set(set)]));
for (const [code, more] of Object.entries(MORE)) for (const name of more) add(code, name);

const owners = new Map();
for (const [code, set] of names) for (const name of set) owners.set(name, [...(owners.get(name) ?? []), code]);
const lines = { europe: '', world: '' };
for (const [code, set] of names) {
  const own = [...set].filter((name) => {
    if (owners.get(name).length > 1) console.error(`left out: ${name} (${owners.get(name).join(', ')})`);
    return name.length > 2 && owners.get(name).length === 1;
  });
  // Neighbours that begin alike compress well.
  own.sort();
  const frequent = (name) => /^[a-z]*$/.test(name) && (name.length < RARE || common.get(code).has(name));
  const other = own.filter((name) => !frequent(name));
  const line = (list) => (list.length ? `${[code, ...list].join(' ')}\n` : '');
  if (EUROPE.includes(code)) {
    lines.europe += line(own.filter(frequent));
    lines.world += line(other);
  } else {
    lines.world += line(own);
  }
}
for (const [file, text] of Object.entries(lines)) writeFileSync(join(target, `${file}.txt`), text);
