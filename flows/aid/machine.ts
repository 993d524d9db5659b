import { assign, setup } from 'xstate';
import type { MachineTypes } from '../flow.ts';
import type { FlowEvent } from '../screen.ts';
import { matterIn } from '../global-words.ts';
import { groupOf, type Group } from './matters.ts';

export interface Context {
  readonly misses: number;
  readonly group: Group | null;
  readonly matter: string | null;
  /** It is for an emergency under way: what is gone to from here is for the same one. */
  readonly isEmergency: boolean;
}

const answer = ({ event }: { event: FlowEvent }): string => String(event.type === 'ANSWER' && event.value);

/** First aid: what is the matter, unless it was told, then what to do until help is reached. The numbers stand above every step. */
export const machine = setup({
  types: {} as MachineTypes<Context, 'group' | 'matter' | 'steps'>,
  guards: {
    isKnown: ({ context }) => context.matter !== null,
    isOther: (args) => answer(args) === 'other',
  },
  actions: {
    miss: assign({ misses: ({ context }) => context.misses + 1 }),
    chooseGroup: assign({ misses: 0, group: (args) => answer(args) as Group }),
    chooseMatter: assign({ misses: 0, matter: answer }),
    askAgain: assign({ misses: 0 }),
  },
}).createMachine({
  id: 'aid',
  context: ({ input }) => {
    const matter = matterIn(input.said ?? input.argument ?? '');
    const group = groupOf(matter);
    return { misses: 0, group, matter: group && matter, isEmergency: input.need === 'emergency' };
  },
  initial: 'starting',
  states: {
    starting: { always: [{ guard: 'isKnown', target: 'reading' }, { target: 'choosing-group' }] },
    'choosing-group': {
      tags: 'waiting',
      meta: { screen: 'group' },
      on: {
        ANSWER: { actions: 'chooseGroup', target: 'choosing-matter' },
        UNCLEAR: { actions: 'miss' },
      },
    },
    'choosing-matter': {
      tags: 'waiting',
      meta: { screen: 'matter' },
      on: {
        ANSWER: { actions: 'chooseMatter', target: 'reading' },
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'askAgain', target: 'choosing-group' },
      },
    },
    reading: {
      tags: 'waiting',
      meta: { screen: 'steps' },
      on: {
        ANSWER: [{ guard: 'isOther', actions: 'askAgain', target: 'choosing-group' }, { target: 'done' }],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'askAgain', target: 'choosing-matter' },
      },
    },
    done: { type: 'final' },
  },
  output: ({ context }) => ({
    next: {
      flow: 'hospital-lookup',
      ...(context.isEmergency ? { need: 'emergency' as const } : {}),
    },
  }),
});
