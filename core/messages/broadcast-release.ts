import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import type { Outbox, Wished } from '../outbox/outbox.ts';
import { NEWS } from './consents.ts';
import { broadcastLine, ENDED_BY, type Names, type Purpose } from './broadcast-texts.ts';
import type { BroadcastDraft, BroadcastPlace } from './broadcasts.ts';
import { NOTICE, type NoticePayload } from './notice.ts';
import { quietUntil, type QuietHours, SILENT_DAYS } from './policy.ts';

/**
 * Puts down the next messages of what was approved, little by little and never at night: alerts before schemes, the first
 * approved first. Resolves with the ids of rows that are due now. Whoever it met stands in one arm of it for good.
 */
export type Release = (now: Date) => Promise<string[]>;

/** The consent that a purpose needs, by the newest word of the person on it. START gives none that was not there before. */
const CONSENT: Readonly<Record<Purpose, string>> = { 'health-alert': 'service', 'new-scheme': NEWS };

/** Messages of broadcasts that wait to be sent at most: reminders that are due come between them. */
export const MOST_WAITING = 200;
/** People looked at in one go. */
const LOOKED_AT = 1000;
const DAY_MS = 86_400_000;

type Approved = Pick<BroadcastDraft, 'purpose' | 'about' | 'day' | 'places' | 'controlShare' | 'until'> & {
  readonly id: string;
  readonly reached: string | null;
};

interface Somebody {
  readonly id: string;
  readonly memory: Buffer | null;
  readonly identityId: string | null;
  readonly mayBeTold: boolean;
}

/** Held until the end: whoever stops it waits, and a second worker takes another, or nothing. */
const HOLD = `
  select id, purpose, about, to_char(day, 'YYYY-MM-DD') as day, places, control_share as "controlShare", until, reached
  from broadcast where status = 'approved'
  order by purpose = 'health-alert' desc, approved_at, id limit 1 for update skip locked`;

const WAITING = `
  select count(*)::int as waiting from outbox o join broadcast_person b on b.message_id = o.id
  where o.status in ('pending', 'sending') and o.due_at <= $1`;

/**
 * The next in the order of their ids; told may be who speaks a language we know, was heard of lately, consented and did not
 * say STOP. All that were looked at are given, so that each look takes no longer than another.
 */
const NEXT = `
  select p.id, p.memory_sealed as memory, i.id as "identityId",
    i.id is not null and p.opted_out_at is null and p.language is not null and c.heard_at > $3 and coalesce(
      (select k.given from consent k where k.person_id = p.id and k.purpose = $4
        order by k.at desc, k.id desc limit 1),
      false) as "mayBeTold"
  from (select * from person where id > $1 order by id limit $2) p
    left join conversation c on c.person_id = p.id
    left join lateral (select id from identity where person_id = p.id order by created_at limit 1) i on true
  order by p.id`;
/** Before everybody's. */
const FIRST = '00000000-0000-0000-0000-000000000000';

const MEET = `
  insert into broadcast_person (broadcast_id, person_id, arm, at, message_id)
  select $1, p.id, p.arm, $5, p.message_id from unnest($2::uuid[], $3::text[], $4::uuid[]) as p(id, arm, message_id)`;

const GO_ON = `
  update broadcast set reached = coalesce($2, reached), status = coalesce($3, status),
    ended_at = case when $3 is null then null else $4::timestamptz end
  where id = $1`;

/** Where somebody last asked about, as it is remembered with them. */
const Place = z.object({ district: z.string(), state: z.string() });
type Where = z.infer<typeof Place>;

