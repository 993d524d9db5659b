import type { ClientBase } from 'pg';
import type { Facility } from '../nearest.ts';
import type { SourceRecord } from './candidate.ts';
import type { Curated } from './merge.ts';
import type { PlaceRow } from './place.ts';

/** Imports wait for one another: each makes the facilities of all lists anew. */
const IMPORT_LOCK = 7_204_119;
const MINUTES = 60_000;
const LONGEST = 10 * MINUTES;
/** Rows in one statement. */
const BATCH = 2000;

/** The columns of facility_source by their types, as json has them; the names in the order of SourceRecord. */
const RECORD = `source text, "sourceKey" text, "listName" text, "listDate" date, name text, level text, ownership text,
  district text, state text, towns text[], pin text, phone text, latitude float8, longitude float8, "precisionKm" float8`;
const STAGED = `source, source_key, list_name, list_date, name, level, ownership, district, state, towns, pin, phone, latitude,
  longitude, precision_km`;
const READ_RECORD = `source, source_key as "sourceKey", list_name as "listName", to_char(list_date, 'YYYY-MM-DD') as "listDate",
  name, level, ownership, district, state, towns, pin, phone, latitude, longitude, precision_km as "precisionKm"`;

const FACILITY = `id text, name text, names jsonb, level text, ownership text, district text, state text, pin text, phone text,
  latitude float8, longitude float8, "precisionKm" float8, source text, "sourceDate" date`;
const MERGED = `id, name, names, level, ownership, district, state, pin, phone, latitude, longitude, precision_km, source,
  source_date`;

/** Ids of imported facilities name their list: pmgsy:81017. */
const IMPORTED = "id like '%:%'";

/** The pool's limits are a turn's; these statements take seconds. */
const run = (client: ClientBase, text: string, values: unknown[] = []) =>
  client.query({ text, values, query_timeout: LONGEST } as { text: string; values: unknown[] });

/** Begins the transaction that an import is, once no other import runs; the tables it makes are gone at its end. */
export async function begin(client: ClientBase, onWait: () => void): Promise<void> {
  await client.query('begin');
  await client.query(`set local statement_timeout = ${LONGEST}`);
  await client.query('set local idle_in_transaction_session_timeout = 0');
  const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_xact_lock($1) as free', [
    IMPORT_LOCK,
  ]);
  if (!rows[0]!.free) {
    onWait();
    await run(client, 'select pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
  }
  await client.query('create temp table staged (like facility_source) on commit drop');
  await client.query('create temp table merged (like facility) on commit drop');
  await client.query(
    'create temp table home (source text, source_key text, facility_id text) on commit drop',
  );
}

/** The country's places. */
export async function readPlaces(client: ClientBase, country: string): Promise<PlaceRow[]> {
  const { rows } = await client.query<PlaceRow>(
    `select pin, name, district, state, latitude, longitude, spread_km as "spreadKm", is_pin as "isPin",
       search_key as "searchKey" from place where country = $1 order by id`,
    [country],
  );
  return rows;
}

/** Adds records of the file to those that are to be the list's. */
export async function stage(
  client: ClientBase,
  country: string,
  records: readonly SourceRecord[],
): Promise<void> {
  if (records.length === 0) return;
  await run(
    client,
    `insert into staged (country, ${STAGED}) select $2, * from jsonb_to_recordset($1) as record (${RECORD})`,
    [JSON.stringify(records), country],
  );
}

/** Puts what is staged in the place of what the list had; resolves with how many records that changed. */
export async function swap(client: ClientBase, country: string, source: string): Promise<number> {
  const gone = await run(
    client,
    `delete from facility_source old where country = $1 and source = $2 and not exists
       (select from staged where staged.source_key = old.source_key)`,
    [country, source],
  );
  const put = await run(
    client,
    `insert into facility_source as old (country, ${STAGED}) select country, ${STAGED} from staged
     on conflict (source, source_key) do update set (${STAGED}) = (${prefixed('excluded', STAGED)})
     where (${prefixed('old', STAGED)}) is distinct from (${prefixed('excluded', STAGED)})`,
  );
  return (gone.rowCount ?? 0) + (put.rowCount ?? 0);
}

/** What every list says. */
export async function readRecords(client: ClientBase, country: string): Promise<SourceRecord[]> {
  const { rows } = await client.query<SourceRecord>(
    `select ${READ_RECORD} from facility_source where country = $1`,
    [country],
  );
  return rows;
}

/** The facilities that are not from a list. */
export async function readCurated(client: ClientBase, country: string): Promise<Curated[]> {
  const { rows } = await client.query<Curated>(
    `select id, name, level, district, state, latitude, longitude, precision_km as "precisionKm"
     from facility where country = $1 and not ${IMPORTED} order by id`,
    [country],
  );
  return rows;
}

/** Makes the imported facilities those of `facilities`, touching only rows that differ, and says which record is part of which. */
export async function save(
  client: ClientBase,
  country: string,
  facilities: readonly Facility[],
  facilityOf: ReadonlyMap<string, string>,
): Promise<{ added: number; changed: number; removed: number; relinked: number }> {
  for (let at = 0; at < facilities.length; at += BATCH) {
    await run(
      client,
      `insert into merged (country, ${MERGED}) select $2, * from jsonb_to_recordset($1) as facility (${FACILITY})`,
      [JSON.stringify(facilities.slice(at, at + BATCH)), country],
    );
  }
  const homes = [...facilityOf].map(([record, facility]) => {
    const colon = record.indexOf(':');
    return { source: record.slice(0, colon), source_key: record.slice(colon + 1), facility_id: facility };
  });
  await run(
    client,
    'insert into home select * from jsonb_to_recordset($1) as home (source text, source_key text, facility_id text)',
    [JSON.stringify(homes)],
  );
  const removed = await run(
    client,
    `delete from facility where country = $1 and ${IMPORTED} and not exists (select from merged where merged.id = facility.id)`,
    [country],
  );
  const changed = await run(
    client,
    `update facility old set (${MERGED}) = (${prefixed('merged', MERGED)}) from merged
     where merged.id = old.id and (${prefixed('old', MERGED)}) is distinct from (${prefixed('merged', MERGED)})`,
  );
  const added = await run(
    client,
    `insert into facility (country, ${MERGED}) select country, ${MERGED} from merged
     where not exists (select from facility where facility.id = merged.id)`,
  );
  const relinked = await run(
    client,
    `update facility_source record set facility_id = home.facility_id
     from facility_source other left join home using (source, source_key)
     where other.country = $1 and record.source = other.source and record.source_key = other.source_key
       and record.facility_id is distinct from home.facility_id`,
    [country],
  );
  const saved = {
    added: added.rowCount ?? 0,
    changed: changed.rowCount ?? 0,
    removed: removed.rowCount ?? 0,
    relinked: relinked.rowCount ?? 0,
  };
  if (Object.values(saved).some((rows) => rows > 0)) await client.query('analyze facility, facility_source');
  return saved;
}

const prefixed = (table: string, columns: string): string =>
  columns
    .split(',')
    .map((column) => `${table}.${column.trim()}`)
    .join(', ');
