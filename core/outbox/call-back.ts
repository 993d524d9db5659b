import { z } from 'zod';
import { numberOf } from '../address.ts';
import { type ConversationStore, isAsked, type Thread } from '../conversations/store.ts';
import type { Telecom } from '../country/telecom.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import type { EmergencyRaised } from '../emergencies/record.ts';
import { SendFailed } from '../errors.ts';
import { PhoneNumber } from '../phone.ts';
import type { Claimed, Sent } from './outbox.ts';

/** The kind of the rows that wish for a call. */
export const CALL_BACK = 'call-back';

/** Somebody rang and was cut off: the channel that told us, its key of the call, who, where, and when if it says so. */
export interface Rang {
  readonly channel: string;
  readonly key: string;
  readonly from: PhoneNumber;
  readonly called: PhoneNumber | null;
  readonly at: Date | null;
}

/**
 * What became of it. "wanted": a row that is due then. "known": this very call was told before. "coming": a call to that
 * number is on its way or was made just now. "often": that number has had all of the day's calls. "many": everybody has.
 * "nobody": a landline, a number abroad, one that nobody should be called at. "late": it rang too long ago. Who is not
 * called because of "late", "often" or "many" is written to, once a day (call-ends.ts).
 */
export type CallBackWanted =
  | { readonly outcome: 'wanted'; readonly id: string; readonly dueAt: Date }
  | { readonly outcome: 'known' | 'coming' | 'often' | 'many' | 'nobody' | 'late' };

/** Wishes for calls, as rows of the outbox: at most one at a time for each number. */
export interface CallBacks {
  want(rang: Rang, now: Date): Promise<CallBackWanted>;
}

/** A call to be made now. `called` is the number that was rung, where that is known: people expect it to call back. */
export interface CallDue {
  /** Our own id of it, by which the call is known whatever comes first: its first words, or the provider's name for it. */
  readonly id: string;
  readonly to: PhoneNumber;
  readonly called: PhoneNumber | null;
  /** It answers an SOS. */
  readonly urgent: boolean;
}

/** Makes a call through whoever carries voice; throws SendFailed. A call taken on counts as made. */
export type PlaceCall = (call: CallDue) => Promise<Sent>;

/** What such a row holds, sealed. `lateAfter`: it is not made any more. `earlier`: the rows of the tries before this one. */
export const CallBackPayload = z.object({
  called: z.string().nullable(),
  lateAfter: z.coerce.date(),
  earlier: z.array(z.string()).optional(),
});

/** What is new of a wish that is said again: when it is due, until when it is made, and the number that was rung. */
interface CallBackAgain {
  readonly dueAt: Date;
  readonly lateAfter: Date;
  readonly called: string | null;
}

const MINUTE_MS = 60_000;

/** What a ring on the SOS number is recorded as: nobody has said yet that it is one. */
const SOS_RING: Pick<EmergencyRaised, 'certainty' | 'trigger' | 'medium'> = {
  certainty: 'unconfirmed',
  trigger: 'missed-call',
  medium: 'voice',
};

/** The number's row is held first: of two that ring at once, the second waits and then finds what the first one wrote. */
const HOLD = 'select from identity where id = $1 for no key update';

/** A further try is no further call of its number's day, but everybody's day has so many calls and no more. */
const IS_TRY = `(once_key is not null and tried <> '{}')`;
/** A wish that was refused: it is kept for the text that says so. */
const IS_REFUSED = `(status = 'failed' and attempts = 0)`;

/**
 * A wish for a call, unless there is one, or were too many, or that number is not called ($16 says why). An SOS is recorded
 * all the same: the person may not pick up, or cannot be called.
 */