export function createRelease({
  database,
  vault,
  outbox,
  hours,
  placeCalled,
  schemeCalled,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly outbox: Pick<Outbox, 'addAll'>;
  readonly hours: QuietHours;
  /** What a district is called; null where it is none of the country's. */
  readonly placeCalled: (place: Where) => Names | null;
  readonly schemeCalled: (id: string) => Names | null;
}): Release {
  const placeOf = ({ memory }: Somebody): Where | null =>
    memory && (Place.safeParse(JSON.parse(vault.open('person.memory', memory))).data ?? null);

  const wishOf = (broadcast: Approved, { id, identityId, place }: Somebody & Met, now: Date): Wished => {
    const line = broadcastLine(broadcast, place && placeCalled(place), schemeCalled);
    const endedBy = ENDED_BY[broadcast.purpose];
    const payload = { lines: [line], endedBy, until: broadcast.until.toISOString() } as NoticePayload;
    return {
      ...{ personId: id, identityId, kind: NOTICE, channel: null, urgent: false, payload },
      ...{ dueAt: now, matter: `broadcast:${broadcast.id}` },
    };
  };

  /** Of the next people those it is for, each with their arm, until so many are told; and the last that was looked at. */
  function meet(broadcast: Approved, people: readonly Somebody[], room: number) {
    const met: (Somebody & Met)[] = [];
    let last: string | null = null;
    let told = 0;
    for (const one of people) {
      if (told === room) break;
      last = one.id;
      if (!one.mayBeTold) continue;
      const place = placeOf(one);
      if (!isFor(broadcast.places, place)) continue;
      const arm = drawOf(broadcast.id, one.id) < broadcast.controlShare ? 'control' : 'told';
      if (arm === 'told') told++;
      met.push({ ...one, place, arm });
    }
    return { met, last };
  }

  async function tell(broadcast: Approved, met: readonly (Somebody & Met)[], now: Date, within: Queries) {
    const told = met.filter(({ arm }) => arm === 'told');
    const wished = told.map((one) => wishOf(broadcast, one, now));
    const ids = await outbox.addAll(wished, now, within);
    if (ids.length !== told.length) throw new Error('a broadcast met somebody twice');
    const messages = new Map(told.map(({ id }, index) => [id, ids[index]!]));
    await within.query({
      name: 'broadcast-meet',
      text: MEET,
      values: [
        broadcast.id,
        met.map(({ id }) => id),
        met.map(({ arm }) => arm),
        met.map(({ id }) => messages.get(id) ?? null),
        now,
      ],
    });
    return ids;
  }

  return async (now) => {
    if (quietUntil(now, hours)) return [];
    return database.transaction(async (within) => {
      const { rows: approved } = await within.query<Approved>({
        name: 'broadcast-hold',
        text: HOLD,
        values: [],
      });
      const [broadcast] = approved;
      if (!broadcast) return [];
      const goOn = (last: string | null, ended: 'sent' | 'expired' | null) =>
        within.query({ name: 'broadcast-go-on', text: GO_ON, values: [broadcast.id, last, ended, now] });
      if (now >= broadcast.until) {
        await goOn(null, 'expired');
        return [];
      }
      const { rows: counted } = await within.query<{ waiting: number }>({
        name: 'broadcast-waiting',
        text: WAITING,
        values: [now],
      });
      const room = MOST_WAITING - counted[0]!.waiting;
      if (room <= 0) return [];
      const since = new Date(now.getTime() - SILENT_DAYS * DAY_MS);
      const { rows: people } = await within.query<Somebody>({
        name: 'broadcast-next',
        text: NEXT,
        values: [broadcast.reached ?? FIRST, LOOKED_AT, since, CONSENT[broadcast.purpose]],
      });
      const { met, last } = meet(broadcast, people, room);
      const ids = met.length === 0 ? [] : await tell(broadcast, met, now, within);
      const isOver = people.length < LOOKED_AT && last === (people.at(-1)?.id ?? null);
      await goOn(last, isOver ? 'sent' : null);
      return ids;
    });
  };
}

interface Met {
  readonly place: Where | null;
  readonly arm: 'told' | 'control';
}

const isFor = (places: readonly BroadcastPlace[], at: Where | null): boolean =>
  places.length === 0 ||
  places.some(
    ({ state, district }) => at?.state === state && (district === null || at.district === district),
  );

/** A number from 0 to 1 for somebody in a broadcast: the same each time, and another in each broadcast. */
const drawOf = (broadcast: string, person: string): number =>
  createHash('sha256').update(`${broadcast} ${person}`).digest().readUInt32BE(0) / 2 ** 32;
