import { createHash } from 'node:crypto';
import type { Reading } from '../../flows/medium.ts';
import type { Screen } from '../../flows/screen.ts';
import { KEYS, numbering, type Entry } from './numbering.ts';
import type { Shown } from './reading.ts';
import { SOS_ID } from './whatsapp-form.ts';

const UNCLEAR: Reading = { type: 'UNCLEAR' };

/** The id of a screen's entry: what a tap on it sends back. */
export const idOf = (screen: Screen, { number, means }: Entry): string =>
  means.type === 'option' && means.value === SOS_ID ? SOS_ID : `${markOf(screen)}:${number}`;

/** The id of a reserved key where it is tapped. */
export const idOfKey = (screen: Screen, key: keyof typeof KEYS): string => `${markOf(screen)}:${KEYS[key]}`;

/**
 * Tells a question from any other, in every language: an old message's button is no answer to a new question. Notices
 * ("common.") stand above a screen and are no part of it.
 */
function markOf({ say, ask, optional }: Screen): string {
  const own = say.filter(({ key }) => !key.startsWith('common.'));
  const text = JSON.stringify([own, ask, optional]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 6);
}

/**
 * What a tap means to what is shown. Only "Menu", a way out, is taken from any message; of a list several ids may come,
 * comma between. Any id whatever gives a reading.
 */
export function readTap(id: string, shown: Shown): Reading {
  const { screen, page, pages } = shown;
  const entries = numbering(screen, shown.medium);
  const ids = id.split(',');
  if (ids.length === 1 && id !== SOS_ID) {
    if (id.endsWith(`:${KEYS.menu}`)) return { type: 'MENU' };
    if (id === idOfKey(screen, 'back')) return { type: 'BACK' };
    if (id === idOfKey(screen, 'more')) return page < pages() - 1 ? { type: 'MORE' } : UNCLEAR;
  }
  const chosen = entries.filter((entry) => ids.includes(idOf(screen, entry)));
  return chosen.length === new Set(ids).size ? meaningOf(chosen, screen.ask?.kind === 'several') : UNCLEAR;
}

function meaningOf(chosen: readonly Entry[], several: boolean): Reading {
  const [first] = chosen;
  if (chosen.length === 1 && first?.means.type === 'skip') return { type: 'SKIP' };
  if (chosen.length === 1 && first?.means.type === 'none') return { type: 'ANSWER', value: [] };
  const values = chosen.flatMap(({ means }) => (means.type === 'option' ? [means.value] : []));
  if (values.length !== chosen.length || values.length === 0) return UNCLEAR;
  if (several) return { type: 'ANSWER', value: values };
  return values.length === 1 ? { type: 'ANSWER', value: values[0]! } : UNCLEAR;
}
