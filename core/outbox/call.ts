import { z } from 'zod';
import { numberOf } from '../address.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import { SendFailed } from '../errors.ts';
import type { PlaceCall } from './call-back.ts';
import type { Claimed, Sent } from './outbox.ts';

/** The kind of the rows that wish for a call which begins with words of its own. */
export const CALL = 'call';

/** A sentence, and the language it is said in. */
export interface Spoken {
  readonly text: string;
  readonly language: string;
}

/** What such a row says, sealed. After `until` (ISO 8601) nobody is called, and nothing is said. */
export interface CallPayload {
  readonly words: readonly Spoken[];
  readonly until: string;
  /** The conversation that follows them; else it goes on where it stood. */
  readonly opens?: string | undefined;
  /** No conversation follows: they are said twice, and the call ends. */
  readonly ends?: boolean | undefined;
}

const Payload: z.ZodType<CallPayload> = z.object({
  words: z.array(z.object({ text: z.string(), language: z.string() })).min(1),
  until: z.iso.datetime(),
  opens: z.string().optional(),
  ends: z.boolean().optional(),
});

/** Makes the call unless its hour has passed. Throws SendFailed; where nobody knows whether it rang, it is not made again. */
export async function performCall(row: Claimed, placeCall: PlaceCall, now: Date): Promise<Sent> {
  const parsed = Payload.safeParse(row.payload);
  if (!parsed.success) throw new SendFailed('rejected', 'no-payload');
  if (!row.to) throw new SendFailed('rejected', 'no-number');
  if (now > new Date(parsed.data.until)) throw new SendFailed('rejected', 'late');
  try {
    return await placeCall({ to: numberOf(row.to), called: null, urgent: row.urgent });
  } catch (error) {
    throw error instanceof SendFailed ? error : new SendFailed('unknown', 'internal');
  }
}

/**
 * What a call is to begin with; null for what is no call of ours, or one whose hour has passed. It is asked by the provider's own id of a call that we made: anybody can ring us under
 * another's number, but nobody can be called in another's place.
 */
export interface FirstWords {
  of(call: {
    readonly channel: string;
    readonly dialog: string;
    readonly personId: string;
  }): Promise<CallPayload | null>;
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
    async of({ channel, dialog, personId }) {
      const { rows } = await database.query<{ payload_sealed: Buffer }>({
        name: 'call-first-words',
        text: `select payload_sealed from outbox
          where channel = $1 and provider_message_id = $2 and person_id = $3 and kind = '${CALL}'
            and payload_sealed is not null`,
        values: [channel, dialog, personId],
      });
      const [row] = rows;
      if (!row) return null;
      const payload = Payload.parse(JSON.parse(vault.open('outbox.payload', row.payload_sealed)));
      return now() > new Date(payload.until) ? null : payload;
    },
  };
}
