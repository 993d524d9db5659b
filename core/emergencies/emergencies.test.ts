import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Unavailable } from '../errors.ts';
import type { Contact } from '../people/contacts.ts';
import { PhoneNumber } from '../phone.ts';
import { readReply } from './reply.ts';
import { FAR, openDistrict, TOWN, type District } from './testing/district.ts';

type Helper = Awaited<ReturnType<District['responder']>>;
type Person = Awaited<ReturnType<District['somebody']>>;

let district: District;
let caller: Person;

beforeAll(async () => {
  const rings = [
    { km: 5, seconds: 90, most: 100 },
    { km: 15, seconds: 150, most: 20 },
    { km: 40, seconds: 180, most: 20 },
  ];
  district = await openDistrict({ rings });
});
afterAll(() => district.close());
beforeEach(async () => {
  await district.stored.pool.query(
    `delete from emergency; delete from responder; delete from account where role = 'admin'; truncate event`,
  );
  caller = await district.somebody();
});

const codeOf = async (id: string): Promise<string> => (await district.views.get(id, null)).code!;
const says = async (who: Person, id: string, words: string): Promise<string | null> => {
  const answered = await district.answers.take(who.phone, `${await codeOf(id)} ${words}`, 'sms');
  return answered && answered.line.key.replace('emergency.', '');
};

describe('who is asked', () => {
  test('the nearest ring that has somebody on duty, within their own radius', async () => {
    const near = await district.responder(3);
    const far = await district.responder(12);
    const unwilling = await district.responder(4, { radiusKm: 2 });
    const off = await district.responder(1, { hours: -1 });
    await district.cry(caller);
    for (const [who, expected] of [
      [near, ['ask']],
      [far, []],
      [unwilling, []],
      [off, []],
    ] as const)
      expect(await district.texts(who)).toEqual(expected);
    expect(await district.heard(near)).toMatchObject([
      { kind: 'message', key: 'ask', params: { place: 'Naini', km: 3 } },
      { kind: 'call', key: 'can-come' },
    ]);
    expect(await district.texts(caller)).toEqual(['asked']);
  });

  test('then the next ring, then an operator has it, then the public number is said again', async () => {
    const near = await district.responder(3);
    const far = await district.responder(12);
    const id = await district.cry(caller);
    await district.pass(91);
    expect(await district.texts(far)).toEqual(['ask']);
    await district.pass(151);
    expect(await district.status(id)).toBe('supervised');
    await district.pass(601);
    expect(await district.status(id)).toBe('handed-over');
    expect(await district.texts(caller)).toEqual(['asked', 'nobody-yet', 'handed-over']);
    expect((await district.heard(caller)).filter(({ kind }) => kind === 'call')).toMatchObject([
      { key: 'handed-over' },
    ]);
    for (const who of [near, far]) expect(await district.texts(who)).toEqual(['ask', 'are-you-there']);
  });

  test('at once the next ring, when all of one have declined', async () => {
    const near = await district.responder(3);
    const far = await district.responder(12);
    const id = await district.cry(caller);
    expect(await says(near, id, '0')).toBe('declined');
    expect(await district.texts(far)).toEqual(['ask']);
  });

  test('nobody who has accepted another, nor the caller themselves', async () => {
    const busy = await district.responder(3);
    const first = await district.cry(caller);
    await district.emergencies.accept(first, busy.by, 10);
    await district.cry(await district.somebody());
    expect(await district.texts(busy)).toEqual(['ask']);
    const own = await district.responder(2);
    await district.cry(own);
    expect(await district.texts(own)).not.toContain('ask');
  });

  test('whoever is near, once the caller says where', async () => {
    const near = await district.responder(3);
    const id = await district.cry(caller, { place: null });
    expect(await district.texts(caller)).toEqual(['where']);
    expect(await says(caller, id, '211008')).toBe('noted');
    expect(await district.texts(near)).toEqual(['ask']);
  });
});

