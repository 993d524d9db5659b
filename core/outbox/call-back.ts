import { z } from 'zod';
import { numberOf } from '../address.ts';
import type { ConversationStore } from '../conversations/store.ts';
import type { Telecom } from '../country/telecom.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
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
 * "nobody": a landline, a number abroad, one that nobody should be called at. "late": it rang too long ago.
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

const MINUTE_MS = 60_000;

/** What a ring on the SOS number is recorded as: nobody has said yet that it is one. */
const SOS_RING: Pick<EmergencyRaised, 'certainty' | 'trigger' | 'medium'> = {
  certainty: 'unconfirmed',
  trigger: 'missed-call',
  medium: 'voice',
};

/** The number's row is held first: of two that ring at once, the second waits and then finds what the first one wrote. */
const HOLD = 'select from identity where id = $1 for no key update';

/**
 * A wish for a call, unless there is one, or were too many, or that number is not called ($16). An SOS is recorded all the
 * same: the person may not pick up, or cannot be called.
 */
const WANT = `
  with fresh as (
    insert into inbox (channel, key_index, received_at)
    select $1, $2, $3 where not exists (select from inbox where channel = $1 and key_index = any($15))
    on conflict do nothing returning 1
  ), mine as (
    select status, urgent, updated_at from outbox where person_id = $4 and kind = '${CALL_BACK}'
  ), coming as (
    select from mine
    where (urgent or not $7)
      and (status in ('pending', 'sending') or (status <> 'failed' and updated_at > $8))
  ), day as (
    select count(*) filter (where person_id = $4)::int as mine, count(*)::int as everybodys
    from outbox
    where kind = '${CALL_BACK}' and due_at >= $9 and due_at < $10
      and status in ('pending', 'sending', 'unknown', 'accepted', 'sent', 'failed', 'delivered')
  ), queued as (
    insert into outbox (person_id, identity_id, kind, channel, urgent, payload_sealed, due_at, created_at, updated_at)
    select $4, $5, '${CALL_BACK}', $1, $7, $6, $11, $3, $3 from day
    where $16 and exists (select from fresh) and not exists (select from coming)
      and ($7 or (day.mine < $12 and day.everybodys < $13))
    returning id
  ), alarm as (
    insert into outbox (person_id, identity_id, kind, urgent, payload_sealed, due_at, created_at, updated_at)
    select $4, $5, 'emergency', true, $14, $3, $3, $3 from day
    where $7 and exists (select from fresh) and not exists (select from coming)
  )
  select exists (select from fresh) as fresh, exists (select from coming) as coming,
    day.mine >= $12 as often, (select id from queued) as id from day`;

interface WantRow {
  fresh: boolean;
  coming: boolean;
  often: boolean;
  id: string | null;
}

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
  readonly store: Pick<ConversationStore, 'load'>;
  readonly telecom: Pick<Telecom, 'callBack' | 'classOf' | 'offersTo' | 'dayOf'>;
  readonly sosNumber: PhoneNumber | null;
}): CallBacks {
  const limits = telecom.callBack;

  const isOurs = ({ from, called }: Rang): boolean =>
    from.e164 === called?.e164 || from.e164 === sosNumber?.e164;

  return {
    async want(rang, now) {
      const { from, called } = rang;
      if (isOurs(rang)) return { outcome: 'nobody' };
      const isCalled = telecom.offersTo(telecom.classOf(from)).includes('missed-call');
      // A provider's clock may be ahead of ours.
      const rangAt = new Date(Math.min((rang.at ?? now).getTime(), now.getTime()));
      const lateMs = limits.lateMinutes * MINUTE_MS;
      const isLate = now.getTime() - rangAt.getTime() > lateMs;
      const refused = isCalled ? (isLate ? 'late' : null) : 'nobody';
      const urgent = sosNumber !== null && called?.e164 === sosNumber.e164;
      if (refused !== null && !urgent) return { outcome: refused };

      // At any hour: whoever rings has asked for it.
      const dueAt = new Date(Math.max(now.getTime(), rangAt.getTime() + limits.afterSeconds * 1000));
      const payload = { called: called?.e164 ?? null, lateAfter: new Date(dueAt.getTime() + lateMs) };
      const day = telecom.dayOf(dueAt);
      const { personId, identityId, memory } = await store.load(from, now);
      const seal = (value: unknown): Buffer => vault.seal('outbox.payload', JSON.stringify(value));
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
        refused === null,
      ];
      const row = await holding(database, identityId, values);
      if (row.id !== null) return { outcome: 'wanted', id: row.id, dueAt };
      if (!row.fresh) return { outcome: 'known' };
      if (refused !== null) return { outcome: refused };
      if (row.coming) return { outcome: 'coming' };
      return { outcome: row.often ? 'often' : 'many' };
    },
  };
}

/** Runs WANT while the number's row is held. */
const holding = (database: Database, identityId: string, values: unknown[]): Promise<WantRow> =>
  database.transaction(async (within) => {
    await within.query({ name: 'call-back-hold', text: HOLD, values: [identityId] });
    const { rows } = await within.query<WantRow>({ name: 'call-back-want', text: WANT, values });
    return rows[0]!;
  });

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
