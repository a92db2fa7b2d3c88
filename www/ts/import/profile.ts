/** What a profile of the package lets a person choose before any file is open. */
import type { Profile } from '../admin/types.js';
import type { Choices } from './setup.js';

/** The modes of a profile; the session says the rest once a file is open. */
export async function choicesOf(profile: string, folder: URL): Promise<Choices> {
  const response = await fetch(new URL(`presets/${profile}.json`, folder));
  if (!response.ok) throw new Error(`the profile ${profile} could not be loaded: ${response.status}`);
  const { accounts } = (await response.json()) as Profile;
  const { modes = [], on_match = [] } = (accounts ?? {}) as { modes?: Choices['modes']; on_match?: Choices['onMatches'] };
  return { modes, onMatches: on_match };
}
