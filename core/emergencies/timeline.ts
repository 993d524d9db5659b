import type { Queries } from '../db/pool.ts';

/** Something that happened in an emergency. `actor` is "caller", "clock", "service", "responder:<id>" or "operator:<id>". */
export interface Moment {
  readonly kind: string;
  readonly actor: string;
  readonly at: Date;
  /** Ids, numbers and words of ours: never a name, a number to call or what somebody said. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** A moment in its place; `hash` in hexadecimal covers it and the hash before. */
export interface Told extends Required<Moment> {
  readonly position: number;
  readonly hash: string;
}

/** What a row's hash is made of: the hash before it (nothing before the first) and the row, as PostgreSQL writes JSON. */
const LINK = (before: string, row: string): string =>
  `sha256(coalesce(${before}, ''::bytea) || convert_to(jsonb_build_array(${row})::text, 'UTF8'))`;

const APPEND = `
  with last as (
    select position, hash from emergency_event where emergency_id = $1 order by position desc limit 1
  ), placed as (
    select coalesce((select position from last), 0) + 1 as position
  )
  insert into emergency_event (emergency_id, position, at, kind, actor, details, hash)
  select $1::uuid, position, $2::timestamptz(3), $3, $4, $5::jsonb,
    ${LINK('(select hash from last)', '$1::uuid, position, extract(epoch from $2::timestamptz(3)), $3::text, $4::text, $5::jsonb')}
  from placed`;

const READ = `
  select position, at, kind, actor, details, encode(hash, 'hex') as hash,
    position = row_number() over walk and hash = ${LINK(
      'lag(hash) over walk',
      'emergency_id, position, extract(epoch from at), kind, actor, details',
    )} as fits
  from emergency_event where emergency_id = $1 window walk as (order by position) order by position`;

/** Adds a moment at the end. The caller holds the emergency's row, so that two never take the same place. */
export async function append(within: Queries, emergencyId: string, moment: Moment): Promise<void> {
  const { at, kind, actor, details = {} } = moment;
  await within.query({
    name: 'emergency-append',
    text: APPEND,
    values: [emergencyId, at, kind, actor, JSON.stringify(details)],
  });
}

/** All of it, first to last. `whole`: no row was changed, put in or taken out before the last. */
export async function readTimeline(
  within: Queries,
  emergencyId: string,
): Promise<{ readonly moments: readonly Told[]; readonly whole: boolean }> {
  const { rows } = await within.query<Told & { fits: boolean }>({
    name: 'emergency-timeline',
    text: READ,
    values: [emergencyId],
  });
  return {
    moments: rows.map(({ fits: _, ...moment }) => moment),
    whole: rows.every(({ fits }) => fits),
  };
}
