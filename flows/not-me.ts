import type { Effect } from './effect.ts';
import type { Line, Option, Screen } from './screen.ts';

/**
 * Stands under every question that nobody asked for: whoever has the number now is not the one it is meant for. Its key is the
 * same everywhere.
 */
export const NOT_ME: Option = {
  value: 'not-me',
  key: 5,
  label: { key: 'common.not-me-key' },
  purpose: 'not-me',
};

/** Stands at the end of what is written and asks nothing: which word does the same. */
export const NOT_ME_LINE: Line = { key: 'common.not-me' };

/** What it does: nothing more is written, and the number stands for nobody that we know. */
export const NOT_ME_EFFECTS = [
  { type: 'consent', purpose: 'messages', given: false },
  { type: 'unlink' },
] as const satisfies readonly Effect[];

/** Said once; nothing is asked. */
export const notMeScreen: Screen = { say: [{ key: 'common.unlinked' }] };
