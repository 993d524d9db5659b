/** Messages to many, from the desk of two operators to the phones of two districts. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BROADCAST_ALERTS, type Broadcast } from '@arogya/contract';
import type { Phone } from '../channels/simulator/phone.ts';
import { ALERTS } from '../core/messages/broadcast-texts.ts';
import { projectRoot } from '../core/root.ts';
import { eventually, startTestService, type TestService } from './testing/service.ts';
import { JWT_SECRET, signIn } from './testing/signed-in.ts';

const DAY_MS = 86_400_000;
/** It is noon in India. */
const AHEAD = (1.5 * DAY_MS - 5.5 * 3_600_000 - (Date.now() % DAY_MS)) % DAY_MS;
const now = (): Date => new Date(Date.now() + AHEAD);
/** The texts that are registered, by our names. */
const TEMPLATES = join(projectRoot, 'core', 'country', 'in', 'templates.tsv');
const LANGUAGES = ['en', 'hi', 'hi-Latn'] as const;
const PRAYAGRAJ = '211001';
const PATNA = '800001';

interface Seen {
  readonly broadcast: Broadcast;
  readonly figures: {
    readonly told: { readonly people: number; readonly delivered: number; readonly dropped: number };
    readonly control: { readonly people: number };
  };
}

let service: TestService;
let anna: string;
let bela: string;
let doctor: string;
const phones: { phone: Phone; language: (typeof LANGUAGES)[number]; pin: string; last: string | null }[] = [];

beforeAll(async () => {
  service = await startTestService({
    variables: { JWT_SECRET, SMS_INBOUND_NUMBER: '##########' },
    ahead: AHEAD,
  });
  const { pool } = service.database;
  const clock = { now };
  [anna, bela] = (await signIn(pool, 'admin', 2, { clock })).map(({ token }) => token) as [string, string];
  doctor = (await signIn(pool, 'doctor', 1, { clock }))[0]!.token;
  const people = [
    ...LANGUAGES.flatMap((language) => [
      { language, pin: PRAYAGRAJ, last: null },
      { language, pin: PRAYAGRAJ, last: null },
    ]),
    { language: 'en' as const, pin: PRAYAGRAJ, last: 'STOP' },
    { language: 'hi' as const, pin: PATNA, last: 'START' },
    { language: 'en' as const, pin: PATNA, last: 'NEWS' },
    { language: 'hi-Latn' as const, pin: PATNA, last: 'khabar band' },
    { language: 'en' as const, pin: PATNA, last: 'by menu' },
  ];
  await Promise.all(
    people.map(async (one, index) => {
      const phone = await service.phone(`+9196200000${10 + index}`);
      phones.push({ ...one, phone });
      const choice = String(LANGUAGES.indexOf(one.language) + 1);
      for (const text of [
        'hello',
        choice,
        `hospital ${one.pin}`,
        ...(one.last && one.last !== 'by menu' ? [one.last] : []),
      ]) {
        await phone.text(text);
        await phone.receive(10_000);
      }
    }),
  );
}, 60_000);
afterAll(() => service.close());

