import type { Audit } from '../audit/audit.ts';
import type { Database, Queries } from '../db/pool.ts';
import { BroadcastRefused } from './broadcast-refusal.ts';
import { type BroadcastSubject, MOST_DAYS } from './broadcast-texts.ts';

/** A state, or one district of it, by their present English names. */
export interface BroadcastPlace {
  readonly state: string;
  readonly district: string | null;
}

/** One message to many. */
export interface BroadcastDraft extends BroadcastSubject {
  /** Whoever was last at one of these; none: the whole country. */
  readonly places: readonly BroadcastPlace[];
  /** The share of those it is for who are drawn not to be told, 0 to 0.5: what it does is seen beside them. */
  readonly controlShare: number;
  /** It is worth nothing from then on. */
  readonly until: Date;
}

/** "sent": to everybody it is for. "expired": its time was over before that. */
export type BroadcastStatus = 'written' | 'approved' | 'sent' | 'stopped' | 'expired';

/** A broadcast as it stands; who wrote and approved it, by their accounts. */
export interface Broadcast extends BroadcastDraft {
  readonly id: string;
  readonly status: BroadcastStatus;
  readonly writtenBy: string;
  readonly writtenAt: Date;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly endedAt: Date | null;
}

/** How those are who were drawn to one arm: people, who of them said STOP since, and who was heard of since. */
export interface Arm {
  readonly people: number;
  readonly optedOut: number;
  readonly heardOf: number;
}

/** What came of a broadcast, in counts alone. A message is kept for 30 days; one that is not any more counts as people alone. */
export interface BroadcastFigures {
  readonly told: Arm & {
    readonly waiting: number;
    readonly sent: number;
    readonly delivered: number;
    readonly failed: number;
    readonly unknown: number;
    readonly dropped: number;
  };
  readonly control: Arm;
}

/** Who does it: an account, and the person that it is of, for the audit. */
export interface By {
  readonly accountId: string;
  readonly personId: string;
}

/** Broadcasts as they are written, approved and stopped, each deed noted in the audit with it. Throws BroadcastRefused. */
export interface Broadcasts {
  write(id: string, draft: BroadcastDraft, by: By, now: Date): Promise<Broadcast>;
  /** By somebody else than its writer, while it is worth something. Of two at once, one does. */
  approve(id: string, by: By, now: Date): Promise<Broadcast>;
  /** Nobody more is told; what has not left yet is dropped. */
  stop(id: string, by: By, now: Date): Promise<Broadcast>;
  get(id: string): Promise<Broadcast>;
  figures(id: string): Promise<BroadcastFigures>;
  /** Newest first; those before the broadcast of id `before`. */
  list(page: { readonly before: string | null; readonly limit: number }): Promise<Broadcast[]>;
}

const COLUMNS = `id, purpose, about, to_char(day, 'YYYY-MM-DD') as day, places, control_share as "controlShare", status,
  written_by as "writtenBy", written_at as "writtenAt", approved_by as "approvedBy", approved_at as "approvedAt",
  ended_at as "endedAt", until`;

const WRITE = `
  insert into broadcast (id, purpose, about, day, places, control_share, status, written_by, written_at, until)
  values ($1, $2, $3, $4, $5, $6, 'written', $7, $8, $9)`;

const APPROVE = `
  update broadcast set status = 'approved', approved_by = $2, approved_at = $3
  where id = $1 and status = 'written' and written_by <> $2 and until > $3`;

const STOP = `
  update broadcast set status = 'stopped', ended_at = $3
  where id = $1 and status in ('written', 'approved', 'sent') and until > $3 and $2::uuid is not null`;

const UNSAY = `
  update outbox set status = 'dropped', error = 'broadcast-stopped', payload_sealed = null, updated_at = $2
  where status = 'pending' and id in (select message_id from broadcast_person where broadcast_id = $1)`;

/** Held until the end, so that whoever stops it either finds the new row, or is found here to have stopped it. */
const GOES_ON_AS = `
  with moved as (
    update broadcast_person set message_id = $2 where message_id = $1 returning broadcast_id
  ), stopped as (
    select b.id, b.status, b.ended_at from broadcast b join moved m on m.broadcast_id = b.id for share of b
  )
  update outbox set status = 'dropped', error = 'broadcast-stopped', payload_sealed = null, updated_at = s.ended_at
  from stopped s where outbox.id = $2 and s.status = 'stopped'`;

const LIST = `
  select ${COLUMNS} from broadcast
  where $1::uuid is null or (written_at, id) < (select written_at, id from broadcast where id = $1)
  order by written_at desc, id desc limit $2`;

