import { describe, expect, test } from '@jest/globals';
import { begin, turn, type Turned } from './turn.ts';
import type { AnswerValue, FlowEvent } from './screen.ts';
import { sosOpen } from './sos-open/index.ts';
import { sos } from './sos/index.ts';

const BUDGET_MS = 2000;
const SHARED = { latitude: 25.451234, longitude: 81.849876 };
const KEPT = { latitude: 25.451, longitude: 81.85, name: '', district: '', state: '', spreadKm: 0.2 };

const answer = (value: AnswerValue): FlowEvent => ({ type: 'ANSWER', value });

/** A cry begun with what was said, and what is put to it; what came of each step. */
async function go(
  flow: typeof sos,
  input: { argument?: string; said?: string; place?: typeof KEPT },
  ...events: readonly FlowEvent[]
): Promise<Turned[]> {
  const turned = [await begin(flow, { language: 'en', ...input }, BUDGET_MS)];
  for (const event of events) turned.push(await turn(flow, turned.at(-1)!.saved, event, BUDGET_MS));
  return turned;
}

const effectsOf = (turned: readonly Turned[]): string[] =>
  turned.flatMap(({ effects }) => effects.map(({ type }) => type));
const saidBy = ({ screen }: Turned): string[] => screen!.say.map(({ key }) => key);

describe('"Is it an emergency?"', () => {
  test.each([
    'yes',
    'haan',
    'haan haan',
    'haan bhai jaldi',
    'yes please hurry',
    'haan madad karo',
    'हाँ जल्दी',
    'haan ji jaldi aao',
  ])('"%s" is a yes', async (text) => {
    const [, said] = await go(sos, { argument: 'ask' }, answer(text));
    expect(said!.effects).toContainEqual({ type: 'emergency', certainty: 'confirmed', trigger: 'yes' });
  });

  test.each(['haan mujhe card ke bare me puchna hai', 'haan nahi', 'yes no', 'kya', 'jaldi', 'ok', '?'])(
    '"%s" is none, and asked again',
    async (text) => {
      const [, said] = await go(sos, { argument: 'ask' }, answer(text));
      expect(effectsOf([said!])).toEqual(['deadline']);
      expect(saidBy(said!)).toEqual(['sos.ask-again']);
    },
  );

  test.each<[string, FlowEvent]>([
    ['what cannot be read', { type: 'UNCLEAR' }],
    ['words that are no answer', answer('papa gir gaye hain')],
    ['a location', answer(SHARED)],
  ])('%s sets the alarm of silence anew', async (_, event) => {
    const [asked, unclear, late] = await go(sos, { argument: 'ask' }, event, { type: 'TIMEOUT' });
    for (const one of [asked!, unclear!])
      expect(one.effects).toContainEqual({ type: 'deadline', minutes: 2 });
    expect(late!.effects).toContainEqual(
      expect.objectContaining({ type: 'emergency', certainty: 'unconfirmed', trigger: 'silence' }),
    );
  });

  test('what was told before the yes goes with the cry', async () => {
    const events = [answer('near the temple'), answer(SHARED), answer('yes')];
    const [, , , raised] = await go(sos, { argument: 'ask', said: 'rampur' }, ...events);
    expect(saidBy(raised!)).toEqual(['sos.numbers', 'sos.noted-said']);
    expect(raised!.effects[0]).toEqual({
      ...{ type: 'emergency', certainty: 'confirmed', trigger: 'yes' },
      ...{ place: KEPT, said: 'rampur near the temple' },
    });
  });

  test('no, and the wish for help with the service, raise nothing', async () => {
    for (const text of ['help', 'nahi', 'no']) {
      const [, said] = await go(sos, { argument: 'ask' }, answer(text));
      expect(said!.effects).toEqual([]);
      expect(said!.output).toEqual({ next: { flow: 'help', need: 'emergency' } });
    }
  });
});

describe('a location alone', () => {
  test('asks, and tells an emergency that may be open', async () => {
    const [asked] = await go(sos, { argument: 'pin', place: KEPT });
    expect(saidBy(asked!)).toEqual(['sos.ask-pin']);
    expect(asked!.effects).toContainEqual({ type: 'emergency-place', place: KEPT });
  });

  test('leads to the hospital near it', async () => {
    const [, near] = await go(sos, { argument: 'pin', place: KEPT }, answer('hospital-lookup'));
    expect(near!.output).toEqual({ next: { flow: 'hospital-lookup', place: KEPT } });
  });

  test('with a yes raises it there', async () => {
    const [, raised] = await go(sos, { argument: 'pin', place: KEPT }, answer('yes'));
    expect(raised!.effects[0]).toMatchObject({ type: 'emergency', certainty: 'confirmed', place: KEPT });
  });
});

