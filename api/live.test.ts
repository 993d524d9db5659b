import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { request, type IncomingMessage } from 'node:http';
import { connect as dial } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket, type ClientOptions } from 'ws';
import { v1 as routes, type Role } from '@arogya/contract';
import type { VoidTokens } from '../core/accounts/void-tokens.ts';
import { createVault } from '../core/crypto/vault.ts';
import { createDatabase, type Database } from '../core/db/pool.ts';
import { testDatabase, type TestDatabase } from '../core/db/testing.ts';
import { createEvents, type Events } from '../core/events/events.ts';
import { createFeed } from '../core/events/feed.ts';
import { createTickets, type Tickets } from '../core/events/tickets.ts';
import { createLog } from '../core/log.ts';
import { createLive, type Live } from './live.ts';
import type { Guard, Principal } from './principal.ts';
import { connectLive, type LiveClient } from './testing/live-client.ts';
import { serveApi, type TestApi } from './testing/serve.ts';

const PAGE = 'https://portal.test';
const TICK_MS = 20;

let stored: TestDatabase;
let database: Database;
let events: Events;
let tickets: Tickets;
let live: Live;
let api: TestApi;
/** Milliseconds by which the service's clock is ahead. */
let ahead = 0;
let log: string[];
let clients: LiveClient[];
const clock = { now: () => new Date(Date.now() + ahead) };

/** Accounts whose tokens are void, and who wants to know. */
const voided = new Map<string, Date>();
const watchers = new Set<(accountId: string) => void>();
const voidTokens: VoidTokens = {
  isVoid: ({ accountId, issuedAt }) => issuedAt < (voided.get(accountId) ?? new Date(0)),
  onVoid(watcher) {
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  },
};
function makeVoid(accountId: string): void {
  voided.set(accountId, clock.now());
  for (const watcher of watchers) watcher(accountId);
}

beforeAll(async () => {
  stored = await testDatabase();
  database = createDatabase({ url: stored.url, max: 10, onIdleError: () => undefined });
  events = createEvents({ database, vault: createVault([{ id: 't', secret: randomBytes(32) }]), clock });
  tickets = createTickets({ database, clock, random: randomBytes });
});
beforeEach(async () => {
  await stored.pool.query('truncate event restart identity');
  ahead = 0;
  log = [];
  clients = [];
  const lines = createLog('debug', { write: (line) => void log.push(line) });
  live = createLive({
    feed: createFeed({ events, url: stored.url, clock, log: lines }),
    tickets,
    voidTokens,
    origins: [PAGE],
    clock,
    log: lines,
    tickMs: TICK_MS,
  });
  const table = { live: routes.live };
  api = await serveApi({ versions: { v1: table }, handlers: { v1: { live: live.handlers } }, guard });
  live.attach(api.server);
});
afterEach(async () => {
  for (const { socket } of clients) socket.terminate();
  await live.close();
  await api.close();
});
afterAll(async () => {
  await database.pool.end();
  await stored.close();
});

/** "Bearer ROLE ACCOUNT". */
const guard: Guard = {
  async authenticate({ headers }) {
    const [, role, accountId] = /^Bearer (\w+) (\S+)$/.exec(headers.authorization ?? '') ?? [];
    return role === undefined ? null : principal(role as Role, accountId);
  },
  may: (_, permission) => permission === 'signed-in',
};

function principal(role: Role = 'user', accountId = randomUUID() as string): Principal {
  const scopes = new Set(role === 'emergency_responder' ? ['emergencies:read', 'emergencies:answer'] : []);
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + 900_000);
  return {
    accountId,
    personId: randomUUID(),
    role,
    scopes,
    sessionId: randomUUID(),
    issuedAt: now,
    expiresAt,
  };
}

const publish = (topic: string, n = 0): Promise<number> =>
  events.publish({ topic, kind: 'thing.done', payload: { n } });

async function until(holds: () => boolean, ms = 5000): Promise<void> {
  const end = Date.now() + ms;
  while (!holds() && Date.now() < end) await sleep(5);
}

const ids = (client: { events: readonly { id: string }[] }): number[] =>
  client.events.map(({ id }) => Number(id));

/** Connects with a ticket of its own. */
async function connect(
  who: Principal = principal(),
  after?: number,
  options: ClientOptions = {},
): Promise<LiveClient> {
  const { ticket } = await tickets.issue(who);
  const client = greet({ ticket, ...(after === undefined ? {} : { after: String(after) }) }, options);
  await Promise.race([client.ready, client.closed]);
  return client;
}

