import type { Draft } from '../../core/reminders/draft.ts';
import { readLength, readTimes, type Said } from '../../core/reminders/said.ts';
import { wordsOf, type FlowEvent } from '../screen.ts';
import type { Context } from './context.ts';

/** Regimens that are offered, by so often a day; once a day is asked when. */
export const OFTEN: Readonly<Record<string, readonly string[]>> = {
  once: [],
  twice: ['08:00', '20:00'],
  thrice: ['08:00', '14:00', '20:00'],
};
/** Lengths that are offered. */
const LENGTHS: Readonly<Record<string, Said['length']>> = {
  'five-days': { unit: 'days', count: 5 },
  'one-month': { unit: 'months', count: 1 },
  'six-months': { unit: 'months', count: 6 },
  endless: 'endless',
};
/** Times of day that are offered. */
const TIMES = new Set(['08:00', '14:00', '20:00']);
/** Times of one day, at most. */
const MOST_TIMES = 4;

/** Times of day in an answer: one that is offered, or what was typed. */
export const timesIn = (event: FlowEvent): readonly string[] => {
  const value = wordsOf(event);
  return (TIMES.has(value) ? [value] : readTimes(value)).slice(0, MOST_TIMES);
};

/** How long, in an answer; null where it says nothing of it. */
export const lengthIn = (event: FlowEvent): Said['length'] => {
  const value = wordsOf(event);
  return Object.hasOwn(LENGTHS, value) ? LENGTHS[value]! : readLength(value);
};

/** What was said of a reminder as a draft of one. */
export const draftOf = ({ called, critical, times, every, length }: Said): Partial<Context> => ({
  called,
  critical,
  times: times.slice(0, MOST_TIMES),
  every,
  length,
});

/** The reminder that was agreed on: of a medicine, or of the visits of a pregnancy or a child. */
export const medicineOf = ({ called, critical, isNamed, times, every, length }: Context): Draft => ({
  about: 'medicine',
  ...{ called, critical, isNamed, times, every, length: length ?? 'endless' },
});
export const careOf = ({ about, date }: Context): Draft => ({ about, date });

/** Whether it says anything to be reminded of. */
export const saysSomething = ({ about, called, times, length }: Said): boolean =>
  about !== 'medicine' || called !== null || times.length > 0 || length !== null;