async function ask<T>(token: string, method: string, path: string, body?: object): Promise<[number, T]> {
  const response = await fetch(`${service.url}/api/v1/messages/broadcasts${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return [response.status, (await response.json()) as T];
}
const seen = async (id: string): Promise<Seen> => (await ask<Seen>(anna, 'GET', `/${id}`))[1];
const draft = (more: object) => ({ until: new Date(now().getTime() + DAY_MS).toISOString(), ...more });
const heat = { purpose: 'health-alert', alert: 'heat' };

/** Asked until all that were told have it. */
const done = (id: string): Promise<Seen> =>
  eventually(
    () => seen(id),
    ({ broadcast: { status }, figures: { told } }) => status === 'sent' && told.delivered === told.people,
    20_000,
  );
const received = async (): Promise<(string | undefined)[]> =>
  Promise.all(phones.map(async ({ phone }) => (await phone.receive(300))?.text));

test('an alert comes to one district, in the language of each, once, and not to who was drawn to hear nothing', async () => {
  const subject = { ...heat, day: null };
  const [status, written] = await ask<Broadcast>(
    anna,
    'POST',
    '',
    draft({ subject: heat, places: [{ state: 'UP', district: 'इलाहाबाद' }], controlShare: 0.4 }),
  );
  expect([status, written]).toMatchObject([
    201,
    { subject, status: 'written', places: [{ state: 'Uttar Pradesh', district: 'Prayagraj' }] },
  ]);
  const { id, text } = written;
  expect(text.en).toBe(
    'Arogya for your area: great heat is expected. Drink water often, no sun from 12 to 3. In danger call 112.',
  );
  expect((await ask(anna, 'POST', `/${id}/approve`))[0]).toBe(409);
  expect((await ask(doctor, 'POST', `/${id}/approve`))[0]).toBe(403);
  expect(await ask(bela, 'POST', `/${id}/approve`)).toMatchObject([200, { status: 'approved' }]);
  expect((await ask(bela, 'POST', `/${id}/approve`))[0]).toBe(409);
  const { broadcast, figures } = await done(id);
  expect(broadcast.status).toBe('sent');
  expect(figures.told.people + figures.control.people).toBe(6);
  const texts = await received();
  const got = texts.filter((one) => one !== undefined);
  expect(got).toHaveLength(figures.told.people);
  for (const [index, { language, pin, last }] of phones.entries()) {
    if (texts[index] === undefined) continue;
    expect([pin, last]).toEqual([PRAYAGRAJ, null]);
    expect(texts[index]).toMatch(
      {
        en: /^Arogya for Prayagraj: great heat is expected\. .*112\.\nNo more messages\? Send STOP\.\nNot you\? Send NOT ME\. Reply to #{10}$/,
        hi: /^आरोग्य, प्रयागराज के लिए: तेज़ गर्मी का अंदेशा है। .*112 पर फ़ोन करें।\nसंदेश बंद: STOP\nआप वह नहीं\? NOT ME भेजें। .*#{10}$/,
        'hi-Latn':
          /^Arogya, Prayagraj ke liye: tez garmi ka andesha hai\. .*\n.* STOP bhejein\.\nAap wo nahi\? NOT ME bhejein\. .*#{10}$/,
      }[language],
    );
  }
  expect(await received()).toEqual(phones.map(() => undefined));
  const { rows } = await service.database.pool.query<{ template: string }>(
    `select distinct template from outbox where kind = 'notice'`,
  );
  expect(rows.length).toBeGreaterThan(0);
  const registered = new Set(
    readFileSync(TEMPLATES, 'utf8')
      .split('\n')
      .map((line) => line.split('\t')[0]),
  );
  expect(rows.filter(({ template }) => !registered.has(template))).toEqual([]);
}, 60_000);

/** Goes through the questions about schemes, and asks for news where that is offered. */
async function askForNews(phone: Phone): Promise<string> {
  const { text: first } = await phone.dial('*384*4247#');
  if (/Start over/.test(first)) await phone.answer('2');
  await phone.answer('4');
  let shown = (await phone.answer('1')).text;
  for (let turns = 0; turns < 30; turns++) {
    service.advance(0.1);
    const offer = /^(\d) Tell me of new schemes/m.exec(shown)?.[1];
    if (offer !== undefined) return (await phone.answer(offer)).text;
    const unsure = /^(\d) (Don't know|Skip)/m.exec(shown)?.[1];
    shown = (await phone.answer(unsure ?? '98')).text;
  }
  throw new Error(`never offered, but: ${shown}`);
}

/** What stands in the ledger of consents, oldest first. */
const consentsTo = async (purpose: string) =>
  (
    await service.database.pool.query(
      `select given, medium, channel, wording from consent where purpose = $1 order by at, id`,
      [purpose],
    )
  ).rows;

test('a scheme is told to who asked for news, by a word or at the end of the questions about schemes, and to none for START', async () => {
  const news = 'common.news';
  const bySms = { medium: 'sms', channel: 'africas-talking/sms' };
  expect(await consentsTo('scheme-news')).toEqual(
    expect.arrayContaining([
      { given: true, ...bySms, wording: news },
      { given: false, ...bySms, wording: null },
    ]),
  );
  const { phone } = phones.find(({ last }) => last === 'by menu')!;
  expect(await askForNews(phone)).toMatch(/^We will tell you of new schemes by message\./);
  expect((await consentsTo('scheme-news')).at(-1)).toEqual({
    ...{ given: true, medium: 'ussd', channel: 'africas-talking/ussd', wording: news },
  });
  await phone.hangUp();
  const subject = { purpose: 'new-scheme', scheme: 'pm-jay' };
  const [, { id }] = await ask<Broadcast>(bela, 'POST', '', draft({ subject }));
  await ask(anna, 'POST', `/${id}/approve`);
  expect((await done(id)).figures.told.people).toBe(2);
  const texts = await received();
  const told = phones.flatMap(({ last }, index) =>
    texts[index] === undefined ? [] : [[last, texts[index]]],
  );
  const inEnglish = expect.stringMatching(
    /^Arogya: there is help with the cost of treatment: Ayushman PM-JAY\.[^]*\nNo more of this\? Send NEWS STOP\.\n/,
  );
  expect(told).toEqual([
    ['NEWS', inEnglish],
    ['by menu', inEnglish],
  ]);
}, 60_000);

test('one that is stopped goes to nobody; all are listed, newest first', async () => {
  const subject = { purpose: 'health-alert', alert: 'dengue' };
  const [, { id }] = await ask<Broadcast>(anna, 'POST', '', draft({ subject }));
  expect(await ask(anna, 'POST', `/${id}/stop`)).toMatchObject([200, { status: 'stopped' }]);
  expect((await ask(bela, 'POST', `/${id}/approve`))[0]).toBe(409);
  const [, { items, nextCursor }] = await ask<{ items: Broadcast[]; nextCursor: string }>(
    anna,
    'GET',
    '?limit=2',
  );
  expect(items.map(({ status }) => status)).toEqual(['stopped', 'sent']);
  const [, rest] = await ask<{ items: Broadcast[] }>(anna, 'GET', `?limit=2&cursor=${nextCursor}`);
  expect(rest.items).toMatchObject([{ subject: { alert: 'heat' } }]);
});

test.each<[string, object, string]>([
  ['a scheme that is none', { subject: { purpose: 'new-scheme', scheme: 'x' } }, 'subject'],
  [
    'a district of another state',
    { subject: heat, places: [{ state: 'Bihar', district: 'Pune' }] },
    'places',
  ],
  ['a day of heat', { subject: { ...heat, day: '2026-11-24' } }, 'subject.day'],
  ['no day of vaccination', { subject: { purpose: 'health-alert', alert: 'vaccination' } }, 'subject.day'],
  ['an end that is over', { subject: heat, until: '2026-01-01T00:00:00Z' }, 'until'],
])('%s is refused', async (_, more, field) => {
  const [status, problem] = await ask<{ errors: { path: string }[] }>(anna, 'POST', '', draft(more));
  expect([status, problem.errors.map(({ path }) => path)]).toEqual([422, [field]]);
});

test('each alert that can be asked for has words, and the other way round', () => {
  expect([...BROADCAST_ALERTS].sort()).toEqual([...ALERTS.keys()].sort());
});

test('free words are not taken; who did what is noted, and no number stands in the log', async () => {
  const subject = { ...heat, text: 'Buy this' };
  expect((await ask(anna, 'POST', '', draft({ subject })))[0]).toBe(400);
  const { rows } = await service.database.pool.query<{ action: string; count: string }>(
    `select action, count(*) from audit where action like 'broadcast.%' group by action order by action`,
  );
  expect(rows).toEqual([
    { action: 'broadcast.approved', count: '2' },
    { action: 'broadcast.stopped', count: '1' },
    { action: 'broadcast.written', count: '3' },
  ]);
  expect(service.log.join('\n')).not.toContain('9620000');
});

test('who wants no more news, or says STOP, is not told of the next', async () => {
  const says = async (last: string, text: string): Promise<string> => {
    const { phone } = phones.find((one) => one.last === last)!;
    await phone.text(text);
    return (await phone.receive(10_000))?.text ?? '';
  };
  expect(await says('NEWS', 'news stop')).toMatch(/^We will not tell you of new schemes\./);
  expect(await says('by menu', 'STOP')).toMatch(/^You will get no messages/);
  const subject = { purpose: 'new-scheme', scheme: 'pm-jay-70' };
  const [, { id }] = await ask<Broadcast>(bela, 'POST', '', draft({ subject }));
  await ask(anna, 'POST', `/${id}/approve`);
  expect((await done(id)).figures.told.people).toBe(0);
  expect(await received()).toEqual(phones.map(() => undefined));
}, 60_000);
