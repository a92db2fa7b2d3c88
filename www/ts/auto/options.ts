/** The attributes of the script tag. */

/** What a script tag asks for. */
export interface Options {
  /** A built-in profile's name, or where a profile of one's own is. */
  profile: string;
  platform: string;
  locale: string | undefined;
  /** A selector of the forms, in place of the platform's. */
  form: string | undefined;
  /** Debitor's fields by names of inputs, over the platform's. */
  fields: Record<string, string>;
  /** The fields to put in where the form has none; else those that some kind of customer must fill. */
  place: readonly string[] | undefined;
}

/** The tags that load this script. */
export function tagsOf(url: string): HTMLScriptElement[] {
  const all = [...document.querySelectorAll<HTMLScriptElement>('script[data-platform], script[data-profile]')];
  // An optimiser may have moved the script to another address.
  const own = all.filter(({ src }) => src === url);
  const found = own.length > 0 ? own : all.filter(({ src }) => /debitor-auto/.test(src));
  // A theme and a plug-in may both have put the same tag in.
  return [...new Map(found.map((tag) => [JSON.stringify(tag.dataset), tag])).values()];
}

/** Reads a tag. */
export function optionsOf({ dataset }: HTMLElement): Options {
  const text = (name: string): string | undefined => dataset[name]?.trim() || undefined;
  return {
    profile: text('profile') ?? 'iex',
    platform: text('platform') ?? 'plain',
    locale: text('locale'),
    form: text('form'),
    fields: namesIn(text('fields')),
    place: dataset['place']?.split(/\s+/).filter(Boolean),
  };
}

function namesIn(json: string | undefined): Record<string, string> {
  const names: unknown = JSON.parse(json ?? '{}');
  if (typeof names !== 'object' || names === null || Array.isArray(names)) throw new TypeError('data-fields is not a JSON object');
  return Object.fromEntries(Object.entries(names).map(([name, field]) => [name, String(field ?? '')]));
}
