import { z } from 'zod';
import { numberOf } from '../address.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import { SendFailed } from '../errors.ts';
import { CALL_BACK, type PlaceCall } from './call-back.ts';
import type { Claimed, Sent } from './outbox.ts';

/** The kind of the rows that wish for a call which begins with words of its own. */
export const CALL = 'call';

const Exempt = z.enum(['chosen-time', 'asked-again', 'let-go', 'danger']).nullable();

/**
 * What such a row says, sealed. After `until` (ISO 8601) nobody is called, and nothing is said. `words`: each with the
 * language it is said in, none where what follows says it all. `opens`: the conversation that follows them, for `argument`;
 * else it goes on where it stood. `ends`: none follows,
 * they are said twice, and the call ends. `unasked`: it follows from a row that nobody asked for, and `again` is why the next
 * try is not held back, which is judged by itself (`isAgain`). `instead`: a message by a channel, for where nobody answers.
 * `earlier`: the rows of the tries before this one.
 */
const Payload = z.object({
  words: z.array(z.object({ text: z.string(), language: z.string() })),
  until: z.iso.datetime(),
  opens: z.string().optional(),
  argument: z.string().optional(),
  ends: z.boolean().optional(),
  unasked: z
    .object({
      exempt: Exempt,
      silentDays: z.number().nullable().optional(),
      again: Exempt.optional(),
      isAgain: z.literal(true).optional(),
    })
    .optional(),
  instead: z.object({ channel: z.string(), payload: z.record(z.string(), z.unknown()) }).optional(),
  earlier: z.array(z.string()).optional(),
});
export { Payload as CallPayload };
export type CallPayload = z.input<typeof Payload>;

/** A sentence, and the language it is said in. */
export type Spoken = CallPayload['words'][number];

/** Makes the call unless its hour has passed. Throws SendFailed; where nobody knows whether it rang, it is not made again. */
export async function performCall(row: Claimed, placeCall: PlaceCall, now: Date): Promise<Sent> {
  const parsed = Payload.safeParse(row.payload);
  if (!parsed.success) throw new SendFailed('rejected', 'no-payload');
  if (!row.to) throw new SendFailed('rejected', 'no-number');
  if (now > new Date(parsed.data.until)) throw new SendFailed('rejected', 'late');
  try {
    return await placeCall({ id: row.id, to: numberOf(row.to), called: null, urgent: row.urgent });
  } catch (error) {
    throw error instanceof SendFailed ? error : new SendFailed('unknown', 'internal');
  }
}

/** How a call that we made begins: with which words, if any, and what follows them. */
export interface Opening extends Pick<CallPayload, 'opens' | 'argument' | 'ends'> {
  readonly words: readonly Spoken[];
  readonly urgent: boolean;
}

/**
 * What a call is to begin with; null for what is no call of ours, or one whose hour has passed. It is asked by our own id,
 * which the provider hands back, else by the provider's: anybody can ring us under another's number, but nobody can be called
 * in another's place. Who is quick to pick up is there before we know the provider's.
 */
export interface FirstWords {
  of(call: {
    readonly channel: string;
    readonly dialog: string;
    readonly callId?: string | undefined;
    readonly personId: string;
  }): Promise<Opening | null>;
}

export function createFirstWords({
  database,
  vault,
  now,
}: {
  readonly database: Pick<Database, 'query'>;
  readonly vault: Vault;
  readonly now: () => Date;
}): FirstWords {
  return {
    async of({ channel, dialog, callId, personId }) {
      const { rows } = await database.query<{ kind: string; urgent: boolean; payload_sealed: Buffer }>({
        name: 'call-first-words',
        text: `select kind, urgent, payload_sealed from outbox
          where id = coalesce($4::uuid,
              (select id from outbox where channel = $1 and provider_message_id = $2 limit 1))
            and person_id = $3 and kind in ('${CALL}', '${CALL_BACK}') and payload_sealed is not null`,
        values: [channel, dialog, personId, callId ?? null],
      });
      const [row] = rows;
      if (!row) return null;
      if (row.kind === CALL_BACK) return { words: [], urgent: row.urgent };
      const payload = Payload.parse(JSON.parse(vault.open('outbox.payload', row.payload_sealed)));
      return now() > new Date(payload.until) ? null : { ...payload, urgent: row.urgent };
    },
  };
}