function greet(hello: Parameters<typeof connectLive>[1], options: ClientOptions = {}): LiveClient {
  const client = connectLive(api.url, hello, options);
  clients.push(client);
  return client;
}

/** Asks for the stream; the text so far grows. */
async function openStream(
  token: string,
  headers: Record<string, string> = {},
): Promise<{
  status: number;
  type: string | null;
  text: () => string;
  ended: Promise<void>;
  cancel(): void;
}> {
  const leaving = new AbortController();
  const response = await fetch(`${api.url}/api/v1/notifications`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    signal: leaving.signal,
  });
  let text = '';
  const ended = (async () => {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>)
      text += Buffer.from(chunk).toString();
  })().catch(() => undefined);
  const { status } = response;
  const type = response.headers.get('content-type');
  return { status, type, text: () => text, ended, cancel: () => leaving.abort() };
}

describe('a ticket', () => {
  const ask = (authorization?: string): Promise<Response> =>
    fetch(`${api.url}/api/v1/ws-tickets`, {
      method: 'POST',
      headers: authorization ? { authorization } : {},
    });

  test('opens a connection, and is no part of any address or log', async () => {
    const account = randomUUID();
    const response = await ask(`Bearer user ${account}`);
    expect(response.status).toBe(201);
    const { ticket, expiresAt } = (await response.json()) as { ticket: string; expiresAt: string };
    expect(new Date(expiresAt).getTime() - Date.now()).toBeLessThanOrEqual(30_000);
    const client = greet({ ticket });
    await client.ready;
    const id = await publish(`account:${account}`, 7);
    await until(() => client.events.length === 1);
    expect(client.events).toEqual([
      {
        id: String(id),
        topic: `account:${account}`,
        kind: 'thing.done',
        at: expect.any(String),
        payload: { n: 7 },
      },
    ]);
    expect(log.join()).not.toContain(ticket);
  });

  test('is for who has signed in', async () => {
    expect((await ask()).status).toBe(401);
  });
});

describe('who is let in', () => {
  const ticketOf = async (who = principal()): Promise<string> => (await tickets.issue(who)).ticket;
  const used = async (): Promise<string> => {
    const ticket = await ticketOf();
    await tickets.redeem(ticket);
    return ticket;
  };
  const late = async (): Promise<string> => {
    const ticket = await ticketOf();
    ahead += 30_001;
    return ticket;
  };
  const ended = async (): Promise<string> => ticketOf({ ...principal(), expiresAt: clock.now() });
  const ofVoid = async (): Promise<string> => {
    const who = principal();
    const ticket = await ticketOf({ ...who, issuedAt: new Date(Date.now() - 1000) });
    makeVoid(who.accountId);
    return ticket;
  };

  test.each<readonly [string, () => Promise<object | string>, number]>([
    ['a made-up ticket', async () => ({ ticket: 'x'.repeat(43) }), 4401],
    ['no ticket', async () => ({}), 4401],
    ['a ticket that was used', async () => ({ ticket: await used() }), 4401],
    ['a late ticket', async () => ({ ticket: await late() }), 4401],
    ['a ticket whose token has ended', async () => ({ ticket: await ended() }), 4401],
    ['a ticket whose token is void', async () => ({ ticket: await ofVoid() }), 4403],
    ['something more', async () => ({ ticket: await ticketOf(), role: 'admin' }), 4401],
    ['an odd id', async () => ({ ticket: await ticketOf(), after: '-1' }), 4401],
    ['an id that is no number', async () => ({ ticket: await ticketOf(), after: 5 }), 4401],
    ['no JSON', async () => 'ticket', 4401],
    ['null', async () => 'null', 4401],
    ['bytes', async () => Buffer.from([1, 2, 3]), 4401],
    ['a long message', async () => JSON.stringify({ ticket: 'x'.repeat(5000) }), 1009],
  ])('with %s: not', async (_, hello, code) => {
    const client = greet(await hello());
    expect(await client.closed).toBe(code);
    expect(client.told).toEqual([]);
    await until(() => live.count === 0);
    expect(live.count).toBe(0);
  });

  test.each([
    ['the portal', { origin: PAGE }, 'in'],
    ['no browser', {}, 'in'],
    ['another page', { origin: 'https://elsewhere.test' }, 403],
    ['a page whose name begins alike', { origin: `${PAGE}.elsewhere.test` }, 403],
    ['a page of no origin', { origin: 'null' }, 403],
  ])('%s: %j', async (_, options, outcome) => {
    const client = await connect(principal(), undefined, options);
    if (outcome === 'in') expect(client.told).toEqual([{ type: 'ready', after: '0' }]);
    else expect(await client.closed).toBe(outcome);
  });

  test.each(['/ws/other', '/ws/notifications/', '/ws/notifications?ticket=x', '/api/v1/hospitals'])(
    'not at %s',
    async (path) => {
      const url = api.url.replace('http', 'ws') + path;
      const status = await new Promise((resolve) => {
        const socket = new WebSocket(url);
        socket.on('error', () => undefined);
        socket.on('unexpected-response', (request, response) => {
          request.destroy();
          resolve(response.statusCode);
        });
      });
      expect(status).toBe(404);
    },
  );

  test('one ticket, two at once: one is in', async () => {
    const ticket = await ticketOf();
    const both = [greet({ ticket }), greet({ ticket })];
    const outcomes = await Promise.all(
      both.map(({ ready, closed }) => Promise.race([ready.then(() => 'in'), closed])),
    );
    expect(outcomes.sort()).toEqual([4401, 'in']);
  });

  test('who says nothing for five seconds is out', async () => {
    const started = performance.now();
    expect(await greet(null).closed).toBe(4401);
    expect(performance.now() - started).toBeGreaterThan(4900);
  }, 10_000);

  test('strangers of one address are not let in without end', async () => {
    const strangers = Array.from({ length: 110 }, () => greet(null));
    const refused = await Promise.all(
      strangers.map((each) => Promise.race([each.closed, sleep(1500).then(() => 'in')])),
    );
    expect(refused.filter((each) => each === 429)).toHaveLength(10);
    for (const { socket } of strangers) socket.terminate();
    await Promise.all(strangers.map(({ closed }) => closed));
    expect((await connect()).told).toHaveLength(1);
  });

  test('of one account the oldest goes when there are too many', async () => {
    const who = principal();
    const its: LiveClient[] = [];
    for (let n = 0; n < 11; n++) its.push(await connect(who));
    expect(await its[0]!.closed).toBe(4429);
    expect(live.count).toBe(10);
    const other = await connect();
    await publish(`account:${who.accountId}`);
    await until(() => its.slice(1).every((each) => each.events.length === 1));
    expect(its.map((each) => each.events.length)).toEqual([0, ...Array<number>(10).fill(1)]);
    expect(other.events).toEqual([]);
  });
});

