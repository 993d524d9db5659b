import type { Database } from '../db/pool.ts';
import { createTogether } from '../db/together.ts';
import type { Claimed } from '../outbox/outbox.ts';
import { isZone } from '../reminders/zone.ts';
import {
  dayOf,
  type Exemption,
  mayLeave,
  type QuietHours,
  type Standing,
  UNASKED,
  type Verdict,
} from './policy.ts';

/** Says of a row that was taken on whether it may be done now. */
export type Admit = (row: Claimed, now: Date) => Promise<Verdict>;

const NOW: Verdict = { leaves: 'now' };
/** What follows from a row that was let go follows it within so long, with all its retries. */
const AT_ONCE_MS = 3_600_000;

/** What a row's payload may say of how it is held back. */
interface Held {
  readonly exempt?: Exemption;
  /** A message or a call that follows from a row which nobody asked for; `isAgain`: it is tried once more. */
  readonly unasked?: {
    readonly exempt: Exemption;
    readonly silentDays?: number | null;
    readonly isAgain?: true;
  };
  readonly silentDays?: number | null;
  readonly zone?: string;
  readonly level?: string;
  /** It answers what they just did. */
  readonly isAnswer?: true;
}

/**
 * Marked first, counted then, each by itself: of two that are taken on at once both see the other, so that nobody gets more
 * than the ceiling. Both may be put off then; neither is lost.
 */
const MARK = 'update outbox set counted = $2 where id = $1 and counted is distinct from $2';
const STANDING = `
  select g.place, p.opted_out_at, p.zone, c.heard_at, case when g.since is null then 0 else (
      select count(*)::int from outbox o
      where o.person_id = p.id and o.counted and o.id <> g.id
        and (o.status = 'sending' or o.sent_at >= g.since or o.status = 'unknown' and o.updated_at >= g.since)
    ) end as today
  from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) with ordinality as g(id, person_id, since, place)
    join person p on p.id = g.person_id join conversation c on c.person_id = p.id`;

interface StandingRow {
  readonly opted_out_at: Date | null;
  readonly zone: string | null;
  readonly heard_at: Date;
  readonly today: number;
}

/** Admits by the policy: an SOS, answers and what was asked for always. */
export function createAdmit({
  database,
  hours,
}: {
  readonly database: Pick<Database, 'query'>;
  readonly hours: QuietHours;
}): Admit {
  const standings = createTogether<{ row: Claimed; from: Date | null }, StandingRow>(database, {
    name: 'message-standing',
    text: STANDING,
    columns: ({ row, from }) => [row.id, row.personId, from],
  });

  /** How somebody stands, and the hours of where they live: as the row says, else as is known of them, else the country's. */
  async function standingOf(row: Claimed, zone: string | undefined, countsAt: Date | null) {
    const said = zoned(zone);
    const since = (its: QuietHours): Date | null => countsAt && dayOf(countsAt, its.zone).from;
    const [found] = await standings({ row, from: since(said ?? hours) });
    if (!found) return null;
    const own = said ? null : zoned(found.zone ?? undefined);
    // Their day may have begun at another time than the country's.
    const [again] = own && countsAt ? await standings({ row, from: since(own) }) : [found];
    const { opted_out_at: stoppedAt, heard_at: heardAt, today } = again ?? found;
    const standing: Standing = { stoppedAt, heardAt, today };
    return { standing, its: said ?? own ?? hours };
  }

  const zoned = (zone: string | undefined): QuietHours | null =>
    zone !== undefined && isZone(zone) ? { ...hours, zone } : null;

  return async (row, now) => {
    const held = (row.payload ?? {}) as Held;
    const isUnasked = UNASKED.has(row.kind) || held.unasked !== undefined;
    if (row.urgent || held.isAnswer || !isUnasked) return NOW;
    const isAtOnce = row.held === null && now.getTime() - row.createdAt.getTime() <= AT_ONCE_MS;
    const own = exemptionOf(held);
    const exempt = own === 'let-go' && !isAtOnce ? null : own;
    // What follows from a row that was counted counts itself where it is judged anew.
    const isAnew = row.held !== null || own === 'let-go' || held.unasked?.isAgain === true;
    const counts = exempt === null && (held.unasked === undefined || isAnew);
    if (counts) await database.query({ name: 'message-mark', text: MARK, values: [row.id, true] });
    const found = await standingOf(row, held.zone, counts ? now : null);
    const verdict: Verdict = found
      ? mayLeave(found.standing, exempt, found.its, now, (held.unasked ?? held).silentDays)
      : { leaves: 'never', reason: 'silent' };
    if (counts && verdict.leaves !== 'now')
      await database.query({ name: 'message-mark', text: MARK, values: [row.id, false] });
    return verdict;
  };
}

/** A danger that was asked about is followed at any hour, because the person wished it. */
const exemptionOf = ({ exempt = null, unasked, level }: Held): Exemption =>
  unasked?.exempt ?? exempt ?? (level === 'emergency' ? 'danger' : null);
