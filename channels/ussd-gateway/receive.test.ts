import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createConversationStore } from '../../core/conversations/store.ts';
import { loadCountry } from '../../core/country/country.ts';
import { loadTelecom } from '../../core/country/telecom.ts';
import { createVault } from '../../core/crypto/vault.ts';
import { createDatabase, type Database } from '../../core/db/pool.ts';
import { testDatabase } from '../../core/db/testing.ts';
import { createLog } from '../../core/log.ts';
import { createMessages } from '../../core/text/messages.ts';
import { createConversations } from '../../flows/conversation.ts';
import { flows } from '../../flows/index.ts';
import { catalogues } from '../../server/catalogues.ts';
import type { Inbound, Webhook, WebhookResponse } from '../channel.ts';
import { createSms } from '../media/sms.ts';
import { createUssd } from '../media/ussd.ts';
import { createReceiver } from '../receive.ts';
import { ussdGateways } from './ussd.ts';

/** Two gateways whose hops bear no identity, on the real conversation and a real database. */
const GATEWAYS = 'airtel airtel *121#; imi imimobile *121#';

const country = loadCountry('IN');
const messages = createMessages({ catalogues, constants: country.constants });
const conversations = createConversations({
  flows: new Map(flows.map((flow) => [flow.name, flow])),
  say: messages.say,
  mainLanguages: country.mainLanguages,
  budgetMs: 5_000,
});
const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);
const [airtel, imi] = ussdGateways(createUssd({ today: () => '2026-11-23' }), loadTelecom('IN'), GATEWAYS);

let aheadMs = 0;
const clock = { now: () => new Date(Date.UTC(2026, 10, 23, 10) + aheadMs) };
const log: string[] = [];

let opened: Awaited<ReturnType<typeof testDatabase>>;
let database: Database;
let processes: readonly ReturnType<typeof createReceiver>[];
let people = 0;

beforeAll(async () => {
  opened = await testDatabase();
  database = createDatabase({ url: opened.url, max: 10, onIdleError: () => undefined });
  processes = [1, 2].map(() =>
    createReceiver({
      conversations,
      store: createConversationStore({ database, vault }),
      journal: { append: () => Promise.reject(new Error('the database is there')) },
      clock,
      log: createLog('debug', { write: (line) => void log.push(line) }),
      metrics: { turn: () => undefined, duplicate: () => undefined },
      say: messages.say,
      mainLanguages: country.mainLanguages,
      messageChannel: null,
      texts: createSms({ today: () => '2026-11-23' }),
      sendNow: () => Promise.reject(new Error('nothing is sent')),
      ring: () => undefined,
      isWaiting: async () => false,
    }),
  );
});
afterAll(async () => {
  await database.pool.end();
  await opened.close();
});

/** One hop, taken by one of two processes, so many milliseconds after the one before. */
function hopper(channel: typeof airtel, query: (input: string) => Record<string, string>) {
  return async (input: string, afterMs = 10_000, process = 0): Promise<WebhookResponse> => {
    aheadMs += afterMs;
    const [webhook] = channel!.webhooks as [Extract<Webhook, { kind: 'message' }>];
    const request = { params: {}, headers: {}, query: query(input), form: {}, rawBody: Buffer.alloc(0) };
    const inbound = webhook.read(request) as Inbound;
    return processes[process]!.receive(channel!, webhook, inbound);
  };
}

const someone = (): string => `98110${String(++people).padStart(5, '0')}`;
const byAirtel = (session = `s${++people}`, number = someone()) =>
  hopper(airtel, (input) => ({ SessionID: session, MSISDN: `91${number}`, MSC: 'm', input }));
const byImi = (number = someone()) =>
  hopper(imi, (msg) => ({ msisdn: number, msg, code: 'C', tid: '1', dcs: '0' }));

const turns = async (): Promise<number> =>
  (await database.pool.query<{ n: number }>('select sum(revision)::int as n from conversation')).rows[0]!.n;

