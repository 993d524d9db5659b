import type { Flow } from '../flow.ts';
import { Context } from './context.ts';
import { examples, sayings } from './examples.ts';
import { machine } from './machine.ts';
import { screens } from './screens.ts';

export const reminders: Flow = {
  name: 'reminders',
  version: 1,
  machine,
  screens,
  context: Context,
  variables: {
    called: { tag: 'alphanumeric', max: 24 },
    clock: { tag: 'alphanumeric', max: 5 },
    a: { tag: 'alphanumeric', max: 22 },
    b: { tag: 'alphanumeric', max: 22 },
    c: { tag: 'alphanumeric', max: 22 },
    d: { tag: 'alphanumeric', max: 22 },
    weekday: { tag: 'alphanumeric', max: 14 },
    days: { tag: 'numeric', max: 3 },
    count: { tag: 'numeric', max: 3 },
    taken: { tag: 'numeric', max: 3 },
    due: { tag: 'numeric', max: 3 },
  },
  migrations: {},
  examples,
  sayings,
  likeness: ({ misses, shown, mine, times, every, length, caregiver, ...rest }: Context) => ({
    misses: Math.min(misses, 1),
    shown,
    mine: mine.length,
    hasTimes: times.length > 0,
    isEveryDay: every === null,
    hasLength: length !== null,
    caregiver,
    hasCaregiver: rest.hasCaregiver,
    isStopped: rest.isStopped,
    isNamed: rest.isNamed,
    isCalled: rest.called !== null,
    about: rest.about,
    isAsNeeded: rest.isAsNeeded,
    days: rest.days,
  }),
};
