import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createConversationStore, type ConversationStore } from '../core/conversations/store.ts';
import { loadCountry } from '../core/country/country.ts';
import { loadTelecom } from '../core/country/telecom.ts';
import { createVault } from '../core/crypto/vault.ts';
import { createDatabase, type Database } from '../core/db/pool.ts';
import { testDatabase, type TestDatabase } from '../core/db/testing.ts';
import { createLog } from '../core/log.ts';
import { createAdmit } from '../core/messages/admit.ts';
import { createOutbox, type Outbox } from '../core/outbox/outbox.ts';
import { PhoneNumber } from '../core/phone.ts';
import { recordAssessment } from '../core/symptoms/history.ts';
import { createMessages } from '../core/text/messages.ts';
import { createConversations, type ConversationState } from '../flows/conversation.ts';
import type { Assessment, Effect } from '../flows/effect.ts';
import { flows } from '../flows/index.ts';
import { catalogues } from '../server/catalogues.ts';
import { createAsk } from './ask.ts';
import type { Channel } from './channel.ts';
import { createFollowUp, type FollowUpDue } from './follow-up.ts';
import { createSms } from './media/sms.ts';
import { createWhatsApp } from './media/whatsapp.ts';
import { createSendMessage } from './message.ts';
import { createDeliver, type Deliver } from './send.ts';
import { createWishes } from './wishes.ts';

const HOUR = 3_600_000;
/** Noon in India. */
const NOON = Date.UTC(2026, 10, 23, 6, 30);

const country = loadCountry('IN');
const { quietHours } = loadTelecom('IN');
const { say } = createMessages({ catalogues, constants: country.constants });
const today = (): string => '2026-11-23';
const medium = { sms: createSms({ today }), whatsapp: createWhatsApp({ today }) };
const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);
const { mainLanguages } = country;
const wishes = createWishes({ say, mainLanguages, messageChannel: 't/sms', texts: medium.sms });

const channelOf = (id: string, freeHours?: number): Channel =>
  ({
    id,
    medium: id.endsWith('/sms') ? medium.sms : medium.whatsapp,
    config: {},
    webhooks: [],
    sender: () => () => Promise.reject(new Error('it is sent elsewhere')),
    ...(freeHours === undefined ? {} : { freeHours }),
  }) as unknown as Channel;

let stored: TestDatabase;
let database: Database;
let store: ConversationStore;
let outbox: Outbox;
let deliver: Deliver;
let now = NOON;
let people = 0;
let sent: { channel: string; text: string; late?: true | undefined }[];
const clock = { now: () => new Date(now) };

beforeAll(async () => {
  stored = await testDatabase();
  database = createDatabase({ url: stored.url, max: 5, onIdleError: () => undefined });
  store = createConversationStore({ database, vault });
  outbox = createOutbox({ database, vault });
  const conversations = createConversations({
    flows: new Map(flows.map((flow) => [flow.name, flow])),
    ...{ say, mainLanguages, budgetMs: 2000 },
  });
  const ask = createAsk({
    conversations,
    store,
    channels: new Map([channelOf('t/sms'), channelOf('t/whatsapp', 24)].map((one) => [one.id, one])),
    ...{ messageChannel: 't/sms', callChannel: null, say, mainLanguages, clock },
    ring: () => undefined,
  });
  const sender = (channel: string) => async (message: { text: string; late?: true }) => {
    sent.push({ channel, text: message.text, late: message.late });
    return { providerMessageId: `${channel}-${sent.length}-${people}` };
  };
  deliver = createDeliver({
    outbox,
    deeds: {
      message: createSendMessage({
        senders: new Map(['t/sms', 't/whatsapp'].map((id) => [id, sender(id)])),
        textChannel: 't/sms',
        clock,
      }),
      assessment: ({ id, personId, createdAt: at, payload }) => {
        const { assessment: told } = payload as { assessment: Assessment };
        return recordAssessment(database, vault, {
          ...{ id, personId, at, level: told.level, told, modelVersion: 'v1' },
        });
      },
      'follow-up': createFollowUp({ ask, store }),
    },
    textChannel: 't/sms',
    admit: createAdmit({ database, hours: quietHours }),
    clock,
    log: createLog('silent'),
    counted: () => undefined,
  });
});
beforeEach(() => {
  now = NOON;
  sent = [];
});
afterAll(async () => {
  await database.pool.end();
  await stored.close();
});

const phone = (): PhoneNumber => PhoneNumber.parse(`+9198111${String(++people).padStart(5, '0')}`)!;

const stateOn = (channel: string, saved: unknown = null): ConversationState =>
  ({
    saved,
    page: 0,
    offer: false,
    parked: null,
    pending: [],
    channel,
    dialog: 'thread',
    past: [],
    heard: '',
  }) as ConversationState;