describe('a request that would like another protocol', () => {
  test.each([
    ['with a body', 'POST', 201, '{}'],
    ['with a body in parts', 'POST', 201, null],
    ['without one', 'GET', 404, ''],
  ])('%s is answered as if it had not asked', async (_, method, status, body) => {
    const account = randomUUID();
    const path = method === 'POST' ? '/api/v1/ws-tickets' : '/api/v1/nothing';
    const asked = request(api.url + path, {
      method,
      headers: {
        authorization: `Bearer user ${account}`,
        connection: 'Upgrade, HTTP2-Settings',
        upgrade: 'h2c',
        'http2-settings': 'AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA',
      },
    });
    const answered = new Promise<number | undefined>((resolve, reject) => {
      asked.on('response', (response) => resolve(response.resume().statusCode));
      asked.on('error', reject);
    });
    if (body === null) {
      asked.write(' '.repeat(10_000));
      await sleep(50);
      asked.end('   ');
    } else asked.end(body);
    expect(await answered).toBe(status);
  });

  test('and its connection goes on', async () => {
    const socket = dial({ port: Number(new URL(api.url).port), host: '127.0.0.1' });
    let text = '';
    socket.on('data', (data) => (text += data.toString()));
    const ask = (extra: string): boolean =>
      socket.write(`GET /api/v1/nothing HTTP/1.1\r\nHost: x\r\n${extra}\r\n`);
    ask('Connection: Upgrade\r\nUpgrade: h2c\r\n');
    await until(() => text.includes('HTTP/1.1 404'));
    ask('');
    await until(() => text.split('HTTP/1.1 404').length === 3);
    ask('Connection: Upgrade\r\nUpgrade: h2c\r\n');
    await until(() => text.split('HTTP/1.1 404').length === 4);
    expect(text.split('HTTP/1.1 404')).toHaveLength(4);
    socket.destroy();
  });
});

