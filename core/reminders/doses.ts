import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import { createTogether } from '../db/together.ts';
import type { CareSchedule } from './care.ts';
import { type Asked, isPausedAt, kindOf, Plan, PLAN_SEALED } from './plan.ts';
import { askableUntil, DOSE, type DosePayload, silentDaysAt } from './planner.ts';
import { createSilences, type Silences } from './silences.ts';

/**
 * How a dose or a visit stands. "due": not asked about yet. "asked". "taken": they said so, and nobody has seen it. "later":
 * to be asked again. "unwell". "silent": asked, and no answer came. "unsent": nobody was asked, because the service was away,
 * no road led to them, they had said STOP or the message failed; or nobody knows whether it left.
 */
export const DOSE_STATUSES = ['due', 'asked', 'taken', 'later', 'unwell', 'silent', 'unsent'] as const;
export type DoseStatus = (typeof DOSE_STATUSES)[number];

/** What can be answered. */
export const DOSE_ANSWERS = ['taken', 'later', 'unwell'] as const;
export type DoseAnswer = (typeof DOSE_ANSWERS)[number];

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What is due so soon after is asked about in the same message. */
const TOGETHER_MINUTES = 15;
/** "Later" is asked again after so many minutes, and so often: a dose soon, a visit in some days. */
export const LATER = { minutes: { medicine: 30, visit: 3 * 24 * 60 }, most: 3 };

/** What somebody said of doses or visits of theirs. */
export interface Answered {
  readonly about: Asked;
  readonly doses: readonly string[];
  readonly answer: DoseAnswer;
}

/** One dose or visit that is to be asked about. */
export interface OpenDose {
  readonly id: string;
  readonly reminderId: string;
  readonly dueAt: Date;
  /** It is not to be asked about any later: so long after it was due, or was to be asked again. */
  readonly until: Date;
  /** Its number in the plan. */
  readonly number: number;
  readonly plan: Plan;
  /** How often they said "later". */
  readonly laters: number;
}

/** A row of the calendar: what was due, and what became of it. */
export interface DoseSeen {
  readonly id: string;
  readonly dueAt: Date;
  readonly status: DoseStatus;
  readonly answeredAt: Date | null;
}

export interface Doses extends Silences {
  /**
   * What a due row asks about: its dose, with all of the same kind that are due by then. Empty where nothing is to be asked
   * any more: it was stopped or is paused, came too late, or nobody has answered for so long that the reminder ends.
   */
  toAsk(personId: string, doseId: string, now: Date): Promise<readonly OpenDose[]>;
  /** Notes that they were asked about, by one of these rows of the outbox. */
  asked(ids: readonly string[], rows: readonly string[], now: Date): Promise<void>;
  unsent(ids: readonly string[]): Promise<void>;
  /** What a row of the outbox asked about, and was not answered, is asked by another now. */
  askedBy(before: string, after: string, within: Queries): Promise<void>;
  /**
   * What the person said of doses of theirs, however they said it: they were heard of. "later" puts down a row that asks
   * again. Told twice it is once.
   */
  answer(personId: string, answered: Answered, now: Date, within?: Queries): Promise<void>;
  /** The reminders that doses are of, as far as they are theirs. */
  remindersOf(personId: string, ids: readonly string[]): Promise<readonly string[]>;
  /** When a reminder is asked about next, as far as it is put down; null where nothing is. */
  nextOf(personId: string, reminderId: string, now: Date): Promise<Date | null>;
  /** What was due of a reminder from one moment to another, in order. */
  calendar(personId: string, reminderId: string, from: Date, to: Date): Promise<readonly DoseSeen[]>;
}

interface OpenRow {
  id: string;
  reminder_id: string;
  due_at: Date;
  number: number;
  laters: number;
  plan_sealed: Buffer;
  answered_at: Date;
  /** When "later" was said of it. */
  later_at: Date | null;
}

/** "Later" was said then, or before, of what has been asked again by now. */
const askedAgainBefore = (about: Asked, now: Date): Date =>
  new Date(now.getTime() - LATER.minutes[about] * MINUTE_MS);

