/** The package's own profiles and languages, found by name. */
import { locales, presets } from 'debitor:files';
import { DebitorError } from './error.js';
import type { Catalogue, Profile } from './types.js';

/** The language that exists for every text. */
export const LAST_LOCALE = 'en';

/** The name of a profile, once it is known to be one of the package's. */
export function knownPreset(name: string): string {
  if (Object.hasOwn(presets, name)) return name;
  throw new DebitorError('load.profile', `no profile named ${name}; there are ${Object.keys(presets).join(', ')}`);
}

/** The language that the package has for the first tag that it knows: `nl-BE`, then `nl`. */
export function knownLocale(tags: readonly string[]): string {
  for (const tag of tags) {
    const parts = tag.replaceAll('_', '-').toLowerCase().split('-');
    for (; parts.length > 0; parts.pop()) {
      const name = parts.join('-');
      if (Object.hasOwn(locales, name)) return name;
    }
  }
  return LAST_LOCALE;
}

/** Loads a profile of the package. */
export async function loadPreset(name: string): Promise<Profile> {
  return load(presets[knownPreset(name)], `the profile ${name}`);
}

/** Loads the texts of a language. */
export async function loadLocale(tags: readonly string[]): Promise<Catalogue> {
  const name = knownLocale(tags);
  return load(locales[name], `the texts for ${name}`);
}

async function load<T>(file: (() => Promise<{ default: T }>) | undefined, what: string): Promise<T> {
  try {
    if (file) return (await file()).default;
  } catch (cause) {
    throw new DebitorError('load.file', `${what} could not be loaded`, { cause });
  }
  throw new DebitorError('load.file', `${what} is not part of this package`);
}