describe('who is told what', () => {
  test.each([
    ['user', [], ['role:user']],
    ['doctor', ['pins:reset'], ['role:user', 'role:doctor']],
    [
      'emergency_responder',
      ['emergencies:read', 'emergencies:answer'],
      ['role:user', 'role:emergency_responder'],
    ],
    ['emergency_responder without the second factor', [], ['role:user']],
    ['admin without all rights', ['emergencies:read'], ['role:user']],
    ['nobody known', ['emergencies:read'], ['role:user']],
  ])('%s with %j', async (name, scopes, expected) => {
    const who = { ...principal(name.split(' ')[0] as Role), scopes: new Set(scopes) };
    const client = await connect(who);
    const topics = ['user', 'doctor', 'emergency_responder', 'admin', 'nobody'].map((role) => `role:${role}`);
    for (const topic of [...topics, 'account:someone', `account:${who.accountId}`]) await publish(topic);
    await until(() => client.events.at(-1)?.topic === `account:${who.accountId}`);
    expect(client.events.map(({ topic }) => topic)).toEqual([...expected, `account:${who.accountId}`]);
  });
});

describe('an open connection ends', () => {
  test('when its token does', async () => {
    const client = await connect();
    ahead += 899_000;
    await sleep(3 * TICK_MS);
    expect(live.count).toBe(1);
    ahead += 1000;
    expect(await client.closed).toBe(4401);
  });

  test('at once when its token is void; a newer one stays', async () => {
    const who = principal();
    const old = await connect({ ...who, issuedAt: new Date(Date.now() - 5000) });
    makeVoid(who.accountId);
    const young = await connect({ ...who, issuedAt: new Date(Date.now() + 1) });
    const other = await connect();
    expect(await old.closed).toBe(4403);
    makeVoid(randomUUID());
    await sleep(3 * TICK_MS);
    expect([young.socket.readyState, other.socket.readyState]).toEqual([1, 1]);
  });

  test.each(['{"ticket":"again"}', '{"type":"pong"}', '', Buffer.from([0])])(
    'when it says anything more: %j',
    async (text) => {
      const client = await connect();
      client.socket.send(text);
      expect(await client.closed).toBe(1008);
    },
  );

  test('when two pings were not answered', async () => {
    const lively = await connect();
    const dead = await connect(principal(), undefined, { autoPong: false });
    for (let n = 0; n < 3; n++) {
      ahead += 25_000;
      await sleep(6 * TICK_MS);
    }
    expect(await dead.closed).toBe(1006);
    expect(lively.socket.readyState).toBe(1);
    expect(live.count).toBe(1);
  });

  test('with 1001 when the service stops', async () => {
    const client = await connect();
    await live.close();
    expect(await client.closed).toBe(1001);
    expect(await connect().then(({ closed }) => closed)).toBe(503);
  });

  test('when it goes by itself, and nothing of it is left', async () => {
    const client = await connect();
    client.socket.close();
    await client.closed;
    await until(() => live.count === 0);
    expect(live.count).toBe(0);
  });
});

describe('going on', () => {
  test('after an id, what happens meanwhile included: no gap, no repeat', async () => {
    const who = principal();
    const topic = `account:${who.accountId}`;
    for (let n = 0; n < 30; n++) await publish(topic, n);
    const publishing = (async () => {
      for (let n = 0; n < 40; n++) await publish(topic, n);
    })();
    const client = await connect(who, 10);
    await publishing;
    await until(() => client.events.length === 60);
    expect(ids(client)).toEqual(Array.from({ length: 60 }, (_, index) => index + 11));
  });

  test('cut again and again, each event comes once', async () => {
    const who = principal();
    const seen: number[] = [];
    const publishing = (async () => {
      for (let n = 0; n < 150; n++) await publish(`account:${who.accountId}`, n);
    })();
    while (seen.length < 150) {
      const client = await connect(who, seen.at(-1) ?? 0);
      await sleep(40);
      client.socket.terminate();
      await client.closed;
      seen.push(...ids(client));
    }
    await publishing;
    expect(seen).toEqual(Array.from({ length: 150 }, (_, index) => index + 1));
  }, 30_000);

  test.each([
    ['from what is not kept any more', 1, true],
    ['from the last that is not kept', 3, false],
    ['from an id that never was', 99, true],
  ])('%s', async (_, after, isReset) => {
    for (let n = 0; n < 5; n++) await publish('t');
    await stored.pool.query('delete from event where id <= 3');
    const client = await connect(principal(), after);
    expect(client.told).toEqual([
      ...(isReset ? [{ type: 'reset' }] : []),
      { type: 'ready', after: isReset ? '5' : String(after) },
    ]);
  });
});