const OPEN = `
  select g.place, d.id, d.reminder_id, d.due_at, d.number, d.laters, r.plan_sealed, r.answered_at,
    case when d.status = 'later' then d.answered_at end as later_at
  from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) with ordinality as g(person_id, dose_id, before, place)
    join reminder r on r.person_id = g.person_id and r.status in ('on', 'over')
    join dose d on d.reminder_id = r.id
      and (d.id = g.dose_id and d.status in ('due', 'later', 'unsent') or d.status = 'due' and d.due_at <= g.before)
  order by g.place, d.due_at, d.id`;

/** Lists of ids, and of the rows that ask about them, are words with spaces between. Of two notes of a dose the one that asks. */
const ASKED = `
  with given as (
    select distinct on (id) id, string_to_array(asking, ' ')::uuid[] as asking, at
    from unnest($1::text[], $2::text[], $3::timestamptz[]) as g(ids, asking, at),
      unnest(string_to_array(ids, ' ')::uuid[]) as id
    order by id, asking = '', at
  )
  update dose d set status = 'asked', asked_at = g.at, message_id = (
      select id from outbox where id = any(g.asking) and kind in ('message', 'call') order by id desc limit 1
    )
  from given g where d.id = g.id
    and (d.status in ('due', 'later', 'unsent')
      or d.status = 'asked' and d.message_id is null and cardinality(g.asking) > 0)`;

/** When is asked again what "later" was said of. */
const againAt = (about: Asked, saidAt: Date): Date =>
  new Date(saidAt.getTime() + LATER.minutes[about] * MINUTE_MS);

