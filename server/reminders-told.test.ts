import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Phone } from '../channels/simulator/phone.ts';
import { replay } from '../channels/simulator/transcript.ts';
import { projectRoot } from '../core/root.ts';
import { matchesGolden } from './testing/golden.ts';
import { eventually, startTestService, type TestService } from './testing/service.ts';
import { JWT_SECRET, signIn } from './testing/signed-in.ts';

const LANGUAGES = ['en', 'hi', 'hi-Latn'];
const DAY_MS = 86_400_000;
/** Noon in India. */
const ahead = (DAY_MS + 6.5 * 3_600_000 - (Date.now() % DAY_MS)) % DAY_MS;
const now = (): Date => new Date(Date.now() + ahead);

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ variables: { JWT_SECRET }, ahead });
});
afterAll(() => service.close());

const rowsOf = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await service.database.pool.query<Row>(sql, values)).rows;

/** The transcripts of a folder, each with a phone of its own whose language was chosen. */
async function begin(folder: string, numbers: string) {
  const files = join(projectRoot, 'flows', folder);
  return Promise.all(
    readdirSync(files).map(async (file, index) => {
      const [language, medium] = file.split('.') as [string, string];
      const phone = await service.phone(`${numbers}${10 + index}`);
      await says(phone, 'hello');
      await says(phone, String(LANGUAGES.indexOf(language) + 1));
      return { path: join(files, file), language, medium, phone };
    }),
  );
}

async function says(phone: Phone, text: string): Promise<string> {
  await phone.text(text);
  return (await phone.receive(10_000))?.text ?? '';
}

/** They are reached by the road that they used last. */
async function useRoad({ phone, medium }: { phone: Phone; medium: string }): Promise<void> {
  if (medium === 'whatsapp') {
    phone.use('meta');
    await phone.whatsApp({ text: 'menu' });
    await phone.receive(10_000);
  }
  if (medium === 'voice') {
    await phone.call('twilio');
    await phone.hangUp();
  }
}

const pause = (): void => service.advance(0.05);

