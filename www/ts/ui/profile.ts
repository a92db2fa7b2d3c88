/** What a profile of the package says of its accounts: so that a page offers no more than that. */
import type { Mode, OnMatch, Profile } from '../admin/types.js';
import { DebitorError } from '../error.js';

/** The part that pages read; the rest is the core's matter. */
export interface Accounts {
  readonly modes?: readonly Mode[];
  readonly on_match?: readonly OnMatch[];
  readonly grid?: {
    /** The field that is empty until a customer is in the accounts. */
    readonly synchronised_by?: string;
    /** Which customers stay out of sight, such as archived ones. */
    readonly hidden_when?: object;
  };
}

/** Reads a profile from the package's folder. */
export async function accountsOf(profile: string, folder: URL): Promise<Accounts> {
  const response = await fetch(new URL(`presets/${profile}.json`, folder));
  if (!response.ok) throw new DebitorError('load.profile', `the profile ${profile} could not be loaded: ${response.status}`);
  const { accounts } = (await response.json()) as Profile;
  return (accounts ?? {}) as Accounts;
}