const WANT = `
  with fresh as (
    insert into inbox (channel, key_index, received_at)
    select $1, $2, $3 where not exists (select from inbox where channel = $1 and key_index = any($15))
    on conflict do nothing returning 1
  ), mine as (
    select id, status, urgent, due_at, updated_at, payload_sealed from outbox
    where person_id = $4 and kind = '${CALL_BACK}' and (urgent or not $7)
  ), coming as (
    select from mine where status in ('pending', 'sending') or (status <> 'failed' and updated_at > $8)
  ), day as (
    select count(*) filter (where person_id = $4 and not ${IS_REFUSED} and not ${IS_TRY})::int as mine,
      count(*) filter (where not ${IS_REFUSED})::int as everybodys,
      count(*) filter (where ${IS_REFUSED})::int as refused,
      coalesce(bool_or(${IS_REFUSED}) filter (where person_id = $4), false) as told
    from outbox
    where kind = '${CALL_BACK}' and due_at >= $9 and due_at < $10
      and status in ('pending', 'sending', 'unknown', 'accepted', 'sent', 'failed', 'delivered')
  ), judged as (
    select case
      when not exists (select from fresh) then 'known'
      when exists (select from coming) then 'coming'
      when $16::text is not null then $16
      when $7 then 'wanted'
      when mine >= $12 then 'often'
      when everybodys >= $13 then 'many'
      else 'wanted' end as outcome
    from day
  ), queued as (
    insert into outbox
      (person_id, identity_id, kind, channel, urgent, payload_sealed, due_at, status, error, created_at, updated_at)
    select $4, $5, '${CALL_BACK}', $1, $7, $6, $11, case outcome when 'wanted' then 'pending' else 'failed' end,
      nullif(outcome, 'wanted'), $3, $3
    from judged, day
    where outcome = 'wanted'
      or outcome in ('late', 'often', 'many') and not $7 and not day.told and day.refused < $13
    returning id
  ), alarm as (
    insert into outbox (person_id, identity_id, kind, urgent, payload_sealed, due_at, created_at, updated_at)
    select $4, $5, 'emergency', true, $14, $3, $3, $3 from judged
    where $7 and outcome not in ('known', 'coming')
  )
  select outcome, (select id from queued) as id, waiting.id as "waitingId",
    waiting.payload_sealed as "waitingSealed", waiting.urgent as "waitingUrgent"
  from judged left join lateral (
    select id, urgent, payload_sealed from mine where status = 'pending' and due_at > $11 order by due_at limit 1
  ) waiting on outcome = 'coming'`;

interface WantRow {
  readonly outcome: CallBackWanted['outcome'];
  readonly id: string | null;
  /** What is to be called, but not soon: a further try. */
  readonly waitingId: string | null;
  readonly waitingSealed: Buffer | null;
  readonly waitingUrgent: boolean | null;
}

/** Of the tries before it those that were heard after all count no more: somebody has rung since. */
const UNHEARD = `select id from outbox where id = any($1) and status not in ('delivered', 'read') order by id`;

const BRING_FORWARD = `
  update outbox set due_at = $2, payload_sealed = $3, updated_at = $4
  where id = $1 and status = 'pending' and due_at > $2`;

