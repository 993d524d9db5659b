import { expect, test } from '@jest/globals';
import { fromPromise, type AnyStateMachine } from 'xstate';
import type { FlowInput } from '../flow.ts';
import { begin, turn, type Turned } from '../turn.ts';
import type { Assessed, Context } from './context.ts';
import { examples } from './examples.ts';
import { symptomCheck } from './index.ts';

const BUDGET_MS = 2000;
const [asksPrivately, asks] = examples.assess as readonly [Assessed, Assessed];
const toldOf = (result: Partial<Assessed['result']>): Assessed => ({
  ...asks,
  question: null,
  result: { ...asks.result, ...result },
});

/** A conversation whose ports answer so, after what they answer `first`; it notes what was asked of them. */
function withPorts(
  assessed: Assessed,
  contacts: () => Promise<number> = async () => 1,
  first: readonly Assessed[] = [],
) {
  const told: { contacts: number; isExtended: boolean }[] = [];
  const actors = {
    contacts: fromPromise(contacts),
    assess: fromPromise(async ({ input }: { input: unknown }) => {
      told.push(input as (typeof told)[number]);
      return first[told.length - 1] ?? assessed;
    }),
  };
  const machine = symptomCheck.machine.provide({ actors } as never) as AnyStateMachine;
  return { flow: { ...symptomCheck, machine }, told };
}

/** Answers one question after the other; "RESUME" takes the conversation up again. */
async function say(
  { flow }: ReturnType<typeof withPorts>,
  answers: readonly string[],
  input: Partial<FlowInput> = {},
) {
  const effects: Turned['effects'][number][] = [];
  let turned = await begin(flow, { language: 'en', ...input }, BUDGET_MS);
  for (const value of answers) {
    const event = value === 'RESUME' ? ({ type: 'RESUME' } as const) : ({ type: 'ANSWER', value } as const);
    turned = await turn(flow, turned.saved, event, BUDGET_MS);
    effects.push(...turned.effects);
  }
  const context = turned.saved.snapshot.context as Context;
  return { ...turned, effects, context, state: turned.saved.snapshot.value };
}

const FEVER = ['no', 'man', 'fever'];

test('how often somebody came is counted once, and told to the rules; where nobody knows it is the first time', async () => {
  const often = withPorts(asks, async () => 3);
  await say(often, [...FEVER, 'no'], { person: 'somebody' });
  expect(often.told.map(({ contacts }) => contacts)).toEqual([3, 3]);
  const unknown = withPorts(asks, () => Promise.reject(new Error('away')));
  const { state } = await say(unknown, FEVER);
  expect(state).toBe('asking');
  expect(unknown.told.map(({ contacts }) => contacts)).toEqual([1]);
});

test.each([
  ['emergency', 'cardiac-stroke', { need: 'cardiac-stroke' }],
  ['emergency', 'any', { need: 'emergency' }],
  ['urgent', 'rabies', { need: 'rabies' }],
  ['urgent', 'any', {}],
  ['soon', 'obstetric', {}],
] as const)('%s for %s: the hospital is looked up for %j', async (level, need, expected) => {
  const { output } = await say(withPorts(toldOf({ level, need })), [...FEVER, 'hospital-lookup']);
  expect(output).toEqual({ next: { flow: 'hospital-lookup', ...expected } });
});

test('a session that ran out is finished by a call: whoever takes it up there is asked what is open', async () => {
  const ports = withPorts(toldOf({ more: true }));
  const { state, effects } = await say(ports, [...FEVER, 'call-back']);
  expect(state).toEqual({ result: 'called' });
  expect(effects).toEqual([{ type: 'call-back' }]);
  await say(ports, [...FEVER, 'call-back', 'RESUME']);
  expect(ports.told.at(-1)).toMatchObject({ isExtended: true });
});

