import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import { type CareSchedule, isCareDate } from './care.ts';
import { dueOf, endOf, movedFrom, movedTo, Plan, PLAN_SEALED, zoneOf } from './plan.ts';
import { createPlanner, type PlanRow } from './planner.ts';
import { ReminderRefused } from './refusal.ts';
import { paused, resumed } from './schedule.ts';
import { dayAt } from './zone.ts';

/** Reminders that a person has at a time, and those that ended which are still shown. */
const MOST = 12;
const SHOWN = 60;

/** "on"; "stopped" by the person; "over": nothing more is due; "silent": nobody answered for so long that it ended. */
export type ReminderStatus = 'on' | 'stopped' | 'over' | 'silent';

export interface Reminder {
  readonly id: string;
  readonly status: ReminderStatus;
  readonly plan: Plan;
  readonly revision: number;
  readonly createdAt: Date;
}

/** A wish for a reminder. `id` is the caller's own, so that the same wish told twice is one. */
export interface ReminderWish {
  readonly id: string;
  readonly personId: string;
  /** The address that it was wished from; null: the person's first. */
  readonly identityId: string | null;
  readonly plan: Plan;
}

/** What people wished to be reminded of. Another's are not found. Throws ReminderRefused. */
export interface Reminders {
  /** Keeps it and puts down what is due soon. Resolves with the ids of rows of the outbox. */
  set(wish: ReminderWish, now: Date): Promise<readonly string[]>;
  /** Those that are on first, newest first. */
  list(personId: string): Promise<Reminder[]>;
  get(personId: string, id: string): Promise<Reminder>;
  /** Another plan from now on; what was asked stays as it is. With `revision` only if it is still that one. */
  change(personId: string, id: string, plan: Plan, now: Date, revision?: number): Promise<readonly string[]>;
  /**
   * What goes by one zone's clock goes by another's from now on; a course that is over there by then stays as it is. No time of
   * a day is asked about twice.
   */
  move(
    personId: string,
    zones: { readonly from: string; readonly to: string },
    now: Date,
  ): Promise<readonly string[]>;
  /** Silent for so many days from today on. */
  pause(personId: string, id: string, days: number, now: Date): Promise<readonly string[]>;
  resume(personId: string, id: string, now: Date): Promise<readonly string[]>;
  stop(personId: string, id: string, now: Date): Promise<void>;
  /** Every schedule of pregnancy and childhood of a person, at once. */
  stopCare(personId: string, now: Date): Promise<void>;
  /** Puts down what is due in the next day or so, of everybody. Resolves with the ids of rows that are due now. */
  planAhead(now: Date): Promise<readonly string[]>;
}

interface ReminderRow {
  id: string;
  status: ReminderStatus;
  plan_sealed: Buffer;
  revision: number;
  created_at: Date;
}

const COLUMNS = 'id, status, plan_sealed, revision, created_at';

