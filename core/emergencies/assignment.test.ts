import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Assignment } from './assignment.ts';
import { openDistrict, TOWN, type District } from './testing/district.ts';

/** What a helper who is called hears of an emergency, and what their keys do: the same as their texts. */

let district: District;
let caller: Awaited<ReturnType<District['somebody']>>;
let helper: Awaited<ReturnType<District['responder']>>;

beforeAll(async () => {
  district = await openDistrict();
});
afterAll(() => district.close());
beforeEach(async () => {
  await district.stored.pool.query('truncate emergency, dispatch, responder, outbox cascade');
  caller = await district.somebody();
  helper = await district.responder(3);
});

const cry = (): Promise<string> => district.cry(caller, { place: { ...TOWN, words: 'snake bite' } });
const read = (emergency: string, person = helper): Promise<Assignment> =>
  district.readAssignment({ person: person.personId, emergency });
const press = (emergency: string, said: string, person = helper): Promise<void> =>
  district.answers.press(person.personId, { emergency, said });

test('nothing of where it is and what is the matter is read before it is theirs', async () => {
  const id = await cry();
  expect(await read(id)).toEqual({ stand: 'open', km: 3, place: null, words: null });
  await press(id, '30');
  expect(await read(id)).toMatchObject({
    stand: 'mine',
    km: 3,
    place: { place: 'Naini' },
    words: 'snake bite',
  });
  expect(await district.texts(helper)).toEqual(['ask', 'yours']);
  expect(await district.texts(caller)).toEqual(['asked', 'accepted']);
});

test('of two who press at the same moment one has it, and the other is told so', async () => {
  const other = await district.responder(4);
  const id = await cry();
  await Promise.all([press(id, '15'), press(id, '15', other)]);
  const stands = await Promise.all([read(id), read(id, other)]);
  expect(stands.map(({ stand }) => stand).sort()).toEqual(['mine', 'taken']);
});

test.each<[string, (id: string) => Promise<unknown>, Assignment['stand']]>([
  ['that is over', (id) => district.emergencies.cancel(id, { kind: 'caller' }, true), 'taken'],
  [
    'while they have another',
    async () => {
      const second = await district.cry(await district.somebody());
      await press(second, '15');
    },
    'busy',
  ],
  ['that they declined', (id) => press(id, '0'), 'open'],
])('one %s', async (_, happens, expected) => {
  const id = await cry();
  await happens(id);
  expect((await read(id)).stand).toBe(expected);
});

test('who was never asked reads nothing and does nothing', async () => {
  const far = await district.responder(300);
  const id = await cry();
  expect(await read(id, far)).toEqual({ stand: 'taken', km: 0, place: null, words: null });
  await press(id, '15', far);
  expect(await district.status(id)).toBe('dispatching');
});

test('a caller who is called back and needs nothing ends a doubt, and only that', async () => {
  const doubted = await district.cry(caller, { certainty: 'unconfirmed', trigger: 'missed-call' });
  await district.emergencies.stopCaller(caller.personId, { isDoubted: true });
  expect(await district.status(doubted)).toBe('cancelled');
  const sure = await cry();
  await district.emergencies.stopCaller(caller.personId, { isDoubted: true });
  expect(await district.status(sure)).toBe('dispatching');
});