describe.each([
  ['with a session', '121', byAirtel, { Freeflow: 'FC' }],
  ['without one', '*121#', byImi, { 'X-USSD-SESSION': '1' }],
] as const)('the latest input %s', (_, code, gateway, open) => {
  test('a session goes its way', async () => {
    const hop = gateway();
    expect((await hop(code)).body).toMatch(/1 English/);
    const menu = await hop('1');
    expect(menu.body).toMatch(/Nearest hospital/);
    expect(menu.headers).toMatchObject(open);
    expect((await hop('7')).body).toMatch(/What would you like to know/);
    expect((await hop('0')).body).toMatch(/Nearest hospital/);
  });

  test('a hop sent again within three seconds gets the same bytes and headers, and moves nothing', async () => {
    const hop = gateway();
    await hop(code);
    const menu = await hop('1');
    const before = await turns();
    for (const [afterMs, process] of [
      [0, 0],
      [1_000, 1],
      [2_000, 0],
    ] as const) {
      expect(await hop('1', afterMs, process)).toEqual(menu);
    }
    expect(await turns()).toBe(before);
  });

  test('the same answer later is an answer', async () => {
    const hop = gateway();
    await hop(code);
    await hop('1');
    // "1" at the menu is the SOS.
    expect((await hop('1', 3_001)).body).toMatch(/112/);
  });

  test('fifty at once, at two processes: one turn, one reply', async () => {
    const hop = gateway();
    await hop(code);
    const before = await turns();
    const replies = await Promise.all(Array.from({ length: 50 }, (_, index) => hop('1', 0, index % 2)));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(replies[0]?.body).toMatch(/Nearest hospital/);
    expect(await turns()).toBe(before + 1);
  });

  test('two hundred people never meet', async () => {
    const all = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const hop = gateway();
        // On a busy machine the database may be too slow for some, who dial again.
        while (!(await hop(code, 0, index % 2)).body.includes('1 English'));
        const language = String((index % 3) + 1);
        return { language, menu: (await hop(language, 0, index % 2)).body };
      }),
    );
    const menus = { '1': /Nearest hospital/, '2': /अस्पताल/, '3': /aspatal/ } as Record<string, RegExp>;
    for (const { language, menu } of all) expect(menu).toMatch(menus[language]!);
  });
});

describe('a gateway without sessions', () => {
  test('dropped and dialled anew within the ten minutes: the offer, not an answer', async () => {
    const hop = byImi();
    await hop('*121#');
    await hop('1');
    await hop('7');
    expect((await hop('*121#')).body).toMatch(/1 Continue/);
    expect((await hop('1')).body).toMatch(/What would you like to know/);
  });

  test('hung up: answered without a page, and what comes next opens a session', async () => {
    const hop = byImi();
    await hop('*121#');
    await hop('1');
    await hop('7');
    const closed = await hop('Map Dialog User Abort User Reason: User specific reason');
    expect(closed).toMatchObject({ body: '', headers: { 'X-USSD-SESSION': '0' } });
    // Words that the code may have been dialled with: taken at the menu, not as an answer to what was asked.
    expect((await hop('hello')).body).toMatch(/1 SOS/);
  });

  test('silent for more than ten minutes: the next words open a session', async () => {
    const hop = byImi();
    await hop('*121#');
    await hop('1');
    await hop('7');
    expect((await hop('hello', 600_001)).body).toMatch(/1 SOS/);
  });

  test('one person, two gateways: each has a session of its own', async () => {
    const number = someone();
    const [first, second] = [byImi(number), byAirtel('s-own', number)];
    await first('*121#');
    await first('1');
    expect((await second('121')).body).toMatch(/Nearest hospital/);
  });
});

test('the log holds no number and no text', () => {
  expect(log.join('')).toContain('turn.saved');
  expect(log.join('')).not.toMatch(/98110\d{5}|hospital|Map Dialog|hello/);
});
