import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import { NOTICE, type NoticePayload } from '../messages/notice.ts';
import { CALL, CallPayload } from './call.ts';
import { CALL_BACK, CallBackPayload } from './call-back.ts';
import { type CallEnd, type CallFailure, causeOf, nextTry } from './call-plan.ts';
import type { Claimed, Outbox, Wished } from './outbox.ts';

/** What becomes of calls that we made, as it is told and as rows of the outbox have it. */
export interface CallEnds {
  /** Somebody is there: what the call has to say is said. */
  begun(call: CallOf, now: Date): Promise<void>;
  /** A provider's word that it is over: twice, late or in any order it changes nothing more. */
  ended(call: CallOf & { readonly how: CallEnd }, now: Date): Promise<void>;
  /**
   * Puts down what follows calls that nobody heard: one further try each, by its cause, or what is written in its place;
   * and calls for questions about a dose that could not be written. Resolves with the ids of the new rows.
   */
  goOn(now: Date): Promise<readonly string[]>;
  /** Whether a further try is needless: an earlier one was heard after all, or the person has answered meanwhile. */
  isAnswered(row: Pick<Claimed, 'id' | 'personId' | 'kind' | 'payload'>): Promise<boolean>;
}

/** A call by the provider's own name for it. */
export interface CallOf {
  readonly channel: string;
  readonly dialog: string;
}

/** What a row said or asked is said by another one now. */
export type AskedBy = (before: string, after: string, within: Queries) => Promise<void>;

/**
 * Whoever wished for a call and was not reached is written to, where nothing more is tried; not who saw our call and pressed it away,
 * nor a number that leads to nobody.
 */
const UNWRITTEN: ReadonlySet<CallFailure> = new Set(['rejected', 'no-number']);
/** It is worth nothing more by then. */
const WRITTEN_MS = 12 * 3_600_000;
/** A call back that nobody knows was made is over after so long, if it was. */
const OVER_MS = 15 * 60_000;

/** What was due longer ago is not gone on from. */
const FORGOTTEN_MS = 86_400_000;
/** Rows that are gone on from at once. */
const AT_ONCE = 100;

/** What a failed row is held by that nothing follows, though it still knows what to say: it may be sent again. */
const ENDED = 'nothing-follows';

/**
 * Failed rows that still know what to say, and calls back that nobody knows were made: what follows one takes that along, so
 * that each is gone on from once. Messages are those that asked about a dose. Who rang again since is called for that ring.
 */
const FAILED = `
  select id, person_id, identity_id, kind, channel, urgent, status, attempts, payload_sealed, error, tried,
    coalesce(sent_at, updated_at) as made_at,
    exists (select from conversation c where c.person_id = outbox.person_id and c.heard_at > outbox.created_at) as is_heard,
    kind = '${CALL_BACK}' and exists (select from outbox anew where anew.person_id = outbox.person_id
      and anew.kind = '${CALL_BACK}' and anew.id > outbox.id and (anew.urgent or not outbox.urgent)
      and (anew.status <> 'failed' or anew.attempts > 0)) as is_wished_anew
  from outbox
  where (status = 'failed' or status = 'unknown' and kind = '${CALL_BACK}' and updated_at <= $2)
    and due_at > $1 and payload_sealed is not null and held is distinct from '${ENDED}'
    and (kind in ('${CALL}', '${CALL_BACK}') or kind = 'message' and exists (
      select from dose d where d.message_id = outbox.id and d.status in ('asked', 'unsent')))
  order by urgent desc, updated_at limit ${AT_ONCE} for update of outbox skip locked`;

/** One that what follows has taken its words from, or that nothing ever follows. */
const GONE_ON = `
  update outbox set payload_sealed = case when $2 then payload_sealed end, held = case when $2 then '${ENDED}' else held end
  where id = $1`;

/**
 * A dose is answered by what the person said of it, who is asked to help by what became of that, all else by any word of
 * theirs.
 */
const ANSWERED = `
  select exists (select from outbox where id = any($2) and status in ('delivered', 'read'))
    or exists (select from dispatch d join responder r on r.account_id = d.responder_id
      join identity i on i.id = r.identity_id
      where d.emergency_id::text = $6 and i.person_id = $3 and d.state <> 'asked')
    or $4 and case when exists (select from dose where message_id = $1)
      then not exists (select from dose where message_id = $1 and status in ('asked', 'unsent'))
      else exists (select from conversation c join outbox o on o.id = $5
        where c.person_id = $3 and c.heard_at > o.created_at) end as answered`;

interface FailedRow {
  id: string;
  person_id: string;
  identity_id: string | null;
  kind: string;
  channel: string | null;
  urgent: boolean;
  status: 'failed' | 'unknown';
  attempts: number;
  payload_sealed: Buffer;
  error: string | null;
  tried: string[];
  made_at: Date;
  /** The person was heard of since it was wished for. */
  is_heard: boolean;
  is_wished_anew: boolean;
}

