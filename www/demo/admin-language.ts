/** The language of an admin page: what its address asks for, else the browser's; and the page's own words in it. */
import { type Language, languageOf, languages, Texts } from '../ts/ui/texts.js';
import { byId, withData } from './dom.js';

const PACKAGE = new URL('../debitor/', import.meta.url);

/** Speaks the language, now and whenever another is chosen; tells the element by its attribute. */
export async function speak(element: HTMLElement): Promise<void> {
  const asked = new URLSearchParams(location.search).get('lang') ?? navigator.language;
  const chooser = byId('language') as HTMLSelectElement;
  const now = languageOf(asked);
  chooser.append(...languages().map(([tag, name]) => Object.assign(new Option(name, tag), { lang: tag })));
  chooser.value = now;
  // The page stays, with all that was done on it.
  chooser.addEventListener('change', () => {
    const there = new URL(location.href);
    there.searchParams.set('lang', chooser.value);
    history.replaceState(null, '', there);
    void say(element, languageOf(chooser.value));
  });
  await say(element, now);
}

async function say(element: HTMLElement, now: Language): Promise<void> {
  document.documentElement.lang = now;
  element.setAttribute('locale', now);
  const texts = await Texts.load(now, PACKAGE);
  for (const [each, key] of withData('text')) each.textContent = texts.say(key);
  document.title = `${document.querySelector('h1')?.textContent ?? ''} – debitor`;
}
