import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { createThreads, type Threads } from './threads.ts';
import { movedBy, type TurnWritten, type Written } from './turn.ts';
import { createTurns } from './turns.ts';

export { isAsked, isGone, type Thread } from './thread.ts';
export { NOTICE_VERSION, type TurnWritten, type Wanted } from './turn.ts';

/** The conversations of people: what is held of each, and how they move on. */
export interface ConversationStore extends Threads, Inbox {
  write(turn: TurnWritten): Promise<Written>;
  /** Whether they said STOP and not START again, read anew. */
  isStopped(personId: string): Promise<boolean>;
}

export function createConversationStore({
  database,
  vault,
}: {
  readonly database: Database;
  readonly vault: Vault;
}): ConversationStore {
  const { keep, drop, ...threads } = createThreads({ database, vault });
  const inbox = createInbox({ database, vault });
  const writeTurn = createTurns({ database, vault });

  async function write(turn: TurnWritten): Promise<Written> {
    const { thread, channel, key } = turn;
    // Taken under an older key it is no conflict for the statement. Of two at once the second is overtaken, and looks here.
    const before = vault.isRotating ? await inbox.seen(channel, key) : null;
    if (before) return { outcome: 'duplicate', reply: before.reply };
    const { held, taken, ids } = await writeTurn(turn).catch((error: unknown) => {
      // It may have been written all the same.
      drop(thread);
      throw error;
    });
    if (taken) {
      keep(movedBy(turn));
      return { outcome: 'saved', outboxIds: ids ?? [] };
    }
    drop(thread);
    if (!held) return { outcome: 'overtaken' };
    return { outcome: 'duplicate', reply: (await inbox.seen(channel, key))?.reply ?? null };
  }

  async function isStopped(personId: string): Promise<boolean> {
    const { rows } = await database.query<{ stopped: boolean }>({
      name: 'person-stopped',
      text: 'select opted_out_at is not null as stopped from person where id = $1',
      values: [personId],
    });
    return rows[0]?.stopped ?? true;
  }

  return { ...threads, ...inbox, write, isStopped };
}