describe('where it is said to be', () => {
  const known = (hours: number): object => ({
    ...TOWN,
    knownAt: new Date(district.clock.now().getTime() - hours * 3_600_000).toISOString(),
  });

  test.each([
    ['told for this emergency', undefined, { key: 'emergency.now' }],
    ['asked about a moment ago', 0.02, { key: 'emergency.hour-ago' }],
    ['known 54 minutes ago', 0.9, { key: 'emergency.hour-ago' }],
    ['known 66 minutes ago', 1.1, { key: 'emergency.hours-ago', params: { hours: 2 } }],
    ['known since the morning', 4.5, { key: 'emergency.hours-ago', params: { hours: 5 } }],
    ['known three days ago', 71, { key: 'emergency.days-ago', params: { days: 3 } }],
  ])('%s: its age is told to who is asked, who goes, and who cried', async (_, hours, age) => {
    const helper = await district.responder(3);
    const id = await district.cry(caller, { place: hours === undefined ? TOWN : known(hours) });
    const params = { place: 'Naini', near: { key: 'emergency.village' }, age };
    expect(await district.heard(helper)).toMatchObject([{ key: 'ask', params }, { key: 'can-come' }]);
    expect(await district.heard(caller)).toMatchObject([{ key: 'asked', params }]);
    const answered = await district.answers.take(helper.phone, `${await codeOf(id)} 15`, 'sms');
    expect(answered!.line).toMatchObject({ key: 'emergency.yours', params });
  });

  test.each([
    [0.2, 'near'],
    [5, 'village'],
    [24, 'area'],
  ])('off by %s km is "%s"', async (spreadKm, near) => {
    const helper = await district.responder(3);
    await district.cry(caller, { place: { ...TOWN, spreadKm } });
    const [asked] = await district.heard(helper);
    expect(asked!.params.near).toEqual({ key: `emergency.${near}` });
  });

  test('a shared position, which has no name, is told as it stands', async () => {
    const helper = await district.responder(3);
    await district.cry(caller, { place: { ...TOWN, name: '' } });
    expect((await district.heard(helper))[0]!.params.place).toBe('25.400, 81.850');
  });

  test('said anew it has no age any more', async () => {
    const helper = await district.responder(3);
    const id = await district.cry(caller, { place: known(72) });
    expect(await says(caller, id, '211008')).toBe('noted');
    const answered = await district.answers.take(helper.phone, `${await codeOf(id)} 15`, 'sms');
    expect(answered!.line.params!.age).toEqual({ key: 'emergency.now' });
  });
});

describe('what the caller says of where it is', () => {
  test('is looked up as a name, and kept for who comes', async () => {
    const helper = await district.responder(3);
    const id = await district.cry(caller, { place: null });
    expect(await says(caller, id, 'naini')).toBe('noted');
    expect(await district.heard(helper)).toMatchObject([{ params: { place: 'Naini' } }, {}]);
    expect(await district.views.get(id, null)).toMatchObject({ words: 'naini' });
  });

  test('while nobody knows where, is kept: operators read it, and who comes is told', async () => {
    const helper = await district.responder(3);
    const id = await district.cry(caller, { place: null });
    expect(await says(caller, id, 'behind the big temple')).toBe('noted');
    expect(await district.status(id)).toBe('supervised');
    expect(await district.views.get(id, null)).toMatchObject({ place: null, words: 'behind the big temple' });
    await district.emergencies.locate(id, { kind: 'operator', accountId: helper.accountId }, TOWN);
    const answered = await district.answers.take(helper.phone, `${await codeOf(id)} 15`, 'sms');
    expect(answered!.line.params).toMatchObject({ place: 'Naini', words: 'behind the big temple' });
  });

  test.each([
    ['two villages of one name', null, 'Rampur', null],
    ['a name far from where they said to be', TOWN, 'Meja', 'Naini'],
    ['a name far from where they were before', 'known', 'Meja', 'Meja'],
    ['a PIN code among words', null, 'by the well 211008', 'Naini'],
  ])('%s', async (_, place, words, expected) => {
    const before = place === 'known' ? { ...TOWN, knownAt: '2026-11-22T10:00:00.000Z' } : place;
    const id = await district.cry(caller, { place: before });
    expect(await says(caller, id, words)).toBe('noted');
    const seen = await district.views.get(id, null);
    expect([seen.place?.name ?? null, seen.words]).toEqual([expected, words]);
  });

  test('a place far away is looked for there at once, though others are asked already', async () => {
    const here = await district.responder(3);
    const there = await district.responder(112);
    const id = await district.cry(caller);
    await district.emergencies.locate(id, { kind: 'caller' }, FAR);
    expect(await district.texts(here)).toEqual(['ask']);
    expect(await district.texts(there)).toEqual(['ask']);
    expect(await district.status(id)).toBe('dispatching');
    // A better word for the same place asks nobody twice.
    await district.emergencies.locate(id, { kind: 'caller' }, { ...FAR, spreadKm: 0.1 });
    expect(await district.texts(there)).toEqual(['ask']);
  });
});

