import { expect, test } from '@jest/globals';
import { assign, emit, fromPromise, setup, type AnyStateMachine } from 'xstate';
import { z } from 'zod';
import type { Effect } from './effect.ts';
import type { Flow } from './flow.ts';
import type { FlowEvent } from './screen.ts';
import { begin, ConversationOutdated, turn, TurnUnfinished, type Saved } from './turn.ts';

const input = { language: 'en' };

/** A flow of two questions, whose second is reached through a read. */
const machine = setup({
  types: {
    context: {} as { answer: string; name: string },
    events: {} as FlowEvent,
    emitted: {} as Effect,
    meta: {} as { screen: string },
  },
  actors: { read: fromPromise<string, { of: string }>(({ input: { of } }) => Promise.resolve(`read ${of}`)) },
  guards: {
    throws: () => {
      throw new Error('a guard that throws');
    },
  },
}).createMachine({
  context: { answer: '', name: '' },
  initial: 'first',
  states: {
    first: {
      tags: 'waiting',
      meta: { screen: 'only' },
      on: {
        ANSWER: {
          actions: [
            assign({ answer: ({ event }) => String(event.value) }),
            emit({ type: 'deadline', minutes: 5 }),
          ],
          target: 'reading',
        },
        SKIP: { guard: 'throws', target: 'second' },
        RESUME: 'circleA',
        UNCLEAR: 'stuck',
        BACK: 'over',
      },
    },
    reading: {
      invoke: {
        src: 'read',
        input: ({ context }) => ({ of: context.answer }),
        onDone: { actions: assign({ name: ({ event }) => event.output }), target: 'second' },
        onError: 'over',
      },
    },
    second: { tags: 'waiting', meta: { screen: 'only' } },
    circleA: { invoke: { src: 'read', input: { of: '' }, onDone: 'circleB', onError: 'over' } },
    circleB: { invoke: { src: 'read', input: { of: '' }, onDone: 'circleA', onError: 'over' } },
    stuck: { on: { ANSWER: 'over' } },
    over: { type: 'final' },
  },
});

const flow: Flow = {
  name: 'two-questions',
  version: 3,
  machine: machine as AnyStateMachine,
  screens: { only: () => ({ say: [{ key: 'two-questions.only' }], ask: { kind: 'text', maxLength: 9 } }) },
  context: z.object({ answer: z.string(), name: z.string() }),
  variables: {},
  migrations: {
    2: (old) => ({ ...old, context: { ...old.context, name: '' } }),
    3: (old) => ({ ...old, value: old.value === 'start' ? 'first' : old.value }),
  },
  examples: {},
};

const answered = async (saved: Saved) => turn(flow, saved, { type: 'ANSWER', value: 'x' }, 1000);

test('an answer is kept, the read is done, the effect is told once, and what is saved is plain', async () => {
  const { saved } = await begin(flow, input, 1000);
  const turned = await answered(saved);
  expect(turned.saved).toEqual({
    flow: 'two-questions',
    version: 3,
    snapshot: { value: 'second', context: { answer: 'x', name: 'read x' } },
  });
  expect(turned.effects).toEqual([{ type: 'deadline', minutes: 5 }]);
  expect(JSON.parse(JSON.stringify(turned.saved))).toEqual(turned.saved);
  expect((await turn(flow, turned.saved, { type: 'BACK' }, 1000)).effects).toEqual([]);
});

test('the same event from the same saved state gives the same result', async () => {
  const { saved } = await begin(flow, input, 1000);
  expect(await answered(saved)).toEqual(await answered(saved));
});

test('an event that the state does not know changes nothing and says so', async () => {
  const { saved } = await begin(flow, input, 1000);
  expect(await turn(flow, saved, { type: 'TIMEOUT' }, 1000)).toMatchObject({ handled: false, saved });
});

test('a conversation saved by version 1 goes on in version 3, its answers kept', async () => {
  const old: Saved = {
    flow: 'two-questions',
    version: 1,
    snapshot: { value: 'start', context: { answer: 'kept' } },
  };
  const turned = await turn(flow, old, { type: 'TIMEOUT' }, 1000);
  expect(turned.saved.snapshot).toEqual({ value: 'first', context: { answer: 'kept', name: '' } });
});

test.each<[string, Saved]>([
  [
    'a state that is gone',
    { flow: flow.name, version: 3, snapshot: { value: 'gone', context: { answer: '', name: '' } } },
  ],
  [
    'answers of another shape',
    { flow: flow.name, version: 3, snapshot: { value: 'first', context: { answer: 4 } } },
  ],
  [
    'a newer version',
    { flow: flow.name, version: 4, snapshot: { value: 'first', context: { answer: '', name: '' } } },
  ],
  ['no migration from it', { flow: flow.name, version: 0, snapshot: { value: 'first', context: {} } }],
  [
    'saved in the middle of work',
    { flow: flow.name, version: 3, snapshot: { value: 'reading', context: { answer: '', name: '' } } },
  ],
])('%s is told as outdated, never as an error of another kind', async (_, saved) => {
  await expect(turn(flow, saved, { type: 'BACK' }, 1000)).rejects.toThrow(ConversationOutdated);
});

test('a guard that throws fails the turn and nothing else', async () => {
  const { saved } = await begin(flow, input, 1000);
  await expect(turn(flow, saved, { type: 'SKIP' }, 1000)).rejects.toThrow('a guard that throws');
});

test('a machine that runs in a circle, or never rests, is given up', async () => {
  const { saved } = await begin(flow, input, 1000);
  await expect(turn(flow, saved, { type: 'RESUME' }, 2000)).rejects.toThrow(TurnUnfinished);
  await expect(turn(flow, saved, { type: 'UNCLEAR' }, 50)).rejects.toThrow(TurnUnfinished);
});