const count = (of: string): string => `(count(*) filter (where ${of}))::int`;
const FIGURES = `
  select b.arm, count(*)::int as people, ${count('p.opted_out_at >= b.at')} as "optedOut",
    ${count('c.heard_at > b.at')} as "heardOf", ${count(`o.status in ('pending', 'sending')`)} as waiting,
    ${count(`o.status in ('accepted', 'sent')`)} as sent, ${count(`o.status in ('delivered', 'read')`)} as delivered,
    ${count(`o.status = 'failed'`)} as failed, ${count(`o.status = 'unknown'`)} as unknown,
    ${count(`o.status = 'dropped'`)} as dropped
  from broadcast_person b join person p on p.id = b.person_id
    left join conversation c on c.person_id = p.id left join outbox o on o.id = b.message_id
  where b.broadcast_id = $1 group by b.arm`;

const NOBODY: BroadcastFigures['told'] = {
  ...{ people: 0, optedOut: 0, heardOf: 0 },
  ...{ waiting: 0, sent: 0, delivered: 0, failed: 0, unknown: 0, dropped: 0 },
};
const DAY_MS = 86_400_000;

/**
 * What a row of the outbox says of a broadcast is said by another one now: that is counted from then on, and dropped where the
 * broadcast was stopped, before or later. Nothing where it is of none.
 */
export async function goesOnAs(before: string, after: string, within: Queries): Promise<void> {
  await within.query({ name: 'broadcast-goes-on', text: GOES_ON_AS, values: [before, after] });
}

export function createBroadcasts({
  database,
  audit,
}: {
  readonly database: Database;
  readonly audit: Pick<Audit, 'note'>;
}): Broadcasts {
  async function read(id: string, within: Queries = database): Promise<Broadcast> {
    const { rows } = await within.query<Broadcast>({
      name: 'broadcast-read',
      text: `select ${COLUMNS} from broadcast where id = $1`,
      values: [id],
    });
    if (!rows[0]) throw new BroadcastRefused('not-found');
    return rows[0];
  }

  const note = (deed: string, id: string, { personId }: By, at: Date, within: Queries): Promise<void> => {
    const actor = { kind: 'account', personId } as const;
    return audit.note(
      { action: `broadcast.${deed}`, actor, personId: null, details: { broadcast: id }, at },
      within,
    );
  };

  return {
    async write(id, draft, by, now) {
      const { purpose, about, day, places, controlShare, until } = draft;
      if (until <= now || until.getTime() > now.getTime() + MOST_DAYS * DAY_MS)
        throw new BroadcastRefused('until');
      return database.transaction(async (within) => {
        const values = [
          id,
          purpose,
          about,
          day,
          JSON.stringify(places),
          controlShare,
          by.accountId,
          now,
          until,
        ];
        await within.query({ name: 'broadcast-write', text: WRITE, values });
        await note('written', id, by, now, within);
        return read(id, within);
      });
    },

    approve: (id, by, now) =>
      database.transaction(async (within) => {
        const values = [id, by.accountId, now];
        const { rowCount } = await within.query({ name: 'broadcast-approve', text: APPROVE, values });
        const broadcast = await read(id, within);
        if (rowCount === 0) throw new BroadcastRefused(broadcast.writtenBy === by.accountId ? 'own' : 'over');
        await note('approved', id, by, now, within);
        return broadcast;
      }),

    stop: (id, by, now) =>
      database.transaction(async (within) => {
        const values = [id, by.accountId, now];
        const { rowCount } = await within.query({ name: 'broadcast-stop', text: STOP, values });
        const broadcast = await read(id, within);
        if (rowCount === 0) throw new BroadcastRefused('over');
        await within.query({ name: 'broadcast-unsay', text: UNSAY, values: [id, now] });
        await note('stopped', id, by, now, within);
        return broadcast;
      }),

    get: (id) => read(id),

    async figures(id) {
      const { rows } = await database.query<BroadcastFigures['told'] & { arm: string }>({
        name: 'broadcast-figures',
        text: FIGURES,
        values: [id],
      });
      const armOf = (name: string): BroadcastFigures['told'] => {
        const { arm: _, ...found } = rows.find(({ arm }) => arm === name) ?? { ...NOBODY, arm: name };
        return found;
      };
      const { people, optedOut, heardOf } = armOf('control');
      return { told: armOf('told'), control: { people, optedOut, heardOf } };
    },

    async list({ before, limit }) {
      const { rows } = await database.query<Broadcast>({
        name: 'broadcast-list',
        text: LIST,
        values: [before, limit],
      });
      return rows;
    },
  };
}