describe('what is told after the cry', () => {
  test('a location is noted, and raises nothing anew', async () => {
    const [, told] = await go(sos, { argument: 'word' }, answer(SHARED));
    expect(told!.effects).toEqual([{ type: 'emergency-place', place: KEPT }]);
    expect(saidBy(told!)).toEqual(['sos.numbers', 'sos.noted-place']);
  });

  test('words are noted, and told', async () => {
    const [, told] = await go(sos, { argument: 'word' }, answer('near the temple in Rampur'));
    expect(told!.effects).toEqual([{ type: 'emergency-said', said: 'near the temple in Rampur' }]);
    expect(saidBy(told!)).toEqual(['sos.numbers', 'sos.noted-said']);
  });

  test('a PIN code is told, where the hospital is not gone to at once', async () => {
    const [, told] = await go(sos, { argument: 'word' }, answer('211008'));
    expect(told!.effects).toEqual([{ type: 'emergency-said', said: '211008' }]);
  });

  test.each(['ok', 'theek hai', '7', 'madad', '??'])('"%s" tells nothing', async (text) => {
    const [, told] = await go(sos, { argument: 'word' }, answer(text));
    expect(told!.effects).toEqual([]);
    expect(saidBy(told!)).toEqual(['sos.numbers']);
  });

  test.each([
    ['snake', 'aid', { said: 'snake', need: 'emergency' }],
    ['211008 naini', 'hospital-lookup', { argument: '211008', need: 'emergency' }],
    ['naini', 'hospital-lookup', { argument: 'naini', need: 'emergency' }],
    ['behind my father house', 'hospital-lookup', { need: 'emergency' }],
    ['naini', 'sos-open', { need: 'emergency' }],
  ])('"SOS %s" goes on to %s with it', async (said, flow, errand) => {
    const [raised, gone] = await go(sos, { argument: 'word', said }, answer(flow));
    expect(raised!.effects[0]).toMatchObject({ type: 'emergency', trigger: 'word', said });
    expect(gone!.output).toEqual({ next: { flow, ...errand } });
  });
});

describe('a cry that is out', () => {
  test('a wrong key at "is help still needed?" stops nothing', async () => {
    const [, over] = await go(sosOpen, { argument: 'still' }, answer('stop'));
    expect(over!.effects).toEqual([]);
    expect(saidBy(over!)).toEqual(['sos-open.stop-ask']);
  });

  test.each<[string, FlowEvent, readonly string[]]>([
    ['yes', answer('stop'), ['emergency-stop']],
    ['no', answer('go-on'), ['emergency']],
    ['a way back', { type: 'BACK' }, ['emergency']],
    ['a location', answer(SHARED), ['emergency-place']],
    ['what cannot be read', { type: 'UNCLEAR' }, []],
  ])('after it, to "stop, really?" %s', async (_, event, effects) => {
    const [, , then] = await go(sosOpen, { argument: 'still' }, answer('stop'), event);
    expect(effectsOf([then!])).toEqual(effects);
  });

  test.each(['needed', 'haan haan', 'yes please hurry'])('"%s" is a cry', async (text) => {
    const [, then] = await go(sosOpen, { argument: 'still' }, answer(text));
    expect(effectsOf([then!])).toEqual(['emergency']);
  });

  test('words and a location are told while it is asked', async () => {
    const [, words, place] = await go(
      sosOpen,
      { argument: 'still' },
      answer('we are behind the school'),
      answer(SHARED),
    );
    expect(effectsOf([words!, place!])).toEqual(['emergency-said', 'emergency-place']);
    expect(saidBy(place!)).toEqual(['sos.noted-place', 'sos-open.still']);
  });
});

test.each([
  [sos, { misses: 0, trigger: 'word', next: 'menu' }, 'raised'],
  [sosOpen, { misses: 0, wish: 'still', next: 'menu' }, 'asking'],
] as const)('a cry from before words and places were kept goes on', async (flow, context, value) => {
  const saved = { flow: flow.name, version: 1, snapshot: { value, context } };
  expect((await turn(flow, saved, answer(SHARED), BUDGET_MS)).effects).toEqual([
    { type: 'emergency-place', place: KEPT },
  ]);
});
