import type { ConversationStore } from '../conversations/store.ts';
import type { Claimed } from '../outbox/outbox.ts';
import type { Contact } from '../people/contacts.ts';
import { isEnd } from './chart.ts';
import type { DoDeed } from './deed.ts';
import { hold } from './incident.ts';
import type { ContactsTold, Surroundings } from './move.ts';
import { line } from './notice.ts';
import { append, readTimeline } from './timeline.ts';

/** Tells a caller's emergency contacts that have agreed of it, and that it is over, each once, as a due row of the outbox wants. */
export type TellContacts = (row: Claimed) => Promise<void>;

export function createTellContacts({
  doDeed,
  surroundings,
  store,
  agreedOf,
  nameOf,
  clock,
}: {
  readonly doDeed: DoDeed;
  readonly surroundings: Pick<Surroundings, 'vault'>;
  readonly store: Pick<ConversationStore, 'find'>;
  /** Those who may be told of an emergency. */
  readonly agreedOf: (personId: string) => Promise<readonly Contact[]>;
  /** What somebody calls themselves, if they said. */
  readonly nameOf: (personId: string) => Promise<string | null>;
  readonly clock: { now(): Date };
}): TellContacts {
  return async ({ personId, payload }) => {
    const { emergency, isOver = false } = payload as ContactsTold;
    const contacts = await agreedOf(personId);
    if (contacts.length === 0) return;
    const name = await nameOf(personId);
    const text = line(isOver ? 'contact-over' : 'contact', { name: name ?? line('somebody') });
    const threads = await Promise.all(
      contacts.map(async ({ phone, language }) => ({ ...(await store.find(phone, clock.now())), language })),
    );
    await doDeed(async ({ within, notices, now }) => {
      const incident = await hold(within, surroundings.vault, emergency);
      const { moments } = await readTimeline(within, emergency);
      // A crash may bring the row again; whoever stopped it meanwhile wants nobody told.
      const isTold = moments.some(({ kind }) => kind === 'contacts-told');
      if (isEnd(incident.status) !== isOver || isTold !== isOver) return;
      for (const { personId: to, identityId, language } of threads)
        notices.push({
          to: { personId: to, identityId, language, medium: 'sms' },
          text,
          call: null,
          dueAt: now,
        });
      // The head of an ended timeline stands in the audit, and this row is done once.
      if (isOver) return;
      const details = { told: threads.length };
      await append(within, emergency, { kind: 'contacts-told', actor: 'service', at: now, details });
    });
  };
}
