import type { Flow, Migration } from '../flow.ts';
import { Context } from './context.ts';
import { examples, sayings } from './examples.ts';
import { machine } from './machine.ts';
import { screens } from './screens.ts';

/** Before it nobody could be chosen here. */
const chooseCaregivers: Migration = ({ context, ...snapshot }) => {
  const { hasCaregiver, ...rest } = context;
  const chosen = hasCaregiver === true ? { status: 'agreed', ending: null } : null;
  return { ...snapshot, context: { ...rest, chosen, digits: 10, number: '', fault: null, isLater: false } };
};

export const reminders: Flow = {
  name: 'reminders',
  version: 2,
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
    number: { tag: 'numeric', max: 13 },
    digits: { tag: 'numeric', max: 25 },
    ending: { tag: 'numeric', max: 4 },
    length: { tag: 'numeric', max: 2 },
  },
  migrations: { 2: chooseCaregivers },
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
    chosen: rest.chosen && `${rest.chosen.status} ${rest.chosen.ending === null}`,
    hasNumber: rest.number !== '',
    fault: rest.fault,
    isLater: rest.isLater,
    isStopped: rest.isStopped,
    isNamed: rest.isNamed,
    isCalled: rest.called !== null,
    about: rest.about,
    isAsNeeded: rest.isAsNeeded,
    days: rest.days,
  }),
};
