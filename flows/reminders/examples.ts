import { MOST_REMINDERS } from '../../core/reminders/plan.ts';
import type { PlanFault } from '../../core/reminders/reminders.ts';
import type { Listed, Mine, NumberFault } from './context.ts';

const listed = (id: string, times: readonly string[], more: Partial<Listed> = {}): Listed => ({
  id,
  about: 'medicine',
  times: [...times],
  isPaused: false,
  week: null,
  ...more,
});

const four = ['06:30', '12:30', '18:30', '22:30'];

/** The least and the most that the ports may answer, at the longest that the variables allow. */
export const examples: {
  readonly remindersOf: readonly Mine[];
  readonly draftFault: readonly (PlanFault | null)[];
  readonly visitsFrom: readonly { readonly visits: number | null }[];
  readonly caregiverFault: readonly (NumberFault | null)[];
} = {
  remindersOf: [
    { mine: [], chosen: null, digits: 10, isStopped: false },
    {
      mine: [
        listed('a', ['08:00'], { week: { taken: 5, due: 7 } }),
        listed('b', ['08:00', '20:00'], { isPaused: true }),
        listed('c', four, { week: { taken: 28, due: 28 } }),
        listed('d', [], { about: 'pregnancy' }),
        listed('e', [], { about: 'child' }),
      ],
      chosen: { status: 'asked', ending: '4321' },
      digits: 10,
      isStopped: true,
    },
    {
      mine: [listed('a', ['08:00'])],
      chosen: { status: 'agreed', ending: null },
      digits: 10,
      isStopped: false,
    },
    {
      mine: [listed('a', ['08:00'])],
      chosen: { status: 'agreed', ending: '4321' },
      digits: 10,
      isStopped: false,
    },
    {
      mine: [listed('a', ['08:00'])],
      chosen: { status: 'withdrawn', ending: '4321' },
      digits: 10,
      isStopped: false,
    },
    {
      mine: Array.from({ length: MOST_REMINDERS }, (_, index) => listed(String(index), [`${10 + index}:00`])),
      chosen: null,
      digits: 10,
      isStopped: false,
    },
  ],
  draftFault: [null, 'many', 'never'],
  caregiverFault: [null, 'no-number', 'own-number', 'many-contacts', 'asked-often'],
  visitsFrom: [{ visits: null }, { visits: 9 }],
};

export const sayings: readonly string[] = [
  'take TB medicine, morning and night, 6 months',
  'vitamin D on sundays and thursdays',
  'iron every other day 6 am, 12:30, 6:30 pm and 10:30 pm for 12 weeks',
  'when needed',
  'baby vaccines',
  'no such thing',
];
