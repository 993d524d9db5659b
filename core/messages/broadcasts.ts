import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Audit } from '../audit/audit.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import { Refused } from '../errors.ts';
import type { Outbox, Wished } from '../outbox/outbox.ts';
import { NOTICE, type NoticePayload } from './notice.ts';

/** What a broadcast may be for. */
export const PURPOSES = ['health-alert', 'new-scheme'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** One message to many. No states: the whole country; districts are those of these states. */
export interface BroadcastDraft {
  readonly purpose: Purpose;
  /** The sentence, by its key: it is a registered text. */
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly states: readonly string[];
  readonly districts: readonly string[];
  /** The share of those it is for who are drawn not to be told, 0 to 0.5: what it does is seen beside them. */
  readonly controlShare: number;
  /** It is worth nothing from then on. */
  readonly until: Date;
}

/** "written", "approved" by somebody else, "sent" to everybody it is for, or "stopped". */
export interface Broadcast extends BroadcastDraft {
  readonly id: string;
  readonly status: 'written' | 'approved' | 'sent' | 'stopped';
  readonly writtenBy: string;
  readonly approvedBy: string | null;
  readonly told: number;
  readonly control: number;
}

/** Who does it: an account, and the person that it is of, for the audit. */
export interface By {
  readonly accountId: string;
  readonly personId: string;
}

/** Broadcasts: nobody is told without consent, and none leaves that a second person has not approved. Throws Refused. */
export interface Broadcasts {
  write(id: string, draft: BroadcastDraft, by: By, now: Date): Promise<void>;
  approve(id: string, by: By, now: Date): Promise<void>;
  stop(id: string, by: By, now: Date): Promise<void>;
  list(): Promise<Broadcast[]>;
  /** Puts down the next so many messages of those approved; resolves with the ids of rows that are due now. */
  release(most: number, now: Date): Promise<string[]>;
}

interface BroadcastRow {
  id: string;
  purpose: Purpose;
  key: string;
  params: Record<string, string | number>;
  states: string[];
  districts: string[];
  control_share: number;
  status: Broadcast['status'];
  written_by: string;
  approved_by: string | null;
  until: Date;
  reached: string | null;
  told: number;
  control: number;
}

/** Where somebody last asked about, as it is remembered with them. */
const Place = z.object({ district: z.string(), state: z.string() });

const COLUMNS = `b.id, purpose, key, params, states, districts, control_share, status, written_by, approved_by, until, reached`;

/** People who agreed to the service and have not said STOP, the next in the order of their ids. */
const NEXT = `
  select p.id, p.memory_sealed,
    (select i.id from identity i where i.person_id = p.id order by i.created_at limit 1) as identity_id
  from person p
  where p.opted_out_at is null and ($1::uuid is null or p.id > $1)
    and exists (select from consent c where c.person_id = p.id and c.purpose = 'service' and c.given)
  order by p.id limit $2`;

export function createBroadcasts({
  database,
  vault,
  outbox,
  audit,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly outbox: Pick<Outbox, 'addAll'>;
  readonly audit: Pick<Audit, 'note'>;
}): Broadcasts {
  /** Moves one on if it may; who did it is noted with it. */
  async function move(
    id: string,
    { accountId, personId }: By,
    now: Date,
    [action, text]: readonly [string, string],
  ): Promise<void> {
    await database.transaction(async (within) => {
      const { rowCount } = await within.query({
        name: `broadcast-${action}`,
        text,
        values: [id, accountId, now],
      });
      if (rowCount === 0) throw new Refused(409, 'It cannot be done with this broadcast, or not by you.');
      const actor = { kind: 'account', personId } as const;
      await audit.note(
        { action: `broadcast.${action}`, actor, personId: null, details: { broadcast: id }, at: now },
        within,
      );
    });
  }

  const isFor = ({ states, districts }: BroadcastRow, sealed: Buffer | null): boolean => {
    if (states.length === 0) return true;
    const place = sealed && Place.safeParse(JSON.parse(vault.open('person.memory', sealed))).data;
    if (!place || !states.includes(place.state)) return false;
    return districts.length === 0 || districts.includes(place.district);
  };

  async function releaseOne(row: BroadcastRow, most: number, now: Date): Promise<string[]> {
    return database.transaction(async (within) => {
      const { rows: held } = await within.query<BroadcastRow>({
        name: 'broadcast-hold',
        text: `select ${COLUMNS} from broadcast b where id = $1 and status = 'approved' for update skip locked`,
        values: [row.id],
      });
      const [broadcast] = held;
      if (!broadcast) return [];
      const { rows: people } = await within.query<{
        id: string;
        identity_id: string | null;
        memory_sealed: Buffer | null;
      }>({ name: 'broadcast-next', text: NEXT, values: [broadcast.reached, most] });
      const isOver = people.length < most || now > broadcast.until;
      const meant = now > broadcast.until ? [] : people.filter((one) => isFor(broadcast, one.memory_sealed));
      const arms = meant.map(({ id }) =>
        drawOf(broadcast.id, id) < broadcast.control_share ? 'control' : 'told',
      );
      await within.query({
        name: 'broadcast-people',
        text: `insert into broadcast_person (broadcast_id, person_id, arm, at)
          select $1, p.id, p.arm, $4 from unnest($2::uuid[], $3::text[]) as p(id, arm) on conflict do nothing`,
        values: [broadcast.id, meant.map(({ id }) => id), arms, now],
      });
      const payload: NoticePayload = {
        lines: [{ key: broadcast.key, params: broadcast.params }],
        until: broadcast.until.toISOString(),
      };
      const wished = meant
        .filter((_, index) => arms[index] === 'told')
        .map(({ id, identity_id }): Wished => ({
          ...{ personId: id, identityId: identity_id, kind: NOTICE, channel: null, urgent: false, payload },
          ...{ dueAt: now, matter: `broadcast:${broadcast.id}` },
        }));
      await within.query({
        name: 'broadcast-reached',
        text: `update broadcast set reached = coalesce($2, reached), status = case when $3 then 'sent' else status end,
            ended_at = case when $3 then $4::timestamptz end where id = $1`,
        values: [broadcast.id, people.at(-1)?.id ?? null, isOver, now],
      });
      return outbox.addAll(wished, now, within);
    });
  }

  return {
    async write(id, draft, { accountId, personId }, now) {
      const { purpose, key, params, states, districts, controlShare, until } = draft;
      await database.transaction(async (within) => {
        await within.query({
          name: 'broadcast-write',
          text: `insert into broadcast (id, purpose, key, params, states, districts, control_share, status, written_by,
              written_at, until) values ($1, $2, $3, $4, $5, $6, $7, 'written', $8, $9, $10)`,
          values: [id, purpose, key, params, states, districts, controlShare, accountId, now, until],
        });
        const actor = { kind: 'account', personId } as const;
        await audit.note(
          { action: 'broadcast.written', actor, personId: null, details: { broadcast: id }, at: now },
          within,
        );
      });
    },

    approve: (id, by, now) =>
      move(id, by, now, [
        'approved',
        `update broadcast set status = 'approved', approved_by = $2, approved_at = $3
          where id = $1 and status = 'written' and written_by <> $2 and until > $3`,
      ]),

    stop: (id, by, now) =>
      move(id, by, now, [
        'stopped',
        `update broadcast set status = 'stopped', ended_at = $3
          where id = $1 and status in ('written', 'approved') and $2::uuid is not null`,
      ]),

    async list() {
      const { rows } = await database.query<BroadcastRow>({
        name: 'broadcast-list',
        text: `select ${COLUMNS}, (count(*) filter (where arm = 'told'))::int as told,
            (count(*) filter (where arm = 'control'))::int as control
          from broadcast b left join broadcast_person p on p.broadcast_id = b.id
          group by b.id order by written_at desc limit 100`,
        values: [],
      });
      return rows.map(({ control_share, written_by, approved_by, reached: _, ...row }) => ({
        ...row,
        controlShare: control_share,
        writtenBy: written_by,
        approvedBy: approved_by,
      }));
    },

    async release(most, now) {
      const { rows } = await database.query<BroadcastRow>({
        name: 'broadcast-find-approved',
        text: `select ${COLUMNS} from broadcast b where status = 'approved' order by approved_at limit 1`,
        values: [],
      });
      return rows[0] ? releaseOne(rows[0], most, now) : [];
    },
  };
}

/** A number from 0 to 1 for somebody in a broadcast: the same each time, and another in each broadcast. */
function drawOf(broadcast: string, person: string): number {
  return createHash('sha256').update(`${broadcast} ${person}`).digest().readUInt32BE(0) / 2 ** 32;
}