export function createDoses({
  database,
  vault,
  care,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly care: CareSchedule;
}): Doses {
  const openPlan = (sealed: Buffer): Plan => Plan.parse(JSON.parse(vault.open(PLAN_SEALED, sealed)));
  const seal = (payload: unknown): Buffer => vault.seal('outbox.payload', JSON.stringify(payload));

  const openOf = createTogether<{ personId: string; doseId: string; before: Date }, OpenRow>(database, {
    name: 'dose-to-ask',
    text: OPEN,
    columns: ({ personId, doseId, before }) => [personId, doseId, before],
  });

  const noteAsked = createTogether<{ ids: readonly string[]; asking: readonly string[]; now: Date }, never>(
    database,
    {
      name: 'dose-asked',
      text: ASKED,
      columns: ({ ids, asking, now }) => [ids.join(' '), asking.join(' '), now],
    },
  );

  async function unsent(ids: readonly string[]): Promise<void> {
    await database.query({
      name: 'dose-unsent',
      text: `update dose set status = 'unsent' where id = any($1) and status in ('due', 'later')`,
      values: [ids],
    });
  }

  async function end(reminderIds: readonly string[], now: Date): Promise<void> {
    await database.query({
      name: 'reminder-end-silent',
      text: `update reminder set status = 'silent', revision = revision + 1, updated_at = $2
        where id = any($1) and status = 'on'`,
      values: [reminderIds, now],
    });
  }

  return {
    ...createSilences({ database, vault }),
    unsent,

    async toAsk(personId, doseId, now) {
      const before = new Date(now.getTime() + TOGETHER_MINUTES * MINUTE_MS);
      const rows = await openOf({ personId, doseId, before });
      const open = rows.map((row) => {
        const plan = openPlan(row.plan_sealed);
        const at = row.later_at === null ? row.due_at : againAt(kindOf(plan), row.later_at);
        const silentMs = now.getTime() - row.answered_at.getTime();
        const isGone = silentMs > silentDaysAt(plan, care, row.due_at) * DAY_MS;
        return { ...row, plan, isGone, until: askableUntil(plan, at) };
      });
      const own = open.find(({ id }) => id === doseId);
      if (!own) return [];
      // "Later" was said to a question whose row never came to note it: the row of that "later" asks, at its time.
      if (own.later_at !== null && now < againAt(kindOf(own.plan), own.later_at)) return [];
      const alike = open.filter(({ plan }) => kindOf(plan) === kindOf(own.plan));
      const gone = alike.filter(({ isGone }) => isGone);
      const left = alike.filter(
        (one) => gone.includes(one) || now > one.until || isPausedAt(one.plan, one.due_at),
      );
      if (gone.length > 0)
        await end(
          gone.map(({ reminder_id }) => reminder_id),
          now,
        );
      if (left.length > 0) await unsent(left.map(({ id }) => id));
      return alike
        .filter((one) => !left.includes(one))
        .map(({ id, reminder_id: reminderId, due_at: dueAt, until, number, plan, laters }) => ({
          ...{ id, reminderId, dueAt, until, number, plan, laters },
        }));
    },

    async asked(ids, asking, now) {
      await noteAsked({ ids, asking, now });
    },

    async askedBy(before, after, within) {
      await within.query({
        name: 'dose-asked-by',
        text: `update dose set message_id = $2, status = 'asked'
          where message_id = $1 and status in ('asked', 'unsent')`,
        values: [before, after],
      });
    },

    async answer(personId, { about, doses: ids, answer }, now, within = database) {
      const again = ids.map((dose) =>
        seal({ dose, exempt: 'asked-again', silentDays: null } satisfies DosePayload),
      );
      await within.query({
        name: 'dose-answer',
        text: `with answered as (
            update dose d set status = $3, answered_at = $4,
              laters = case when $3 = 'later' then d.laters + 1 else d.laters end
            from reminder r
            where r.id = d.reminder_id and r.person_id = $1 and d.id = any($2)
              and (d.status <> $3 or $3 = 'later' and d.answered_at <= $7) and d.status <> 'taken' and ($3 <> 'later' or d.laters < ${LATER.most})
            returning d.id, d.reminder_id
          ), heard as (
            update reminder set answered_at = $4, alerted_at = null
            where id in (select reminder_id from answered)
          ), heard_of as (
            update conversation set heard_at = greatest(heard_at, $4)
            where person_id = $1 and exists (select from answered)
          )
          insert into outbox (person_id, identity_id, kind, urgent, payload_sealed, due_at, created_at, updated_at)
          select $1, (select i.id from identity i join reminder r on r.person_id = i.person_id
              where r.id = answered.reminder_id order by i.id = r.identity_id desc nulls last, i.created_at limit 1),
            '${DOSE}', false, p.payload_sealed, $6, $4, $4
          from answered join unnest($2::uuid[], $5::bytea[]) as p(id, payload_sealed) using (id)
          where $3 = 'later'`,
        // What is said once it was asked again is said anew.
        values: [personId, ids, answer, now, again, againAt(about, now), askedAgainBefore(about, now)],
      });
    },

    async remindersOf(personId, ids) {
      const { rows } = await database.query<{ id: string }>({
        name: 'dose-reminders',
        text: `select distinct r.id from dose d join reminder r on r.id = d.reminder_id
          where d.id = any($2) and r.person_id = $1`,
        values: [personId, ids],
      });
      return rows.map(({ id }) => id);
    },

    async nextOf(personId, reminderId, now) {
      const { rows } = await database.query<{ due_at: Date }>({
        name: 'dose-next',
        text: `select d.due_at from dose d join reminder r on r.id = d.reminder_id
          where r.id = $2 and r.person_id = $1 and d.status = 'due' and d.due_at > $3 order by d.due_at limit 1`,
        values: [personId, reminderId, now],
      });
      return rows[0]?.due_at ?? null;
    },

    async calendar(personId, reminderId, from, to) {
      const { rows } = await database.query<{
        id: string;
        due_at: Date;
        status: DoseStatus;
        answered_at: Date | null;
      }>({
        name: 'dose-calendar',
        text: `select d.id, d.due_at, d.status, d.answered_at from dose d join reminder r on r.id = d.reminder_id
          where r.id = $2 and r.person_id = $1 and d.due_at >= $3 and d.due_at < $4 order by d.due_at limit 3000`,
        values: [personId, reminderId, from, to],
      });
      return rows.map(({ id, due_at: dueAt, status, answered_at: answeredAt }) => ({
        id,
        dueAt,
        status,
        answeredAt,
      }));
    },
  };
}
