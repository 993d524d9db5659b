import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { facilitiesFile, type FacilityRow, parseFacilities } from '../../core/facilities/facility.ts';

/** Changes when this file makes other rows of the same data. */
const SEED_VERSION = 1;
const COUNTRY = 'IN';
const NAME = 'in/facilities';
const PLACES = 'in/places';
/** Rows of this table have ids like in-up-srn-prayagraj; an imported list must use others. */
const OURS = '^in-[a-z]{2}-';
const MINUTE = 60_000;

/** How far a PIN that is not known may be from the nearest known one, in km, by how many leading digits they share. */
const PREFIX_KM = [
  [5, 20],
  [4, 40],
  [3, 80],
  [2, 160],
] as const;

const UPSERT = `insert into facility
  (id, country, name, names, level, ownership, district, state, pin, phone, latitude, longitude, precision_km, source, source_date)
  select * from unnest($1::text[], $2::text[], $3::text[], $4::jsonb[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::text[], $10::text[], $11::float8[], $12::float8[], $13::float8[], $14::text[], $15::date[])
  on conflict (id) do update set
    (country, name, names, level, ownership, district, state, pin, phone, latitude, longitude, precision_km, source, source_date)
    = (excluded.country, excluded.name, excluded.names, excluded.level, excluded.ownership, excluded.district,
       excluded.state, excluded.pin, excluded.phone, excluded.latitude, excluded.longitude, excluded.precision_km,
       excluded.source, excluded.source_date)`;

type Spot = { latitude: number; longitude: number; precisionKm: number };

/**
 * Loads the country's curated hospitals into `facility`, each at the centre of its PIN, in one transaction, unless this
 * table has been loaded with these places before (seed_file). Rows that have left the table are removed; rows from
 * elsewhere stay. Resolves with the rows there are and whether they were loaded now; throws, changing nothing, when the
 * table is malformed or a PIN cannot be placed. After seedPlaces; the client must not be inside a transaction.
 */
export async function seedFacilities({
  client,
  projectRoot,
}: {
  readonly client: ClientBase;
  readonly projectRoot: string;
}): Promise<{ rows: number; changed: boolean }> {
  const file = facilitiesFile(COUNTRY);
  const text = readFileSync(join(projectRoot, file), 'utf8');
  const hash = createHash('sha256')
    .update(`${SEED_VERSION} ${await hashOf(client, PLACES)} ${text}`)
    .digest('hex');
  const rows = parseFacilities(text, file);
  if ((await hashOf(client, NAME)) === hash) return { rows: rows.length, changed: false };

  await client.query('begin');
  try {
    await client.query(`set local statement_timeout = ${MINUTE}`);
    const spots = await locate(client, rows);
    await client.query(UPSERT, columnsOf(rows, spots));
    await client.query('delete from facility where country = $1 and id ~ $2 and id <> all($3)', [
      COUNTRY,
      OURS,
      rows.map(({ id }) => id),
    ]);
    await client.query('analyze facility');
    await client.query(
      `insert into seed_file (name, hash, rows) values ($1, $2, $3)
       on conflict (name) do update set hash = excluded.hash, rows = excluded.rows, loaded_at = now()`,
      [NAME, hash, rows.length],
    );
    await client.query('commit');
    return { rows: rows.length, changed: true };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function hashOf(client: ClientBase, name: string): Promise<string> {
  const { rows } = await client.query<{ hash: string }>('select hash from seed_file where name = $1', [name]);
  return rows[0]?.hash ?? '';
}

/** Where each PIN is: its own centre with its spread; a PIN that is not known, at its nearest known neighbour. */
async function locate(client: ClientBase, rows: readonly FacilityRow[]): Promise<Map<string, Spot>> {
  const pins = [...new Set(rows.map(({ pin }) => pin))];
  const known = await client.query<Spot & { pin: string }>(
    `select pin, latitude, longitude, spread_km as "precisionKm" from place where country = $1 and is_pin and pin = any($2)`,
    [COUNTRY, pins],
  );
  const spots = new Map<string, Spot>(known.rows.map(({ pin, ...spot }) => [pin, spot]));
  for (const pin of pins) if (!spots.has(pin)) spots.set(pin, await neighbour(client, pin));
  return spots;
}

async function neighbour(client: ClientBase, pin: string): Promise<Spot> {
  for (const [digits, km] of PREFIX_KM) {
    const { rows } = await client.query<Spot>(
      `select latitude, longitude, spread_km + $3 as "precisionKm" from place
       where country = $1 and is_pin and pin like $2
       order by abs(pin::int - $4::int), pin limit 1`,
      [COUNTRY, `${pin.slice(0, digits)}%`, km, pin],
    );
    if (rows[0]) return rows[0];
  }
  throw new Error(`no place is known near PIN ${pin}`);
}

function columnsOf(rows: readonly FacilityRow[], spots: ReadonlyMap<string, Spot>): unknown[][] {
  const column = (of: (row: FacilityRow) => unknown): unknown[] => rows.map(of);
  const spot = (of: (spot: Spot) => number): unknown[] => rows.map(({ pin }) => of(spots.get(pin)!));
  return [
    column(({ id }) => id),
    column(() => COUNTRY),
    column(({ name }) => name),
    column((row) => JSON.stringify({ en: row.short_name, hi: row.name_hi, 'hi-Latn': row.short_name })),
    column(({ level }) => level),
    column(({ ownership }) => ownership),
    column(({ district }) => district),
    column(({ state }) => state),
    column(({ pin }) => pin),
    column(({ phone }) => (phone === '' ? null : phone)),
    spot(({ latitude }) => latitude),
    spot(({ longitude }) => longitude),
    spot(({ precisionKm }) => precisionKm),
    column(({ source }) => source),
    column(({ source_date: date }) => date),
  ];
}
