import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import { type CareSchedule, isCareDate } from './care.ts';
import { changedFrom, isOver, MOST_REMINDERS, movedTo, Plan, PLAN_SEALED, zoneOf } from './plan.ts';
import { createPlanner } from './planner.ts';
import { ReminderRefused, unlessOver } from './refusal.ts';
import { paused, resumed } from './schedule.ts';
import { dayAt } from './zone.ts';

/** Reminders of a person that are shown, those that ended too. */
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

/** "many": they have as many as there may be. "never": nothing of it would be due. "date": it cannot be. */
export type PlanFault = 'many' | 'never' | 'date';

/** What people wished to be reminded of. Another's are not found. Throws ReminderRefused. */
export interface Reminders {
  /** Keeps it and puts down what is due soon. Resolves with the ids of rows of the outbox. */
  set(wish: ReminderWish, now: Date): Promise<readonly string[]>;
  /** Why a plan would be refused by `set`; null where it would be kept. */
  fault(personId: string, plan: Plan, now: Date): Promise<PlanFault | null>;
  /** Those that are on first, newest first. */
  list(personId: string): Promise<Reminder[]>;
  get(personId: string, id: string): Promise<Reminder>;
  /** Another plan from now on; what was asked stays as it is. With `revision` only if it is still that one. */
  change(personId: string, id: string, plan: Plan, now: Date, revision?: number): Promise<readonly string[]>;
  /** Of silence with any medicine this contact is told from now on; null: nobody. */
  tell(personId: string, caregiver: string | null, now: Date): Promise<readonly string[]>;
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

  const faultOf = (plan: Plan, now: Date): 'date' | 'never' | null => {
    if (plan.about !== 'medicine' && !isCareDate(plan.about, plan.date, dayAt(now, plan.zone))) return 'date';
    return isOver(plan, care, now) ? 'never' : null;
  };

  function check(plan: Plan, now: Date): void {
    const fault = faultOf(plan, now);
    if (fault !== null) throw new ReminderRefused(fault);
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

  /** `held`: nobody else changes it meanwhile. */
  async function find(
    personId: string,
    id: string,
    { within = database, held = false }: { within?: Queries; held?: boolean } = {},
  ): Promise<Reminder> {
    const { rows } = await within.query<ReminderRow>({
      name: held ? 'reminder-hold' : 'reminder-get',
      text: `select ${COLUMNS} from reminder where id = $2 and person_id = $1 ${held ? 'for no key update' : ''}`,
      values: [personId, id],
    });
    if (!rows[0]) throw new ReminderRefused('not-found');
    return opened(rows[0]);
  }

  /** Whether they have as many as there may be, besides one; what is over by now is none. */
  async function isFull(
    personId: string,
    now: Date,
    { besides, within }: { besides?: string; within?: Queries } = {},
  ): Promise<boolean> {
    const on = (await rowsOf(personId, within)).filter(
      ({ id, status, plan }) => id !== besides && status === 'on' && !isOver(plan, care, now),
    );
    return on.length >= MOST_REMINDERS;
  }

  /** What is put down already of what it asked from now on is forgotten. Where the plan is null it stays as it is. */
  async function change(
    personId: string,
    id: string,
    next: (before: Plan) => Plan | null,
    now: Date,
    revision?: number,
  ): Promise<readonly string[]> {
    const changed = await database.transaction(async (within) => {
      const before = await find(personId, id, { within, held: true });
      if (before.status !== 'on') throw new ReminderRefused('over');
      if (revision !== undefined && revision !== before.revision) throw new ReminderRefused('changed');
      const plan = next(before.plan);
      if (plan === null) return [];
      check(plan, now);
      const from = changedFrom(before.plan, plan, now);
      await within.query({
        name: 'reminder-change',
        text: `update reminder set plan_sealed = $2, revision = revision + 1, planned_until = $3, updated_at = $4
          where id = $1`,
        values: [id, sealPlan(plan), from, now],
      });
      await within.query({
        name: 'reminder-forget-due',
        text: `delete from dose where reminder_id = $1 and status = 'due' and due_at >= $2`,
        values: [id, now],
      });
      return [{ id, personId, plan, plannedUntil: from }];
    });
    return changed.length === 0 ? [] : planner.plan(changed, now);
  }

  /** The same of all that are on; what is over by then stays as it is. */
  async function changeAll(
    personId: string,
    next: (before: Plan) => Plan | null,
    now: Date,
  ): Promise<readonly string[]> {
    const due: string[] = [];
    for (const { id, status, plan } of await rowsOf(personId)) {
      if (status !== 'on' || next(plan) === null) continue;
      due.push(...(await change(personId, id, next, now).catch(unlessOver)));
    }
    return due;
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
        if (await isFull(personId, now, { besides: id, within })) throw new ReminderRefused('many');
        await within.query({
          name: 'reminder-set',
          text: `insert into reminder
              (id, person_id, identity_id, status, plan_sealed, planned_until, answered_at, created_at, updated_at)
            select $1, id, (select i.id from identity i where i.id = $3 and i.person_id = $2), 'on', $4, $5, $5, $5, $5
            from person where id = $2 on conflict (id) do nothing`,
          values: [id, personId, identityId, sealPlan(plan), now],
        });
      });
      return planner.plan([{ id, personId, plan, plannedUntil: now }], now);
    },

    async fault(personId, plan, now) {
      return faultOf(plan, now) ?? ((await isFull(personId, now)) ? 'many' : null);
    },

    change: (personId, id, plan, now, revision) => change(personId, id, () => plan, now, revision),

    tell: (personId, caregiver, now) =>
      changeAll(
        personId,
        (plan) => (plan.about !== 'medicine' || plan.caregiver === caregiver ? null : { ...plan, caregiver }),
        now,
      ),

    move: (personId, { from, to }, now) =>
      changeAll(personId, (plan) => (zoneOf(plan) === from ? movedTo(plan, to, now) : null), now),

    pause: (personId, id, days, now) => change(personId, id, (plan) => silenced(plan, days, now), now),

    resume: (personId, id, now) =>
      change(
        personId,
        id,
        (plan) =>
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

/** Medicine is silent for some days; a visit has its own day, and a journey does not move it. */
function silenced(plan: Plan, days: number, now: Date): Plan {
  if (plan.about !== 'medicine') throw new ReminderRefused('visits');
  return { ...plan, schedule: paused(plan.schedule, dayAt(now, plan.schedule.zone), days) };
}
