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

test('answers of version 1 go on', () => {
  const { person, contacts, isWhispered, isAlone, ...old } = symptomCheck.context.parse({
    ...baseContext,
  }) as Context;
  const snapshot = { value: 'danger', context: { ...old } };
  const migrated = symptomCheck.migrations[2]!(snapshot);
  expect(symptomCheck.context.parse(migrated.context)).toEqual({
    ...old,
    ...{ person, contacts, isWhispered, isAlone },
  });
});

const baseContext = {
  misses: 0,
  person: null,
  contacts: null,
  said: '',
  patient: { findings: {} },
  complaints: [],
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
