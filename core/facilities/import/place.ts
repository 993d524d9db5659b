import type { District, Geography } from '../../country/geography.ts';
import { kmBetween, type Point } from '../../places/distance.ts';
import { shortened, slipsBetween } from '../../places/slips.ts';
import { searchKey } from '../../text/search-key.ts';
import { areKin, plain } from '../match.ts';
import type { Reason } from './candidate.ts';

/** So much farther than any PIN of its district reaches, in km, a point is wrong, or the district is: PINs differ by it. */
export const FAR_KM = 30;
/** A place that is known no better, in km, tells nobody where to go. */
const VAGUE_KM = 60;
/** A name whose places in a district lie wider apart than this, in km, tells no place. */
const WIDE_KM = 20;
/** A country reaches as far beyond its outermost PINs, in degrees. */
const MARGIN = 0.5;
/** Shorter words are found in too many names. */
const LETTERS = 4;

/** A row of the table `place`. */
export type PlaceRow = Point & {
  pin: string;
  name: string;
  district: string;
  state: string;
  spreadKm: number;
  isPin: boolean;
  searchKey: string;
};

/** Where something is, and how far that may be off, in km. */
export type Spot = Point & { precisionKm: number };

type Known = { pins: PlaceRow[]; byKey: Map<string, PlaceRow[]>; byPart: Map<string, string[]> | undefined };

