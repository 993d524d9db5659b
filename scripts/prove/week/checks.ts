import { CEILING, dayOf, quietUntil } from '../../../core/messages/policy.ts';
import { type Line, none, told } from '../keep.ts';
import type { WeekEvidence } from './trial.ts';
import { HOURS } from './worker.ts';

/** Statuses of what was certainly sent. */
const SENT = new Set(['accepted', 'sent', 'delivered', 'read']);

/** What the week came to, and what is wrong with it. */
export function judge(evidence: WeekEvidence): Line[] {
  const { planned, said, taken, ended, numberOf } = evidence;
  const times = new Map<string, Date[]>();
  for (const { id, at } of taken) times.set(id, [...(times.get(id) ?? []), at]);
  const all = planned.map((one) => ({ ...one, took: times.get(one.id) ?? [], end: ended.get(one.id)! }));
  const named = (wrong: typeof all, why: string): string[] =>
    wrong.map(
      ({ id, end, took }) => `${id}: ${end?.status} ${end?.error ?? ''}, taken ${took.length} times: ${why}`,
    );
  const isSent = ({ end }: (typeof all)[number]): boolean => SENT.has(end.status) || end.sentAt !== null;
  const free = all.filter(({ exempt }) => exempt === null);
  const byPerson = new Map<number, Date[]>();
  for (const { person, took } of free) byPerson.set(person, [...(byPerson.get(person) ?? []), ...took]);
  const afterStop = all.flatMap((one) =>
    one.took
      .filter((at) => {
        const last = said.filter(({ person, at: then }) => person === one.person && then <= at).at(-1);
        return last !== undefined && !last.given;
      })
      .map((at) => `${one.id} to ${numberOf(one.person).slice(-4)} at ${at.toISOString()}`),
  );
  const overCeiling = [...byPerson].flatMap(([person, dates]) => {
    const days = new Map<string, number>();
    for (const at of dates) {
      const day = dayOf(at, HOURS.zone).from.toISOString();
      days.set(day, (days.get(day) ?? 0) + 1);
    }
    return [...days].filter(([, n]) => n > CEILING).map(([day, n]) => `person ${person}: ${n} on ${day}`);
  });
  const counts = new Map<string, number>();
  for (const { end } of all) {
    const name =
      end.status === 'dropped' || end.status === 'failed' ? `${end.status}: ${end.error}` : end.status;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const late = all.filter(
    ({ end, dueAt }) => end.held === null && end.sentAt && end.sentAt.getTime() - dueAt.getTime() > 3_600_000,
  );

  return [
    told('reminders put down', planned.length),
    told('people', evidence.people),
    told('moments at which something was due', evidence.moments),
    told('messages that the provider took', taken.length),
    ...[...counts].sort().map(([name, n]) => told(`of the reminders: ${name}`, n)),
    told('put off to the morning', all.filter(({ end }) => end.held === 'quiet-hours').length),
    told('put off by the ceiling', all.filter(({ end }) => end.held === 'ceiling').length),
    told('sent more than an hour late that nothing held back', late.length),
    ...Object.entries(evidence.moods)
      .sort()
      .map(([mood, n]) => told(`answers of the provider: ${mood}`, n!)),
    told('statuses reported, twice and in any order', evidence.statuses),
    told('reminders planned twice', evidence.plannedTwice),
    told('workers killed', evidence.kills),
    told('times the database was killed', evidence.databaseKills),
    ...(evidence.flushes === null
      ? []
      : [
          told('times Redis was emptied', evidence.flushes),
          told('rings that were lost with it', evidence.lost),
        ]),
    told(
      'people who said STOP',
      new Set(said.filter(({ given }) => !given).map(({ person }) => person)).size,
    ),
    told('people whose provider said so', evidence.ledger),
    none(
      'reminders of which nothing is known',
      planned.filter(({ id }) => !ended.has(id)).map(({ id }) => id),
    ),
    none(
      'rows that were not planned',
      [...ended.keys()].filter((id) => id.startsWith('?')),
    ),
    none('still waiting in the end', evidence.left > 0 ? [`${evidence.left} rows`] : []),
    none(
      'taken twice',
      named(
        all.filter(({ took }) => took.length > 1),
        'twice',
      ),
    ),
    none(
      'said to be sent, and never taken',
      named(
        all.filter((one) => isSent(one) && one.took.length !== 1),
        'not once',
      ),
    ),
    none(
      'taken, and said to have failed or been dropped',
      named(
        all.filter(
          ({ end, took }) => took.length > 0 && end.sentAt === null && /^(failed|dropped)$/.test(end.status),
        ),
        'though',
      ),
    ),
    none(
      'neither sent, nor unknown, nor dropped or failed by name',
      named(
        all.filter(
          (one) =>
            !isSent(one) &&
            one.end.status !== 'unknown' &&
            !(/^(failed|dropped)$/.test(one.end.status) && one.end.error),
        ),
        'what?',
      ),
    ),
    none(
      'failed, and nothing says why',
      named(
        all.filter(({ end }) => end.status === 'failed' && !end.error),
        'why?',
      ),
    ),
    none(
      'taken in quiet hours, without a chosen hour',
      free.flatMap(({ id, took }) =>
        took.filter((at) => quietUntil(at, HOURS)).map((at) => `${id} at ${at.toISOString()}`),
      ),
    ),
    none('taken after STOP', afterStop),
    none('days with more than the ceiling', overCeiling),
    none('statuses that moved down', evidence.fallen),
  ];
}
