import { expect, test } from '@jest/globals';
import { createActor, fromPromise, waitFor } from 'xstate';
import type { Effect } from '../effect.ts';
import type { FlowInput } from '../flow.ts';
import type { FlowEvent } from '../screen.ts';
import type { Judged } from './context.ts';
import { examples } from './examples.ts';
import { MOST_QUESTIONS } from './limits.ts';
import { machine } from './machine.ts';

const asks: Judged = examples.judgeSchemes[1]!;

/** Says these in turn; SKIP and BACK are what they are, all else is an answer. */
async function say(
  said: readonly string[],
  { judged = () => asks, input = {} }: { judged?: (call: number) => Judged; input?: Partial<FlowInput> } = {},
) {
  const told: { facts: object; only: string | null }[] = [];
  const effects: Effect[] = [];
  const provided = machine.provide({
    actors: {
      findPlaces: fromPromise(() => Promise.resolve(examples.findPlaces[1]!)),
      findSchemes: fromPromise(({ input: { text } }) => Promise.resolve([text])),
      judgeSchemes: fromPromise(({ input: { facts, only } }) => {
        told.push({ facts, only });
        return Promise.resolve(judged(told.length));
      }),
      readScheme: fromPromise(() => Promise.resolve(examples.readScheme[1]!)),
      applicationsOf: fromPromise(() => Promise.resolve(examples.applicationsOf[2]!)),
    },
  });
  const actor = createActor(provided, { input: { language: 'en', ...input } });
  actor.on('*', (effect) => effects.push(effect));
  actor.start();
  const rest = () => waitFor(actor, (snapshot) => snapshot.hasTag('waiting') || snapshot.status === 'done');
  await rest();
  for (const one of said) {
    const event = one === 'SKIP' || one === 'BACK' ? { type: one } : { type: 'ANSWER', value: one };
    actor.send(event as FlowEvent);
    await rest();
  }
  const { value, context } = actor.getSnapshot();
  actor.stop();
  return { state: value, context, told, effects };
}

test('after so many questions that settle nothing it is told what is known, and no sooner', async () => {
  const answers = Array<string>(MOST_QUESTIONS).fill('unsure');
  expect((await say(['self', ...answers.slice(1)])).state).toBe('asking');
  expect((await say(['self', ...answers])).state).toBe('result');
});

test('what is worth telling is told at once', async () => {
  const { state } = await say(['self', 'yes'], {
    judged: (call) => (call < 2 ? asks : { ...asks, likely: ['pm-jay'], useful: 1 }),
  });
  expect(state).toBe('result');
});

test('"don\'t know" is an answer, and an answer can be taken back', async () => {
  const { told } = await say(['self', 'unsure', 'yes', 'BACK']);
  const { fact } = asks.question!;
  expect(told.map(({ facts }) => facts)).toEqual([{}, { [fact]: 'unknown' }, { [fact]: 'yes' }, {}]);
});

test('the state comes from the place, is remembered, and is not asked again for somebody else', async () => {
  const place = examples.judgeSchemes[3]!;
  const { told, effects } = await say(['self', '999999'], { judged: () => place });
  const { state } = examples.findPlaces[1]!.places[0]!;
  expect(told.at(-1)!.facts).toEqual({ state });
  expect(effects).toMatchObject([{ type: 'remember', lastPlace: { state } }]);
});

test('facts told of elsewhere are not asked for again', async () => {
  const { told, state } = await say([], { input: { facts: { sex: 'female', maternity: 'pregnant' } } });
  expect(state).toBe('asking');
  expect(told).toEqual([{ facts: { sex: 'female', maternity: 'pregnant' }, only: null }]);
});

test('a keyword leads to its scheme, and whoever asks is asked about that one alone', async () => {
  const { told, context } = await say(['check', 'self'], { input: { argument: 'pm-jay' } });
  expect([context.scheme, told]).toEqual(['pm-jay', [{ facts: {}, only: 'pm-jay' }]]);
});

test('what is kept is kept with consent, and whoever wishes is reminded after a week', async () => {
  const { effects } = await say(['save', 'in-a-week'], { input: { argument: 'pm-jay' } });
  expect(effects).toEqual([
    { type: 'consent', purpose: 'history', given: true },
    { type: 'application', scheme: 'pm-jay', status: 'eligible' },
    { type: 'message', lines: [{ key: 'schemes.reminder' }], toApply: 'pm-jay', afterHours: 168 },
  ]);
});

test('how an application stands is told by the person', async () => {
  const { effects, state } = await say(['mine', 'pm-jay-70', 'approved']);
  expect([state, effects]).toEqual([
    'noted',
    [{ type: 'application', scheme: 'pm-jay-70', status: 'approved' }],
  ]);
});
