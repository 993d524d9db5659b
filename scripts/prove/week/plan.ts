import type { Exemption } from '../../../core/messages/policy.ts';

/** Something that is to be told to somebody in the week. */
export interface Planned {
  readonly id: string;
  readonly person: number;
  readonly dueAt: Date;
  readonly exempt: Extract<Exemption, 'chosen-time'> | null;
}

/** Somebody says STOP, and some of them START again. */
export interface Said {
  readonly person: number;
  readonly at: Date;
  readonly given: boolean;
}

const DAY_MS = 86_400_000;
const DAYS = 7;
/** Reminders of one person, of whose hour was chosen; people with far more on one day; people who say STOP, and START again. */
const EACH = 10;
const CHOSEN = 0.6;
const CROWDED = 0.05;
const STOPS = 0.06;
const STARTS = 0.4;
/** Chosen hours are round ones, so that many are due in the same minute. */
const ROUND_MS = 15 * 60_000;

/** A week of reminders, the same on every run of one seed. */
export function planWeek(count: number, begins: Date, random: () => number) {
  const people = Math.max(1, Math.round(count / EACH));
  const within = (): number => Math.floor((random() * DAYS * DAY_MS) / ROUND_MS) * ROUND_MS;
  const planned = Array.from({ length: count }, (_, index): Planned => {
    const person = Math.floor(random() * people);
    const isCrowded = person < people * CROWDED;
    const exempt = !isCrowded && random() < CHOSEN ? 'chosen-time' : null;
    // Who is crowded has all of it in two days.
    const at = isCrowded ? within() / 3.5 : within();
    return {
      id: `r${index}`,
      person,
      dueAt: new Date(begins.getTime() + Math.floor(at / 60_000) * 60_000),
      exempt,
    };
  });
  const said = Array.from({ length: people }, (_, person) => person).flatMap((person): Said[] => {
    if (random() >= STOPS) return [];
    const stop = begins.getTime() + random() * DAYS * DAY_MS;
    const start = stop + random() * 2 * DAY_MS;
    const first = { person, at: new Date(stop), given: false };
    return random() < STARTS ? [first, { person, at: new Date(start), given: true }] : [first];
  });
  return { people, planned, said: said.sort((a, b) => a.at.getTime() - b.at.getTime()) };
}
