import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import { SILENT_DAYS } from '../messages/policy.ts';
import { type CareSchedule, visitsOf } from './care.ts';
import { dueOf, isOver, kindOf, Plan, PLAN_SEALED } from './plan.ts';
import { dayAt, daysBetween } from './zone.ts';

/** The kind of the rows of the outbox that ask about a dose or a visit. */
export const DOSE = 'dose';

/** What such a row holds, sealed. `exempt`: why neither quiet hours nor a day's ceiling hold it back. */
export interface DosePayload {
  readonly dose: string;
  /** "chosen-time": the person chose the time and heard it read back. "asked-again": they said "later". */
  readonly exempt: 'chosen-time' | 'asked-again' | null;
  /** However long they have said nothing else: whoever answers what they are reminded of is asked. */
  readonly silentDays: null;
}

/** A reminder with how far ahead it is put down. */
export interface PlanRow {
  readonly id: string;
  readonly personId: string;
  readonly plan: Plan;
  readonly plannedUntil: Date;
}

const HOUR_MS = 3_600_000;
/** Rows are put down so far ahead, and again when less than this is left: a service that is away for a while loses none. */
const AHEAD_HOURS = { most: 30, least: 24 };
/** Days without any word after which no further visit is asked about. */
const VISIT_SILENT_DAYS = 400;
/** What was to be asked longer ago is noted, and not asked about any more: who takes it then may take it twice. */
const LATE_HOURS = { medicine: 2, visit: 72 };
/** Reminders put down at once. */
const AT_ONCE = 200;

/**
 * One statement for many: of two that plan at once only one moves a reminder on, and a dose that is there already is not put
 * in again. So each dose has one row that asks about it. Reminders are held in one order, so that two such statements never
 * wait for each other.
 */
const PUT_DOWN = `
  with given as (
    select * from unnest($1::uuid[], $2::timestamptz[], $3::boolean[]) as g(id, was, is_over)
  ), held as (
    select r.id from reminder r join given g on g.id = r.id order by r.id for no key update of r
  ), moved as (
    update reminder r set planned_until = $4, status = case when g.is_over then 'over' else r.status end
    from given g join held on held.id = g.id where r.id = g.id and r.planned_until = g.was and r.status = 'on'
    returning r.id, r.person_id, r.identity_id
  ), made as (
    insert into dose (id, reminder_id, number, due_at, status)
    select d.id, d.reminder_id, d.number, d.due_at, d.status
    from unnest($6::uuid[], $7::uuid[], $8::int[], $9::timestamptz[], $5::text[])
      as d(id, reminder_id, number, due_at, status) join moved on moved.id = d.reminder_id
    on conflict (reminder_id, due_at) do nothing
    returning id, reminder_id, due_at, status
  )
  insert into outbox (person_id, identity_id, kind, urgent, payload_sealed, due_at, created_at, updated_at)
  select moved.person_id,
    (select i.id from identity i where i.person_id = moved.person_id
      order by i.id = moved.identity_id desc nulls last, i.created_at limit 1),
    '${DOSE}', false, p.payload_sealed, made.due_at, $11, $11
  from made join moved on moved.id = made.reminder_id
    join unnest($6::uuid[], $10::bytea[]) as p(id, payload_sealed) on p.id = made.id
  where made.status = 'due'
  returning id, due_at`;

/**
 * Days without any word after which nobody is asked about what is due at a time, as the number may be another's by now. From
 * one visit to the next nothing is asked: those days are nobody's silence.
 */
export function silentDaysAt(plan: Plan, care: CareSchedule, at: Date): number {
  if (plan.about === 'medicine') return SILENT_DAYS;
  const day = dayAt(at, plan.zone);
  const before = visitsOf(care, plan).findLast((visit) => visit.day < day)?.day ?? plan.since;
  return VISIT_SILENT_DAYS + daysBetween(before, day);
}

/** Until when what is to be asked at a time may be asked. */
export const askableUntil = (plan: Pick<Plan, 'about'>, at: Date): Date =>
  new Date(at.getTime() + LATE_HOURS[kindOf(plan)] * HOUR_MS);

/** Puts down as rows what plans come to: a row of the dose, and one of the outbox that asks about it. */
export function createPlanner({
  database,
  vault,
  care,
  randomId,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly care: CareSchedule;
  readonly randomId: () => string;
}) {
  function payloadOf(dose: string, plan: Plan): Buffer {
    const exempt = kindOf(plan) === 'medicine' ? 'chosen-time' : null;
    const payload: DosePayload = { dose, exempt, silentDays: null };
    return vault.seal('outbox.payload', JSON.stringify(payload));
  }

  return {
    /** Reminders of which less is put down than should be. */
    async behind(now: Date): Promise<PlanRow[]> {
      const { rows } = await database.query<{
        id: string;
        person_id: string;
        plan_sealed: Buffer;
        planned_until: Date;
      }>({
        name: 'reminder-behind',
        text: `select id, person_id, plan_sealed, planned_until from reminder
          where status = 'on' and planned_until < $1 order by planned_until limit ${AT_ONCE}`,
        values: [new Date(now.getTime() + AHEAD_HOURS.least * HOUR_MS)],
      });
      return rows.map((row) => ({
        id: row.id,
        personId: row.person_id,
        plan: Plan.parse(JSON.parse(vault.open(PLAN_SEALED, row.plan_sealed))),
        plannedUntil: row.planned_until,
      }));
    },

    /** Resolves with the ids of rows of the outbox that are due now. */
    async plan(rows: readonly PlanRow[], now: Date): Promise<string[]> {
      const until = new Date(now.getTime() + AHEAD_HOURS.most * HOUR_MS);
      const doses = rows.flatMap(({ id, plan, plannedUntil }) =>
        dueOf(plan, care, plannedUntil, until).map(({ at, number }) => ({
          id: randomId(),
          reminder: id,
          number,
          at,
          plan,
        })),
      );
      const { rows: queued } = await database.query<{ id: string; due_at: Date }>({
        name: 'reminder-put-down',
        text: PUT_DOWN,
        values: [
          rows.map(({ id }) => id),
          rows.map(({ plannedUntil }) => plannedUntil),
          rows.map(({ plan }) => isOver(plan, care, now)),
          until,
          doses.map(({ at, plan }) => (now > askableUntil(plan, at) ? 'unsent' : 'due')),
          doses.map(({ id }) => id),
          doses.map(({ reminder }) => reminder),
          doses.map(({ number }) => number),
          doses.map(({ at }) => at),
          doses.map(({ id, plan }) => payloadOf(id, plan)),
          now,
        ],
      });
      return queued.filter(({ due_at }) => due_at <= now).map(({ id }) => id);
    },
  };
}
