import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createClient, HISTORY, type Client, type ProblemError, v1 } from '@arogya/contract';
import { loadGeography } from '../core/country/geography.ts';
import { createVault } from '../core/crypto/vault.ts';
import { createDatabase, type Database } from '../core/db/pool.ts';
import { testDatabase, type TestDatabase } from '../core/db/testing.ts';
import { PersonRefused } from '../core/people/refusal.ts';
import { createApplications } from '../core/schemes/applications.ts';
import { createSchemes, loadSchemes } from '../core/schemes/index.ts';
import { createPinGate } from './pin-gate.ts';
import type { Principal } from './principal.ts';
import { createSchemeRoutes } from './schemes.ts';
import { serveApi, type TestApi } from './testing/serve.ts';

const clock = { now: () => new Date('2026-11-23T10:00:00Z') };
const NOBODY = '00000000-0000-7000-8000-000000000000';

let testing: TestDatabase;
let database: Database;
let api: TestApi;
let client: Client<typeof v1>;
let personId: string;
let hasPin = false;
let scopes: string[] = [];

beforeAll(async () => {
  testing = await testDatabase();
  database = createDatabase({ url: testing.url, max: 5, onIdleError: () => undefined });
  const schemes = createSchemes({ book: loadSchemes('IN'), pool: testing.pool, country: 'IN', clock });
  const handlers = createSchemeRoutes({
    schemes,
    applications: createApplications({
      database,
      vault: createVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]),
      clock,
      isScheme: (id) => schemes.describe(id) !== null,
    }),
    profiles: { get: () => Promise.reject(new PersonRefused('not-found')) },
    geography: loadGeography('IN'),
    gate: createPinGate({
      pins: {
        state: async () => ({ isSet: hasPin, lockedUntil: null, withheldUntil: null, wasReset: false }),
      },
      clock,
    }),
    clock,
  });
  api = await serveApi({
    versions: { v1: { schemes: v1.schemes } },
    handlers: { v1: { schemes: handlers } },
    guard: {
      authenticate: async ({ headers }) =>
        headers.authorization
          ? ({ personId, accountId: NOBODY, role: 'user', scopes: new Set(scopes) } as unknown as Principal)
          : null,
      may: () => true,
    },
  });
  client = createClient({ baseUrl: api.url, token: () => 'any' });
});
afterAll(async () => {
  await api.close();
  await database.pool.end();
  await testing.close();
});
beforeEach(async () => {
  const { rows } = await testing.pool.query<{ id: string }>(
    'insert into person (id) values (default) returning id',
  );
  personId = rows[0]!.id;
  [hasPin, scopes] = [false, []];
});

const refusal = (call: Promise<unknown>): Promise<ProblemError['problem']> =>
  call.then(
    () => Promise.reject(new Error('it was not refused')),
    (error: unknown) => (error as ProblemError).problem,
  );