/** `sosNumber` is the one that is called back at any hour and however often; all its rings are recorded as emergencies. */
export function createCallBacks({
  database,
  vault,
  store,
  telecom,
  sosNumber,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly store: Pick<ConversationStore, 'load' | 'find'>;
  readonly telecom: Pick<Telecom, 'callBack' | 'classOf' | 'offersTo' | 'dayOf'>;
  readonly sosNumber: PhoneNumber | null;
}): CallBacks {
  const limits = telecom.callBack;

  const seal = (value: unknown): Buffer => vault.seal('outbox.payload', JSON.stringify(value));

  /** A ring may be the answer to a question of ours, however long they were silent before; one for help is not. */
  async function ringerOf(from: PhoneNumber, urgent: boolean, now: Date): Promise<Thread> {
    const found = await store.find(from, now);
    return isAsked(found, now) && !urgent ? found : store.load(from, now);
  }

  const isOurs = ({ from, called }: Rang): boolean =>
    from.e164 === called?.e164 || from.e164 === sosNumber?.e164;

  /** Has what waits for its next try called now, for whoever has rung again; one for help from the number that they know. False where it was taken on meanwhile. */
  async function bringForward(
    waiting: { readonly id: string; readonly sealed: Buffer; readonly urgent: boolean },
    { dueAt, lateAfter, called }: CallBackAgain,
    now: Date,
    within: Queries,
  ): Promise<boolean> {
    const before = CallBackPayload.parse(JSON.parse(vault.open('outbox.payload', waiting.sealed)));
    const { rows } = await within.query<{ id: string }>({
      name: 'call-back-unheard',
      text: UNHEARD,
      values: [before.earlier ?? []],
    });
    const payload = {
      ...{ called: (waiting.urgent ? null : called) ?? before.called, lateAfter },
      ...(before.earlier ? { earlier: rows.map(({ id }) => id) } : {}),
    };
    const { rowCount } = await within.query({
      name: 'call-back-forward',
      text: BRING_FORWARD,
      values: [waiting.id, dueAt, seal(payload), now],
    });
    return rowCount === 1;
  }

  return {
    async want(rang, now) {
      const { from, called } = rang;
      if (isOurs(rang)) return { outcome: 'nobody' };
      const isCalled = telecom.offersTo(telecom.classOf(from)).includes('missed-call');
      const urgent = sosNumber !== null && called?.e164 === sosNumber.e164;
      if (!isCalled && !urgent) return { outcome: 'nobody' };

      // A provider's clock may be ahead of ours.
      const rangAt = new Date(Math.min((rang.at ?? now).getTime(), now.getTime()));
      const lateMs = limits.lateMinutes * MINUTE_MS;
      const isLate = now.getTime() - rangAt.getTime() > lateMs;
      // At any hour: whoever rings has asked for it.
      const dueAt = new Date(Math.max(now.getTime(), rangAt.getTime() + limits.afterSeconds * 1000));
      const payload = { called: called?.e164 ?? null, lateAfter: new Date(dueAt.getTime() + lateMs) };
      const day = telecom.dayOf(dueAt);
      const { personId, identityId, memory } = await ringerOf(from, urgent, now);
      const values = [
        rang.channel,
        vault.index('inbox', rang.key),
        now,
        personId,
        identityId,
        seal(payload),
        urgent,
        new Date(now.getTime() - limits.sameCallSeconds * 1000),
        day.from,
        day.to,
        dueAt,
        limits.perNumberAndDay,
        limits.perDay,
        seal({ ...SOS_RING, place: memory }),
        vault.indexes('inbox', rang.key),
        isCalled ? (isLate ? 'late' : null) : 'nobody',
      ];
      return database.transaction(async (within): Promise<CallBackWanted> => {
        await within.query({ name: 'call-back-hold', text: HOLD, values: [identityId] });
        const { rows } = await within.query<WantRow>({ name: 'call-back-want', text: WANT, values });
        const { outcome, id, waitingId, waitingSealed, waitingUrgent } = rows[0]!;
        if (outcome === 'wanted') return { outcome, id: id!, dueAt };
        if (waitingId === null) return { outcome };
        const waiting = { id: waitingId, sealed: waitingSealed!, urgent: waitingUrgent! };
        const isSooner = await bringForward(waiting, { ...payload, dueAt }, now, within);
        return isSooner ? { outcome: 'wanted', id: waitingId, dueAt } : { outcome };
      });
    },
  };
}

/**
 * Does what a row of this kind wants: makes the call unless its hour has passed. Throws SendFailed; where nobody knows
 * whether it rang, it is not made again unless it answers an SOS.
 */
export async function performCallBack(row: Claimed, placeCall: PlaceCall, now: Date): Promise<Sent> {
  const parsed = CallBackPayload.safeParse(row.payload);
  if (!parsed.success) throw new SendFailed('rejected', 'no-payload');
  if (!row.to) throw new SendFailed('rejected', 'no-number');
  if (now > parsed.data.lateAfter) throw new SendFailed('rejected', 'late');
  const { called } = parsed.data;
  try {
    return await placeCall({
      id: row.id,
      to: numberOf(row.to),
      called: called === null ? null : PhoneNumber.parse(called),
      urgent: row.urgent,
    });
  } catch (error) {
    if (error instanceof SendFailed) throw error;
    throw new SendFailed(row.urgent ? 'retry' : 'unknown', 'internal');
  }
}
