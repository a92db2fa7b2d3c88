/** The package's own profiles and languages, found by name. */
import { aliases, locales, presets } from 'debitor:files';
import { DebitorError } from './error.js';
import type { Catalogue, Profile } from './types.js';

/** The language that exists for every text. */
export const LAST_LOCALE = 'en';

/** The names of the package's profiles. */
export const presetNames: readonly string[] = Object.keys(presets);

/** Which texts fit: the tag by which they were found, and the language that the package has for it. */
export interface Chosen {
  tag: string;
  name: string;
}

/**
 * The first tag that the package knows (`nl-BE`, then `nl`), or for which there are texts of one's own: those are laid
 * over English. English at last.
 */
export function chosenLocale(tags: readonly string[], own?: string): Chosen {
  const added = own && normal(own);
  for (const tag of tags) {
    const parts = normal(tag).split('-');
    const isAdded = added === parts[0] || added === normal(tag);
    for (; parts.length > 0; parts.pop()) {
      const name = aliases[parts.join('-')] ?? parts.join('-');
      if (Object.hasOwn(locales, name)) return { tag, name };
    }
    if (isAdded) return { tag, name: LAST_LOCALE };
  }
  return { tag: LAST_LOCALE, name: LAST_LOCALE };
}

function normal(tag: string): string {
  return tag.replaceAll('_', '-').toLowerCase();
}

/** Loads a profile: one of the package by its name, nothing where it has none of that name; else one by its address. */
export async function loadProfile(name: string): Promise<Profile | undefined> {
  return /[./]/.test(name) ? fetchProfile(name) : loadPreset(name);
}

async function fetchProfile(address: string): Promise<Profile> {
  const answer = await fetch(address).catch(() => undefined);
  if (!answer?.ok) throw new DebitorError('load.file', `the profile ${address} could not be loaded: ${answer?.status ?? 'no answer'}`);
  return answer.json().catch((cause: Error) => {
    throw new DebitorError('profile.json', `${address}: ${cause.message}`, { cause });
  });
}

async function loadPreset(name: string): Promise<Profile | undefined> {
  return presetNames.includes(name) ? load(presets[name], `the profile ${name}`) : undefined;
}

/** Loads the texts of a language of the package. */
export async function loadLocale(name: string): Promise<Catalogue> {
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