const result = { flow: 'help', version: 1, snapshot: { value: 'asking', context: {} } };

/** Somebody who wrote just now by a channel, with effects of that turn; their number. */
async function wrote(
  channel: string,
  effects: readonly Effect[],
  saved: unknown = result,
): Promise<PhoneNumber> {
  const number = phone();
  const thread = await store.load(number, clock.now());
  const state = stateOn(channel, saved);
  await store.write({
    ...{
      thread,
      channel,
      key: `k${people}`,
      reply: null,
      state,
      at: clock.now(),
      medium: 'sms',
      language: 'en',
    },
    consents: effects.flatMap((one) =>
      one.type === 'consent' ? [{ purpose: one.purpose, given: one.given, language: 'en' }] : [],
    ),
    wanted: wishes.of({ state, effects, flow: 'symptom-check' }, thread, 'sms', clock.now()),
  });
  return number;
}

const rowsOf = async (number: PhoneNumber) => {
  const { personId } = await store.load(number, clock.now());
  const { rows } = await stored.pool.query<{ id: string; kind: string; due_at: Date; status: string }>(
    'select id, kind, due_at, status from outbox where person_id = $1 order by due_at, created_at',
    [personId],
  );
  return rows;
};

const followUp = (level: 'emergency' | 'urgent' | 'soon' | 'self-care', ...hours: number[]): Effect => ({
  type: 'follow-up',
  level,
  hours,
});

/** Does all that is due, twice: the question is a row of its own. */
async function workOff(number: PhoneNumber): Promise<void> {
  for (let round = 0; round < 2; round++) for (const { id } of await rowsOf(number)) await deliver(id);
}

const flowOf = async (number: PhoneNumber): Promise<string | undefined> => {
  const { personId } = await store.load(number, clock.now());
  const thread = await store.byPerson(personId);
  return (thread!.state as ConversationState).saved?.flow;
};

describe('when it is due', () => {
  test.each([
    ['soon', [72], ['2026-11-26T06:30']],
    ['urgent', [9], ['2026-11-23T15:30']],
    ['emergency', [9, 24], ['2026-11-23T15:30', '2026-11-24T06:30']],
  ] as const)('%s after %j hours', async (level, hours, due) => {
    const number = await wrote('t/sms', [followUp(level, ...hours)]);
    const rows = await rowsOf(number);
    expect(rows.map(({ due_at }) => due_at.toISOString().slice(0, 16))).toEqual(due);
    expect(rows.every(({ kind }) => kind === 'follow-up')).toBe(true);
  });

  const text = (afterHours: number): Effect => ({
    type: 'message',
    lines: [{ key: 'common.goodbye' }],
    afterHours,
  });

  test.each([
    ['by day, at once', followUp('soon', 8), null, '2026-11-23T14:30'],
    ['at night, in the morning', followUp('urgent', 9), null, '2026-11-24T02:30'],
    ['at night in an emergency, at once', followUp('emergency', 9), null, '2026-11-23T15:30'],
    ['where it is evening still, at once', followUp('urgent', 9), 'Asia/Dubai', '2026-11-23T15:30'],
    ['where it is night, in its morning', followUp('urgent', 12), 'Asia/Dubai', '2026-11-24T04:00'],
    [
      'where it is night already, in its morning',
      followUp('urgent', 7),
      'Asia/Singapore',
      '2026-11-24T00:00',
    ],
    ['a text too', text(9), null, '2026-11-24T02:30'],
    ['a text where it is evening still', text(9), 'Asia/Dubai', '2026-11-23T15:30'],
    ['a text where it is night', text(12), 'Asia/Dubai', '2026-11-24T04:00'],
  ])('it leaves %s', async (_, effect, zone, leaves) => {
    const number = await wrote('t/sms', [effect]);
    const { personId } = await store.load(number, clock.now());
    await stored.pool.query('update person set zone = $2 where id = $1', [personId, zone]);
    while (sent.length === 0) {
      const [next] = (await rowsOf(number)).filter(({ status }) => status === 'pending');
      now = next!.due_at.getTime();
      await workOff(number);
    }
    expect(new Date(now).toISOString().slice(0, 16)).toBe(leaves);
  });

  test('a text that comes days later says "not me"; one that is asked for now does not', () => {
    const textOf = (afterHours?: number) => {
      const lines = [{ key: 'common.goodbye' }];
      const effect: Effect = { type: 'message', lines, ...(afterHours === undefined ? {} : { afterHours }) };
      const outcome = { state: stateOn('t/sms'), effects: [effect], flow: 'x' };
      const [wanted] = wishes.of(outcome, { language: 'en' } as never, 'sms', clock.now());
      return (wanted!.payload as { text: string }).text;
    };
    expect(textOf(168)).toMatch(/\nNot you\? Send NOT ME\.$/);
    expect(textOf()).not.toMatch(/NOT ME/);
  });

  test('only the last of several may lead to one more', () => {
    const of = (...effects: Effect[]) =>
      wishes
        .of({ state: stateOn('t/sms'), effects, flow: 'x' }, { revision: 1 } as never, 'sms', clock.now())
        .map(({ payload }) => (payload as FollowUpDue).isLast);
    expect(of(followUp('emergency', 2, 24))).toEqual([true, false]);
    expect(of({ type: 'follow-up', level: 'soon', hours: [24], isLast: true })).toEqual([true]);
  });
});

