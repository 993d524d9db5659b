import { randomUUID } from 'node:crypto';
import { createAskCaregiver, createCaregiver, type AskCaregiver } from '../channels/caregiver.ts';
import { createReminder, type Remind } from '../channels/reminder.ts';
import type { Clock } from '../core/clock.ts';
import type { Vault } from '../core/crypto/vault.ts';
import type { Database } from '../core/db/pool.ts';
import { SendFailed } from '../core/errors.ts';
import type { ConversationStore } from '../core/conversations/store.ts';
import type { Telecom } from '../core/country/telecom.ts';
import type { Claimed, Outbox } from '../core/outbox/outbox.ts';
import { endingOf } from '../core/people/caregivers.ts';
import type { Contact } from '../core/people/contacts.ts';
import type { People } from '../core/people/index.ts';
import { PersonRefused } from '../core/people/refusal.ts';
import { createZoneOf, type ZoneChange, type ZoneOf } from '../core/people/zones.ts';
import { isCareDate, loadCare, visitsOf } from '../core/reminders/care.ts';
import { createDoses, type Doses } from '../core/reminders/doses.ts';
import { type Draft, planOf } from '../core/reminders/draft.ts';
import { isOver, pausedUntil, zoneOf as zoneOfPlan } from '../core/reminders/plan.ts';
import { ReminderRefused } from '../core/reminders/refusal.ts';
import {
  createReminders,
  type PlanFault,
  type Reminder,
  type Reminders,
} from '../core/reminders/reminders.ts';
import { CAREGIVER_ASK, type CaregiverAsk, performWish } from '../core/reminders/wish.ts';
import { addDays, dayAt, instantOf } from '../core/reminders/zone.ts';
import type { Listed, Mine, NumberFault } from '../flows/reminders/context.ts';
import type { Chore } from './sweeper.ts';

const WEEK_DAYS = 7;

/** Reminders, put together: what they are kept in, what conversations read of them, and what is done again and again. */
export interface Reminding {
  readonly reminders: Reminders;
  readonly doses: Doses;
  readonly zoneOf: ZoneOf;
  /** What they are reminded of goes by the clock that they live by now. */
  changeZone(row: Pick<Claimed, 'personId' | 'payload'>, now: Date): Promise<void>;
  readonly ports: {
    remindersOf(told: { person: string | null }): Promise<Mine>;
    draftFault(told: { person: string | null; draft: Draft }): Promise<PlanFault | null>;
    caregiverFault(told: { person: string | null; number: string }): Promise<NumberFault | null>;
    visitsFrom(told: {
      person: string | null;
      about: 'pregnancy' | 'child';
      date: string;
    }): Promise<{ visits: number | null }>;
  };
  /** Does what a conversation wished of them. */
  wish(row: Claimed): Promise<void>;
  /** What needs the channels: asking about what is due, and telling of silence. */
  begin(
    road: Pick<Parameters<typeof createReminder>[0], 'ask'> &
      Pick<Parameters<typeof createCaregiver>[0], 'nameOf'>,
  ): { readonly remind: Remind; readonly askCaregiver: AskCaregiver; readonly chores: readonly Chore[] };
}

