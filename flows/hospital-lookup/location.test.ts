import { expect, test } from '@jest/globals';
import { createActor, fromPromise, waitFor } from 'xstate';
import type { Effect } from '../effect.ts';
import type { Coordinates, Screen } from '../screen.ts';
import { examples } from './examples.ts';
import { hospitalLookup } from './index.ts';
import { machine } from './machine.ts';
import { card, screens } from './screens.ts';

/** Shares a location where a place is asked for, with a fake search. */
async function share(value: Coordinates, hospitals = examples.nearestHospitals[1]!) {
  const searched: unknown[] = [];
  const effects: Effect[] = [];
  const provided = machine.provide({
    actors: {
      findPlaces: fromPromise(() => Promise.reject(new Error('no place is looked up by name'))),
      nearestHospitals: fromPromise(({ input }) => {
        searched.push(input);
        return Promise.resolve(hospitals);
      }),
    },
  });
  const actor = createActor(provided, { input: { language: 'en' } });
  actor.on('*', (effect) => effects.push(effect));
  actor.start();
  actor.send({ type: 'ANSWER', value });
  const { context } = await waitFor(actor, (snapshot) => snapshot.hasTag('waiting'));
  const state = actor.getSnapshot().value as keyof typeof screens;
  actor.stop();
  return { searched, effects, context, state };
}

test.each<[string, Coordinates, Coordinates]>([
  ['a village', { latitude: 25.451234, longitude: 81.849876 }, { latitude: 25.451, longitude: 81.85 }],
  ['0,0', { latitude: 0, longitude: 0 }, { latitude: 0, longitude: 0 }],
])(
  'a shared location is searched from, and remembered no more exactly than needed: %s',
  async (_, sent, kept) => {
    const { searched, effects, context, state } = await share(sent);
    expect(state).toBe('result');
    expect(searched).toEqual([{ ...kept, spreadKm: 0.2, state: '', need: 'any' }]);
    expect(effects).toEqual([
      { type: 'remember', lastPlace: { ...kept, name: '', district: '', state: '', spreadKm: 0.2 } },
    ]);
    expect(hospitalLookup.context.safeParse(JSON.parse(JSON.stringify(context))).success).toBe(true);
  },
);

test.each<[number, number, object]>([
  [1.2, 2, { key: 'hospital-lookup.in-this-area' }],
  [
    7.4,
    0.5,
    {
      key: 'hospital-lookup.away',
      params: { km: 7, direction: { key: 'hospital-lookup.direction-north-east' } },
    },
  ],
])('a hospital %d km from it, known to %d km, is said so', async (km, uncertainKm, where) => {
  const [hospital] = examples.nearestHospitals[1]!.hospitals;
  const { context } = await share(
    { latitude: 25.45, longitude: 81.85 },
    { hospitals: [{ ...hospital!, km, uncertainKm }], widened: false, ambulance: null },
  );
  const { say }: Screen = screens.result(context);
  expect(say[0]!.params!.where).toEqual(where);
});

test.each([
  [null, { key: 'hospital-lookup.number' }],
  ['102', { key: 'hospital-lookup.numbers', params: { ambulance: '102' } }],
])('where the ambulance is %p, screen and text say so', async (ambulance, numbers) => {
  const found = { ...examples.nearestHospitals[1]!, ambulance };
  const { context } = await share({ latitude: 25.45, longitude: 81.85 }, found);
  expect(screens.result(context).say.at(-1)!.params!.numbers).toEqual(numbers);
  expect(card(context)[0]!.params!.numbers).toEqual(numbers);
});

test('where nothing is known, it says so', async () => {
  expect((await share({ latitude: 0, longitude: 0 }, examples.nearestHospitals[0]!)).state).toBe(
    'noneNearby',
  );
});
