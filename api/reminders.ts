import { randomUUID } from 'node:crypto';
import type { v1 } from '@arogya/contract';
import type { Clock } from '../core/clock.ts';
import type { Contacts } from '../core/people/contacts.ts';
import type { ZoneOf } from '../core/people/zones.ts';
import type { Doses, DoseSeen } from '../core/reminders/doses.ts';
import { criticalIn } from '../core/reminders/medicines.ts';
import {
  kindOf,
  type MedicinePlan,
  movedTo,
  pausedUntil,
  Plan,
  zoneOf as zoneOfPlan,
} from '../core/reminders/plan.ts';
import { ReminderRefused } from '../core/reminders/refusal.ts';
import type { Reminder, Reminders } from '../core/reminders/reminders.ts';
import { paused, resumed } from '../core/reminders/schedule.ts';
import { addDays, type Day, dayAt, daysBetween, instantOf, isZone } from '../core/reminders/zone.ts';
import type { Handlers } from './handler.ts';
import type { PinGate } from './pin-gate.ts';
import { Problem } from './problem.ts';

type ReminderHandlers = Handlers<typeof v1>['reminders'];
type Change = Parameters<ReminderHandlers['change']>[0]['body'];
type New = Parameters<ReminderHandlers['add']>[0]['body'];

/** Days that a calendar shows at a time. */
const MOST_DAYS = 366;

/** The caller's own reminders, and what they said of their doses. */
export function createReminderRoutes({
  reminders,
  doses,
  zoneOf,
  agreedOf,
  gate,
  ring,
  clock,
}: {
  readonly reminders: Reminders;
  readonly doses: Doses;
  readonly zoneOf: ZoneOf;
  readonly agreedOf: Contacts['agreedOf'];
  readonly gate: Pick<PinGate, 'needPin'>;
  /** Tells the worker that rows are due. */
  readonly ring: (ids: readonly string[]) => void;
  readonly clock: Clock;
}): ReminderHandlers {
  async function checkCaregiver(personId: string, contactId: string | null | undefined): Promise<void> {
    if (!contactId) return;
    const agreed = await agreedOf(personId);
    if (agreed.every(({ id }) => id !== contactId)) throw new ReminderRefused('caregiver');
  }

  const shown = async (personId: string, id: string) => {
    const now = clock.now();
    return reminderOf(await reminders.get(personId, id), await doses.nextOf(personId, id, now), now);
  };

  /** What was due on some days of its own zone, of a reminder of theirs. */
  async function seen(
    personId: string,
    id: string,
    { from, to }: { readonly from: Day; readonly to: Day },
  ): Promise<{ readonly zone: string; readonly all: readonly DoseSeen[] }> {
    const days = daysBetween(from, to);
    if (days < 0 || days >= MOST_DAYS)
      throw new Problem(400, 'From a day to the same or a later one, 366 days at most.', {
        errors: [{ in: 'query', path: 'to', code: 'span', message: 'Not in the span' }],
      });
    const zone = zoneOfPlan((await reminders.get(personId, id)).plan);
    const all = await doses.calendar(
      personId,
      id,
      instantOf(from, '00:00', zone),
      instantOf(addDays(to, 1), '00:00', zone),
    );
    return { zone, all };
  }

  return {
    async list({ principal }) {
      await gate.needPin(principal);
      const { personId } = principal;
      const all = await reminders.list(personId);
      const now = clock.now();
      const items = await Promise.all(
        all.map(async (one) => reminderOf(one, await doses.nextOf(personId, one.id, now), now)),
      );
      return { status: 200, body: { items } };
    },

    async add({ principal, body }) {
      await gate.needPin(principal);
      const { personId } = principal;
      const now = clock.now();
      if (body.about === 'medicine') await checkCaregiver(personId, body.caregiver);
      const zone = body.zone ?? (await zoneOf(personId));
      if (!isZone(zone)) throw new ReminderRefused('zone');
      const id = randomUUID();
      const plan = planOf(body, dayAt(now, zone), zone);
      ring(await reminders.set({ id, personId, identityId: null, plan }, now));
      return { status: 201, body: await shown(personId, id), about: personId };
    },

    async get({ principal, params }) {
      await gate.needPin(principal);
      return { status: 200, body: await shown(principal.personId, params.id) };
    },

    async change({ principal, params: { id }, body }) {
      await gate.needPin(principal);
      const { personId } = principal;
      await checkCaregiver(personId, body.caregiver);
      const { plan } = await reminders.get(personId, id);
      if (body.zone !== undefined && !isZone(body.zone)) throw new ReminderRefused('zone');
      const now = clock.now();
      const next = changed(plan, body, now);
      ring(await reminders.change(personId, id, next, now, body.revision));
      return { status: 200, body: await shown(personId, id) };
    },

    async stop({ principal, params: { id } }) {
      await gate.needPin(principal);
      await reminders.stop(principal.personId, id, clock.now());
      return { status: 204 };
    },

    async doses({ principal, params: { id }, query: { from, to } }) {
      await gate.needPin(principal);
      const { all } = await seen(principal.personId, id, { from, to });
      const items = all.map(({ dueAt, answeredAt, ...dose }) => ({
        ...dose,
        dueAt: dueAt.toISOString(),
        answeredAt: answeredAt?.toISOString() ?? null,
      }));
      return { status: 200, body: { items } };
    },

    async answer({ principal, params: { id, dose }, body: { answer } }) {
      await gate.needPin(principal);
      const { personId } = principal;
      const { plan } = await reminders.get(personId, id);
      const [of] = await doses.remindersOf(personId, [dose]);
      if (of !== id) throw new ReminderRefused('not-found');
      await doses.answer(personId, { about: kindOf(plan), doses: [dose], answer }, clock.now());
      return { status: 204 };
    },

    async adherence({ principal, params: { id }, query: { from, to } }) {
      await gate.needPin(principal);
      const { zone, all } = await seen(principal.personId, id, { from, to });
      const days = new Map<Day, DoseSeen['status'][]>();
      for (const { dueAt, status } of all) {
        const day = dayAt(dueAt, zone);
        days.set(day, [...(days.get(day) ?? []), status]);
      }
      const asked = all.filter(({ status }) => status !== 'due' && status !== 'unsent');
      return {
        status: 200,
        body: {
          due: asked.length,
          taken: asked.filter(({ status }) => status === 'taken').length,
          days: [...days].map(([day, statuses]) => ({ day, doses: statuses })),
        },
      };
    },
  };
}

