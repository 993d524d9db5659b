import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replay } from '../channels/simulator/transcript.ts';
import { projectRoot } from '../core/root.ts';
import { matchesGolden } from './testing/golden.ts';
import { eventually, startTestService, type TestService } from './testing/service.ts';

/**
 * Days with a reminder, as conversations with pauses in them: "# 8 hours later" stands where time goes by. The language was
 * chosen before.
 */
const FOLDER = join(projectRoot, 'flows', 'dose', 'days');
const LANGUAGES = ['en', 'hi', 'hi-Latn'];
const PAUSE = /^(?=# \d+ (?:hours|minutes) later$)/m;

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

const minutesIn = (part: string): number => {
  const [, count, unit] = /^# (\d+) (hours|minutes) later$/m.exec(part) ?? [];
  return count === undefined ? 0 : Number(count) * (unit === 'hours' ? 60 : 1);
};

test('days with a reminder go as they went, in every language, by text, by call and on WhatsApp', async () => {
  const days = await Promise.all(
    readdirSync(FOLDER).map(async (file, index) => {
      const path = join(FOLDER, file);
      const parts = readFileSync(path, 'utf8').split(PAUSE);
      const phone = await service.phone(`+9196100000${10 + index}`);
      const [language] = file.split('.') as [string];
      for (const text of ['hello', String(LANGUAGES.indexOf(language) + 1)]) {
        await phone.text(text);
        await phone.receive(10_000);
      }
      return { path, parts, phone, went: [] as string[] };
    }),
  );
  service.advance(1);
  const steps = days[0]!.parts.map(minutesIn);
  for (const [step, minutes] of steps.entries()) {
    service.advance(minutes);
    await Promise.all(
      days.map(async ({ parts, phone, went }) => {
        went.push(await replay(parts[step]!, phone, { pause: () => service.advance(0.05) }));
      }),
    );
  }
  for (const { path, went } of days) matchesGolden(path, went.join(''));
}, 180_000);

test('what was answered stands in the calendar; what was ended is', async () => {
  const rows = await eventually(
    async () =>
      (
        await service.database.pool.query<{ status: string; doses: string[] }>(
          `select r.status, array_agg(d.status order by d.due_at) as doses
           from reminder r join dose d on d.reminder_id = r.id group by r.id, r.status`,
        )
      ).rows,
    (all) => all.length > 0 && all.every(({ status }) => status === 'stopped'),
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { status, doses } of rows) {
    expect(status).toBe('stopped');
    expect(doses.slice(0, 2)).toEqual(['taken', 'asked']);
  }
});

test('an early visit waits for the morning; whoever lost a child is asked nothing', async () => {
  const phone = await service.phone('+919610000099');
  const says = async (text: string): Promise<string> => {
    service.advance(0.1);
    await phone.text(text);
    return (await phone.receive(10_000))?.text ?? '';
  };
  await says('hello');
  await says('1');
  expect(await says('remind baby vaccines')).toMatch(/Date of birth/);
  const born = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
  const [year, month, day] = born.split('-');
  expect(await says(`${day} ${month} ${year}`)).toMatch(/a visit is due. Right\?/);
  expect(await says('1')).toMatch(/^Set\./);
  service.advance(26 * 60);
  expect((await phone.receive(15_000))?.text).toMatch(/^Arogya: a visit to the ASHA or ANM is due\.\n1 Done/);
  const told = await says('3');
  expect(told).toMatch(/^All these messages have stopped\.\nIf you had a loss, we are very sorry/);
  expect(told).not.toMatch(/why/i);
  const on = await eventually(
    async () =>
      (
        await service.database.pool.query(
          `select status from reminder r join identity i on i.person_id = r.person_id where status = 'on'`,
        )
      ).rows,
    ({ length }) => length === 0,
  );
  expect(on).toEqual([]);
}, 60_000);

test('whoever dials finds the question first, and STOP ends every message', async () => {
  const phone = await service.phone('+919610000098');
  const says = async (text: string): Promise<string> => {
    service.advance(0.1);
    await phone.text(text);
    return (await phone.receive(10_000))?.text ?? '';
  };
  for (const text of ['hello', '1', 'remind insulin 7 am and 3 pm always', '2']) await says(text);
  expect(await says('1')).toMatch(/^Set\./);
  service.advance(21 * 60);
  expect((await phone.receive(15_000))?.text).toMatch(/^Arogya: your medicine time\./);
  const shown = await phone.dial('*384*4247#');
  expect(shown.text).toMatch(/^Arogya: your medicine time\.\n1 Taken/);
  expect((await phone.answer('1')).text).toBe('Noted, as you said.');
  expect(await says('stop')).toMatch(/^You will get no messages/);
  service.advance(24 * 60);
  const stopped = await eventually(
    async () =>
      (
        await service.database.pool.query(
          `select status from outbox where kind = 'dose' and error = 'stopped'`,
        )
      ).rows,
    ({ length }) => length > 0,
  );
  expect(stopped).toContainEqual({ status: 'dropped' });
  expect(await phone.receive(0)).toBeNull();
}, 60_000);

describe('what is promised is done', () => {
  const ZONE = 'Asia/Kolkata';
  const statusesOf = async (sql: string, person: string): Promise<readonly string[]> => {
    const { rows } = await service.database.pool.query<{ status: string }>(sql, [person]);
    return rows.map(({ status }) => status);
  };
  const areOn = async (person: string, count: number): Promise<void> => {
    const on = await eventually(
      () => statusesOf(`select status from reminder where status = 'on' and person_id = $1`, person),
      ({ length }) => length === count,
    );
    expect(on).toHaveLength(count);
  };

  async function talks(number: string) {
    const phone = await service.phone(number);
    const says = async (...texts: readonly string[]): Promise<string> => {
      let reply = '';
      for (const text of texts) {
        service.advance(0.1);
        await phone.text(text);
        reply = (await phone.receive(10_000))?.text ?? '';
      }
      return reply;
    };
    await says('hello', '1');
    const { rows } = await service.database.pool.query<{ person: string; now: Date }>(
      'select person_id as person, updated_at as now from conversation order by updated_at desc limit 1',
    );
    return { says, ...rows[0]! };
  }

  test('a course in which nothing would be due is asked about anew', async () => {
    const { says, person, now } = await talks('+919610000097');
    const later = new Date(now.getTime() + 5 * 86_400_000);
    const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: ZONE }).format(later);
    await says(`remind vitamin D ${weekday} 8 am for 2 days`, '2');
    expect(await says('1')).toMatch(/^Nothing is to be taken in that time\.\nFor how long\?/);
    expect(await says('2')).toMatch(/for 1 month\. Right\?/);
    expect(await says('1')).toMatch(/^Set\./);
    await areOn(person, 1);
  }, 60_000);

  test('a pause that is longer than the course', async () => {
    const { says, person } = await talks('+919610000096');
    expect(await says('remind iron 8 am for 3 days', '2', '1')).toMatch(/^Set\./);
    await areOn(person, 1);
    expect(await says('remind', '5', '1', '1', '4')).toMatch(/^Silent for 30 days\./);
    const done = await eventually(
      () => statusesOf(`select status from outbox where kind = 'reminder' and person_id = $1`, person),
      (all) => all.every((status) => status === 'accepted'),
    );
    expect(done).toEqual(['accepted', 'accepted']);
  }, 60_000);

  test('a thirteenth waits until one is ended', async () => {
    const { says, person } = await talks('+919610000095');
    for (let count = 0; count < 12; count++) await says(`remind zinc ${count + 1}:30 am always`, '2', '1');
    await areOn(person, 12);
    const full = /^You have 12 reminders, and no more is possible\. End one first\.\n1 My reminders/;
    expect(await says('remind iron 8 am always')).toMatch(full);
    expect(await says('menu', '5')).toMatch(full);
    expect(await says('1', '1', '2', '1')).toMatch(/^These reminders have stopped\./);
    await areOn(person, 11);
    expect(await says('remind iron 8 am always', '2', '1')).toMatch(/^Set\./);
    await areOn(person, 12);
  }, 120_000);
});

test('no number and no medicine stands in the log', () => {
  const log = service.log.join('\n');
  for (const secret of ['9610000', 'TB', 'टीबी', 'insulin', 'vitamin', 'zinc'])
    expect(log).not.toContain(secret);
});
