import { MOST_REMINDERS } from '../../core/reminders/plan.ts';
import { linesOf, type Line, type Option, type Screen } from '../screen.ts';
import type { Context, Listed } from './context.ts';

const line = linesOf('reminders');
const option = (value: string, label = value): Option => ({ value, label: line(label) });
const again = (misses: number): readonly Line[] => (misses > 0 ? [line('choose-again')] : []);

/** The longest wish in words, in graphemes, and the longest times or length. */
const MAX_WISH = 140;
const MAX_SHORT = 60;
/** Reminders listed on one screen. */
const LISTED = 5;
/** Journeys that are offered, in days. */
const JOURNEYS = [3, 7, 14, 30];

/** Which part of the day an hour is in, from that hour on. */
const PARTS: readonly (readonly [from: number, name: string])[] = [
  [19, 'night'],
  [16, 'evening'],
  [12, 'noon'],
  [4, 'morning'],
  [0, 'night'],
];

/** "08:00" as it is said: "8 in the morning". */
function timeLine(time: string): Line {
  const [hour, minutes] = time.split(':').map(Number) as [number, number];
  const [, part] = PARTS.find(([from]) => hour >= from)!;
  const clock = `${hour % 12 || 12}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`;
  return line(`at-${part}`, { clock });
}

/** One to four times of a day. */
function timesLine(times: readonly string[]): Line {
  const [a, b, c, d] = times.map(timeLine);
  const params = { ...(a && { a }), ...(b && { b }), ...(c && { c }), ...(d && { d }) };
  return line(`times-${Math.max(1, Math.min(times.length, 4))}`, params);
}

function everyLine({ every }: Context): readonly Line[] {
  if (every === null) return [];
  if ('days' in every) return [line('every-days', { days: every.days })];
  if ('months' in every)
    return [every.months === 1 ? line('every-month') : line('every-months', { count: every.months })];
  const [first] = every.weekdays;
  return every.weekdays.length === 1
    ? [line('every-weekday', { weekday: line(`weekday-${first}`) })]
    : [line('some-weekdays', { days: every.weekdays.length })];
}

function lengthLine({ length }: Context): Line {
  if (length === null || length === 'endless') return line('no-end');
  return length.count === 1
    ? line(`for-one-${length.unit}`)
    : line(`for-${length.unit}`, { count: length.count });
}

const labelOf = ({ about, times }: Listed): Line =>
  about === 'medicine' ? timesLine(times) : line(`visits-${about}`);

/** The same in a row: of many times, how many. */
const rowOf = (one: Listed): Line =>
  one.times.length > 2 ? line('times-a-day', { count: one.times.length }) : labelOf(one);

const shownOf = ({ mine, shown }: Context): Listed => mine.find(({ id }) => id === shown) ?? mine[0]!;