/** What is known of where things are in a country, for placing facilities of lists. */
export function createGazetteer({
  places,
  geography,
}: {
  places: readonly PlaceRow[];
  geography: Geography;
}) {
  const id = ({ state, name }: Pick<District, 'state' | 'name'>): string => `${state}|${name}`;
  const districts = new Map<string, Known>();
  const pins = new Map<string, PlaceRow>();
  const edge = { south: 90, north: -90, west: 180, east: -180 };
  for (const place of places) {
    const key = `${place.state}|${place.district}`;
    let known = districts.get(key);
    if (!known) districts.set(key, (known = { pins: [], byKey: new Map(), byPart: undefined }));
    known.byKey.set(place.searchKey, [...(known.byKey.get(place.searchKey) ?? []), place]);
    if (!place.isPin) continue;
    known.pins.push(place);
    pins.set(place.pin, place);
    edge.south = Math.min(edge.south, place.latitude - MARGIN);
    edge.north = Math.max(edge.north, place.latitude + MARGIN);
    edge.west = Math.min(edge.west, place.longitude - MARGIN);
    edge.east = Math.max(edge.east, place.longitude + MARGIN);
  }

  const called = new Map<string, District | null>();
  /** The district that a list means, by any of its names; null when it is none we know. */
  function district(text: string, state: string): District | null {
    const key = `${state}|${text}`;
    const known = called.get(key);
    if (known !== undefined) return known;
    // "KABIRDHAM (Kawardha)", "Bijapur(CGH)"
    const bare = text.replace(/\(.*$/, '').trim();
    const found =
      text === '' ? null : (geography.findDistrict(text, state) ?? geography.findDistrict(bare, state));
    called.set(key, found);
    return found;
  }

  const families = new Map<string, readonly District[]>();
  /** The district and those that were carved from it, or it from them: lists of other years count one's places in another. */
  function familyOf(one: District): readonly District[] {
    const known = families.get(id(one));
    if (known) return known;
    const of = ({ state, name }: District) => ({ state, district: name });
    const kin = geography.districts.filter(
      (other) => other !== one && other.state === one.state && areKin(of(one), of(other)),
    );
    const family = [one, ...kin];
    families.set(id(one), family);
    return family;
  }

  const pinsOf = (one: District): PlaceRow[] =>
    familyOf(one).flatMap((each) => districts.get(id(each))?.pins ?? []);

  /** Why a point cannot be in a district, or null. */
  function doubt(point: Point, one: District): { reason: Reason; detail: string } | null {
    const { latitude, longitude } = point;
    if (latitude < edge.south || latitude > edge.north || longitude < edge.west || longitude > edge.east)
      return { reason: 'outside-country', detail: `${latitude}, ${longitude}` };
    const pins = pinsOf(one);
    if (pins.length === 0 || pins.some((pin) => kmBetween(point, pin) <= FAR_KM + pin.spreadKm)) return null;
    const nearest = Math.min(...pins.map((pin) => kmBetween(point, pin)));
    return {
      reason: 'far-from-district',
      detail: `${Math.round(nearest)} km from the nearest place of ${one.name}`,
    };
  }

  /** The centre of a PIN, if the PIN is of the district. */
  function byPin(pin: string, one: District): Spot | null {
    const known = pins.get(pin);
    if (!known || !familyOf(one).some((each) => id(each) === `${known.state}|${known.district}`)) return null;
    return spotOf([known]);
  }

  /** The place of the first name that is one in the district, written alike; a single slip counts where nothing else fits. */
  function byName(names: readonly string[], one: District): Spot | null {
    const keys = [...new Set(names.flatMap(partsOf).map(searchKey))].filter((key) => key.length > 1);
    const family = familyOf(one).map((each) => districts.get(id(each)));
    for (const find of [exactly, nearly]) {
      for (const known of family) {
        if (!known) continue;
        for (const key of keys) {
          const spot = spotOf(find(known, key));
          if (spot) return spot;
        }
      }
    }
    return null;
  }

  /** Where a district is run from, as far off as four fifths of its PINs are from there. */
  function seat(one: District): Spot | null {
    const known = districts.get(id(one));
    const town = known?.byKey.get(searchKey(one.headquarters)) ?? known?.byKey.get(searchKey(one.name));
    const spot = town && spotOf(town);
    if (!spot || !known) return null;
    const away = known.pins.map((pin) => kmBetween(spot, pin)).sort((a, b) => a - b);
    const reach = Math.ceil(away[Math.floor(away.length * 0.8)] ?? 0);
    return { ...spot, precisionKm: Math.max(spot.precisionKm, reach) };
  }

  return { district, familyOf, doubt, byPin, byName, seat };
}

const wordsOf = new Map<District, readonly string[]>();

/** The words of a district's names and of its chief town's, in Latin letters, lower case. */
export function districtWords(district: District): readonly string[] {
  const known = wordsOf.get(district);
  if (known) return known;
  const { name, headquarters, aliases } = district;
  const words = [name, headquarters, ...aliases].flatMap((text) => plain(text).split(' '));
  const telling = [...new Set(words)].filter((word) => word.length > 2);
  wordsOf.set(district, telling);
  return telling;
}

export type Gazetteer = ReturnType<typeof createGazetteer>;

const exactly = (known: Known, key: string): readonly PlaceRow[] => known.byKey.get(key) ?? [];

function nearly(known: Known, key: string): readonly PlaceRow[] {
  if (key.length < LETTERS + 1) return [];
  if (!known.byPart) {
    known.byPart = new Map();
    for (const each of known.byKey.keys())
      for (const part of shortened(each)) known.byPart.set(part, [...(known.byPart.get(part) ?? []), each]);
  }
  const near = new Set([...shortened(key)].flatMap((part) => known.byPart!.get(part) ?? []));
  const slips = [...near].filter((each) => slipsBetween(key, each) === 1);
  return slips.length === 1 ? known.byKey.get(slips[0]!)! : [];
}

/** The middle of places of one name; null when they lie too wide apart to be one. */
function spotOf(places: readonly PlaceRow[]): Spot | null {
  if (places.length === 0) return null;
  const mean = (of: (place: PlaceRow) => number) =>
    places.reduce((sum, place) => sum + of(place), 0) / places.length;
  const middle = {
    latitude: mean(({ latitude }) => latitude),
    longitude: mean(({ longitude }) => longitude),
  };
  const apart = Math.max(...places.map((place) => kmBetween(middle, place)));
  if (apart > WIDE_KM) return null;
  const precisionKm = Math.ceil(Math.max(apart, ...places.map(({ spreadKm }) => spreadKm)));
  if (precisionKm > VAGUE_KM) return null;
  return { latitude: round(middle.latitude), longitude: round(middle.longitude), precisionKm };
}

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** What of a name may be a place: all of it, its pairs of words, its words; the town is mostly named last. */
function partsOf(name: string): string[] {
  const words = plain(name).split(' ');
  const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`);
  const long = words.filter((word) => word.length >= LETTERS);
  return [words.join(' '), ...pairs.reverse(), ...long.reverse()];
}
