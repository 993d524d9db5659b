import { assign, emit, setup } from 'xstate';
import { isLanguage } from '../../core/text/languages.ts';
import type { MachineTypes } from '../flow.ts';

export interface Context {
  readonly misses: number;
  readonly first: boolean;
  readonly next: string;
}

/**
 * The language, and at a first contact the notice with it: one hop for both. Choosing a language after the notice is the
 * consent to be served; it is recorded with the notice's version.
 */
export const machine = setup({
  types: {} as MachineTypes<Context, 'choose'>,
  guards: {
    isLanguage: ({ event }) => event.type === 'ANSWER' && isLanguage(String(event.value)),
    isFirst: ({ context }) => context.first,
  },
  actions: {
    remember: emit(({ event }) => ({
      type: 'remember' as const,
      language: event.type === 'ANSWER' ? String(event.value) : 'en',
    })),
    consent: emit({ type: 'consent', purpose: 'service', given: true }),
    goToSos: assign({ next: 'sos' }),
    miss: assign({ misses: ({ context }) => context.misses + 1 }),
  },
}).createMachine({
  id: 'welcome',
  context: ({ input }) => ({ misses: 0, first: input.language === null, next: 'menu' }),
  initial: 'choosing',
  states: {
    choosing: {
      tags: 'waiting',
      meta: { screen: 'choose' },
      on: {
        ANSWER: [
          { guard: 'isLanguage', actions: 'remember', target: 'chosen' },
          { actions: 'goToSos', target: 'done' },
        ],
        UNCLEAR: { actions: 'miss' },
      },
    },
    chosen: { always: [{ guard: 'isFirst', actions: 'consent', target: 'done' }, { target: 'done' }] },
    done: { type: 'final' },
  },
  output: ({ context }) => ({ next: { flow: context.next } }),
});
