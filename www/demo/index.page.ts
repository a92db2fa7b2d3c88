/** The first page, in the language that the person chooses; without a script it is there in English. */
import type { Language } from '../ts/ui/texts.js';
import { firstLanguage, offer } from './choice.js';
import { byId, withData } from './dom.js';
import da from './words/da.json';
import de from './words/de.json';
import en from './words/en.json';
import fi from './words/fi.json';
import fr from './words/fr.json';
import nb from './words/nb.json';
import nl from './words/nl.json';
import sv from './words/sv.json';

const ALL: Record<Language, Readonly<Record<string, string>>> = { da, de, en, fi, fr, nb, nl, sv };

function speak(language: Language): void {
  document.documentElement.lang = language;
  for (const [element, word] of withData('word')) element.textContent = ALL[language][word] ?? word;
}

const now = firstLanguage();
speak(now);
offer(byId('language') as HTMLSelectElement, now, speak);
byId('languages').hidden = false;
