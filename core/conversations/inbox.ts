import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';

/** What was taken already, by the provider's key of it. */
export interface Inbox {
  /** The reply that a key got before, if any. */
  seen(channel: string, key: string): Promise<{ readonly reply: string | null } | null>;
  /** Takes the key of what was answered without a turn: brought again it is a duplicate. */
  take(channel: string, key: string, at: Date): Promise<void>;
}

/** What an inbox row seals: the provider's key and the reply it got; null where the answer was a message. */
type Taken = readonly [key: string, reply: string | null];
const SEALED = 'inbox.taken';

export const sealTaken = (vault: Vault, ...taken: Taken): Buffer => vault.seal(SEALED, JSON.stringify(taken));

export function createInbox({
  database,
  vault,
}: {
  readonly database: Database;
  readonly vault: Vault;
}): Inbox {
  return {
    async seen(channel, key) {
      const { rows } = await database.query<{ taken_sealed: Buffer | null }>({
        name: 'inbox-seen',
        text: 'select taken_sealed from inbox where channel = $1 and key_index = any($2)',
        values: [channel, vault.indexes('inbox', key)],
      });
      const [row] = rows;
      if (!row) return null;
      const taken = row.taken_sealed && (JSON.parse(vault.open(SEALED, row.taken_sealed)) as Taken);
      return { reply: taken ? taken[1] : null };
    },

    async take(channel, key, at) {
      await database.query({
        name: 'inbox-take',
        text: `insert into inbox (channel, key_index, taken_sealed, received_at) values ($1, $2, $3, $4)
          on conflict do nothing`,
        values: [channel, vault.index('inbox', key), sealTaken(vault, key, null), at],
      });
    },
  };
}