describe('a hundred who accept at the same moment', () => {
  test('exactly one has it, ninety-nine are stood down', async () => {
    const helpers: Helper[] = [];
    for (let n = 0; n < 100; n++) helpers.push(await district.responder(1 + n / 50));
    const id = await district.cry(caller);
    const outcomes = await Promise.all(
      helpers.map(async ({ by }) => {
        for (;;) {
          try {
            await district.emergencies.accept(id, by, 10);
            return 'yours';
          } catch (error) {
            // As a provider brings a text again when it was not taken.
            if (!(error instanceof Unavailable)) return (error as { reason?: string }).reason;
          }
        }
      }),
    );
    expect(outcomes.filter((one) => one === 'yours')).toHaveLength(1);
    expect(outcomes.filter((one) => one === 'taken')).toHaveLength(99);
    const { rows } = await district.stored.pool.query(
      'select state, count(*)::int as count from dispatch group by 1 order by 1',
    );
    expect(rows).toEqual([
      { state: 'accepted', count: 1 },
      { state: 'stood-down', count: 99 },
    ]);
    const told = await Promise.all(helpers.map((helper) => district.texts(helper)));
    expect(told.filter((texts) => texts.includes('stood-down'))).toHaveLength(99);
    expect(await district.texts(caller)).toEqual(['asked', 'accepted']);
  });

  test('and one who accepts two at the same moment has one', async () => {
    const helper = await district.responder(2);
    const ids = [await district.cry(caller), await district.cry(await district.somebody())];
    const both = await Promise.allSettled(ids.map((id) => district.emergencies.accept(id, helper.by, 5)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('answers by text', () => {
  let helper: Helper;
  let other: Helper;
  let id: string;
  beforeEach(async () => {
    helper = await district.responder(2);
    other = await district.responder(3);
    id = await district.cry(caller);
  });

  test('from the first word to the last', async () => {
    expect(await says(helper, id, '15')).toBe('yours');
    expect(await says(helper, id, '15')).toBe('yours');
    expect(await district.status(id)).toBe('en-route');
    expect(await says(other, id, '10')).toBe('taken');
    expect(await says(other, id, '0')).toBe('declined');
    expect(await says(helper, id, 'W')).toBe('passed-on');
    expect(await says(caller, id, 'behind the temple, call 98765 43210')).toBe('noted');
    const heard = await district.heard(helper);
    expect(heard.find(({ key }) => key === 'caller-says')?.params).toMatchObject({
      words: 'behind the temple, call …',
    });
    expect(await says(helper, id, 'A')).toBe('there');
    expect(await says(helper, id, 'd')).toBe('thanks');
    expect(await district.status(id)).toBe('closed');
    expect(await district.texts(caller)).toEqual([
      ...['asked', 'accepted', 'en-route', 'helper-where', 'noted', 'on-scene', 'over'],
    ]);
    expect(await says(other, id, '15')).toBe('taken');
  });

  test.each([
    ['no code', 'hello there'],
    ['another code', '9 15'],
    ['a bare number', '15'],
    ['a code alone', '4821'],
  ])('%s is an ordinary message', async (_, text) => {
    expect(await district.answers.take(helper.phone, text, 'sms')).toBeNull();
  });

  test('a code of nobody’s, with a number, is told which was meant', async () => {
    const code = await codeOf(id);
    const wrong = code === '1234' ? '4321' : '1234';
    const answered = await district.answers.take(helper.phone, `${wrong} 15`, 'sms');
    expect(answered?.line).toEqual({ key: 'emergency.wrong-code', params: { code } });
    expect(await district.answers.take(helper.phone, `${wrong} Naini`, 'sms')).toBeNull();
  });

  test('from somebody who has nothing to do with it, it is an ordinary message', async () => {
    expect(await says(await district.somebody(), id, '15')).toBeNull();
  });

  test.each([
    ['999', 'minutes'],
    ['hello', 'minutes'],
  ])('%s is asked again', async (words, expected) => {
    expect(await says(helper, id, words)).toBe(expected);
  });

  test('an answer after the window, before somebody else, still counts', async () => {
    await district.pass(100);
    expect(await district.status(id)).toBe('supervised');
    expect(await says(helper, id, '20')).toBe('yours');
  });

  test('who cannot come after all gives it back, and others are asked', async () => {
    const third = await district.responder(4);
    expect(await says(helper, id, '15')).toBe('yours');
    expect(await says(helper, id, '0')).toBe('declined');
    expect(await district.status(id)).toBe('dispatching');
    expect(await district.texts(third)).toEqual(['ask']);
    expect(await says(other, id, '5')).toBe('yours');
    expect(await says(helper, id, '5')).toBe('taken');
  });
});

describe('a changed mind', () => {
  test.each(['dispatching', 'supervised', 'handed-over'])('is welcome while it is %s', async (status) => {
    const helper = await district.responder(2);
    await district.responder(3);
    const id = await district.cry(caller);
    expect(await says(helper, id, '0')).toBe('declined');
    if (status !== 'dispatching') await district.pass(91);
    if (status === 'handed-over') await district.pass(601);
    expect(await district.status(id)).toBe(status);
    expect(await says(helper, id, '15')).toBe('yours');
    expect(await district.status(id)).toBe('accepted');
    expect((await district.texts(caller)).at(-1)).toBe('accepted');
  });

  test('also of who gave it back', async () => {
    const helper = await district.responder(2);
    const id = await district.cry(caller);
    for (const [words, said] of [
      ['15', 'yours'],
      ['0', 'declined'],
      ['15', 'yours'],
    ] as const)
      expect(await says(helper, id, words)).toBe(said);
  });

  test('comes too late after an hour, and where the caller has cried again', async () => {
    const helper = await district.responder(2);
    const first = await district.cry(caller);
    await district.pass(91);
    await district.pass(601);
    const code = await codeOf(first);
    const second = await district.cry(caller, { place: null });
    expect((await district.answers.take(helper.phone, `${code} 15`, 'sms'))?.line.key).toBe(
      'emergency.taken',
    );
    await district.emergencies.cancel(second, { kind: 'caller' }, true);
    await district.pass(3601);
    expect((await district.answers.take(helper.phone, `${code} 15`, 'sms'))?.line.key).toBe(
      'emergency.taken',
    );
  });
});

describe('operators', () => {
  test('are told by text and by a call, once for each state that waits for them: those on duty, else all', async () => {
    const idle = await district.operator();
    const first = await district.cry(caller, { certainty: 'unconfirmed', trigger: 'missed-call' });
    expect(await district.heard(idle)).toEqual([]);
    await district.pass(21);
    const params = { code: await codeOf(first) };
    const words = [
      { kind: 'message', key: 'operator', params },
      { kind: 'call', key: 'operator', params },
    ];
    expect(await district.heard(idle)).toEqual(words);
    const onDuty = await district.operator(true);
    await district.cry(await district.somebody(), { place: null });
    expect(await district.texts(onDuty)).toEqual(['operator']);
    expect(await district.heard(idle)).toEqual(words);
    const { moments } = await district.views.timeline(first);
    expect(moments.filter(({ kind }) => kind === 'operators-told')).toMatchObject([
      { details: { of: 'desk', told: 1 } },
    ]);
  });

  test('with a mailbox alone are told there', async () => {
    const mailed = await district.mailedOperator();
    const phoned = await district.operator();
    await district.cry(caller, { place: null });
    const kinds = async (who: { readonly identityId: string }): Promise<string[]> =>
      (await district.heard(who)).map(({ kind, key }) => `${kind} ${key}`);
    expect(await kinds(mailed)).toEqual(['message operator']);
    expect(await kinds(phoned)).toEqual(['message operator', 'call operator']);
  });

  test('have all asked anew, while nobody has accepted', async () => {
    const by = { kind: 'operator', accountId: (await district.operator()).accountId } as const;
    const helper = await district.responder(2);
    const id = await district.cry(caller);
    await district.pass(91);
    expect(await district.status(id)).toBe('supervised');
    await district.emergencies.askAgain(id, by);
    expect(await district.status(id)).toBe('dispatching');
    expect(await district.texts(helper)).toEqual(['ask', 'ask']);
    await district.emergencies.accept(id, helper.by, 5);
    await expect(district.emergencies.askAgain(id, by)).rejects.toThrow(/not where/);
  });
});

describe('why', () => {
  test.each([
    ['0 no vehicle', 'declined', 'no-vehicle'],
    ['0 गाड़ी नहीं', 'declined', 'no-vehicle'],
    ['0 my aunt is here', 'declined', 'other'],
    ['0', 'declined', undefined],
  ])('%j before they accepted: %s, because %s', async (said, kind, reason) => {
    const helper = await district.responder(2);
    const id = await district.cry(caller);
    expect(await says(helper, id, said)).toBe('declined');
    const { moments } = await district.views.timeline(id);
    expect(moments.find((one) => one.kind === kind)!.details['reason']).toBe(reason);
  });

  test.each([
    ['D in hospital', 'closed', 'in-care'],
    ['F koi nahi mila', 'false', 'nobody-there'],
    ['D', 'closed', undefined],
    // Such words are for the caller.
    ['D block house 5', 'accepted', undefined],
    ['0 bike broken', 'dispatching', 'no-vehicle'],
  ])('%j from who has accepted: %s, because %s', async (said, status, reason) => {
    const helper = await district.responder(2);
    await district.responder(3);
    const id = await district.cry(caller);
    await says(helper, id, '15');
    await says(helper, id, said);
    expect(await district.status(id)).toBe(status);
    const { moments } = await district.views.timeline(id);
    expect(moments.map(({ details }) => details['reason']).find(Boolean)).toBe(reason);
    expect(JSON.stringify(moments)).not.toMatch(/broken|koi/);
  });
});

test.each([
  ['4821 15', { code: '4821', said: '15', number: 15 }],
  ['4821*15#', { code: '4821', said: '15', number: 15 }],
  ['  ४८२१ १५ ', { code: '4821', said: '15', number: 15 }],
  ['4821-0', { code: '4821', said: '0', number: 0 }],
  ['4821W', { code: '4821', said: 'W', number: null }],
  ['4821, near the well', { code: '4821', said: 'near the well', number: null }],
  ['4821', null],
  ['482 15', null],
  ['SOS', null],
  ['', null],
])('%j is read as %j', (text, expected) => {
  expect(readReply(text)).toEqual(expected);
});

describe('the caller', () => {
  test('stops it only when it is said twice', async () => {
    const helper = await district.responder(2);
    const id = await district.cry(caller);
    expect(await says(caller, id, '99')).toBe('cancel-ask');
    expect(await district.status(id)).toBe('dispatching');
    expect(await says(caller, id, '99')).toBe('cancelled');
    expect(await district.status(id)).toBe('cancelled');
    expect(await district.texts(helper)).toEqual(['ask', 'ended']);
  });

  test('is asked when nobody comes, and then others are', async () => {
    const helper = await district.responder(2);
    const other = await district.responder(3);
    const id = await district.cry(caller);
    await district.emergencies.accept(id, helper.by, 10);
    await district.pass(21 * 60);
    expect(await district.status(id)).toBe('checking');
    expect(await says(caller, id, '1')).toBe('noted');
    expect(await district.status(id)).toBe('dispatching');
    expect(await district.texts(helper)).toContain('released');
    expect((await district.texts(other)).filter((key) => key === 'ask')).toHaveLength(2);
  });

  test('who does not answer that either is not left: who accepted keeps it, operators have it, then all are asked', async () => {
    const operator = await district.operator();
    const helper = await district.responder(2);
    const id = await district.cry(caller, { medium: 'voice' });
    await district.emergencies.accept(id, helper.by, 10);
    await district.pass(21 * 60);
    expect(await district.texts(helper)).toEqual(['ask', 'are-you-there']);
    await district.pass(11 * 60);
    expect(await district.status(id)).toBe('supervised');
    expect(await district.texts(operator)).toEqual(['operator']);
    expect(await district.texts(helper)).toEqual(['ask', 'are-you-there']);
    expect(await says(await district.responder(3), id, '5')).toBeNull();
    expect(await says(helper, id, 'A')).toBe('there');
    expect(await district.status(id)).toBe('on-scene');
    expect(await district.texts(caller)).toEqual([
      'asked',
      'accepted',
      'still-needed',
      'still-needed',
      'on-scene',
    ]);
    await district.pass(3601);
    await district.pass(601);
    await district.pass(601);
    expect(await district.status(id)).toBe('handed-over');
    expect((await district.texts(helper)).slice(3)).toEqual(['are-you-there', 'are-you-there']);
    expect(await district.texts(operator)).toEqual(['operator']);
    expect(await says(helper, id, '5')).toBe('yours');
    expect(await says(helper, id, 'D')).toBe('thanks');
    expect(await district.status(id)).toBe('closed');
  });

  test('says that nobody came though operators have it: who accepted is let go, others are asked', async () => {
    const helper = await district.responder(2);
    const other = await district.responder(3);
    const id = await district.cry(caller);
    await district.emergencies.accept(id, helper.by, 10);
    await district.pass(21 * 60);
    await district.pass(11 * 60);
    expect(await says(caller, id, '1')).toBe('noted');
    expect(await district.texts(helper)).toContain('released');
    expect((await district.texts(other)).at(-1)).toBe('ask');
  });

  test('who called by voice hears by a call that somebody comes, or that nobody does yet', async () => {
    const calls = async (who: Person): Promise<string[]> =>
      (await district.heard(who)).filter(({ kind }) => kind === 'call').map(({ key }) => key);
    const helper = await district.responder(2);
    const id = await district.cry(caller, { medium: 'voice' });
    await district.emergencies.accept(id, helper.by, 10);
    expect(await calls(caller)).toEqual(['accepted']);
    const other = await district.somebody();
    await district.cry(other, { medium: 'voice' });
    await district.pass(700);
    expect(await calls(other)).toEqual(['handed-over']);
    const third = await district.somebody();
    await district.responder(3);
    await district.cry(third, { medium: 'voice' });
    await district.pass(91);
    expect(await calls(third)).toEqual(['nobody-yet']);
  });

  test('who does not answer that either hears the public number again', async () => {
    const helper = await district.responder(2);
    const id = await district.cry(caller);
    await district.emergencies.accept(id, helper.by, 10);
    await district.pass(21 * 60);
    await district.pass(11 * 60);
    await district.pass(11 * 60);
    expect(await district.status(id)).toBe('handed-over');
    const told = ['asked', 'accepted', 'still-needed', 'still-needed', 'handed-over'];
    expect(await district.texts(caller)).toEqual(told);
  });

  test('stops it in their conversation; where nothing is open that does nothing', async () => {
    const helper = await district.responder(2);
    const id = await district.cry(caller);
    await district.emergencies.stopCaller(caller.personId);
    expect(await district.status(id)).toBe('cancelled');
    expect(await district.texts(helper)).toEqual(['ask', 'ended']);
    // Their conversation has told them.
    expect(await district.texts(caller)).toEqual(['asked']);
    await district.emergencies.stopCaller(caller.personId);
    await district.emergencies.stopCaller((await district.somebody()).personId);
  });

  test('who cries again when they are asked is sent others', async () => {
    const helper = await district.responder(2);
    await district.responder(3);
    const id = await district.cry(caller);
    await district.emergencies.accept(id, helper.by, 10);
    await district.pass(21 * 60);
    await district.cry(caller, { trigger: 'needed' });
    expect(await district.status(id)).toBe('dispatching');
    expect(await district.texts(helper)).toContain('released');
  });

  test('is not asked any more when it went on meanwhile', async () => {
    const helper = await district.responder(2);
    const id = await district.cry(caller);
    await district.emergencies.accept(id, helper.by, 10);
    await district.emergencies.askByCode(id);
    expect(await district.texts(caller)).not.toContain('still-needed');
  });

  test('in a crisis is written nothing', async () => {
    const helper = await district.responder(2);
    const id = await district.cry(caller, { trigger: 'crisis' });
    await district.emergencies.accept(id, helper.by, 10);
    expect(await district.texts(caller)).toEqual([]);
  });
});

describe('contacts', () => {
  const contact = (phone: string): Contact =>
    ({
      name: 'Ravi',
      phone: PhoneNumber.parse(phone)!,
      relation: 'brother',
      language: 'hi',
      status: 'agreed',
    }) as Contact;

  test('are told once, however often the row comes; not in a crisis', async () => {
    district.agree([contact('+919811100001')]);
    const id = await district.cry(caller);
    const wants = async (): Promise<number> =>
      (
        await district.stored.pool.query(
          `select from outbox where person_id = $1 and kind = 'emergency-contacts'`,
          [caller.personId],
        )
      ).rowCount!;
    expect(await wants()).toBe(1);
    for (let n = 0; n < 2; n++) await district.tellContacts(id, caller.personId);
    const { moments } = await district.views.timeline(id);
    expect(moments.filter(({ kind }) => kind === 'contacts-told')).toMatchObject([{ details: { told: 1 } }]);
    caller = await district.somebody();
    await district.cry(caller, { trigger: 'crisis' });
    expect(await wants()).toBe(0);
  });

  test('stay who they were, however long they were silent', async () => {
    const { phone, personId, identityId } = await district.somebody();
    await district.stored.pool.query(
      `update conversation set heard_at = heard_at - interval '90 days' where person_id = $1`,
      [personId],
    );
    district.agree([contact(phone.e164)]);
    const id = await district.cry(caller);
    await district.tellContacts(id, caller.personId);
    const { rows } = await district.stored.pool.query(
      `select i.person_id, o.person_id as told from identity i join outbox o on o.identity_id = i.id where i.id = $1`,
      [identityId],
    );
    expect(rows).toEqual([{ person_id: personId, told: personId }]);
  });
});

describe('contacts who were told', () => {
  const PHONE = PhoneNumber.parse('+919811100002')!;
  const toldOf = async (): Promise<unknown[]> => {
    const { rows } = await district.stored.pool.query<{ id: string }>('select id from identity order by id');
    const all = await Promise.all(rows.map(({ id }) => district.heard({ identityId: id })));
    return all.flat().flatMap(({ key, params }) => (key.startsWith('contact') ? [[key, params]] : []));
  };

  test.each<[string, (id: string) => Promise<unknown>, boolean]>([
    ['it is cancelled', (id) => district.emergencies.cancel(id, { kind: 'caller' }, true), true],
    [
      'it is closed',
      (id) => district.emergencies.close(id, { kind: 'operator', accountId: caller.personId }, 'closed'),
      true,
    ],
    [
      'only the public number is left',
      async () => {
        for (let n = 0; n < 2; n++) await district.pass(601);
      },
      false,
    ],
  ])('hear that it is over when %s', async (_, ends, expected) => {
    district.agree([{ name: 'Ravi', phone: PHONE, relation: 'brother', language: 'hi' } as Contact]);
    await district.stored.pool.query('truncate outbox cascade');
    const id = await district.cry(caller);
    await district.tellContacts(id, caller.personId);
    await ends(id);
    const { rowCount } = await district.stored.pool.query(
      `select from outbox where kind = 'emergency-contacts' and not urgent`,
    );
    expect(rowCount).toBe(expected ? 1 : 0);
    const head = (await district.views.timeline(id)).moments.at(-1);
    if (expected) await district.tellContacts(id, caller.personId, true);
    expect(await toldOf()).toEqual([
      ['contact', { name: 'Meena' }],
      ...(expected ? [['contact-over', { name: 'Meena' }]] : []),
    ]);
    expect((await district.views.timeline(id)).moments.at(-1)).toEqual(head);
  });

  test('nobody who was not told hears that it is over', async () => {
    await district.stored.pool.query('truncate outbox cascade');
    const id = await district.cry(caller);
    await district.emergencies.cancel(id, { kind: 'caller' }, true);
    await district.tellContacts(id, caller.personId, true);
    expect(await toldOf()).toEqual([]);
  });
});

describe('the timeline', () => {
  test('says when, and how long it took', async () => {
    const helper = await district.responder(2);
    const id = await district.cry(caller);
    await district.pass(30);
    await district.emergencies.accept(id, helper.by, 5);
    await district.pass(240);
    await district.emergencies.progress(id, helper.by, 'on-scene');
    await district.pass(600);
    await district.emergencies.close(id, helper.by, 'closed');
    const { moments, whole, times } = await district.views.timeline(id);
    expect(moments.map(({ kind }) => kind)).toEqual(['raised', 'ASK', 'ACCEPT', 'ON_SCENE', 'CLOSE']);
    expect([whole, times]).toEqual([true, { asked: 0, accepted: 30, onScene: 270, ended: 870 }]);
    const { rows } = await district.stored.pool.query<{ details: { head: string } }>(
      `select details from audit where action = 'emergency.ended' order by id desc limit 1`,
    );
    expect(rows[0]!.details.head).toBe(moments.at(-1)!.hash);
  });

  test('is never changed; and whoever switches that off is found out', async () => {
    const id = await district.cry(caller);
    await district.emergencies.cancel(id, { kind: 'caller' }, true);
    const { pool } = district.stored;
    for (const sql of [
      `update emergency_event set actor = 'nobody'`,
      'delete from emergency_event',
      'truncate emergency_event',
    ])
      await expect(pool.query(sql)).rejects.toThrow(/only ever added/);
    for (const [sql, back] of [
      [
        `update emergency_event set actor = 'nobody' where emergency_id = $1 and position = 2`,
        `update emergency_event set actor = 'caller' where emergency_id = $1 and position = 2`,
      ],
      ['delete from emergency_event where emergency_id = $1 and position = 2', 'select $1::uuid'],
    ] as const) {
      await pool.query('alter table emergency_event disable trigger emergency_event_kept');
      await pool.query(sql, [id]);
      expect((await district.views.timeline(id)).whole).toBe(false);
      await pool.query(back, [id]);
      await pool.query('alter table emergency_event enable trigger emergency_event_kept');
    }
  });

  test('outlives whom it was about, and names nobody', async () => {
    const id = await district.cry(caller);
    await district.stored.pool.query('delete from person where id = $1', [caller.personId]);
    const { moments } = await district.views.timeline(id);
    expect(JSON.stringify(moments)).not.toMatch(/Naini|98000|Meena/);
  });
});

test('what is sealed stays so: no place and no code can be read beside it', async () => {
  await district.cry(caller);
  const { rows } = await district.stored.pool.query<{ place_sealed: Buffer }>(
    'select place_sealed from emergency',
  );
  expect(rows[0]!.place_sealed.includes(TOWN.name)).toBe(false);
});
