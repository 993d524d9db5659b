import { keyOf } from '../channels/thread.ts';
import { readAddress } from '../core/address.ts';
import type { ConversationStore } from '../core/conversations/store.ts';
import type { Emergencies } from '../core/emergencies/emergencies.ts';
import type { Journal, JournalEntry } from '../core/emergencies/journal.ts';
import type { HearCaller } from '../core/emergencies/said.ts';
import { errorFields, type Log } from '../core/log.ts';

/**
 * Brings each SOS that was kept on disk while the database was away into the table of emergencies, with what was said
 * beside it. One that cannot be brought yet stays, and is logged.
 */
export function createKeptCries({
  journal,
  store,
  emergencies,
  hearCaller,
  log,
}: {
  readonly journal: Pick<Journal, 'drain'>;
  readonly store: Pick<ConversationStore, 'load' | 'seen' | 'take'>;
  readonly emergencies: Pick<Emergencies, 'record'>;
  readonly hearCaller: HearCaller;
  readonly log: Log;
}): (now: Date) => Promise<void> {
  async function bring(entry: JournalEntry, now: Date): Promise<void> {
    const { id, from, certainty, trigger, medium, raisedAt, hop, said } = entry;
    const thread = await store.load(readAddress(from)!, now);
    const key = hop && keyOf(thread, hop);
    // It was brought again, and its turn has raised it.
    if (key && (await store.seen(hop.channel, key))) return;
    await emergencies.record({
      id,
      personId: thread.personId,
      identityId: thread.identityId,
      certainty,
      trigger,
      medium,
      place: thread.memory,
      raisedAt: new Date(raisedAt),
    });
    if (said !== undefined) await hearCaller(thread.personId, { said });
    if (key) await store.take(hop.channel, key, now);
  }

  return async (now) => {
    const drained = await journal.drain(async (entry) => {
      try {
        await bring(entry, now);
      } catch (error) {
        log.warn('journal.kept', errorFields(error));
        throw error;
      }
    });
    if (drained > 0) log.info('journal.drained', { entries: drained });
  };
}
