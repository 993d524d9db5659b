import { normalize } from '../text/normalize.ts';

/**
 * Why a helper does not come, or why it is over: kept as one of these, never in anybody's own words. Each with the words that
 * say so in the languages offered.
 */
const WORDS = {
  'no-vehicle': ['vehicle', 'bike', 'gaadi', 'gadi', 'vahan', 'गाड़ी', 'वाहन'],
  'too-far': ['far', 'door', 'dur', 'दूर'],
  busy: ['busy', 'work', 'vyast', 'kaam', 'व्यस्त', 'काम'],
  unwell: ['ill', 'sick', 'unwell', 'bimar', 'beemar', 'बीमार'],
  'in-care': ['hospital', 'ambulance', 'aspatal', 'अस्पताल', 'एम्बुलेंस'],
  'nobody-there': ['nobody', 'koi', 'कोई'],
  'not-needed': ['needed', 'zaroorat', 'ज़रूरत'],
} as const satisfies Record<string, readonly string[]>;

export const REASONS = [...(Object.keys(WORDS) as (keyof typeof WORDS)[]), 'other'] as const;
export type Reason = (typeof REASONS)[number];

/** The reason that words give; "other" where they give none that is known, null where there are no words. */
export function reasonIn(said: string | null): Reason | null {
  if (said === null) return null;
  const words = normalize(said).split(' ');
  const known = (Object.keys(WORDS) as (keyof typeof WORDS)[]).find((reason) =>
    WORDS[reason].some((one) => words.includes(normalize(one))),
  );
  return known ?? 'other';
}