describe('the question', () => {
  const QUESTION = 'Arogya: is the person better?\n1 Better\n2 Same\n3 Worse\n5 Wrong number';

  test.each([
    ['by text', 't/sms', 12, 't/sms', undefined],
    ['to who dialled, by text', 't/ussd', 12, 't/sms', undefined],
    ['by WhatsApp while it is open', 't/whatsapp', 20, 't/whatsapp', undefined],
    ['by text once it is closed', 't/whatsapp', 48, 't/sms', undefined],
  ])('goes %s', async (_, channel, hours, road, late) => {
    const number = await wrote(channel, [followUp('urgent', hours)]);
    await workOff(number);
    expect(sent).toEqual([]);
    now += 24 * HOUR * Math.ceil(hours / 24) - (hours === 20 ? HOUR : 0);
    await workOff(number);
    expect(sent).toEqual([{ channel: road, text: expect.stringContaining(QUESTION), late }]);
    expect(await flowOf(number)).toBe('follow-up');
    await workOff(number);
    expect(sent).toHaveLength(1);
  });

  test('an emergency’s opens a deadline of an hour', async () => {
    const number = await wrote('t/sms', [followUp('emergency', 2)]);
    now += 2 * HOUR;
    await workOff(number);
    const deadline = (await rowsOf(number)).find(({ kind }) => kind === 'deadline');
    expect(deadline?.due_at).toEqual(new Date(now + HOUR));
  });

  test('waits while somebody is in the middle of something, and does not go twice', async () => {
    const number = await wrote('t/sms', [followUp('emergency', 0)]);
    await workOff(number);
    expect(sent).toEqual([]);
    const [row] = await rowsOf(number);
    expect(row).toMatchObject({ status: 'pending', due_at: new Date(NOON + HOUR / 6) });
    now += HOUR / 6;
    await workOff(number);
    expect(sent).toHaveLength(1);
  });

  test('waits for the day where the worker was late', async () => {
    const number = await wrote('t/sms', [followUp('soon', 8)]);
    now += 10 * HOUR;
    await workOff(number);
    expect(sent).toEqual([]);
    expect((await rowsOf(number))[0]!.due_at.toISOString()).toBe('2026-11-24T02:30:00.000Z');
  });

  test('is not asked after STOP', async () => {
    const stop: Effect = { type: 'consent', purpose: 'messages', given: false };
    const number = await wrote('t/sms', [followUp('urgent', 24), stop]);
    now += 24 * HOUR;
    await workOff(number);
    expect(sent).toEqual([]);
    expect(await rowsOf(number)).toMatchObject([{ status: 'dropped' }]);
  });

  test('is not asked of who stands at a crisis', async () => {
    const saved = { flow: 'crisis', version: 1, snapshot: { value: 'support', context: {} } };
    const number = await wrote('t/sms', [followUp('urgent', 24)], saved);
    now += 24 * HOUR;
    await workOff(number);
    expect(sent).toEqual([]);
    expect(await flowOf(number)).toBe('crisis');
  });

  test('sets aside what was under way', async () => {
    const number = await wrote('t/sms', [followUp('urgent', 24)]);
    now += 24 * HOUR;
    await workOff(number);
    const { state } = (await store.byPerson((await store.load(number, clock.now())).personId))!;
    expect((state as ConversationState).parked).toEqual(result);
  });
});

test('a result that was asked to be kept is kept', async () => {
  const assessment = {
    patient: { findings: { fever: 'present' as const } },
    ...{ complaints: ['fever'], level: 'soon' as const, rules: [], conditions: [] },
  };
  const number = await wrote('t/sms', [{ type: 'assessment', assessment }]);
  await workOff(number);
  const { personId } = await store.load(number, clock.now());
  const { rows } = await stored.pool.query('select level, at from assessment where person_id = $1', [
    personId,
  ]);
  expect(rows).toEqual([{ level: 'soon', at: new Date(NOON) }]);
});
