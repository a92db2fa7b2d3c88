/** The words of the pages in one language, from the package's own catalogues. */
import { DebitorError } from '../error.js';

const LANGUAGES = ['da', 'nl', 'en', 'de', 'fr', 'sv', 'nb', 'fi'] as const;

/** A language that the pages speak. */
export type Language = (typeof LANGUAGES)[number];

/** The language of a tag such as `nl-BE`; English, or what is given, for one that is not known. */
export function languageOf(tag: string): Language;
export function languageOf<Other>(tag: string, other: Other): Language | Other;
export function languageOf(tag: string, other: unknown = 'en'): unknown {
  const name = tag.toLowerCase().split(/[-_]/)[0] ?? '';
  return LANGUAGES.find((known) => known === name) ?? (name === 'no' || name === 'nn' ? 'nb' : other);
}

/** The languages, each by its own name. */
export function languages(): [Language, string][] {
  return LANGUAGES.map((tag) => [tag, new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag]);
}

/** Texts by key, with numbers as the language writes them. */
export class Texts {
  readonly language: Language;
  readonly #texts: Readonly<Record<string, string>>;
  readonly #number: Intl.NumberFormat;
  readonly #plural: Intl.PluralRules;

  constructor(language: Language, texts: Readonly<Record<string, string>>) {
    this.language = language;
    this.#texts = texts;
    this.#number = new Intl.NumberFormat(language);
    this.#plural = new Intl.PluralRules(language);
  }

  /** Fetches a language's texts from the package's folder. */
  static async load(language: Language, folder: URL): Promise<Texts> {
    const response = await fetch(new URL(`locales/${language}.json`, folder));
    if (!response.ok) throw new DebitorError('load.texts', `the texts in ${language} could not be loaded: ${response.status}`);
    return new Texts(language, (await response.json()) as Record<string, string>);
  }

  /** Whether there is such a text. */
  has(key: string): boolean {
    return key in this.#texts;
  }

  /** The text of a key, its placeholders filled; a `count` chooses between the two forms of a text. */
  say(key: string, params: Readonly<Record<string, string | number>> = {}): string {
    const { count } = params;
    const form = typeof count === 'number' ? `${key}_${this.#plural.select(count) === 'one' ? 'one' : 'other'}` : key;
    const text = this.#texts[form] ?? this.#texts[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = params[name];
      return typeof value === 'number' ? this.number(value) : (value ?? whole);
    });
  }

  number(value: number): string {
    return this.#number.format(value);
  }
}