test('a contact is told of silence, in their language, by the road they use, and can say "not me"', async () => {
  const told = await begin(join('dose', 'caregiver'), '+9196200000');
  for (const one of told) await useRoad(one);
  const people = await signIn(service.database.pool, 'user', 3, { clock: { now } });
  const ask = async (token: string, path: string, body: object): Promise<{ id: string }> => {
    const response = await fetch(`${service.url}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.ok).toBe(true);
    return (await response.json()) as { id: string };
  };
  await Promise.all(
    told.map(async ({ phone, language }, index) => {
      const { token } = people[index % 3]!;
      const to = { name: 'X', relation: 'x', language, phone: phone.number };
      const { id } = await ask(token, '/users/me/emergency-contacts', to);
      const code = /\b\d{6}\b/.exec((await phone.receive(10_000))!.text)![0];
      await ask(token, `/users/me/emergency-contacts/${id}/consent`, { code });
      const of = { about: 'medicine', times: ['08:00'], called: 'Akurit', isNamed: true, caregiver: id };
      await ask(token, '/reminders', of);
    }),
  );
  await rowsOf(
    `insert into dose (id, reminder_id, number, due_at, status, asked_at)
     select uuidv7(), r.id, -n, $1::timestamptz - n * interval '1 day', 'asked', $1::timestamptz - n * interval '1 day'
     from reminder r, generate_series(1, 3) as n`,
    [now()],
  );
  // What is done again and again is done at the start.
  await service.restart();
  await Promise.all(
    told.map(async ({ path, phone }) => {
      const went = await replay(readFileSync(path, 'utf8'), phone, { pause });
      expect(went).not.toContain('Akurit');
      matchesGolden(path, went);
    }),
  );
  service.advance(3);
  const { length } = told.filter(({ medium }) => medium === 'sms');
  const parted = await eventually(
    () => rowsOf(`select id from outbox where kind = 'unlink' and status = 'accepted'`),
    (found) => found.length === length,
  );
  expect(parted).toHaveLength(length);
}, 120_000);

test('who is chosen in a conversation is asked, and told nothing before a yes', async () => {
  const asked = await begin(join('caregiver', 'asked'), '+9196400000');
  for (const one of asked) await useRoad(one);
  // They are in the middle of something until then.
  service.advance(11);
  const choosers = await Promise.all(
    asked.map(async ({ phone: { number } }, index) => {
      const chooser = await service.phone(`+91965000432${index}`);
      for (const text of ['hello', '1', 'remind TB medicine 8 am always', '1', number.slice(3)])
        await says(chooser, text);
      expect(await says(chooser, '1')).toMatch(/^We remind you of TB/);
      expect(await says(chooser, '1')).toMatch(/^Set\..*\n.*\nWhom you chose is asked first/);
      return chooser;
    }),
  );
  const statuses = (): Promise<{ status: string }[]> =>
    rowsOf(`select status from emergency_contact where relation = 'caregiver'`);
  expect(await statuses()).toEqual(asked.map(() => ({ status: 'asked' })));
  await Promise.all(
    asked.map(async ({ path, phone }) => {
      const went = await replay(readFileSync(path, 'utf8'), phone, { pause });
      expect(went).not.toMatch(/tb|medicine|dawai|दवाई/i);
      matchesGolden(path, went);
    }),
  );
  const answered = await eventually(statuses, (found) => found.every(({ status }) => status !== 'asked'));
  const { length } = asked.filter(({ medium }) => medium !== 'voice');
  expect(answered.filter(({ status }) => status === 'agreed')).toHaveLength(length);

  // Whom they chose stands in the menu of medicines: changed, and told of nothing any more.
  const [chooser] = choosers as [Phone];
  for (const text of ['menu', '5', '5', '1']) await says(chooser, text);
  expect(await says(chooser, '3')).toMatch(
    /^Number ending \d{4} said yes.*\n1 Somebody else\n2 Nobody any more/,
  );
  await says(chooser, '1');
  expect(await says(chooser, chooser.number.slice(3))).toMatch(/^This is your own number/);
  await says(chooser, '9650009999');
  expect(await says(chooser, '1')).toMatch(/^Whom you chose is asked first/);
  await eventually(
    statuses,
    (found) => found.length === asked.length && found.some(({ status }) => status === 'asked'),
  );
  for (const text of ['menu', '5', '5', '1']) await says(chooser, text);
  expect(await says(chooser, '3')).toMatch(/^Number ending 9999: asked/);
  expect(await says(chooser, '2')).toBe('Nobody is told any more.');
  const left = await eventually(statuses, (found) => found.length === asked.length - 1);
  expect(left.map(({ status }) => status)).not.toContain('asked');
}, 120_000);

test('a medicine and a visit are open at once: a key is asked about, what says it itself is not', async () => {
  const both = await begin(join('dose', 'which'), '+9196300000');
  const born = new Date(now().getTime() - 2 * DAY_MS).toISOString().slice(0, 10);
  const typed = born.split('-').reverse().join(' ');
  const transcripts = both.map(({ path, phone }) => ({
    path,
    phone,
    parts: readFileSync(path, 'utf8')
      .replaceAll('{born}', typed)
      .split(/^(?=# \d+ minutes later$)/m),
    went: [] as string[],
  }));
  for (const step of transcripts[0]!.parts.keys()) {
    service.advance(Number(/^# (\d+) minutes later$/m.exec(transcripts[0]!.parts[step]!)?.[1] ?? 0));
    await Promise.all(
      transcripts.map(async ({ parts, phone, went }) => {
        went.push(await replay(parts[step]!, phone, { pause }));
      }),
    );
  }
  // Only what was typed: the example in the question may be the same day.
  const told = new RegExp(`(?<=^> \\w+ )${typed}$`, 'gm');
  for (const { path, went } of transcripts) matchesGolden(path, went.join('').replace(told, '{born}'));
}, 120_000);