test('before what nobody else should hear it is asked who listens; once is enough, and "not now" leaves', async () => {
  const asked = await say(withPorts(asksPrivately), FEVER);
  expect(asked.state).toBe('listening');
  const alone = await say(withPorts(asksPrivately), [...FEVER, 'go-on', 'no']);
  expect(alone.state).toBe('asking');
  const left = await say(withPorts(asksPrivately), [...FEVER, 'not-now']);
  expect(left.output).toEqual({});
  const menu = await say(withPorts(asks), ['no', 'man', 'men']);
  expect(menu.state).toBe('listening');
  expect((await say(withPorts(asks), ['no', 'man', 'men', 'go-on'])).state).toBe('whichComplaint');
});

test('whoever asked for more and is not alone keeps the result: the private question is passed over', async () => {
  const also = { kind: 'also', findings: ['abortion-recent', 'missed-period'] } as const;
  const result = toldOf({ more: true });
  const asked: Assessed = { ...asksPrivately, question: { kind: 'also', findings: [...also.findings] } };
  const ports = () => withPorts(result, undefined, [result, asked]);
  expect((await say(ports(), [...FEVER, 'more'])).state).toBe('listening');
  const left = await say(ports(), [...FEVER, 'more', 'not-now']);
  expect(left.state).toEqual({ result: 'shown' });
  expect(left.context.past).toEqual([also]);
});

/** Like `withPorts`, and no words are understood. */
function withoutEars(assessed: Assessed) {
  const { flow, told } = withPorts(assessed);
  const understand = fromPromise(async () => ({ outcome: 'nothing' }));
  const machine = flow.machine.provide({ actors: { understand } } as never);
  return { flow: { ...flow, machine }, told };
}

test.each([
  ['chosen in the menu', ['no', 'man', 'something-else']],
  ['chosen in an area', ['no', 'man', 'belly', 'something-else']],
  ['not understood three times', ['no', 'man', 'dil ghabra', 'ghabraha', 'ghabra raha']],
  ['not understood in an area', ['no', 'man', 'belly', 'gudgud', 'gud gud', 'gudgudi']],
])('what has no name here, %s: the red flags are asked, and it is judged', async (_how, answers) => {
  const asking = await say(withoutEars(asks), answers);
  expect(asking).toMatchObject({ state: 'asking', context: { isUntold: true, complaints: [], misses: 0 } });
  const judged = await say(withoutEars(toldOf({ level: 'soon' })), answers);
  expect(judged.state).toEqual({ result: 'shown' });
});

test('words that are not understood once or twice are asked for again', async () => {
  const { state, context } = await say(withoutEars(asks), ['no', 'man', 'dil ghabra', 'ghabraha']);
  expect(state).toBe('complaint');
  expect(context).toMatchObject({ misses: 2, isUntold: false });
});

test('back from what has no name begins anew', async () => {
  const ports = withPorts(asks);
  const told = await say(ports, ['no', 'man', 'something-else']);
  const back = await turn(ports.flow, told.saved, { type: 'BACK' }, BUDGET_MS);
  expect(back.saved.snapshot).toMatchObject({ value: 'danger', context: { isUntold: false } });
});

test('answers of version 1 go on', () => {
  const { person, contacts, isWhispered, isAlone, isUntold, ...old } = symptomCheck.context.parse({
    ...baseContext,
  }) as Context;
  const snapshot = { value: 'danger', context: { ...old } };
  const migrated = symptomCheck.migrations[3]!(symptomCheck.migrations[2]!(snapshot));
  expect(symptomCheck.context.parse(migrated.context)).toEqual({
    ...old,
    ...{ person, contacts, isWhispered, isAlone, isUntold },
  });
});

const baseContext = {
  misses: 0,
  person: null,
  contacts: null,
  said: '',
  patient: { findings: {} },
  complaints: [],
  isUntold: false,
  area: null,
  heard: { present: [], absent: [] },
  question: null,
  isWhispered: false,
  isAlone: false,
  past: [],
  isExtended: false,
  result: null,
  next: null,
} satisfies Context;
