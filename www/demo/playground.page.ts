/** The playground: any number examined, and a profile tried out, in the language that the person chooses. */
import { catalogue, checkoutOf, preset, PRESETS } from '../ts/playground/checkouts.js';
import { Editor } from '../ts/playground/editor.js';
import { answer, type NumberParts, writeSchemes } from '../ts/playground/number.js';
import { judge, type ProfileParts } from '../ts/playground/profile.js';
import { isWord, type Say, wordsOf } from '../ts/playground/words.js';
import type { Language } from '../ts/ui/texts.js';
import { firstLanguage, offer } from './choice.js';
import { byId, withData } from './dom.js';

/** Two digits swapped, so that there is something to see. */
const CUSTOMER = { company: 'Smed A/S', cvr: '13585268', email: 'ole@smed.example' };

const number: NumberParts = {
  value: byId('value') as HTMLInputElement,
  scheme: byId('scheme') as HTMLSelectElement,
  country: byId('country') as HTMLInputElement,
  answers: byId('answers'),
  said: byId('number-said'),
};
const presets = byId('preset') as HTMLSelectElement;
let language: Language = firstLanguage();
let say: Say = wordsOf(language);
let examine = (): void => undefined;

const profileParts: ProfileParts = {
  profile: new Editor(byId('profile') as HTMLTextAreaElement, byId('profile-faults'), () => void tryOut()),
  customer: new Editor(byId('customer') as HTMLTextAreaElement, byId('customer-faults'), () => void tryOut()),
  report: byId('report'),
  whole: byId('whole'),
};

function tryOut(): Promise<void> {
  return judge(profileParts, language, say);
}

/** Speaks a language: the page's words and the module's. What was entered stays. */
async function speak(chosen: Language): Promise<void> {
  const [checkout, texts] = await Promise.all([checkoutOf('iex', chosen), catalogue(chosen)]);
  language = chosen;
  say = wordsOf(chosen);
  document.documentElement.lang = chosen;
  document.title = `${say('title')} – debitor`;
  for (const [element, word] of withData('word')) if (isWord(word)) element.textContent = say(word);
  const schemes = Object.keys(texts as object).flatMap((key) => (key.startsWith('scheme.') ? [key.slice('scheme.'.length)] : []));
  writeSchemes(number.scheme, schemes, checkout, say);
  examine = () => answer(number, schemes, checkout, say);
  examine();
  await tryOut();
}

/** Begins the profile with a preset, as one that extends it. */
function startFrom(name: string): void {
  profileParts.profile.text = JSON.stringify({ name: 'smed', extends: name, kinds: { b2b: { required: ['company', 'email', 'phone'] } } }, null, 2);
}

/** The whole of a preset, to read and to change. */
async function whole(name: string): Promise<void> {
  const { accounts: _, ...rules } = (await preset(name)) as Record<string, unknown>;
  profileParts.profile.text = JSON.stringify(rules, null, 2);
}

function lost(error: unknown): void {
  byId('failed').hidden = false;
  console.error(error);
}

offer(byId('language') as HTMLSelectElement, language, (chosen) => void speak(chosen).catch(lost));
presets.append(new Option('{ "extends": "iex", … }', ''), ...PRESETS.map((name) => new Option(name)));
presets.addEventListener('change', () => {
  if (presets.value === '') startFrom('iex');
  else return void whole(presets.value).then(tryOut).catch(lost);
  void tryOut();
});
for (const control of [number.value, number.country]) control.addEventListener('input', () => examine());
number.scheme.addEventListener('change', () => examine());
for (const [button, example] of withData('example')) {
  button.addEventListener('click', () => {
    number.value.value = example;
    number.scheme.value = '';
    examine();
  });
}
startFrom('iex');
profileParts.customer.text = JSON.stringify(CUSTOMER, null, 2);
speak(language)
  .then(() => document.querySelector('main')?.removeAttribute('aria-busy'))
  .catch(lost);