export const screens = {
  what: ({ misses, mine, isAsNeeded }: Context): Screen => ({
    say: [line(isAsNeeded ? 'as-needed' : misses > 0 ? 'what-again' : 'what')],
    ask: {
      kind: 'choice',
      options: [
        ...['once', 'twice', 'thrice', 'visits'].map((value) => option(value)),
        ...(mine.length > 0 ? [option('mine')] : []),
      ],
      words: MAX_WISH,
    },
  }),

  full: ({ misses }: Context): Screen => ({
    say: [line('full', { count: MOST_REMINDERS }), ...again(misses)],
    ask: { kind: 'choice', options: [option('mine')] },
  }),

  when: ({ misses }: Context): Screen => ({
    say: [line('when'), ...again(misses)],
    ask: {
      kind: 'choice',
      options: ['08:00', '14:00', '20:00'].map((time) => ({ value: time, label: timeLine(time) })),
      words: MAX_SHORT,
    },
  }),

  'how-long': ({ misses, fault }: Context): Screen => ({
    say: [...(fault === null ? [] : [line(fault)]), line('how-long'), ...again(misses)],
    ask: {
      kind: 'choice',
      options: ['five-days', 'one-month', 'six-months', 'endless'].map((value) => option(value)),
      words: MAX_SHORT,
    },
  }),

  caregiver: ({ misses, chosen }: Context): Screen => ({
    say: [
      line(chosen === null || chosen.status === 'withdrawn' ? 'caregiver' : 'caregiver-chosen'),
      ...again(misses),
    ],
    ask: { kind: 'choice', options: [option('yes'), option('no')] },
  }),

  number: ({ misses, fault, digits }: Context): Screen => ({
    say: [
      ...(fault === null ? [] : [line(fault)]),
      misses > 0 ? line('number-again', { length: digits }) : line('number'),
    ],
    ask: { kind: 'digits', length: digits },
  }),

  /** Digit by digit: a wrong one would ask a stranger. */
  'confirm-number': ({ misses, number }: Context): Screen => ({
    say: [line('read-back-number', { number, digits: [...number].join(' ') }), ...again(misses)],
    ask: { kind: 'choice', options: [option('yes'), option('no')] },
    reveals: true,
  }),

  /** Read back before it is kept: what was understood of their words, in ours. */
  confirm: (context: Context): Screen => ({
    say: [
      context.called === null ? line('read-back') : line('read-back-of', { called: context.called }),
      timesLine(context.times),
      ...everyLine(context),
      lengthLine(context),
      ...again(context.misses),
    ],
    ask: {
      kind: 'choice',
      options: [
        option('yes'),
        option('no'),
        ...(context.called === null ? [] : [option('named')]),
        option('change'),
      ],
    },
  }),

  set: ({ isStopped, isNamed, caregiver, chosen }: Context): Screen => ({
    say: [
      line('set'),
      line(isNamed ? 'will-name' : 'will-not-name'),
      ...(caregiver && chosen?.status === 'asked' ? [line('asked')] : []),
      ...(isStopped ? [line('start-first')] : []),
    ],
  }),

  'which-care': ({ misses }: Context): Screen => ({
    say: [line('which-care'), ...again(misses)],
    ask: { kind: 'choice', options: [option('pregnancy'), option('child')] },
  }),

  date: ({ misses, about }: Context): Screen => ({
    say: [
      line(about === 'child' ? 'birth-date' : 'period-date'),
      ...(misses > 0 ? [line('date-again')] : []),
    ],
    ask: { kind: 'date' },
  }),

  'confirm-care': ({ misses, visits }: Context): Screen => ({
    say: [line('read-back-visits', { count: visits }), ...again(misses)],
    ask: { kind: 'choice', options: [option('yes'), option('no')] },
  }),

  'set-care': ({ isStopped }: Context): Screen => ({
    say: [line('set-care'), ...(isStopped ? [line('start-first')] : [])],
  }),

  'not-set': (): Screen => ({ say: [line('not-set')] }),

  list: ({ misses, mine }: Context): Screen => ({
    say: [line('list'), ...again(misses)],
    ask: {
      kind: 'choice',
      options: mine.slice(0, LISTED).map((one) => ({ value: one.id, label: rowOf(one) })),
    },
    reveals: true,
  }),

  one: (context: Context): Screen => {
    const one = shownOf(context);
    return {
      say: [
        labelOf(one),
        ...(one.isPaused ? [line('is-paused')] : []),
        ...(one.week ? [line('week', one.week)] : []),
        ...again(context.misses),
      ],
      ask: {
        kind: 'choice',
        options: [
          ...(one.about !== 'medicine' ? [] : [one.isPaused ? option('resume') : option('pause')]),
          option('stop'),
          ...(one.about === 'medicine' ? [option('told')] : []),
        ],
      },
      reveals: true,
    };
  },

  told: ({ misses, chosen }: Context): Screen => ({
    say: [
      chosen!.ending === null
        ? line('somebody-chosen')
        : line(`${chosen!.status}-number`, { ending: chosen!.ending }),
      ...again(misses),
    ],
    ask: { kind: 'choice', options: [option('change', 'somebody-else'), option('nobody')] },
    reveals: true,
  }),

  asked: (): Screen => ({ say: [line('asked')] }),

  untold: (): Screen => ({ say: [line('untold')] }),

  'how-many-days': ({ misses }: Context): Screen => ({
    say: [line('how-many-days'), ...again(misses)],
    ask: {
      kind: 'choice',
      options: JOURNEYS.map((days) => ({ value: String(days), label: line('days', { days }) })),
    },
  }),

  paused: ({ days }: Context): Screen => ({ say: [line('paused', { days }), line('go-on-taking')] }),

  resumed: (): Screen => ({ say: [line('resumed')] }),

  'confirm-stop': ({ misses }: Context): Screen => ({
    say: [line('confirm-stop'), ...again(misses)],
    ask: { kind: 'choice', options: [option('yes'), option('no')] },
  }),

  stopped: (): Screen => ({ say: [line('stopped'), line('go-on-taking')] }),

  unavailable: ({ misses }: Context): Screen => ({
    say: [line('unavailable'), ...again(misses)],
    ask: { kind: 'choice', options: [option('retry')] },
  }),
};
