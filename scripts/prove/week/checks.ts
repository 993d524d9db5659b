import { CEILING, dayOf, quietUntil } from '../../../core/messages/policy.ts';
import { NOTICE } from '../../../core/messages/notice.ts';
import { LATER } from '../../../core/reminders/doses.ts';
import { REMINDER } from '../../../core/reminders/wish.ts';
import { type Line, none, told } from '../keep.ts';
import type { RowEnded } from './ledger.ts';
import { personOf } from './people.ts';
import { isQuestion, type Reply } from './phones.ts';
import { ZONE } from './plan.ts';
import type { Taken } from './provider.ts';
import { isBelow } from './reports.ts';
import { dosesSeen, type DoseSeen, groupOf, tidingIn, tidingsSeen, type TidingSeen } from './seen.ts';
import type { WeekEvidence } from './trial.ts';

const HOURS = { from: '21:00', to: '08:00', zone: ZONE };
/** Statuses of what was certainly sent. */
const SENT = new Set(['accepted', 'sent', 'delivered', 'read']);

/** What the week came to, and what is wrong with it. */
export function judge(evidence: WeekEvidence): Line[] {
  const doses = dosesSeen(evidence);
  const tidings = tidingsSeen(evidence);
  return [
    ...figures(evidence, doses, tidings),
    ...ofDoses(evidence, doses),
    ...ofTidings(evidence, tidings),
    ...ofSending(evidence),
  ];
}

function figures(
  { week, taken, rows, replies, ...evidence }: WeekEvidence,
  doses: readonly DoseSeen[],
  tidings: readonly TidingSeen[],
): Line[] {
  const due = doses.filter(({ isOver }) => !isOver);
  return [
    told('reminders put down', doses.length + tidings.length),
    told('of them doses of medicines', doses.length),
    told('people', week.people),
    told('moments at which something was due', evidence.moments),
    told('messages that the provider took', taken.length),
    told('of them questions about doses', taken.filter(isQuestion).length),
    ...counted(
      'doses',
      due.map(({ ended }) => ended?.status ?? 'not put down'),
    ),
    ...counted(
      'doses that nobody, or perhaps nobody, was asked about',
      due.flatMap((one) => (one.questions.length === 0 ? [whyNot(one) ?? 'nothing says why'] : [])),
    ),
    ...counted(
      'tidings',
      tidings.map(({ row }) => (row ? endOf(row) : 'lost')),
    ),
    told('put off to the morning', rows.filter(({ held }) => held === 'quiet-hours').length),
    told('put off by the ceiling', rows.filter(({ held }) => held === 'ceiling').length),
    ...counted(
      'replies',
      replies.map(({ meaning }) => meaning),
    ),
    ...Object.entries(evidence.moods)
      .sort()
      .map(([mood, n]) => told(`answers of the provider: ${mood}`, n!)),
    told('statuses reported, twice and in any order', evidence.reported.count),
    told('medicines set, and rows put down, twice', evidence.twice),
    told('services killed', evidence.kills),
    told('times the database was killed', evidence.databaseKills),
    ...(evidence.flushes === null
      ? []
      : [
          told('times Redis was emptied', evidence.flushes),
          told('rings that were lost with it', evidence.lost),
        ]),
    told(
      'people who said STOP',
      new Set(week.said.filter(({ given }) => !given).map(({ person }) => person)).size,
    ),
    told('people whose provider said so', evidence.optOuts),
  ];
}

function ofDoses({ rows }: WeekEvidence, doses: readonly DoseSeen[]): Line[] {
  const wrong = (what: string, isWrong: (dose: DoseSeen) => boolean): Line =>
    none(what, doses.filter(isWrong).map(shown));
  const noted = rows.flatMap(({ kind, payload }) =>
    kind === REMINDER && payload?.answer === 'taken' ? (payload.doses ?? []) : [],
  );
  return [
    wrong('doses that were not put down', ({ ended, isOver }) => !isOver && !ended),
    wrong(
      'doses that nobody was asked about, and nothing says why',
      (dose) => !dose.isOver && dose.questions.length === 0 && whyNot(dose) === null,
    ),
    wrong('doses asked about twice', ({ ended, questions }) => questions.length > 1 + (ended?.laters ?? 0)),
    wrong(
      'doses asked about after the reminder was ended',
      ({ isOver, questions }) => isOver && questions.length > 0,
    ),
    wrong(
      '"later", and not asked again once for each, and nothing says why',
      ({ ended, asking, replies }) => {
        const laters = Math.min(LATER.most, replies.filter(({ meaning }) => meaning === 'later').length);
        return ended !== undefined && (ended.laters !== laters || asking.length !== 1 + laters);
      },
    ),
    wrong(
      '"taken", and not noted',
      ({ ended, replies }) => replies.some(isTaken) && ended?.status !== 'taken',
    ),
    wrong(
      'noted as taken, and nobody said so',
      ({ ended, replies }) => ended?.status === 'taken' && !replies.some(isTaken),
    ),
    none('"taken" noted more than once', doubles(noted)),
  ];
}

