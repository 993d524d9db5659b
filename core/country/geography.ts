import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LevenshteinDistance } from 'natural/lib/natural/distance/index.js';
import { z } from 'zod';
import { projectRoot } from '../root.ts';
import { normalize } from '../text/normalize.ts';
import { searchKey } from '../text/search-key.ts';

const State = z.strictObject({
  /** ISO 3166-2. */
  iso: z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/),
  /** The code in the Local Government Directory. */
  lgd: z.int().positive(),
  name: z.string().min(1),
  hindi: z.string().min(1),
  aliases: z.array(z.string().min(1)),
});
const StatesFile = z.strictObject({ source: z.string(), date: z.iso.date(), states: z.array(State).min(1) });

const PlaceWordsFile = z.strictObject({ source: z.string(), words: z.array(z.string().min(1)) });

const District = z.strictObject({
  state: z.string().min(1),
  name: z.string().min(1),
  /** The town it is run from; its own name where that is the town's. */
  headquarters: z.string().min(1),
  hindi: z.string(),
  aliases: z.array(z.string().min(1)),
});

/** A state or union territory. `aliases` are older, post-office and short spellings, in any script. */
export type State = z.infer<typeof State>;
/** A district, named as it is today; `aliases` as for states. */
export type District = z.infer<typeof District>;

/** The states and districts of a country, and their names as people and other data write them. */
export interface Geography {
  readonly states: readonly State[];
  readonly districts: readonly District[];
  /** Words that stand between the parts of a place ("village", "ज़िला"), normalised. */
  readonly placeWords: ReadonlySet<string>;
  /** The state's present English name ("UP", "Orissa", "बिहार"), a near miss allowed; null when it is none. */
  canonicalState(text: string): string | null;
  /** The same without near misses. */
  stateCalled(text: string): string | null;
  /**
   * The district's present English name ("Allahabad", "इलाहाबाद" → "Prayagraj"). With its state, a unique near miss
   * counts too; without, only a name that is one district's. Null when it is none, or cannot be told which.
   */
  canonicalDistrict(text: string, state?: string): string | null;
  /** The same with its state, which may have changed: a district now of Ladakh is found under "Jammu & Kashmir" too. */
  findDistrict(text: string, state?: string): District | null;
  /** Every district of that name or alias, those of that name first. */
  districtsCalled(text: string): readonly District[];
}

const loaded = new Map<string, Geography>();

const folderOf = (code: string): string => join(projectRoot, 'core', 'country', code.toLowerCase());

/** The states alone, which is quick; throws naming the file when it is malformed. */
export const loadStates = (code: string): readonly State[] =>
  readJson(StatesFile, join(folderOf(code), 'states.json')).states;

/** Reads core/country/<code>, once per process; throws naming the file when it is malformed. */
export function loadGeography(code: string): Geography {
  const known = loaded.get(code);
  if (known) return known;
  const folder = folderOf(code);
  const geography = createGeography({
    states: loadStates(code),
    districts: readDistricts(join(folder, 'districts.csv')),
    placeWords: readJson(PlaceWordsFile, join(folder, 'place-words.json')).words,
  });
  loaded.set(code, geography);
  return geography;
}

/** As in Geography, of the country in `country`. */
export const canonicalState = (text: string, country = 'IN'): string | null =>
  loadGeography(country).canonicalState(text);

/** As in Geography, of the country in `country`. */
export const canonicalDistrict = (text: string, state?: string, country = 'IN'): string | null =>
  loadGeography(country).canonicalDistrict(text, state);

/** The rows of a CSV file of ours as objects by its header: it has no quotes, so that a comma always separates. */
export function readTable(path: string): Record<string, string>[] {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  if (lines.some((line) => line.includes('"'))) throw new Error(`${path}: quotes are not understood`);
  const header = lines[0]!.split(',');
  return lines.slice(1).map((line, at) => {
    const cells = line.split(',');
    if (cells.length !== header.length)
      throw new Error(`${path}:${at + 2}: ${cells.length} cells, not ${header.length}`);
    return Object.fromEntries(header.map((name, column) => [name, cells[column]!]));
  });
}

/** The parts of a cell that holds several names. */
export const listIn = (cell: string): string[] => cell.split(';').filter((part) => part !== '');

