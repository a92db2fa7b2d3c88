/** The language of an admin page, and the page's own words in it. */
import { type Language, Texts } from '../ts/ui/texts.js';
import { firstLanguage, offer } from './choice.js';
import { byId, withData } from './dom.js';

const PACKAGE = new URL('../debitor/', import.meta.url);

/** Speaks the language, now and whenever another is chosen; tells the element by its attribute. */
export async function speak(element: HTMLElement): Promise<void> {
  const now = firstLanguage();
  offer(byId('language') as HTMLSelectElement, now, (chosen) => void say(element, chosen));
  await say(element, now);
}

async function say(element: HTMLElement, now: Language): Promise<void> {
  document.documentElement.lang = now;
  element.setAttribute('locale', now);
  const texts = await Texts.load(now, PACKAGE);
  for (const [each, key] of withData('text')) each.textContent = texts.say(key);
  document.title = `${document.querySelector('h1')?.textContent ?? ''} – debitor`;
}