export function createReminders({
  database,
  vault,
  care,
  randomId,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly care: CareSchedule;
  /** A new UUID. */
  readonly randomId: () => string;
}): Reminders {
  const planner = createPlanner({ database, vault, care, randomId });
  const sealPlan = (plan: Plan): Buffer => vault.seal(PLAN_SEALED, JSON.stringify(plan));
  const opened = (row: ReminderRow): Reminder => ({
    id: row.id,
    status: row.status,
    plan: Plan.parse(JSON.parse(vault.open(PLAN_SEALED, row.plan_sealed))),
    revision: row.revision,
    createdAt: row.created_at,
  });

  function check(plan: Plan, now: Date): void {
    if (plan.about !== 'medicine' && !isCareDate(plan.about, plan.date, dayAt(now, plan.zone)))
      throw new ReminderRefused('date');
    const end = endOf(plan, care);
    if (end !== null && dueOf(plan, care, now, new Date(end.getTime() + 1)).length === 0)
      throw new ReminderRefused('never');
  }

  async function rowsOf(personId: string, within: Queries = database): Promise<Reminder[]> {
    const { rows } = await within.query<ReminderRow>({
      name: 'reminder-list',
      text: `select ${COLUMNS} from reminder where person_id = $1
        order by (status = 'on') desc, created_at desc, id limit ${SHOWN}`,
      values: [personId],
    });
    return rows.map(opened);
  }

  async function find(personId: string, id: string, within: Queries = database): Promise<Reminder> {
    const { rows } = await within.query<ReminderRow>({
      name: 'reminder-get',
      text: `select ${COLUMNS} from reminder where id = $2 and person_id = $1`,
      values: [personId, id],
    });
    if (!rows[0]) throw new ReminderRefused('not-found');
    return opened(rows[0]);
  }

  /** Puts down what is due soon of one that was just written. */
  async function planOne(row: PlanRow, now: Date): Promise<readonly string[]> {
    return planner.plan([row], now);
  }

  async function change(
    personId: string,
    id: string,
    next: (before: Reminder) => Plan,
    now: Date,
    revision?: number,
  ): Promise<readonly string[]> {
    const before = await find(personId, id);
    if (before.status !== 'on') throw new ReminderRefused('over');
    if (revision !== undefined && revision !== before.revision) throw new ReminderRefused('changed');
    const plan = next(before);
    check(plan, now);
    const from = movedFrom(before.plan, plan, now);
    const changed = await database.transaction(async (within) => {
      const { rowCount } = await within.query({
        name: 'reminder-change',
        text: `update reminder set plan_sealed = $3, revision = revision + 1, planned_until = $4, updated_at = $5
          where id = $1 and revision = $2 and status = 'on'`,
        values: [id, before.revision, sealPlan(plan), from, now],
      });
      if (rowCount === 0) throw new ReminderRefused('changed');
      await within.query({
        name: 'reminder-forget-due',
        text: `delete from dose where reminder_id = $1 and status = 'due' and due_at >= $2`,
        values: [id, now],
      });
      return { id, personId, plan, plannedUntil: from };
    });
    return planOne(changed, now);
  }

  return {
    list: rowsOf,
    get: find,

    async set({ id, personId, identityId, plan }, now) {
      check(plan, now);
      await database.transaction(async (within) => {
        await within.query({
          name: 'reminder-hold-person',
          text: 'select from person where id = $1 for no key update',
          values: [personId],
        });
        const on = (await rowsOf(personId, within)).filter(({ status }) => status === 'on');
        if (on.length >= MOST && on.every((one) => one.id !== id)) throw new ReminderRefused('many');
        await within.query({
          name: 'reminder-set',
          text: `insert into reminder
              (id, person_id, identity_id, status, plan_sealed, planned_until, answered_at, created_at, updated_at)
            select $1, id, (select i.id from identity i where i.id = $3 and i.person_id = $2), 'on', $4, $5, $5, $5, $5
            from person where id = $2 on conflict (id) do nothing`,
          values: [id, personId, identityId, sealPlan(plan), now],
        });
      });
      return planOne({ id, personId, plan, plannedUntil: now }, now);
    },

    change: (personId, id, plan, now, revision) => change(personId, id, () => plan, now, revision),

    pause: (personId, id, days, now) => change(personId, id, ({ plan }) => silenced(plan, days, now), now),

    async move(personId, { from, to }, now) {
      const due: string[] = [];
      for (const { id, status, plan } of await rowsOf(personId)) {
        if (status !== 'on' || zoneOf(plan) !== from) continue;
        const moved = change(personId, id, (before) => movedTo(before.plan, to), now);
        due.push(...(await moved.catch(unlessOver)));
      }
      return due;
    },

    resume: (personId, id, now) =>
      change(
        personId,
        id,
        ({ plan }) =>
          plan.about === 'medicine'
            ? { ...plan, schedule: resumed(plan.schedule, dayAt(now, plan.schedule.zone)) }
            : plan,
        now,
      ),

    async stop(personId, id, now) {
      const { rowCount } = await database.query({
        name: 'reminder-stop',
        text: `update reminder set status = 'stopped', revision = revision + 1, updated_at = $3
          where id = $2 and person_id = $1 and status = 'on'`,
        values: [personId, id, now],
      });
      if (rowCount === 0) await find(personId, id);
    },

    async stopCare(personId, now) {
      const ids = (await rowsOf(personId))
        .filter(({ status, plan }) => status === 'on' && plan.about !== 'medicine')
        .map(({ id }) => id);
      await database.query({
        name: 'reminder-stop-care',
        text: `update reminder set status = 'stopped', revision = revision + 1, updated_at = $3
          where person_id = $1 and id = any($2) and status = 'on'`,
        values: [personId, ids, now],
      });
    },

    async planAhead(now) {
      const due: string[] = [];
      for (;;) {
        const rows = await planner.behind(now);
        if (rows.length === 0) return due;
        due.push(...(await planner.plan(rows, now)));
      }
    },
  };
}

/** Nothing would be due any more: it stays as it is. */
function unlessOver(error: unknown): readonly string[] {
  if (error instanceof ReminderRefused && (error.reason === 'never' || error.reason === 'date')) return [];
  throw error;
}

/** Medicine is silent for some days; a visit has its own day, and a journey does not move it. */
function silenced(plan: Plan, days: number, now: Date): Plan {
  if (plan.about !== 'medicine') throw new ReminderRefused('visits');
  return { ...plan, schedule: paused(plan.schedule, dayAt(now, plan.schedule.zone), days) };
}
