import { NOTICE } from '../../../core/messages/notice.ts';
import { DOSE } from '../../../core/reminders/planner.ts';
import { REMINDER } from '../../../core/reminders/wish.ts';
import type { DoseEnded, RowEnded } from './ledger.ts';
import { personOf, reminderOf } from './people.ts';
import { isQuestion, type Reply } from './phones.ts';
import { BEGINS, DAYS, type Told } from './plan.ts';
import type { Taken } from './provider.ts';
import type { WeekEvidence } from './trial.ts';

const ENDS = BEGINS.getTime() + DAYS * 86_400_000;
/** A dose is asked about for two hours, and again later where the provider was busy. */
const ASKED_MS = 3 * 3_600_000;
/** How a tiding is known in what was said. */
const TIDING = /\bn\d+\b/;

/** A dose of the plan with all that was seen of it, from when it was due until the next was. */
export interface DoseSeen {
  readonly name: string;
  readonly person: number;
  readonly dueAt: Date;
  readonly ended: DoseEnded | undefined;
  /** Questions that the provider took, and what was replied. */
  readonly questions: readonly Taken[];
  readonly replies: readonly Reply[];
  /** The rows that were to ask about it, those of what the person wished, and the message that asked last. */
  readonly asking: readonly RowEnded[];
  readonly wishes: readonly RowEnded[];
  readonly message: RowEnded | undefined;
  /** The person had ended the reminder before. */
  readonly isOver: boolean;
}

/** Something else that somebody was to be told, with its row and what the provider took of it. */
export interface TidingSeen extends Told {
  readonly row: RowEnded | undefined;
  readonly took: readonly Taken[];
}

export const tidingIn = ({ text }: Taken): string | undefined => TIDING.exec(text)?.[0];

export function dosesSeen({ week, doses, rows, taken, replies, personIds }: WeekEvidence): DoseSeen[] {
  const ended = new Map(doses.map((dose) => [`${dose.reminderId} ${dose.dueAt.getTime()}`, dose]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const questions = groupOf(taken.filter(isQuestion), ({ to }) => personOf(to));
  const asking = groupOf(
    rows.filter(({ kind }) => kind === DOSE),
    ({ personId }) => personId,
  );
  const wishes = groupOf(
    rows.filter(({ kind }) => kind === REMINDER),
    ({ personId }) => personId,
  );
  const said = groupOf(replies, ({ person }) => person);
  return [...week.doses].flatMap(([person, moments]) => {
    const theirs = said.get(person) ?? [];
    const personId = personIds.get(reminderOf(person))!;
    const end = theirs.find(({ meaning }) => meaning === 'end')?.at;
    return moments.map((dueAt, index): DoseSeen => {
      const next = moments[index + 1] ?? new Date(Math.max(ENDS, dueAt.getTime() + ASKED_MS));
      const isOf = (at: Date): boolean => at >= dueAt && at < next;
      const dose = ended.get(`${reminderOf(person)} ${dueAt.getTime()}`);
      return {
        ...{ name: `person ${person}, ${dueAt.toISOString()}`, person, dueAt, ended: dose },
        questions: (questions.get(person) ?? []).filter(({ at }) => isOf(at)),
        replies: theirs.filter(({ askedAt }) => isOf(askedAt)),
        asking: (asking.get(personId) ?? []).filter((row) => isOf(row.dueAt)),
        wishes: (wishes.get(personId) ?? []).filter((row) => isOf(row.dueAt)),
        message: dose?.messageId ? byId.get(dose.messageId) : undefined,
        isOver: end !== undefined && end <= dueAt,
      };
    });
  });
}

/** Rows grow in the order of the plan. */
export function tidingsSeen({ week, rows, taken }: WeekEvidence): TidingSeen[] {
  const took = groupOf(
    taken.filter((one) => tidingIn(one)),
    (one) => tidingIn(one)!,
  );
  const notices = rows.filter(({ kind }) => kind === NOTICE);
  return week.tidings.map((one, index) => ({ ...one, row: notices[index], took: took.get(one.id) ?? [] }));
}

export function groupOf<T, Key>(list: readonly T[], keyOf: (one: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