export function createCallEnds({
  database,
  vault,
  outbox,
  askedBy,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly outbox: Pick<Outbox, 'report' | 'addAll'>;
  readonly askedBy: AskedBy;
}): CallEnds {
  return {
    async begun({ channel, dialog }, now) {
      await outbox.report({ channel, providerMessageId: dialog, status: 'delivered', now });
    },

    async ended({ channel, dialog, how }, now) {
      const told = { channel, providerMessageId: dialog, now };
      if (how !== 'picked-up') {
        await outbox.report({ ...told, status: 'failed', reason: how });
        return;
      }
      const { rows } = await database.query<{ status: string; error: string | null }>({
        name: 'call-ended',
        text: 'select status, error from outbox where channel = $1 and provider_message_id = $2',
        values: [channel, dialog],
      });
      const [before] = rows;
      // A provider that takes its word back: somebody was there, and is not called again.
      const isTakenBack = before?.status === 'failed' && before.error !== 'unheard';
      // Whoever heard us is noted already: it was picked up, and nobody pressed a key.
      await outbox.report(
        isTakenBack ? { ...told, status: 'delivered' } : { ...told, status: 'failed', reason: 'unheard' },
      );
    },

    goOn: (now) =>
      database.transaction(async (within) => {
        const { rows } = await within.query<FailedRow>({
          name: 'call-failed',
          text: FAILED,
          values: [new Date(now.getTime() - FORGOTTEN_MS), new Date(now.getTime() - OVER_MS)],
        });
        const added: string[] = [];
        for (const row of rows) {
          const payload: unknown = JSON.parse(vault.open('outbox.payload', row.payload_sealed));
          const next = nextOf(row, payload, now);
          const [id] = next ? await outbox.addAll([next], now, within) : [];
          if (id !== undefined) {
            await askedBy(row.id, id, within);
            added.push(id);
          }
          const isKept = next === null && row.kind === 'message';
          await within.query({ name: 'call-gone-on', text: GONE_ON, values: [row.id, isKept] });
        }
        return added;
      }),

    async isAnswered({ id, personId, kind, payload }) {
      const { earlier = [], argument } = (payload ?? {}) as Pick<CallPayload, 'earlier' | 'argument'>;
      if ((kind !== CALL && kind !== CALL_BACK) || earlier.length === 0) return false;
      const { rows } = await database.query<{ answered: boolean | null }>({
        name: 'call-answered',
        text: ANSWERED,
        values: [id, earlier, personId, kind === CALL, earlier[0], argument ?? null],
      });
      return rows[0]?.answered === true;
    },
  };
}

/** What follows a row that failed; null where nothing does. */
function nextOf(row: FailedRow, payload: unknown, now: Date): Wished | null {
  const cause = causeOf(row.error);
  if (cause === null || row.is_wished_anew) return null;
  const tried = [...row.tried, `${row.channel}:${row.kind === 'message' ? row.error : cause}`];
  const base = {
    ...{ personId: row.person_id, identityId: row.identity_id, urgent: row.urgent },
    ...{ tried, matter: `after:${row.id}` },
  };
  if (row.kind === 'message') {
    const { call, until } = payload as { call?: { channel: string; payload: unknown }; until?: string };
    if (!call || row.error === 'late' || (until !== undefined && now > new Date(until))) return null;
    return { ...base, kind: CALL, channel: call.channel, payload: call.payload, dueAt: now };
  }
  const again = againOf(row, cause, payload);
  if (again) return { ...base, kind: row.kind, channel: row.channel, ...again };
  if (row.kind === CALL_BACK) {
    if (row.urgent || row.is_heard || UNWRITTEN.has(cause)) return null;
    return { ...base, kind: NOTICE, channel: null, payload: notReached(row, now), dueAt: now };
  }
  const { instead } = CallPayload.safeParse(payload).data ?? {};
  return instead ? { ...base, kind: 'message', ...instead, dueAt: now } : null;
}

/**
 * That we did not reach them: nothing of what they may have wanted. No call says it. It answers their wish for a call, and of one
 * that came to us hours late it is news, which waits for the morning.
 */
const notReached = ({ error }: Pick<FailedRow, 'error'>, now: Date): NoticePayload => ({
  lines: [{ key: 'common.not-reached' }],
  isWritten: true,
  ...(error === 'late' ? {} : { isAnswer: true }),
  until: new Date(now.getTime() + WRITTEN_MS).toISOString(),
});

/** The next try of a call that was made, where there is one before it is worth nothing. */
function againOf(
  { id, kind, urgent, status, attempts, made_at: madeAt }: FailedRow,
  cause: CallFailure,
  payload: unknown,
): Pick<Wished, 'payload' | 'dueAt'> | null {
  if (status === 'unknown' || attempts === 0) return null;
  const before = kind === CALL ? CallPayload.parse(payload) : CallBackPayload.parse(payload);
  const { earlier = [] } = before;
  const dueAt = nextTry(cause, { tries: earlier.length + 1, urgent, madeAt });
  const until = 'until' in before ? new Date(before.until) : before.lateAfter;
  if (!dueAt || dueAt > until) return null;
  const next = { ...before, earlier: [...earlier, id] };
  if (!('until' in next) || next.unasked === undefined) return { payload: next, dueAt };
  const { again = null } = next.unasked;
  const unasked = { ...next.unasked, exempt: again, isAgain: true as const };
  return { payload: { ...next, unasked }, dueAt };
}
