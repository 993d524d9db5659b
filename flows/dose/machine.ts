import { assign, emit, setup } from 'xstate';
import type { MachineTypes } from '../flow.ts';
import { NOT_ME_EFFECTS } from '../not-me.ts';
import type { FlowEvent } from '../screen.ts';
import { isAssent } from '../short-words.ts';
import { readAsked, type Asked } from './asked.ts';
import { readDoseSaid } from './said.ts';

export interface Context extends Asked {
  readonly misses: number;
  readonly next: { readonly flow: string; readonly argument?: string };
}

type ScreenId = 'ask' | 'taken' | 'later' | 'confirm-stop' | 'stopped' | 'kept' | 'ended' | 'not-me';

/** Letters and marks of words that are about something: fewer are a slip. */
const WORDS = /(?:[\p{L}\p{M}][^\p{L}\p{M}]*){4}/u;

/** An answer by its key or in words; words that mean none of them are "words". */
function meaningOf(event: FlowEvent, { about }: Context): string | null {
  if (event.type !== 'ANSWER' || typeof event.value !== 'string') return null;
  const { value } = event;
  if (KEYS.has(value)) return value;
  const said = readDoseSaid(value);
  // Whoever stops a visit's messages and whoever lost a child press the same key.
  if (said === 'stop' || said === 'ended') return about === 'visit' ? 'ended' : 'stop';
  return said ?? (WORDS.test(value) && !isAssent(value) ? 'words' : null);
}

const KEYS = new Set(['taken', 'later', 'stop', 'unwell', 'ended', 'not-me', 'yes', 'no']);

/**
 * "Your medicine time": 1 taken, 2 later, 3 stop, 4 unwell. What is answered is what they said, and nothing is advised about a
 * dose; "yes" and "all right" say neither, and are asked about again. Of visits in pregnancy and childhood the third key ends all of them at once, and nobody asks why.
 */
export const machine = setup({
  types: {} as MachineTypes<Context, ScreenId>,
  guards: {
    isTaken: ({ context, event }) => meaningOf(event, context) === 'taken',
    isLater: ({ context, event }) => meaningOf(event, context) === 'later' && context.mayWait,
    isStop: ({ context, event }) => meaningOf(event, context) === 'stop',
    isEnded: ({ context, event }) => meaningOf(event, context) === 'ended',
    isUnwell: ({ context, event }) => meaningOf(event, context) === 'unwell',
    isNotMe: ({ context, event }) => meaningOf(event, context) === 'not-me',
    isWords: ({ context, event }) => meaningOf(event, context) === 'words',
    isYes: ({ context, event }) => meaningOf(event, context) === 'yes',
  },
  actions: {
    miss: assign({ misses: ({ context }) => context.misses + 1 }),
    heardWell: assign({ misses: 0 }),
    sayTaken: emit(({ context: { about, doses } }) => ({
      type: 'reminder' as const,
      wish: { do: 'answer' as const, about, doses, answer: 'taken' as const },
    })),
    sayLater: emit(({ context: { about, doses } }) => ({
      type: 'reminder' as const,
      wish: { do: 'answer' as const, about, doses, answer: 'later' as const },
    })),
    sayUnwell: emit(({ context: { about, doses } }) => ({
      type: 'reminder' as const,
      wish: { do: 'answer' as const, about, doses, answer: 'unwell' as const },
    })),
    stop: emit(({ context: { doses } }) => ({
      type: 'reminder' as const,
      wish: { do: 'stop-of' as const, doses },
    })),
    endCare: emit({ type: 'reminder', wish: { do: 'care-ended' } }),
    forbid: emit(NOT_ME_EFFECTS[0]),
    unlink: emit(NOT_ME_EFFECTS[1]),
    goToIllness: assign({ next: { flow: 'symptom-check' } }),
    goToWords: assign({
      next: ({ event }) => ({
        flow: 'symptom-check',
        ...(event.type === 'ANSWER' ? { argument: String(event.value) } : {}),
      }),
    }),
  },
}).createMachine({
  id: 'dose',
  context: ({ input }) => ({ misses: 0, next: { flow: 'menu' }, ...readAsked(input.argument) }),
  initial: 'asking',
  states: {
    asking: {
      tags: 'waiting',
      meta: { screen: 'ask' },
      on: {
        ANSWER: [
          { guard: 'isTaken', actions: 'sayTaken', target: 'taken' },
          { guard: 'isLater', actions: 'sayLater', target: 'later' },
          { guard: 'isStop', actions: 'heardWell', target: 'confirmingStop' },
          { guard: 'isEnded', actions: 'endCare', target: 'ended' },
          { guard: 'isUnwell', actions: ['sayUnwell', 'goToIllness'], target: 'done' },
          { guard: 'isNotMe', actions: ['forbid', 'unlink'], target: 'notMe' },
          { guard: 'isWords', actions: 'goToWords', target: 'done' },
          { actions: 'miss' },
        ],
        UNCLEAR: { actions: 'miss' },
      },
    },

    confirmingStop: {
      tags: 'waiting',
      meta: { screen: 'confirm-stop' },
      on: {
        ANSWER: [{ guard: 'isYes', actions: 'stop', target: 'stopped' }, { target: 'kept' }],
        UNCLEAR: { actions: 'miss' },
        BACK: { actions: 'heardWell', target: 'asking' },
      },
    },

    taken: { type: 'final', meta: { screen: 'taken' } },
    later: { type: 'final', meta: { screen: 'later' } },
    stopped: { type: 'final', meta: { screen: 'stopped' } },
    kept: { type: 'final', meta: { screen: 'kept' } },
    ended: { type: 'final', meta: { screen: 'ended' } },
    notMe: { type: 'final', meta: { screen: 'not-me' } },
    done: { type: 'final' },
  },
  output: ({ context: { next } }) => ({ next }),
});
