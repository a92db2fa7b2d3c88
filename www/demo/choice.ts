/** Which language a page speaks: what its address asks for, else the first of the browser's that it has, else English. */
import { type Language, languageOf, languages } from '../ts/ui/texts.js';

/** The language that a page begins in, of those that it has. */
export function firstLanguage<Own extends Language = Language>(own?: readonly Own[]): Own {
  const has = own ?? (languages().map(([tag]) => tag) as Own[]);
  const asked = [new URLSearchParams(location.search).get('lang') ?? [], navigator.languages].flat();
  // What no page knows is English by itself; of the browser's languages only one that is meant counts.
  const known = asked.map((tag) => languageOf(tag, '')).find((tag) => has.includes(tag as Own));
  return (known ?? 'en') as Own;
}

/** Says on the page, in its address and in its links to the other pages, that this language was chosen. */
export function keep(language: Language): void {
  const there = new URL(location.href);
  there.searchParams.set('lang', language);
  // The page stays, with all that was done on it.
  history.replaceState(null, '', there);
  carry();
}

/** A language that the address asks for is asked of the other pages too. */
export function carry(): void {
  const asked = new URLSearchParams(location.search).get('lang');
  if (!asked) return;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const to = new URL(link.href);
    if (to.origin !== location.origin || to.hash !== '') continue;
    to.searchParams.set('lang', asked);
    link.href = to.href;
  }
}

/** Fills the page's list of languages, and tells which one is chosen. */
export function offer(chooser: HTMLSelectElement, now: Language, chosen: (language: Language) => void): void {
  chooser.append(...languages().map(([tag, name]) => Object.assign(new Option(name, tag), { lang: tag })));
  chooser.value = now;
  chooser.addEventListener('change', () => {
    const language = languageOf(chooser.value);
    keep(language);
    chosen(language);
  });
  carry();
}