describe('search', () => {
  test('by text, by state in any script, by category', async () => {
    const found = await client.schemes.list({ query: { text: 'janni suraksha' } });
    expect(found.items[0]).toMatchObject({ id: 'janani-suraksha-yojana', states: [], category: 'cash' });
    expect(found).toMatchObject({ state: null, hasOwn: null, helpline: { number: '14555', verified: true } });
    const tamil = await client.schemes.list({ query: { state: 'TN' } });
    expect(tamil).toMatchObject({ state: 'Tamil Nadu', hasOwn: true });
    expect(tamil.items[0]!.states).toEqual(['Tamil Nadu']);
    const bihar = await client.schemes.list({ query: { state: 'बिहार', category: 'hospital-cover' } });
    expect(bihar).toMatchObject({ state: 'Bihar', hasOwn: false });
    expect(bihar.items.every(({ category }) => category === 'hospital-cover')).toBe(true);
  });

  test('page by page, each once and all that one page would have', async () => {
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await client.schemes.list({ query: { limit: 7, ...(cursor ? { cursor } : {}) } });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    const whole = await client.schemes.list({ query: { limit: 50 } });
    expect(ids).toEqual(whole.items.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('a state that does not exist is told', async () => {
    expect(await refusal(client.schemes.list({ query: { state: 'Atlantis' } }))).toMatchObject({
      status: 400,
    });
  });
});

test('one scheme says what it gives, where to apply, and its sources', async () => {
  const { scheme } = await client.schemes.get({ params: { id: 'pm-jay' } });
  expect(scheme).toMatchObject({ id: 'pm-jay', reviewed: false, helpline: { number: '14555' } });
  expect(scheme.benefits[0]).toMatchObject({ amount: 500_000, per: 'family-a-year', upTo: true });
  expect(scheme.overlaps.map((overlap) => overlap.with)).toContain('pm-jay-70');
  expect(await refusal(client.schemes.get({ params: { id: 'no-such' } }))).toMatchObject({ status: 404 });
});

describe('eligibility', () => {
  const ask = (facts: Record<string, string | number>, more: { on?: string; schemes?: string[] } = {}) =>
    client.schemes.eligibility({ body: { facts, ...more } });

  test('nothing known: nobody is excluded, and there is a question', async () => {
    const { items, nextQuestion, on } = await ask({});
    expect(on).toBe('2026-11-23');
    expect(items.some(({ answer }) => answer === 'no')).toBe(false);
    expect(nextQuestion).toMatchObject({ text: { en: expect.any(String) } });
  });

  test('answers come with reasons, yes first', async () => {
    const { items } = await ask({ 'ayushman-list': 'yes', state: 'Bihar', sex: 'male' });
    const of = (id: string) => items.find(({ scheme }) => scheme === id)!;
    expect(of('pm-jay')).toMatchObject({ answer: 'yes', because: [{ id: 'on-list', isMet: true }] });
    expect(of('janani-suraksha-yojana')).toMatchObject({ answer: 'no', needs: [] });
    expect(items.map(({ answer }) => ['yes', 'need', 'no'].indexOf(answer))).toEqual(
      items.map(({ answer }) => ['yes', 'need', 'no'].indexOf(answer)).sort(),
    );
  });

  test('what one scheme means beside another is said where both may be theirs', async () => {
    const old = { 'ayushman-list': 'yes', age: 75, state: 'Bihar' };
    const { overlaps } = await ask(old);
    expect(overlaps).toContainEqual(
      expect.objectContaining({ scheme: 'pm-jay-70', with: 'pm-jay', kind: 'adds' }),
    );
    const young = await ask({ ...old, age: 40 });
    expect(young.overlaps.filter(({ scheme }) => scheme === 'pm-jay-70')).toEqual([]);
  });

  test('only some schemes, as of another day; asked until nothing can change', async () => {
    const facts: Record<string, string> = { state: 'Odisha' };
    let { nextQuestion } = await ask(facts, { schemes: ['pm-jay'] });
    for (let asked = 0; nextQuestion && asked < 5; asked++) {
      facts[nextQuestion.fact] = 'unknown';
      ({ nextQuestion } = await ask(facts, { schemes: ['pm-jay'] }));
    }
    expect(nextQuestion).toBeNull();
    const { items } = await ask(
      { state: 'Odisha', 'ayushman-list': 'yes' },
      { schemes: ['pm-jay'], on: '2025-04-10' },
    );
    expect(items).toMatchObject([{ scheme: 'pm-jay', answer: 'no' }]);
  });

  test.each([
    ['a fact that does not exist', { wealth: 'yes' }],
    ['an option that does not exist', { 'ration-card': 'gold' }],
    ['a number as a text', { age: '70' }],
    ['a number out of range', { age: 500 }],
    ['a part of a number', { income: 1.5 }],
  ])('%s is refused by its name', async (_, facts) => {
    const problem = await refusal(ask(facts as unknown as Record<string, string>));
    expect(problem).toMatchObject({ status: 422 });
    expect(JSON.stringify(problem)).toContain(Object.keys(facts)[0]!);
  });

  test('nothing of it is in the log', async () => {
    await ask({ state: 'Nagaland', 'tb-treatment': 'yes' });
    expect(api.log.join('\n')).not.toMatch(/Nagaland|tb-treatment/);
  });
});

describe('applications', () => {
  const keep = (scheme: string, more = {}) =>
    client.schemes.keepApplication({ body: { scheme, consent: true, ...more } });

  test('are kept with consent, listed, and change their status', async () => {
    const kept = await keep('pm-jay');
    expect(kept).toMatchObject({ scheme: 'pm-jay', status: 'eligible', profile: null, revision: 1 });
    const changed = await client.schemes.changeApplication({
      params: { id: kept.id },
      body: { status: 'applied', revision: 1 },
    });
    expect(changed).toMatchObject({ id: kept.id, status: 'applied', revision: 2 });
    expect((await client.schemes.applications()).items).toEqual([changed]);
  });

  test.each([
    ['a scheme that does not exist', () => keep('no-such'), 422],
    ["somebody else's profile", () => keep('pm-jay', { profile: NOBODY }), 404],
    ['no consent', () => keep('pm-jay', { consent: false }), 400],
    [
      'an application that is not theirs',
      () =>
        client.schemes.changeApplication({
          params: { id: NOBODY },
          body: { status: 'applied', revision: 1 },
        }),
      404,
    ],
  ])('%s is refused', async (_, call, status) => {
    expect(await refusal(call())).toMatchObject({ status });
  });

  test('a revision of before is refused', async () => {
    const { id } = await keep('pm-jay');
    const change = () =>
      client.schemes.changeApplication({ params: { id }, body: { status: 'applied', revision: 1 } });
    await change();
    expect(await refusal(change())).toMatchObject({ status: 409 });
  });

  test('where there is a PIN it comes first', async () => {
    await keep('pm-jay');
    hasPin = true;
    expect(await refusal(client.schemes.applications())).toMatchObject({ status: 403 });
    scopes = [HISTORY];
    expect((await client.schemes.applications()).items).toHaveLength(1);
  });
});
