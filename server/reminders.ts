import { randomUUID } from 'node:crypto';
import { createCaregiver } from '../channels/caregiver.ts';
import { createReminder, type Remind } from '../channels/reminder.ts';
import type { Clock } from '../core/clock.ts';
import type { Vault } from '../core/crypto/vault.ts';
import type { Database } from '../core/db/pool.ts';
import { SendFailed } from '../core/errors.ts';
import type { Claimed } from '../core/outbox/outbox.ts';
import type { Contacts } from '../core/people/contacts.ts';
import { isCareDate, loadCare, visitsOf } from '../core/reminders/care.ts';
import { createDoses, type Doses } from '../core/reminders/doses.ts';
import { pausedUntil } from '../core/reminders/plan.ts';
import { ReminderRefused } from '../core/reminders/refusal.ts';
import { createReminders, type Reminder, type Reminders } from '../core/reminders/reminders.ts';
import { performWish } from '../core/reminders/wish.ts';
import { addDays, dayAt, instantOf } from '../core/reminders/zone.ts';
import type { Listed, Mine } from '../flows/reminders/context.ts';
import type { Chore } from './sweeper.ts';

const WEEK_DAYS = 7;

/** Reminders, put together: what they are kept in, what conversations read of them, and what is done again and again. */
export interface Reminding {
  readonly reminders: Reminders;
  readonly doses: Doses;
  readonly zone: string;
  readonly ports: {
    remindersOf(told: { person: string | null }): Promise<Mine>;
    visitsFrom(told: { about: 'pregnancy' | 'child'; date: string }): Promise<{ visits: number | null }>;
  };
  /** Does what a conversation wished of them. */
  wish(row: Claimed): Promise<void>;
  /** What needs the channels: asking about what is due, and telling of silence. */
  begin(
    road: Pick<Parameters<typeof createReminder>[0], 'ask'> &
      Pick<Parameters<typeof createCaregiver>[0], 'nameOf' | 'store'>,
  ): { readonly remind: Remind; readonly chores: readonly Chore[] };
}

export function createReminding({
  database,
  vault,
  country,
  zone,
  isStopped,
  hasPin,
  agreedOf,
  ring,
  clock,
}: {
  readonly database: Database;
  readonly vault: Vault;
  /** The country's code, and the zone that people live in there. */
  readonly country: string;
  readonly zone: string;
  readonly isStopped: (personId: string) => Promise<boolean>;
  /** Whether what was before is opened by a PIN. */
  readonly hasPin: (personId: string) => Promise<boolean>;
  readonly agreedOf: Contacts['agreedOf'];
  readonly ring: (ids: readonly string[]) => void;
  readonly clock: Clock;
}): Reminding {
  const care = loadCare(country);
  const reminders = createReminders({ database, vault, care, randomId: randomUUID });
  const doses = createDoses({ database, vault });
  const caregiverOf = async (personId: string): Promise<string | null> =>
    (await agreedOf(personId))[0]?.id ?? null;

  /** How the last seven days went; null where that is the PIN's to open. */
  async function weekOf(personId: string, id: string, now: Date): Promise<Listed['week']> {
    const from = instantOf(addDays(dayAt(now, zone), 1 - WEEK_DAYS), '00:00', zone);
    const seen = await doses.calendar(personId, id, from, new Date(now.getTime() + 1));
    const asked = seen.filter(({ status }) => status !== 'due' && status !== 'unsent');
    if (asked.length === 0) return null;
    return { taken: asked.filter(({ status }) => status === 'taken').length, due: asked.length };
  }

  async function listedOf(personId: string, { id, plan }: Reminder, isShut: boolean): Promise<Listed> {
    const now = clock.now();
    const until = pausedUntil(plan, now);
    return {
      id,
      about: plan.about,
      times: plan.about === 'medicine' ? [...plan.schedule.times] : [],
      isPaused: until !== null,
      week: isShut ? null : await weekOf(personId, id, now),
    };
  }

  return {
    reminders,
    doses,
    zone,
    ports: {
      async remindersOf({ person }) {
        if (person === null) return { mine: [], hasCaregiver: false, isStopped: false };
        const isShut = await hasPin(person);
        const on = (await reminders.list(person)).filter(({ status }) => status === 'on');
        return {
          mine: await Promise.all(on.map((one) => listedOf(person, one, isShut))),
          hasCaregiver: (await caregiverOf(person)) !== null,
          isStopped: await isStopped(person),
        };
      },

      async visitsFrom({ about, date }) {
        const since = dayAt(clock.now(), zone);
        if (!isCareDate(about, date, since)) return { visits: null };
        return { visits: visitsOf(care, { about, date, since, zone }).length };
      },
    },

    async wish(row) {
      try {
        ring(await performWish({ reminders, doses, caregiverOf, zone }, row));
      } catch (error) {
        if (error instanceof ReminderRefused) throw new SendFailed('rejected', error.reason);
        throw error;
      }
    },

    begin: ({ ask, nameOf, store }) => ({
      remind: createReminder({ ask, doses, clock }),
      chores: [
        {
          name: 'reminders',
          everyMs: 30_000,
          work: async (now) => ring(await reminders.planAhead(now)),
        },
        {
          name: 'silences',
          everyMs: 60_000,
          work: createCaregiver({ doses, agreedOf, nameOf, store, ring }),
        },
      ],
    }),
  };
}