export function createReminding({
  database,
  vault,
  store,
  outbox,
  telecom,
  country,
  zone,
  people,
  ring,
  clock,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly store: ConversationStore;
  readonly outbox: Pick<Outbox, 'add'>;
  readonly telecom: Pick<Telecom, 'readNumber' | 'classOf' | 'digits'>;
  /** The country's code, and the zone that people live in there. */
  readonly country: string;
  readonly zone: string;
  /** They are put together later: asked for each time. */
  readonly people: () => Pick<People, 'pins' | 'contacts' | 'caregivers' | 'phoneOf'>;
  readonly ring: (ids: readonly string[]) => void;
  readonly clock: Clock;
}): Reminding {
  const care = loadCare(country);
  const reminders = createReminders({ database, vault, care, randomId: randomUUID });
  const doses = createDoses({ database, vault, care });
  const zoneOf = createZoneOf({ database, zone });
  /** Whether what was before is opened by a PIN. */
  const hasPin = async (personId: string): Promise<boolean> => (await people().pins.state(personId)).isSet;

  const phoneOf = (personId: string) => people().phoneOf(personId);
  const languageOf = async (personId: string): Promise<string> =>
    (await store.byPerson(personId))?.language ?? 'en';

  /** The one who is told of other medicines of theirs, where there is one. */
  async function caregiverOf(personId: string): Promise<Contact | null> {
    const on = (await reminders.list(personId)).filter(({ status }) => status === 'on');
    const named = on.map(({ plan }) => plan.caregiver).find((one) => one !== null);
    return people().caregivers.of(personId, named);
  }

  async function askCaregiver(of: string, { id, phone, askedAt }: Contact): Promise<readonly string[]> {
    const { personId, identityId } = await store.find(phone, clock.now());
    const payload: CaregiverAsk = { contact: id, of, silentDays: null };
    const wished = { personId, identityId, kind: CAREGIVER_ASK, channel: null, urgent: false, payload };
    const row = await outbox.add({ ...wished, dueAt: askedAt, matter: `caregiver:${id}` }, clock.now());
    return row === null ? [] : [row];
  }

  /** How the last seven days went; null where that is the PIN's to open. */
  async function weekOf(personId: string, { id, plan }: Reminder, now: Date): Promise<Listed['week']> {
    const zone = zoneOfPlan(plan);
    const from = instantOf(addDays(dayAt(now, zone), 1 - WEEK_DAYS), '00:00', zone);
    const seen = await doses.calendar(personId, id, from, new Date(now.getTime() + 1));
    const asked = seen.filter(({ status }) => status !== 'due' && status !== 'unsent');
    if (asked.length === 0) return null;
    return { taken: asked.filter(({ status }) => status === 'taken').length, due: asked.length };
  }

  async function listedOf(personId: string, reminder: Reminder, isShut: boolean): Promise<Listed> {
    const { id, plan } = reminder;
    const now = clock.now();
    const until = pausedUntil(plan, now);
    return {
      id,
      about: plan.about,
      times: plan.about === 'medicine' ? [...plan.schedule.times] : [],
      isPaused: until !== null,
      week: isShut ? null : await weekOf(personId, reminder, now),
    };
  }

  return {
    reminders,
    doses,
    zoneOf,
    async changeZone({ personId, payload }, now) {
      const { from } = payload as ZoneChange;
      ring(await reminders.move(personId, { from: from ?? zone, to: await zoneOf(personId) }, now));
    },
    ports: {
      async remindersOf({ person }) {
        const { digits } = telecom;
        if (person === null) return { mine: [], chosen: null, digits, isStopped: false };
        const isShut = await hasPin(person);
        const now = clock.now();
        const on = (await reminders.list(person)).filter(
          ({ status, plan }) => status === 'on' && !isOver(plan, care, now),
        );
        const contact = await caregiverOf(person);
        return {
          mine: await Promise.all(on.map((one) => listedOf(person, one, isShut))),
          chosen: contact && { status: contact.status, ending: isShut ? null : endingOf(contact.phone) },
          digits,
          isStopped: await store.isStopped(person),
        };
      },

      async draftFault({ person, draft }) {
        if (person === null) return null;
        const now = clock.now();
        const plan = planOf(draft, { now, zone: await zoneOf(person), caregiver: null });
        return reminders.fault(person, plan, now);
      },

      async caregiverFault({ person, number }) {
        const phone = telecom.readNumber(number);
        if (!phone || telecom.classOf(phone) !== 'mobile') return 'no-number';
        return person === null ? null : people().caregivers.fault(person, phone, clock.now());
      },

      async visitsFrom({ person, about, date }) {
        const its = person === null ? zone : await zoneOf(person);
        const since = dayAt(clock.now(), its);
        if (!isCareDate(about, date, since)) return { visits: null };
        return { visits: visitsOf(care, { about, date, since, zone: its }).length };
      },
    },

    async wish(row) {
      try {
        const { caregivers } = people();
        const { readNumber } = telecom;
        const doers = {
          reminders,
          doses,
          caregivers,
          caregiverOf,
          askCaregiver,
          readNumber,
          languageOf,
          zoneOf,
        };
        ring(await performWish(doers, row));
      } catch (error) {
        if (error instanceof ReminderRefused || error instanceof PersonRefused)
          throw new SendFailed('rejected', error.reason);
        throw error;
      }
    },

    begin: ({ ask, nameOf }) => ({
      remind: createReminder({ ask, doses, clock }),
      askCaregiver: createAskCaregiver({ ask, list: (of) => people().contacts.list(of), phoneOf }),
      chores: [
        {
          name: 'reminders',
          everyMs: 30_000,
          work: async (now) => ring(await reminders.planAhead(now)),
        },
        {
          name: 'silences',
          everyMs: 60_000,
          work: createCaregiver({
            doses,
            agreedOf: (personId) => people().contacts.agreedOf(personId),
            ...{ nameOf, phoneOf, store, ring },
          }),
        },
      ],
    }),
  };
}
