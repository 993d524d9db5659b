import { z } from 'zod';
import { normalize } from '../core/text/normalize.ts';
import type { LastPlace } from './effect.ts';
import type { FlowOutput } from './flow.ts';
import { globalWord } from './global-words.ts';
import type { Coordinates, FlowEvent } from './screen.ts';
import { isAssent } from './short-words.ts';

/** A phone knows where it is to some 100 m; no more than that is kept of it (3 decimals of a degree). */
const SHARED = { decimals: 3, spreadKm: 0.2 } as const;

/** Letters of the least that says where somebody is, and the most of it that is kept, in UTF-16 units. */
const LETTERS = 3;
const MOST = 120;

const PIN = /(?<!\d)[1-9]\d{5}(?!\d)/;

/** A place as it is kept with a conversation. */
export const SharedPlace = z.object({
  name: z.string(),
  district: z.string(),
  state: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  spreadKm: z.number(),
});

/** A shared location as a place. It has no name: nobody is told where they are. */
export function sharedPlace({ latitude, longitude }: Coordinates): LastPlace {
  const rounded = (degrees: number): number => Number(degrees.toFixed(SHARED.decimals));
  return {
    name: '',
    district: '',
    state: '',
    latitude: rounded(latitude),
    longitude: rounded(longitude),
    spreadKm: SHARED.spreadKm,
  };
}

/** The location that an answer is; null where it is something else. */
export const coordinatesOf = (event: FlowEvent): Coordinates | null =>
  event.type === 'ANSWER' && typeof event.value === 'object' && 'latitude' in event.value
    ? event.value
    : null;

/** Whether words tell those who help anything: a PIN code; more than "ok", and more than the cry alone. */
export function tellsHelper(said: string): boolean {
  if (PIN.test(normalize(said))) return true;
  if ((said.match(/\p{L}/gu)?.length ?? 0) < LETTERS || isAssent(said)) return false;
  const word = globalWord(said);
  return word === null || (word.type === 'SOS?' && word.said !== undefined) || word.type === 'FLOW';
}

/** What was said so far, with what is said now, as much as is kept. */
export const joinSaid = (before: string, now: string): string =>
  `${before} ${now}`.trim().replace(/\s+/g, ' ').slice(0, MOST);

/** A PIN code in what was said, else a single word, which may be a place's name; null for more than that. */
function searchable(said: string): string | null {
  const plain = normalize(said);
  return PIN.exec(plain)?.[0] ?? (/^[\p{L}\p{M}]{3,}$/u.test(plain) ? plain : null);
}

/** What is gone to from a cry is for the same `need`, and knows what was told of it. */
export function errandOf(
  { next, said, place }: { readonly next: string; readonly said: string; readonly place: LastPlace | null },
  need: 'emergency' | null,
): NonNullable<FlowOutput['next']> {
  const search = next === 'hospital-lookup' && !place ? searchable(said) : null;
  return {
    flow: next,
    ...(need === null ? {} : { need }),
    ...(next === 'hospital-lookup' && place ? { place } : {}),
    ...(search === null ? {} : { argument: search }),
    ...(next === 'aid' && said !== '' ? { said } : {}),
  };
}
