/** The page's own words in eight languages; what the module says comes from the package's catalogues. */
import type { Language } from '../ui/texts.js';
import da from './words/da.json';
import de from './words/de.json';
import en from './words/en.json';
import fi from './words/fi.json';
import fr from './words/fr.json';
import nb from './words/nb.json';
import nl from './words/nl.json';
import sv from './words/sv.json';

type Words = typeof en;
/** The name of a text. */
export type Word = keyof Words;

const ALL: Record<Language, Words> = { da, de, en, fi, fr, nb, nl, sv };

/** A text in that language, with what it names filled in. */
export type Say = (word: Word, params?: Readonly<Record<string, string | number>>) => string;

/** The words of one language. */
export function wordsOf(language: Language): Say {
  const words = ALL[language];
  return (word, params = {}) => words[word].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** Whether the page has such a text. */
export function isWord(name: string): name is Word {
  return Object.hasOwn(en, name);
}