function readJson<T>(schema: z.ZodType<T>, path: string): T {
  const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new Error(`${path}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function readDistricts(path: string): District[] {
  return readTable(path).map(({ state, district, headquarters, hindi, aliases, ...rest }, at) => {
    const parsed = District.safeParse({
      state,
      name: district,
      headquarters,
      hindi,
      aliases: listIn(aliases ?? ''),
      ...rest,
    });
    if (!parsed.success) throw new Error(`${path}:${at + 2}: ${z.prettifyError(parsed.error)}`);
    return parsed.data;
  });
}

/** Near misses: one slip in a key of at least so many letters, and one more for each such length again. */
const LETTERS_PER_SLIP = 5;
/** Longer than any name: not compared, so that a long text costs nothing. */
const LONGEST_KEY = 60;

/** For tests; the country's own is loadGeography. Throws when a district's state is not among the states. */
export function createGeography({
  states,
  districts,
  placeWords,
}: {
  readonly states: readonly State[];
  readonly districts: readonly District[];
  readonly placeWords: readonly string[];
}): Geography {
  const stateNames = states.flatMap((state) =>
    [state.name, state.hindi, ...state.aliases].map((text) => ({ key: searchKey(text), value: state.name })),
  );
  const districtNames = districts.flatMap((district) => {
    if (!states.some(({ name }) => name === district.state))
      throw new Error(`no state called ${district.state}`);
    const aliases = [district.hindi, ...district.aliases].filter((text) => text !== '');
    const names = [district.name, ...aliases];
    return names.map((text, at) => ({
      key: searchKey(text),
      value: district,
      own: at === 0,
      // "Central" means Central Delhi in Delhi only.
      local: names.includes(`${text} ${district.state}`),
    }));
  });

  function stateCalled(text: string): string | null {
    const iso = text.trim().toUpperCase();
    const key = searchKey(text);
    return (
      states.find((state) => state.iso === iso)?.name ??
      stateNames.find((name) => name.key === key)?.value ??
      null
    );
  }

  const canonicalState = (text: string): string | null =>
    stateCalled(text) ?? nearest(searchKey(text), stateNames);

  function districtsCalled(text: string): readonly District[] {
    const key = searchKey(text);
    if (key === '') return [];
    const found = districtNames.filter((name) => name.key === key && !name.local);
    return [...new Set([...found.filter(({ own }) => own), ...found].map(({ value }) => value))];
  }

  function districtIn(state: string, text: string): District | null {
    const key = searchKey(text);
    const names = districtNames.filter(({ value }) => value.state === state);
    const exact =
      names.find((name) => name.own && name.key === key) ?? names.find((name) => name.key === key);
    return exact?.value ?? nearest(key, names);
  }

  function findDistrict(text: string, state?: string): District | null {
    const inState = state === undefined ? null : canonicalState(state);
    const found = inState === null ? null : districtIn(inState, text);
    if (found) return found;
    const [first, second] = districtsCalled(text);
    return first && !second ? first : null;
  }

  function canonicalDistrict(text: string, state?: string): string | null {
    const found = findDistrict(text, state);
    return found && (state === undefined || found.state === canonicalState(state)) ? found.name : null;
  }

  return {
    states,
    districts,
    placeWords: new Set(placeWords.map(normalize)),
    canonicalState,
    stateCalled,
    canonicalDistrict,
    findDistrict,
    districtsCalled,
  };
}

/** The one value whose key is nearest, within the slips allowed; null for none or two. */
function nearest<T>(key: string, names: readonly { readonly key: string; readonly value: T }[]): T | null {
  const allowed = Math.floor(key.length / LETTERS_PER_SLIP);
  if (allowed === 0 || key.length > LONGEST_KEY) return null;
  let best = allowed;
  let values = new Set<T>();
  for (const name of names) {
    if (Math.abs(name.key.length - key.length) > best || name.key.length < LETTERS_PER_SLIP) continue;
    const slips = LevenshteinDistance(key, name.key);
    if (slips > best) continue;
    if (slips < best) values = new Set();
    values.add(name.value);
    best = slips;
  }
  return values.size === 1 ? [...values][0]! : null;
}
