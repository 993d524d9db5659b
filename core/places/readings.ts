import type { Geography } from '../country/geography.ts';
import { normalize } from '../text/normalize.ts';
import { keyOfSounds, soundsOf } from '../text/search-key.ts';

/** One way to take what was typed: a name, and the state and districts that it must be in (null: anywhere). */
export interface Reading {
  readonly key: string;
  /** The name's finer form (soundsOf). */
  readonly sounds: string;
  readonly state: string | null;
  /** As "state|district". */
  readonly districts: ReadonlySet<string> | null;
}

/** What is read of a text: enough for an address, so that ten thousand letters cost no more. */
const LETTERS_READ = 160;
const WORDS_READ = 10;
/** "Andaman and Nicobar Islands" is four words. */
const QUALIFIER_WORDS = 4;
/** Keys longer than any name are cut. */
const KEY_LETTERS = 40;

/**
 * The ways to take a text, the whole of it as a name last: "rampur moradabad", "Rampur, UP", "village Rampur dist Rampur",
 * "रामपुर, बिहार". [] when there is no letter in it.
 */
export function readingsOf(text: string, geography: Geography): Reading[] {
  const parts = partsOf(text.slice(0, LETTERS_READ), geography.placeWords);
  const [first, ...rest] = parts;
  if (first === undefined) return [];

  const readings: Reading[] = [];
  // Addresses go from the small to the large: of two districts the last is meant.
  const given = combine(rest.map((words) => qualifierOf(words.join(' '), geography)).reverse());
  const add = (words: readonly string[], qualifier: Qualifier): void => {
    const reading = readingOf(words.join(' '), qualifier);
    const same = (other: Reading): boolean =>
      other.key === reading.key &&
      other.state === reading.state &&
      (other.districts === null) === (reading.districts === null);
    if (reading.key !== '' && !readings.some(same)) readings.push(reading);
  };
  for (const [cut, qualifier] of qualifiedEnds(first, geography)) {
    const combined = combine([qualifier, given]);
    for (const [again, outer] of qualifiedEnds(first.slice(0, cut), geography)) {
      add(first.slice(0, again), combine([outer, combined]));
    }
    add(first.slice(0, cut), combined);
  }
  add(first, given);
  if (rest.length > 0) add(parts.flat(), NOWHERE);
  return readings;
}

interface Qualifier {
  readonly state: string | null;
  readonly districts: ReadonlySet<string> | null;
}
const NOWHERE: Qualifier = { state: null, districts: null };

/** How a place's district is named in a reading. */
export const districtId = (state: string, district: string): string => `${state}|${district}`;

/** The words of each part: parts are kept apart by commas, line ends, and words such as "district". */
function partsOf(text: string, placeWords: ReadonlySet<string>): string[][] {
  const parts: string[][] = [];
  let left = WORDS_READ;
  for (const piece of text.split(/[,;:/()|\n।]+/)) {
    let part: string[] = [];
    for (const word of normalize(piece).split(' ')) {
      if (word === '' || left === 0) continue;
      left -= 1;
      if (!placeWords.has(word)) part.push(word);
      else if (part.length > 0) parts.push(part.splice(0));
    }
    if (part.length > 0) parts.push(part);
    part = [];
  }
  return parts;
}

/** Where the words may be cut so that the rest is a state or a district, the longest rest first. */
function qualifiedEnds(words: readonly string[], geography: Geography): [number, Qualifier][] {
  const ends: [number, Qualifier][] = [];
  for (let cut = Math.max(1, words.length - QUALIFIER_WORDS); cut < words.length; cut++) {
    const qualifier = qualifierOf(words.slice(cut).join(' '), geography);
    if (qualifier !== NOWHERE) ends.push([cut, qualifier]);
  }
  return ends;
}

function qualifierOf(text: string, geography: Geography): Qualifier {
  const named = geography.stateCalled(text);
  const districts =
    named === null ? geography.districtsCalled(text).map((one) => districtId(one.state, one.name)) : [];
  if (districts.length > 0) return { state: null, districts: new Set(districts) };
  const state = named ?? geography.canonicalState(text);
  return state === null ? NOWHERE : { state, districts: null };
}

/** The first state, and the first districts that are of it. */
function combine(qualifiers: readonly Qualifier[]): Qualifier {
  const state = qualifiers.find((one) => one.state !== null)?.state ?? null;
  for (const { districts } of qualifiers) {
    const its = [...(districts ?? [])].filter((id) => state === null || id.startsWith(districtId(state, '')));
    if (its.length > 0) return { state, districts: new Set(its) };
  }
  return { state, districts: null };
}

function readingOf(name: string, qualifier: Qualifier): Reading {
  const sounds = soundsOf(name).slice(0, KEY_LETTERS);
  return { key: keyOfSounds(sounds), sounds, ...qualifier };
}