test('a client that does not read keeps nobody waiting, and is let go', async () => {
  const [slow, quick] = [principal(), principal()];
  const sleeper = await connect(slow);
  const reader = await connect(quick);
  sleeper.socket.pause();
  const text = 'x'.repeat(8000);
  let published = 0;
  const flood = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n++, published++)
      await events.publish({
        topic: `account:${slow.accountId}`,
        kind: 'thing.done',
        payload: { n: published, text },
      });
  };
  await flood(1200);
  const started = performance.now();
  await publish(`account:${quick.accountId}`);
  await until(() => reader.events.length === 1);
  expect(performance.now() - started).toBeLessThan(1000);
  ahead += 15_000;
  await sleep(5 * TICK_MS);
  expect(live.count).toBe(2);
  ahead += 16_000;
  await until(() => live.count === 1);
  expect(live.count).toBe(1);
  expect(log.join()).toContain('4408');
  sleeper.socket.resume();
  await sleeper.closed;
  // What it had read stays read: it goes on after that.
  const back = await connect(slow, ids(sleeper).at(-1) ?? 0);
  await until(() => back.events.length + sleeper.events.length === published, 20_000);
  expect([...ids(sleeper), ...ids(back)]).toHaveLength(published);
  expect([...sleeper.events, ...back.events].map(({ payload }) => payload['n'])).toEqual(
    Array.from({ length: published }, (_, n) => n),
  );
}, 60_000);

describe('server-sent events', () => {
  test('bring the same, with ids to go on from', async () => {
    const account = randomUUID();
    await publish(`account:${account}`);
    const first = await openStream(`user ${account}`);
    expect([first.status, first.type]).toEqual([200, 'text/event-stream; charset=utf-8']);
    await until(() => first.text().includes('ready'));
    expect(first.text()).toBe('id: 1\nevent: ready\ndata: {"after":"1"}\n\n');
    await publish(`account:${account}`);
    await until(() => first.text().includes('thing.done'));
    expect(first.text()).toMatch(/\n\nid: 2\ndata: \{"id":"2","topic":.*"payload":\{"n":0\}\}\n\n$/);
    first.cancel();
    await until(() => live.count === 0);
    const again = await openStream(`user ${account}`, { 'last-event-id': '0' });
    await until(() => again.text().includes('id: 2'));
    expect([...again.text().matchAll(/^id: (\d+)$/gm)].map(([, id]) => id)).toEqual(['0', '1', '2']);
    again.cancel();
  });

  test('need a token, and an id that is one', async () => {
    const url = `${api.url}/api/v1/notifications`;
    expect((await fetch(url)).status).toBe(401);
    const headers = { authorization: 'Bearer user a', 'last-event-id': 'x' };
    expect((await fetch(url, { headers })).status).toBe(400);
    const { status } = await fetch(url, { method: 'HEAD', headers: { authorization: 'Bearer user a' } });
    expect([status, live.count]).toEqual([200, 0]);
  });

  test.each([
    ['the token ends', () => (ahead += 900_001), 4401],
    ['the service stops', () => live.close(), 1001],
  ])('end when %s, and say so', async (_, deed, code) => {
    const stream = await openStream(`user ${randomUUID()}`);
    await until(() => stream.text().includes('ready'));
    await deed();
    await stream.ended;
    expect(stream.text()).toContain(`event: end\ndata: {"code":${code}`);
  });

  test('end when the token is void', async () => {
    const account = randomUUID();
    const stream = await openStream(`user ${account}`);
    await until(() => stream.text().includes('ready'));
    await sleep(5);
    makeVoid(account);
    await stream.ended;
    expect(stream.text()).toContain('"code":4403');
  });

  test('give a sign of life', async () => {
    const stream = await openStream(`user ${randomUUID()}`);
    await until(() => stream.text().includes('ready'));
    ahead += 15_000;
    await until(() => stream.text().includes(': still here\n\n'));
    expect(stream.text()).toContain(': still here\n\n');
    stream.cancel();
  });

  test('to who does not read are kept back, then given up', async () => {
    const account = randomUUID();
    const asked = request(`${api.url}/api/v1/notifications`, {
      headers: { authorization: `Bearer user ${account}` },
    });
    asked.on('error', () => undefined);
    const response = await new Promise<IncomingMessage>((resolve) => {
      asked.on('response', resolve);
      asked.end();
    });
    response.on('error', () => undefined);
    await until(() => live.count === 1);
    const payload = { text: 'x'.repeat(8000) };
    for (let n = 0; n < 1200; n++)
      await events.publish({ topic: `account:${account}`, kind: 'thing.done', payload });
    await sleep(200);
    ahead += 31_000;
    await until(() => live.count === 0);
    expect(live.count).toBe(0);
    expect(log.join()).toContain('4408');
    asked.destroy();
  }, 60_000);
});
