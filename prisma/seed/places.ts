import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ClientBase } from 'pg';
import { loadGeography, type District, type Geography } from '../../core/country/geography.ts';
import { SEARCH_KEY_VERSION, searchKey } from '../../core/text/search-key.ts';

/** Changes when this file makes other rows of the same data. */
const SEED_VERSION = 1;
const COUNTRY = 'IN';
const NAME = 'in/places';
const FILES = ['places.csv.gz', 'districts.csv', 'states.json'];
const BATCH = 500;
const MINUTES_5 = 300_000;
/** As the migrations make it. */
const INDEX = 'place_search_key_trigram';

/** The columns of a place, as arrays of one batch. */
const INSERT = `insert into place
  (id, country, pin, name, district, state, latitude, longitude, spread_km, is_pin, search_key)
  select * from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::float8[], $8::float8[],
    $9::float8[], $10::bool[], $11::text[])`;

interface Pin {
  readonly pin: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly spreadKm: number;
  readonly district: string;
  readonly state: string;
  /** The main place first. */
  readonly names: readonly string[];
}

interface Row extends Omit<Pin, 'names'> {
  readonly name: string;
  readonly isPin: boolean;
  readonly searchKey: string;
}

/**
 * Loads the country's PINs, place names and districts into `place`, in one transaction, unless this data has been loaded
 * before (seed_file). Resolves with the rows there are and whether they were loaded now; throws, changing nothing, when the
 * data is malformed. The client must not be inside a transaction.
 */
