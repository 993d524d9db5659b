import { createHash } from 'node:crypto';
import type { ConversationStore, Thread } from '../../../core/conversations/store.ts';
import type { Database } from '../../../core/db/pool.ts';
import { NOTICE } from '../../../core/messages/notice.ts';
import type { Outbox } from '../../../core/outbox/outbox.ts';
import { PhoneNumber } from '../../../core/phone.ts';
import { Plan } from '../../../core/reminders/plan.ts';
import type { Reminders } from '../../../core/reminders/reminders.ts';
import { BEGINS, FIRST_DAY, type Week, ZONE } from './plan.ts';

/** What is set, or written down, a second time of a hundred: the wish comes again. */
const TWICE = 5;
/** Rows that are put down at once, and people that come at once. */
const AT_ONCE = 500;
const CROWD = 25;
const LANGUAGES = ['en', 'hi', 'hi-Latn'];

/** Everybody has a number. */
export const numberOf = (person: number): PhoneNumber =>
  PhoneNumber.parse(`+9199${String(person).padStart(8, '0')}`)!;

/** Whose number it is, as people of the country dial it. */
export const personOf = (national: string): number => Number(national.slice(2));

/** So many people have come by the service before, and have chosen a language. */
export async function befriend(
  store: Pick<ConversationStore, 'load'>,
  database: Database,
  people: number,
): Promise<Thread[]> {
  const threads: Thread[] = [];
  for (let from = 0; from < people; from += CROWD) {
    const some = Array.from({ length: Math.min(CROWD, people - from) }, (_, index) => from + index);
    threads.push(...(await Promise.all(some.map((person) => store.load(numberOf(person), BEGINS)))));
  }
  await database.pool.query(
    `update person p set language = l.language
     from unnest($1::uuid[], $2::text[]) as l(id, language) where p.id = l.id`,
    [
      threads.map(({ personId }) => personId),
      threads.map((_, person) => LANGUAGES[person % LANGUAGES.length]),
    ],
  );
  return threads;
}

/** Sets everybody's medicine as the service does, some of them twice; resolves with how many that were. */
export async function setMedicines(
  reminders: Pick<Reminders, 'set'>,
  { medicines }: Week,
  threads: readonly Thread[],
  random: () => number,
): Promise<number> {
  let twice = 0;
  for (let from = 0; from < medicines.length; from += CROWD) {
    await Promise.all(
      medicines.slice(from, from + CROWD).map(async ({ person, times }) => {
        const { personId, identityId } = threads[person]!;
        const plan = Plan.parse({ about: 'medicine', schedule: { zone: ZONE, times, from: FIRST_DAY } });
        const wish = { id: reminderOf(person), personId, identityId, plan };
        const isAgain = random() * 100 < TWICE;
        twice += Number(isAgain);
        await reminders.set(wish, BEGINS);
        if (isAgain) await reminders.set(wish, BEGINS);
      }),
    );
  }
  return twice;
}

/** The id of a person's reminder: a UUID that follows from who it is. */
export function reminderOf(person: number): string {
  const digits = createHash('sha256').update(`reminder ${person}`).digest('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

/** Puts down what is to be told at hours that nobody chose, some of it twice; resolves with how much that was. */
export async function putDown(
  outbox: Outbox,
  database: Database,
  { tidings }: Week,
  threads: readonly Thread[],
  random: () => number,
): Promise<number> {
  const rows = tidings.map(({ id, person, dueAt }) => {
    const { personId, identityId } = threads[person]!;
    const payload = { lines: [{ key: 'broadcast.new-scheme', params: { scheme: id } }] };
    return { personId, identityId, kind: NOTICE, channel: null, urgent: false, payload, dueAt, matter: id };
  });
  let twice = 0;
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE);
    const again = some.filter(() => random() * 100 < TWICE);
    twice += again.length;
    await outbox.addAll(some, BEGINS, database);
    await outbox.addAll(again, BEGINS, database);
  }
  return twice;
}