function planOf({ zone: _, ...body }: New, today: Day, zone: string): Plan {
  if (body.about !== 'medicine') return Plan.parse({ ...body, since: today, zone });
  const { times, every, from = today, until, doses, called, ...more } = body;
  return parsed({
    ...more,
    ...(called === undefined ? {} : { called, critical: criticalIn(called) }),
    schedule: {
      ...{ zone, times, from },
      ...(every ? { every } : {}),
      ...(until ? { until } : {}),
      ...(doses ? { doses } : {}),
    },
  });
}

/** A plan with what is to be other. Throws ReminderRefused where visits are told to keep times of their own. */
function changed(before: Plan, body: Change, now: Date): Plan {
  const { revision: _, zone, times, every, until, pauseDays, called, isNamed, supplyDays, ...common } = body;
  const plan = zone === undefined ? before : movedTo(before, zone, now);
  const today = dayAt(now, zoneOfPlan(plan));
  const ofMedicine = { times, every, until, pauseDays, called, isNamed, supplyDays };
  if (plan.about !== 'medicine') {
    if (Object.values(ofMedicine).some((value) => value !== undefined)) throw new ReminderRefused('visits');
    return Plan.parse({ ...plan, ...given(common) });
  }
  const schedule = { ...plan.schedule, ...given({ times, every, until }) };
  const silent =
    pauseDays === undefined
      ? schedule
      : pauseDays === 0
        ? resumed(schedule, today)
        : paused(schedule, today, pauseDays);
  return parsed({
    ...plan,
    ...given({ ...common, called, isNamed, supplyDays }),
    ...(called === undefined ? {} : { critical: called === null ? null : criticalIn(called) }),
    schedule: silent,
  });
}

function parsed(plan: object): MedicinePlan {
  const read = Plan.safeParse({ ...plan, about: 'medicine' });
  if (!read.success) throw new ReminderRefused('never');
  return read.data as MedicinePlan;
}

/** Without what was not said. */
const given = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

function reminderOf({ id, revision, status, plan, createdAt }: Reminder, next: Date | null, now: Date) {
  const { about, road, caregiver } = plan;
  const common = {
    ...{ id, revision, status, about, road, caregiver },
    pausedUntil: pausedUntil(plan, now),
    next: status === 'on' ? (next?.toISOString() ?? null) : null,
    createdAt: createdAt.toISOString(),
  };
  if (plan.about !== 'medicine') {
    const { zone, date } = plan;
    const none = { every: null, from: null, until: null, doses: null, called: null, critical: null };
    return { ...common, ...none, zone, date, times: [], isNamed: false, supplyDays: null };
  }
  const { schedule, called, isNamed, critical, supplyDays } = plan;
  const { zone, times, every, from, until, doses } = schedule;
  return {
    ...common,
    ...{ zone, times, every, from, until, doses, called, isNamed, critical, supplyDays },
    date: null,
  };
}