export async function seedPlaces({
  client,
  projectRoot,
}: {
  readonly client: ClientBase;
  readonly projectRoot: string;
}): Promise<{ rows: number; changed: boolean }> {
  const folder = join(projectRoot, 'core', 'country', COUNTRY.toLowerCase());
  const hash = hashOf(folder);
  const known = await client.query<{ hash: string; rows: number }>(
    'select hash, rows from seed_file where name = $1',
    [NAME],
  );
  if (known.rows[0]?.hash === hash) return { rows: known.rows[0].rows, changed: false };

  const pins = readPins(gunzipSync(readFileSync(join(folder, 'places.csv.gz'))).toString());
  await client.query('begin');
  try {
    await client.query(`set local statement_timeout = ${MINUTES_5}`);
    const { rowCount } = await client.query('delete from place where country = $1', [COUNTRY]);
    // Filling the index at the end is faster; dropping it would lock out those who search an older version's rows.
    const fresh = !rowCount && (await isEmpty(client));
    if (fresh) await client.query(`drop index if exists ${INDEX}`);
    const rows = await insertAll(client, placesOf(pins, loadGeography(COUNTRY)));
    if (fresh) await run(client, `create index ${INDEX} on place using gin (search_key gin_trgm_ops)`);
    await run(client, 'analyze place');
    await client.query(
      `insert into seed_file (name, hash, rows) values ($1, $2, $3)
       on conflict (name) do update set hash = excluded.hash, rows = excluded.rows, loaded_at = now()`,
      [NAME, hash, rows],
    );
    await client.query('commit');
    return { rows, changed: true };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

function hashOf(folder: string): string {
  const hash = createHash('sha256').update(`${SEED_VERSION}.${SEARCH_KEY_VERSION}`);
  for (const file of FILES) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}

/** The pool's limits are a turn's; these statements take seconds. */
const run = (client: ClientBase, text: string, values: unknown[] = []) =>
  client.query({ text, values, query_timeout: MINUTES_5 } as { text: string; values: unknown[] });

async function isEmpty(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query('select 1 from place limit 1');
  return rows.length === 0;
}

function readPins(csv: string): Pin[] {
  const [header, ...lines] = csv.trimEnd().split('\n');
  if (header !== 'pin,latitude,longitude,spread_km,district,state,names')
    throw new Error('places.csv.gz: another header');
  return lines.map((line, at) => {
    const cells = line.split(',');
    const [pin, latitude, longitude, spreadKm] = cells.slice(0, 4).map(Number) as [
      number,
      number,
      number,
      number,
    ];
    const names = cells[6]?.split(';') ?? [];
    const sound =
      [pin, latitude, longitude, spreadKm].every(Number.isFinite) && cells.length === 7 && names[0];
    if (!sound) throw new Error(`places.csv.gz:${at + 2}: not a PIN's line`);
    return { pin: cells[0]!, latitude, longitude, spreadKm, district: cells[4]!, state: cells[5]!, names };
  });
}

/** Every row: the PINs by their main place, their other places, and the districts. */
function* placesOf(pins: readonly Pin[], geography: Geography): Generator<Row> {
  const districts = new Map(
    geography.districts.map((district) => [`${district.state}|${district.name}`, district]),
  );
  const byDistrict = new Map<District, Pin[]>(geography.districts.map((district) => [district, []]));
  for (const pin of pins) {
    const district = districts.get(`${pin.state}|${pin.district}`);
    if (!district) throw new Error(`places.csv.gz: no district ${pin.district} in ${pin.state}`);
    byDistrict.get(district)!.push(pin);
    const [main, ...others] = pin.names;
    yield rowOf(pin, main!, true);
    for (const name of others) yield rowOf(pin, name, false);
  }
  for (const [district, its] of byDistrict)
    yield* districtRows(district, seatOf(district, its) ?? seatBeyond(district, pins));
}

function rowOf({ names: _, ...pin }: Pin, name: string, isPin: boolean, searchedAs = name): Row {
  return { ...pin, name, isPin, searchKey: searchKey(searchedAs) };
}

/** A district by each of its names, and its headquarters, all at the headquarters. */
function* districtRows(district: District, seat: Pin | undefined): Generator<Row> {
  if (!seat) return;
  const written = new Set<string>();
  const town = searchKey(district.headquarters);
  const add = function* (name: string, searchedAs: string): Generator<Row> {
    const key = searchKey(searchedAs);
    if (key === '' || written.has(key)) return;
    written.add(key);
    yield rowOf(seat, name, false, searchedAs);
  };
  if (searchKey(seat.names[0]!) !== town) yield* add(district.headquarters, district.headquarters);
  written.add(town);
  if (searchKey(district.name) === town) written.delete(town);
  yield* add(district.name, district.name);
  yield* add(district.name, district.hindi);
  // An alias is mostly the town's old name: "Allahabad", "Bangalore".
  for (const alias of district.aliases) yield* add(district.headquarters, alias);
}

/** The PIN of the headquarters: named for it (its first, "…001", before the others), else with a place of that name, else the PIN with the most places. */
function seatOf({ headquarters }: District, pins: readonly Pin[]): Pin | undefined {
  const town = searchKey(headquarters);
  const called = pins.filter(({ names }) => searchKey(names[0]!) === town);
  const most = [...pins].sort((a, b) => b.names.length - a.names.length);
  return (
    called.find(({ pin }) => pin.endsWith('001')) ??
    called[0] ??
    pins.find(({ names }) => names.some((name) => searchKey(name) === town)) ??
    most[0]
  );
}

/** A young district whose PINs are still listed under another: where that has a place named for the headquarters. */
function seatBeyond({ name, state, headquarters }: District, pins: readonly Pin[]): Pin | undefined {
  const town = searchKey(headquarters);
  const seat = pins.find(
    (pin) => pin.state === state && pin.names.some((place) => searchKey(place) === town),
  );
  return seat && { ...seat, district: name };
}

async function insertAll(client: ClientBase, rows: Iterable<Row>): Promise<number> {
  const ids = new Set<number>();
  let batch: [number, Row][] = [];
  for (const row of rows) {
    const id = freeId(row, ids);
    ids.add(id);
    batch.push([id, row]);
    if (batch.length < BATCH) continue;
    await insert(client, batch);
    batch = [];
  }
  await insert(client, batch);
  return ids.size;
}

async function insert(client: ClientBase, batch: readonly (readonly [number, Row])[]): Promise<void> {
  const column = <T>(of: (row: Row) => T): T[] => batch.map(([, row]) => of(row));
  const values = [
    batch.map(([id]) => id),
    column(() => COUNTRY),
    column(({ pin }) => pin),
    column(({ name }) => name),
    column(({ district }) => district),
    column(({ state }) => state),
    column(({ latitude }) => latitude),
    column(({ longitude }) => longitude),
    column(({ spreadKm }) => spreadKm),
    column(({ isPin }) => isPin),
    column(({ searchKey: key }) => key),
  ];
  await run(client, INSERT, values);
}

/** An id that a place keeps when the data around it changes: a hash of what it is (FNV-1a), and the next if that is taken. */
function freeId({ pin, name, isPin, searchKey: key }: Row, taken: ReadonlySet<number>): number {
  let hash = 0x811c9dc5;
  for (const letter of `${COUNTRY}|${pin}|${isPin ? '' : name}|${isPin ? '' : key}`) {
    hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  }
  let id = hash >>> 1;
  while (taken.has(id)) id = (id + 1) % 0x7fffffff;
  return id;
}