function ofTidings({ rows }: WeekEvidence, tidings: readonly TidingSeen[]): Line[] {
  const wrong = (what: string, isWrong: (tiding: TidingSeen) => boolean): Line =>
    none(
      what,
      tidings
        .filter(isWrong)
        .map(({ id, row, took }) => `${id}: ${row && endOf(row)}, taken ${took.length} times`),
    );
  return [
    none(
      'tidings that were not put down',
      rows
        .filter(({ kind }) => kind === NOTICE)
        .slice(tidings.length)
        .map(({ id }) => id),
    ),
    wrong('tidings of which nothing is known', ({ row }) => !row),
    wrong('tidings taken twice', ({ took }) => took.length > 1),
    wrong(
      'tidings taken, and said to have failed or been dropped',
      ({ row, took }) => took.length > 0 && row?.sentAt === null && /^(failed|dropped)$/.test(row.status),
    ),
    wrong(
      'tidings neither sent, nor unknown, nor dropped or failed by name',
      ({ row }) => row !== undefined && !isSent(row) && whyOf(row) === null,
    ),
    none(
      'taken in quiet hours, without a chosen hour',
      tidings.flatMap(({ id, took }) =>
        took.filter(({ at }) => quietUntil(at, HOURS)).map(({ at }) => `${id} at ${at.toISOString()}`),
      ),
    ),
    none('days with more than the ceiling', overCeiling(tidings)),
  ];
}

function ofSending({ taken, rows, said, reported, left }: WeekEvidence): Line[] {
  const messages = rows.filter(({ providerMessageId }) => providerMessageId !== null);
  const known = new Set(taken.map(({ providerMessageId }) => providerMessageId));
  const words = groupOf(said, ({ person }) => person);
  const isStopped = ({ to, at }: Taken): boolean =>
    (words.get(personOf(to)) ?? []).filter((one) => one.at <= at).at(-1)?.given === false;
  return [
    none('still waiting in the end', left > 0 ? [`${left} rows`] : []),
    none(
      'said to be sent, and never taken',
      messages.filter(({ providerMessageId }) => !known.has(providerMessageId!)).map(({ id }) => id),
    ),
    none('one message of the provider, and two rows', doubles(messages.map((row) => row.providerMessageId!))),
    none(
      'failed, and nothing says why',
      rows
        .filter(({ status, error }) => status === 'failed' && !error)
        .map(({ id, kind }) => `${kind} ${id}`),
    ),
    none(
      'questions and tidings taken after STOP',
      taken
        .filter((one) => (isQuestion(one) || tidingIn(one)) && isStopped(one))
        .map(({ to, at, text }) => `person ${personOf(to)} at ${at.toISOString()}: ${text.slice(0, 40)}`),
    ),
    none(
      'statuses that moved down',
      messages.flatMap(({ id, providerMessageId, status }) => {
        const highest = reported.highest.get(providerMessageId!);
        return highest && isBelow(status, highest) ? [`${id}: ${status} after ${highest}`] : [];
      }),
    ),
  ];
}

const isTaken = ({ meaning }: Reply): boolean => meaning === 'taken';
const isSent = ({ status, sentAt }: RowEnded): boolean => SENT.has(status) || sentAt !== null;

/** How a row ended, with its reason where it has one. */
const endOf = ({ status, error }: RowEnded): string =>
  status === 'dropped' || status === 'failed' ? `${status}: ${error}` : status;

/** Why a row did not certainly reach anybody; null where nothing says so. */
const whyOf = (row: RowEnded): string | null =>
  row.status === 'unknown' || (/^(failed|dropped)$/.test(row.status) && row.error !== null)
    ? endOf(row)
    : null;

/** Why nobody, or perhaps nobody, was asked about a dose: of the message that was to ask, or of the row that wanted it. */
function whyNot({ ended, message, asking }: DoseSeen): string | null {
  if (ended === undefined) return null;
  return [...(message ? [message] : []), ...asking].map(whyOf).find((one) => one !== null) ?? null;
}

function shown({ name, ended, questions, replies, asking, wishes, message }: DoseSeen): string {
  const rows = asking.map(endOf).join(', ');
  const heard = replies.map(({ meaning }) => meaning).join(', ');
  const wished = wishes.map((row) => `${row.payload?.answer} ${endOf(row)}`).join(', ');
  const last = message ? endOf(message) : 'none';
  return `${name}: ${ended?.status}, ${questions.length} questions, replies: ${heard}; rows: ${rows}; wishes: ${wished}; message: ${last}`;
}

function overCeiling(tidings: readonly TidingSeen[]): string[] {
  const dates = tidings.flatMap(({ person, took }) =>
    took.map(({ at }) => `person ${person} on ${dayOf(at, HOURS.zone).from.toISOString()}`),
  );
  return [...groupOf(dates, (date) => date)].flatMap(([date, { length }]) =>
    length > CEILING ? [`${date}: ${length}`] : [],
  );
}

const doubles = (list: readonly string[]): string[] =>
  [...groupOf(list, (one) => one)].flatMap(([one, { length }]) => (length > 1 ? [one] : []));

const counted = (of: string, names: readonly string[]): Line[] =>
  [...groupOf(names, (name) => name)].sort().map(([name, { length }]) => told(`${of}: ${name}`, length));
