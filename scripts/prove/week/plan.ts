import { type TimeOfDay, addDays, instantOf } from '../../../core/reminders/zone.ts';

/** The zone that everybody lives in, and the first day of the week. */
export const ZONE = 'Asia/Kolkata';
export const FIRST_DAY = '2026-11-23';
export const DAYS = 7;
export const BEGINS = instantOf(FIRST_DAY, '00:00', ZONE);

/** A medicine of somebody's, to be asked about at these times of every day. */
export interface Medicine {
  readonly person: number;
  readonly times: readonly TimeOfDay[];
}

/** Something that is to be told to somebody, at no hour that they chose. */
export interface Told {
  readonly id: string;
  readonly person: number;
  readonly dueAt: Date;
}

/** Somebody says STOP, and some of them START again. */
export interface Said {
  readonly person: number;
  readonly at: Date;
  readonly given: boolean;
}

/** What the week brings. */
export interface Week {
  readonly people: number;
  readonly medicines: readonly Medicine[];
  /** Each dose that is to be asked about, by its person, in order. */
  readonly doses: ReadonlyMap<number, readonly Date[]>;
  readonly tidings: readonly Told[];
  readonly said: readonly Said[];
}

const DAY_MS = 86_400_000;
/** Reminders of one person; those who take a medicine twice a day; people with far more on two days; who say STOP, and START. */
const EACH = 10;
const TWICE = 0.15;
const CROWDED = 0.05;
const CROWDING = 0.4;
const STOPS = 0.06;
const STARTS = 0.4;
/** Hours between the two times of a day: a dose is done with before the next. */
const APART = 12;

/** A week of so many reminders, the same on every run of one seed. Hours are chosen from so many round ones of a day. */
export function planWeek(count: number, slots: number, random: () => number): Week {
  const people = Math.max(1, Math.round(count / EACH));
  const pick = (of: number): number => Math.floor(random() * of);
  const timeOf = (hours: number): TimeOfDay =>
    `${two(Math.floor(hours) % 24)}:${two(Math.round((hours % 1) * 60))}`;
  const medicines = Array.from({ length: people }, (_, person): Medicine => {
    const hours = (pick(slots) * 24) / slots;
    const isTwice = random() < TWICE;
    return { person, times: (isTwice ? [hours, hours + APART] : [hours]).map(timeOf).sort() };
  });
  const doses = new Map(
    medicines.map(({ person, times }) => [
      person,
      Array.from({ length: DAYS }, (_, day) =>
        times.map((time) => instantOf(addDays(FIRST_DAY, day), time, ZONE)),
      ).flat(),
    ]),
  );
  const left = count - [...doses.values()].reduce((sum, { length }) => sum + length, 0);
  const crowd = Math.ceil(people * CROWDED);
  const tidings = Array.from({ length: Math.max(0, left) }, (_, index): Told => {
    const isCrowded = random() < CROWDING;
    const slot = pick(slots * (isCrowded ? 2 : DAYS));
    const dueAt = new Date(BEGINS.getTime() + (slot * DAY_MS) / slots);
    return { id: `n${index}`, person: pick(isCrowded ? crowd : people), dueAt };
  });
  const said = Array.from({ length: people }, (_, person) => person).flatMap((person): Said[] => {
    if (random() >= STOPS) return [];
    const stop = BEGINS.getTime() + random() * DAYS * DAY_MS;
    const start = stop + random() * 2 * DAY_MS;
    const first = { person, at: new Date(stop), given: false };
    return random() < STARTS ? [first, { person, at: new Date(start), given: true }] : [first];
  });
  return { people, medicines, doses, tidings, said: said.sort((a, b) => a.at.getTime() - b.at.getTime()) };
}

const two = (value: number): string => String(value).padStart(2, '0');
