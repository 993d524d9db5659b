import type { createConversationStore, Thread } from '../../../core/conversations/store.ts';
import type { Database } from '../../../core/db/pool.ts';
import { NOTICE } from '../../../core/messages/notice.ts';
import type { Outbox } from '../../../core/outbox/outbox.ts';
import { PhoneNumber } from '../../../core/phone.ts';
import type { Planned, Said } from './plan.ts';
import { CHANNEL } from './worker.ts';

/** A planner that runs twice writes so many of a hundred again. */
const TWICE = 5;
/** Rows of the plan that are put down at once, and people that come at once. */
const AT_ONCE = 500;
const CROWD = 50;

type Store = ReturnType<typeof createConversationStore>;

/** Everybody has a number. */
export const numberOf = (person: number): PhoneNumber =>
  PhoneNumber.parse(`+9199${String(person).padStart(8, '0')}`)!;

/** So many people have come by the service before. */
export async function befriend(store: Store, people: number, begins: Date): Promise<Thread[]> {
  const threads: Thread[] = [];
  for (let from = 0; from < people; from += CROWD) {
    const some = Array.from({ length: Math.min(CROWD, people - from) }, (_, index) => from + index);
    threads.push(...(await Promise.all(some.map((person) => store.load(numberOf(person), begins)))));
  }
  return threads;
}

/** Puts the plan down, some of it twice; resolves with how many that were. */
export async function putDown(
  outbox: Outbox,
  database: Database,
  planned: readonly Planned[],
  threads: readonly Thread[],
  begins: Date,
  random: () => number,
): Promise<number> {
  const rowOf = ({ id, person, dueAt, exempt }: Planned) => {
    const { personId, identityId } = threads[person]!;
    const payload = { lines: [{ key: 'week.text', params: { id } }], exempt };
    return { personId, identityId, kind: NOTICE, channel: null, urgent: false, payload, dueAt, matter: id };
  };
  let twice = 0;
  for (let from = 0; from < planned.length; from += AT_ONCE) {
    const rows = planned.slice(from, from + AT_ONCE).map(rowOf);
    const again = rows.filter(() => random() * 100 < TWICE);
    twice += again.length;
    await outbox.addAll(rows, begins, database);
    await outbox.addAll(again, begins, database);
  }
  return twice;
}

/** Somebody says STOP, or START. */
export async function say(store: Store, { personId }: Thread, { at, given }: Said): Promise<void> {
  const thread = (await store.byPerson(personId))!;
  await store.write({
    ...{ thread, channel: CHANNEL, key: `${personId} ${at.getTime()}`, reply: null, state: null, at },
    ...{ medium: 'sms', consents: [{ purpose: 'messages', given, language: 'en' }], wanted: [] },
  });
}
