import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createConversationStore } from '../conversations/store.ts';
import { createVault } from '../crypto/vault.ts';
import { createDatabase, type Database } from '../db/pool.ts';
import { testDatabase } from '../db/testing.ts';
import { NOTICE } from '../messages/notice.ts';
import { createUnlink } from '../messages/unlink.ts';
import { type Claimed, createOutbox, type Outbox } from '../outbox/outbox.ts';
import { PhoneNumber } from '../phone.ts';
import type { Contact } from '../people/contact-book.ts';
import { loadCare } from './care.ts';
import { createDoses, type DoseAnswer, type Doses } from './doses.ts';
import { Plan } from './plan.ts';
import { createReminders, type Reminders } from './reminders.ts';
import { createRingAnswers } from './rings.ts';
import { performWish, type ReminderWish, type WishDoers } from './wish.ts';

const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);
const care = loadCare('IN');
const ZONE = 'Asia/Kolkata';
/** Noon in India. */
const noon = new Date('2026-11-23T06:30:00Z');
const after = (hours: number, from = noon): Date => new Date(from.getTime() + hours * 3_600_000);

let opened: Awaited<ReturnType<typeof testDatabase>>;
let database: Database;
let outbox: Outbox;
/** Two processes. */
let here: Reminders;
let there: Reminders;
let doses: Doses;
let personId: string;
let people = 0;

beforeAll(async () => {
  opened = await testDatabase();
  database = createDatabase({ url: opened.url, max: 10, onIdleError: () => undefined });
  outbox = createOutbox({ database, vault });
  const its = { database, vault, care, randomId: randomUUID };
  [here, there] = [createReminders(its), createReminders(its)];
  doses = createDoses({ database, vault, care });
});
afterAll(async () => {
  await database.pool.end();
  await opened.close();
});
beforeEach(async () => {
  await database.pool.query('delete from person');
  const store = createConversationStore({ database, vault });
  const number = PhoneNumber.parse(`+9198130${String(++people).padStart(5, '0')}`)!;
  ({ personId } = await store.load(number, noon));
});

const medicine = (schedule: object = {}, more: object = {}): Plan =>
  Plan.parse({
    about: 'medicine',
    schedule: { zone: ZONE, times: ['08:00', '20:00'], from: '2026-11-23', ...schedule },
    ...more,
  });
const set = async (plan: Plan, now = noon, id: string = randomUUID()): Promise<string> => {
  await here.set({ id, personId, identityId: null, plan }, now);
  return id;
};
const rows = async <Row>(sql: string): Promise<Row[]> => (await database.pool.query(sql)).rows as Row[];
const dueRows = () =>
  rows<{ id: string; due_at: Date }>(
    `select id, due_at from outbox where kind = 'dose' and status = 'pending' order by due_at`,
  );
/** The rows of the doses, in order, as they stand. */
const standing = async () =>
  (await rows<{ status: string }>('select status from dose order by due_at')).map(({ status }) => status);
const answer = (ids: readonly string[], said: DoseAnswer, now: Date): Promise<void> =>
  doses.answer(personId, { about: 'medicine', doses: ids, answer: said }, now);
/** Asks as a worker would, at a time, by a message that left. */
const ask = async (now: Date, status = 'sent'): Promise<readonly string[]> => {
  const asked: string[] = [];
  const [message] = await rows<{ id: string }>(
    `insert into outbox (person_id, kind, status, due_at, sent_at, created_at)
     select id, 'message', '${status}', now, case '${status}' when 'sent' then now end, now
     from person, (values ('${now.toISOString()}'::timestamptz)) as at(now) returning id`,
  );
  for (const id of await outbox.due(now, 100)) {
    const row = (await outbox.claim(id, now))!;
    const open = await doses.toAsk(row.personId, (row.payload as { dose: string }).dose, now);
    asked.push(...open.map((dose) => dose.id));
    await doses.asked(
      open.map((dose) => dose.id),
      [message!.id],
      now,
    );
    await outbox.settle(id, {}, now);
  }
  return asked;
};

test('of a dose noted twice at one moment, once without what asks about it, the asking is kept', async () => {
  await set(medicine());
  const [{ id: dose }] = (await rows<{ id: string }>('select id from dose order by due_at limit 1')) as [
    { id: string },
  ];
  const [{ id: message }] = (await rows<{ id: string }>(
    `insert into outbox (person_id, kind, status, due_at, created_at)
     select id, 'message', 'pending', now(), now() from person returning id`,
  )) as [{ id: string }];
  await Promise.all([doses.asked([dose], [], after(12)), doses.asked([dose], [message], after(12))]);
  expect(await rows(`select status, message_id from dose where id = '${dose}'`)).toEqual([
    { status: 'asked', message_id: message },
  ]);
});

describe('what is due soon', () => {
  test('stands as rows, of the dose and of who asks about it, and no further', async () => {
    await set(medicine());
    expect((await dueRows()).map(({ due_at }) => due_at.toISOString())).toEqual([
      '2026-11-23T14:30:00.000Z',
      '2026-11-24T02:30:00.000Z',
    ]);
  });

  test('once, however often and by however many it is planned', async () => {
    const id = randomUUID();
    await Promise.all([set(medicine(), noon, id), set(medicine(), noon, id)]);
    await Promise.all([...Array(6).keys()].map((index) => (index % 2 ? here : there).planAhead(after(24))));
    expect((await dueRows()).length).toBe(4);
    expect((await standing()).length).toBe(4);
  });

  test('goes on by itself, and ends with its last', async () => {
    const id = await set(medicine({ until: '2026-11-25' }));
    for (let day = 1; day < 5; day++) await here.planAhead(after(24 * day));
    expect(await standing()).toHaveLength(5);
    expect((await here.get(personId, id)).status).toBe('over');
  });

  test('what fell due while nobody was there is noted, and not asked about', async () => {
    await set(medicine());
    await here.planAhead(after(24 * 3));
    const all = await standing();
    expect(all.filter((status) => status === 'unsent').length).toBe(4);
    // Those that were put down before come too late for whoever asks.
    expect(await ask(after(24 * 3))).toEqual([]);
    expect((await standing()).filter((status) => status === 'unsent').length).toBe(6);
  });

  test('a visit of a pregnancy stands in the country’s list', async () => {
    await set(Plan.parse({ about: 'pregnancy', date: '2026-07-20', since: '2026-11-23', zone: ZONE }));
    // The eighteenth week began today: tomorrow at ten.
    expect((await dueRows()).map(({ due_at }) => due_at.toISOString())).toEqual(['2026-11-24T04:30:00.000Z']);
  });
});

describe('another clock', () => {
  const dueAt = async (): Promise<string[]> =>
    (await rows<{ due_at: Date }>(`select due_at from dose where status = 'due' order by due_at`)).map(
      (row) => row.due_at.toISOString().slice(0, 16),
    );

  test.each([
    ['half an hour away', 'Asia/Yangon', ['2026-11-23T13:30', '2026-11-24T01:30']],
    [
      'to the west, where eight in the morning comes again',
      'Europe/London',
      ['2026-11-23T20:00', '2026-11-24T08:00'],
    ],
    [
      'to the east, where the evening is near',
      'Australia/Adelaide',
      ['2026-11-23T09:30', '2026-11-23T21:30'],
    ],
  ])('%s: times of day stay, and none comes twice in a day', async (_, to, due) => {
    await set(medicine());
    await here.move(personId, { from: ZONE, to }, noon);
    expect((await dueAt()).slice(0, 2)).toEqual(due);
    await here.move(personId, { from: ZONE, to: 'UTC' }, noon);
    expect((await dueAt()).slice(0, 2)).toEqual(due);
  });

  test('goes on where clocks are set forward, and what was asked stays as it is', async () => {
    const at = new Date('2026-03-28T06:30:00Z');
    const id = await set(medicine({ from: '2026-03-28' }), at);
    await database.pool.query(`update dose set status = 'taken' where due_at = '2026-03-28T14:30:00Z'`);
    await here.move(personId, { from: ZONE, to: 'Europe/London' }, new Date('2026-03-28T15:00:00Z'));
    await here.planAhead(new Date('2026-03-29T12:00:00Z'));
    // Eight in the evening was taken in India already.
    expect((await dueAt()).slice(0, 2)).toEqual(['2026-03-29T07:00', '2026-03-29T19:00']);
    expect((await here.get(personId, id)).plan).toMatchObject({ schedule: { zone: 'Europe/London' } });
  });

  /** Doses at eight and at eight. Who moves there at these moments (UTC) is asked at those, what was asked before among them. */
  const MOVES: readonly (readonly [
    what: string,
    moves: readonly (readonly [at: string, to: string])[],
    asked: readonly string[],
    home?: string,
  ])[] = [
    [
      'west, after the dose of the morning',
      [['2026-11-23T03:00', 'Asia/Dubai']],
      ['2026-11-23T02:30', '2026-11-23T16:00', '2026-11-24T04:00'],
    ],
    [
      'west, before it',
      [['2026-11-23T02:00', 'Asia/Dubai']],
      ['2026-11-22T14:30', '2026-11-23T04:00', '2026-11-23T16:00'],
    ],
    [
      'west, where the evening that was asked about comes again',
      [['2026-11-23T15:00', 'Asia/Dubai']],
      ['2026-11-23T14:30', '2026-11-24T04:00', '2026-11-24T16:00'],
    ],
    [
      'east, at noon',
      [['2026-11-23T06:30', 'Asia/Singapore']],
      ['2026-11-23T02:30', '2026-11-23T12:00', '2026-11-24T00:00'],
    ],
    [
      'east, over the dose of the evening: it is asked about late',
      [['2026-11-23T13:00', 'Asia/Singapore']],
      ['2026-11-23T02:30', '2026-11-23T12:00', '2026-11-24T00:00'],
    ],
    [
      'east, over the dose of the morning',
      [['2026-11-23T01:30', 'Asia/Singapore']],
      ['2026-11-22T14:30', '2026-11-23T00:00', '2026-11-23T12:00'],
    ],
    [
      'a quarter of an hour ahead, over the dose of the morning',
      [['2026-11-23T02:25', 'Asia/Kathmandu']],
      ['2026-11-22T14:30', '2026-11-23T02:15', '2026-11-23T14:15'],
    ],
    [
      'a quarter of an hour back, just after it',
      [['2026-11-23T02:20', ZONE]],
      ['2026-11-23T02:15', '2026-11-23T14:30', '2026-11-24T02:30'],
      'Asia/Kathmandu',
    ],
    [
      'into the night in which clocks go forward',
      [['2026-03-28T20:00', 'Europe/London']],
      ['2026-03-28T14:30', '2026-03-29T07:00', '2026-03-29T19:00'],
    ],
    [
      'into the night in which they go back',
      [['2026-11-01T03:00', 'America/New_York']],
      ['2026-11-01T02:30', '2026-11-02T01:00', '2026-11-02T13:00'],
    ],
    [
      'west, and some minutes later east of where they were',
      [
        ['2026-11-23T03:00', 'Asia/Dubai'],
        ['2026-11-23T03:10', 'Asia/Kathmandu'],
      ],
      ['2026-11-23T02:30', '2026-11-23T14:15', '2026-11-24T02:15'],
    ],
    [
      'there and back',
      [
        ['2026-11-23T03:00', 'Asia/Singapore'],
        ['2026-11-23T03:10', ZONE],
      ],
      ['2026-11-23T02:30', '2026-11-23T14:30', '2026-11-24T02:30'],
    ],
  ];

  test.each(MOVES)('%s: none twice, none left out', async (_, moves, asked, home = ZONE) => {
    const begins = new Date(`${moves[0]![0]}Z`);
    await set(medicine({ zone: home, from: '2026-01-01' }), after(-24, begins));
    let from = home;
    let now = begins;
    for (const [moment, to] of moves) {
      now = new Date(`${moment}Z`);
      await database.pool.query(`update dose set status = 'asked' where status = 'due' and due_at <= $1`, [
        now,
      ]);
      await here.move(personId, { from, to }, now);
      // A change of anything else brings nothing back.
      await here.tell(personId, randomUUID(), after(0.1, now));
      from = to;
    }
    await here.planAhead(after(12, now));
    const { rows: due } = await database.pool.query<{ due_at: Date }>(
      `select due_at from dose where due_at > $1 and status <> 'unsent' order by due_at limit $2`,
      [after(-12, begins), asked.length],
    );
    expect(due.map((row) => row.due_at.toISOString().slice(0, 16))).toEqual(asked);
  });

  test('what a shorter day leaps over is asked about at once, while it may be', async () => {
    await set(medicine({ times: ['10:00', '13:00', '20:00'] }));
    await here.move(personId, { from: ZONE, to: 'Asia/Singapore' }, after(0.25));
    expect(await ask(after(0.3))).toHaveLength(1);
    expect((await dueAt())[0]).toBe('2026-11-23T12:00');
  });

  test('a course that is over there by then stays as it is', async () => {
    await set(medicine({ times: ['20:00'], until: '2026-11-23' }));
    await here.move(personId, { from: ZONE, to: 'Pacific/Kiritimati' }, noon);
    expect(await dueAt()).toEqual(['2026-11-23T14:30']);
  });
});

describe('asking', () => {
  test('two medicines of one time are one question; a visit is another', async () => {
    await set(medicine());
    await set(medicine());
    await set(Plan.parse({ about: 'child', date: '2026-10-13', since: '2026-11-23', zone: ZONE }));
    expect(await ask(after(8))).toHaveLength(2);
    expect(await ask(after(22))).toHaveLength(1 + 2);
  });

  test.each([
    ['stopped', (id: string) => here.stop(personId, id, after(1))],
    ['paused', (id: string) => here.pause(personId, id, 3, after(1))],
    [
      'at other times now',
      (id: string) => here.change(personId, id, medicine({ times: ['22:00'] }), after(1)),
    ],
  ])('not what is %s', async (_, change) => {
    const id = await set(medicine());
    await change(id);
    expect(await ask(after(8.1))).toEqual([]);
  });

  test('after a pause it goes on, and the rows say so', async () => {
    const id = await set(medicine());
    await here.pause(personId, id, 1, after(1));
    expect((await dueRows()).length).toBeGreaterThan(0);
    expect(await ask(after(20.1))).toHaveLength(1);
    await here.pause(personId, id, 9, after(21));
    await here.resume(personId, id, after(22));
    expect(await ask(after(32.1))).toHaveLength(1);
  });

  test('nobody who has not answered for sixty days: the number may be another’s', async () => {
    const id = await set(medicine());
    for (const days of [59, 60]) {
      expect((await here.get(personId, id)).status).toBe('on');
      await here.planAhead(after(24 * days));
      await ask(after(24 * days + 8.1));
    }
    expect((await here.get(personId, id)).status).toBe('silent');
  });

  test('whoever answered the visit before is asked about the next years later; whoever did not, about none', async () => {
    const born = (years: number): Date => new Date(Date.UTC(2026 + years, 10, 23, 6, 30));
    const id = await set(
      Plan.parse({ about: 'child', date: '2026-11-23', since: '2031-11-22', zone: ZONE }),
      after(-24, born(5)),
    );
    const asks = async (years: number) => {
      await here.planAhead(after(-3, born(years)));
      return ask(born(years));
    };
    const [fifth] = await asks(5);
    await doses.answer(personId, { about: 'visit', doses: [fifth!], answer: 'taken' }, born(5));
    expect(await asks(10)).toHaveLength(1);
    expect((await here.get(personId, id)).status).toBe('on');
    expect(await asks(16)).toEqual([]);
    expect((await here.get(personId, id)).status).toBe('silent');
  });
});

describe('answers', () => {
  const asked = async (): Promise<readonly string[]> => {
    await set(medicine({ times: ['20:00'] }));
    return ask(after(8));
  };

  test('taken is what they said, and stays so', async () => {
    const ids = await asked();
    await answer(ids, 'taken', after(8.2));
    await answer(ids, 'later', after(8.3));
    expect((await standing())[0]).toBe('taken');
  });

  test('later is asked again half an hour on, thrice at most, and told twice is once', async () => {
    const ids = await asked();
    for (const time of [8.1, 8.7, 9.3, 9.9]) {
      await answer(ids, 'later', after(time));
      await answer(ids, 'later', after(time));
      expect(await ask(after(time + 0.4))).toEqual([]);
      expect(await ask(after(time + 0.55))).toHaveLength(time > 9.5 ? 0 : 1);
    }
  });

  test('later is counted, and asked again at its time alone, where nobody came to note that it was asked', async () => {
    await set(medicine({ times: ['20:00'] }));
    const [dose] = await rows<{ id: string }>('select id from dose order by due_at limit 1');
    const open = async (time: number): Promise<readonly string[]> =>
      (await doses.toAsk(personId, dose!.id, after(time))).map(({ id }) => id);
    const ids = await open(8);
    await answer(ids, 'later', after(8.1));
    expect(await open(8.2)).toEqual([]);
    expect(await open(8.65)).toEqual(ids);
    await answer(ids, 'later', after(8.7));
    expect(await open(8.8)).toEqual([]);
    expect(await open(9.25)).toEqual(ids);
  });

  test('what was to be asked again is asked for two hours, and no later', async () => {
    for (const [late, count] of [
      [2.4, 1],
      [2.6, 0],
    ] as const) {
      const ids = await asked();
      await answer(ids, 'later', after(8.1));
      expect(await ask(after(8.1 + late))).toHaveLength(count);
      await database.pool.query('delete from reminder');
    }
  });

  test('are words of theirs, however they came', async () => {
    const heard = async (): Promise<Date> =>
      (await rows<{ heard_at: Date }>('select heard_at from conversation'))[0]!.heard_at;
    const ids = await asked();
    expect(await heard()).toEqual(noon);
    await answer(ids, 'taken', after(8.2));
    expect(await heard()).toEqual(after(8.2));
    await answer(ids, 'taken', after(9));
    expect(await heard()).toEqual(after(8.2));
  });

  test('another’s doses are nobody’s to answer', async () => {
    const ids = await asked();
    await doses.answer(randomUUID(), { about: 'medicine', doses: ids, answer: 'taken' }, after(9));
    expect((await standing())[0]).toBe('asked');
  });
});

describe('silence', () => {
  const contactId = randomUUID();
  const hushAfter = async (more: object, days: number) => {
    await set(medicine({ times: ['20:00'] }, { caregiver: contactId, ...more }));
    let told: unknown[] = [];
    for (let day = 0; day < days; day++) {
      await here.planAhead(after(24 * day));
      await ask(after(24 * day + 8));
      const silences = await doses.hush(after(24 * day + 15));
      for (const silence of silences) await doses.silenced(silence.doses);
      told = [...told, ...silences];
    }
    return told;
  };

  test.each([
    ['three doses', {}, 2, 3],
    ['two of what is critical', { critical: 'insulin' }, 1, 2],
  ])('of %s', async (_, more, before, then) => {
    expect(await hushAfter(more, before)).toEqual([]);
    await database.pool.query('delete from reminder');
    expect(await hushAfter(more, then)).toMatchObject([{ personId, contactId }]);
  });

  test.each([
    ['failed', 'unsent'],
    ['dropped', 'unsent'],
    ['unknown', 'unsent'],
    ['sending', 'asked'],
    ['sent', 'silent'],
  ])('is none where the message is %s', async (status, becomes) => {
    await set(medicine({ times: ['20:00'] }, { caregiver: contactId, critical: 'insulin' }));
    await ask(after(8), status);
    await doses.hush(after(15));
    expect((await standing())[0]).toBe(becomes);
  });

  test('is counted from when the message left', async () => {
    await set(medicine({ times: ['20:00'] }));
    await ask(after(8));
    await database.pool.query('update outbox set sent_at = $1 where sent_at is not null', [after(10)]);
    await doses.hush(after(15));
    expect((await standing())[0]).toBe('asked');
    await doses.hush(after(16.1));
    expect((await standing())[0]).toBe('silent');
  });

  test('is found again until somebody was told', async () => {
    await set(medicine({ times: ['20:00'] }, { caregiver: contactId, critical: 'insulin' }));
    await ask(after(8));
    await doses.hush(after(15));
    await here.planAhead(after(24));
    await ask(after(32));
    const [first] = await doses.hush(after(39));
    const [again] = await doses.hush(after(39.1));
    expect(again).toEqual(first);
    await doses.silenced(again!.doses);
    expect(await doses.hush(after(39.2))).toEqual([]);
    expect((await standing()).slice(0, 2)).toEqual(['silent', 'silent']);
  });

  test('nobody is told where nobody was chosen', async () => {
    expect(await hushAfter({ caregiver: null }, 4)).toEqual([]);
  });

  test('is told once, and again after an answer', async () => {
    const [silence] = (await hushAfter({}, 3)) as [Parameters<Doses['tell']>[0]];
    const message = { personId, identityId: '', kind: NOTICE, channel: null, payload: {}, dueAt: noon };
    const [{ id: identityId }] = (await rows('select id from identity')) as [{ id: string }];
    const tell = () => doses.tell(silence, { ...message, identityId }, after(64));
    expect(await tell()).toEqual(expect.any(String));
    expect(await tell()).toBeNull();
    await here.planAhead(after(72));
    await answer(await ask(after(80)), 'taken', after(81));
    expect(await tell()).toEqual(expect.any(String));
  });
});

describe('whoever has the number says "not me"', () => {
  const unlink = async (now: Date): Promise<void> => {
    const [{ id: identityId }] = (await rows('select id from identity')) as [{ id: string }];
    await createUnlink({ database, vault })({ identityId, personId } as Claimed, now);
  };

  test('what was asked of them was asked of nobody: no silence comes of it', async () => {
    await set(medicine({ times: ['20:00'] }, { caregiver: randomUUID(), critical: 'insulin' }));
    for (const day of [0, 1]) {
      await here.planAhead(after(24 * day));
      await ask(after(24 * day + 8));
      if (day === 0) expect(await doses.hush(after(15))).toEqual([]);
    }
    await unlink(after(33));
    expect(await doses.hush(after(39))).toEqual([]);
    expect((await standing()).slice(0, 2)).toEqual(['silent', 'unsent']);
  });

  test('nothing more is asked by that number', async () => {
    await set(medicine());
    await unlink(after(1));
    for (const id of await outbox.due(after(8), 10))
      expect((await outbox.claim(id, after(8)))!.to).toBeNull();
  });
});

describe('a ring at the number that says "taken"', () => {
  const rings = () => createRingAnswers({ database, vault, doses, outbox });

  test('means what was asked last, until it counts as a silence', async () => {
    await set(medicine({ times: ['16:00', '20:00'] }));
    const first = await ask(after(4));
    expect(await rings().askedLast(personId, after(5))).toEqual(first);
    const second = await ask(after(8));
    expect(await rings().askedLast(personId, after(8.1))).toEqual(second);
    expect(await rings().askedLast(personId, after(14.1))).toEqual([]);
    await answer(second, 'taken', after(8.2));
    expect(await rings().askedLast(personId, after(8.3))).toEqual(first);
  });

  test('is taken once, however often it is told, and nothing else is asked of it', async () => {
    await set(medicine({ times: ['20:00'] }));
    await ask(after(8));
    const [{ id: identityId }] = (await rows('select id from identity')) as [{ id: string }];
    const rung = { channel: 'a/voice', key: 'call 1', personId, identityId };
    const noted = { ...rung, kind: NOTICE, channel: null, urgent: false, payload: {}, dueAt: after(8.1) };
    const take = (key = rung.key) => rings().take({ ...rung, key }, [noted], after(8.1));
    const taken = await Promise.all(Array.from({ length: 5 }, () => take()));
    expect(taken.filter((ids) => ids !== null)).toEqual([[expect.any(String)]]);
    expect((await standing())[0]).toBe('taken');
    expect(await take('call 2')).toBeNull();
    expect(await rows(`select channel from inbox where channel = 'a/voice'`)).toHaveLength(1);
  });

  test('means no visit, and nobody else’s dose', async () => {
    await set(Plan.parse({ about: 'child', date: '2026-10-13', since: '2026-11-23', zone: ZONE }));
    expect(await ask(after(22))).toHaveLength(1);
    expect(await rings().askedLast(personId, after(22.1))).toEqual([]);
    await set(medicine({ times: ['12:00'] }), after(22.2));
    await ask(after(24));
    expect(await rings().askedLast(personId, after(24.1))).toHaveLength(1);
    expect(await rings().askedLast(randomUUID(), after(24.1))).toEqual([]);
  });
});

describe('an answer that comes late', () => {
  test.each([
    ['the next day, when it counted as silent', 30],
    ['days after the course has ended', 24 * 5],
  ])('%s, stands at its own dose', async (_, hours) => {
    await set(medicine({ times: ['20:00'], until: '2026-11-24' }));
    const ids = await ask(after(8));
    for (let day = 1; day < 5; day++) await here.planAhead(after(24 * day));
    await doses.hush(after(15));
    await answer(ids, 'taken', after(hours));
    await answer(ids, 'taken', after(hours + 1));
    expect((await standing())[0]).toBe('taken');
    expect((await rows<{ id: string }>(`select id from dose where status = 'taken'`)).length).toBe(1);
  });

  test('"later" after it was ended asks nothing again', async () => {
    const id = await set(medicine({ times: ['20:00'] }));
    const ids = await ask(after(8));
    await here.stop(personId, id, after(8.1));
    await answer(ids, 'later', after(8.2));
    expect(await ask(after(9))).toEqual([]);
  });
});

test('a person has twelve at most; what ended makes room', async () => {
  const ids = [];
  for (let count = 0; count < 12; count++) ids.push(await set(medicine()));
  await expect(set(medicine())).rejects.toMatchObject({ reason: 'many' });
  await here.stop(personId, ids[0]!, noon);
  await set(medicine());
});

test.each([
  ['over before it begins', medicine({ until: '2026-11-22' }), 'never'],
  ['a period to come', { about: 'pregnancy', date: '2026-12-01', since: '2026-11-23', zone: ZONE }, 'date'],
  [
    'a pregnancy of a year',
    { about: 'pregnancy', date: '2025-11-23', since: '2026-11-23', zone: ZONE },
    'date',
  ],
  ['a child of twenty', { about: 'child', date: '2006-11-23', since: '2026-11-23', zone: ZONE }, 'date'],
])('%s is refused', async (_, plan, reason) => {
  await expect(set(Plan.parse(plan))).rejects.toMatchObject({ reason });
});

describe('a pause over the rest of a course', () => {
  test('is kept, and the course ends when it would have', async () => {
    const id = await set(medicine({ until: '2026-11-25' }));
    await here.pause(personId, id, 30, after(1));
    expect(await ask(after(8.1))).toEqual([]);
    for (let day = 1; day < 5; day++) await here.planAhead(after(24 * day));
    expect((await here.get(personId, id)).status).toBe('over');
  });

  test('is broken off while something is left', async () => {
    const id = await set(medicine({ until: '2026-11-25' }));
    await here.pause(personId, id, 30, after(1));
    await here.resume(personId, id, after(2));
    expect(await ask(after(8.1))).toHaveLength(1);
  });
});

test('two changes at the same time both hold', async () => {
  const id = await set(medicine());
  const contact = randomUUID();
  await Promise.all([here.pause(personId, id, 3, after(1)), there.tell(personId, contact, after(1))]);
  const { plan } = await here.get(personId, id);
  expect(plan).toMatchObject({ caregiver: contact, schedule: { pauses: [{ from: '2026-11-23' }] } });
});

describe('one that was just taken for the last time', () => {
  const evening = (): Promise<string> => set(medicine({ until: '2026-11-23' }));

  test('does not keep a contact from being asked, nor from being told of the others', async () => {
    const [over, goesOn] = [await evening(), await set(medicine())];
    const contact = { id: randomUUID(), status: 'asked' } as Contact;
    const doers = {
      reminders: here,
      caregivers: { choose: async () => contact },
      askCaregiver: async () => ['the row that asks'],
      readNumber: (text: string) => PhoneNumber.parse(text),
      languageOf: async () => 'en',
    } as unknown as WishDoers;
    const payload: ReminderWish = { do: 'caregiver', number: '+919812300001' };
    const row = { id: randomUUID(), personId, identityId: null, createdAt: after(9), payload };
    for (const _ of [1, 2]) expect(await performWish(doers, row)).toEqual(['the row that asks']);
    expect((await here.get(personId, over)).plan.caregiver).toBeNull();
    expect((await here.get(personId, goesOn)).plan.caregiver).toBe(contact.id);
  });

  test('leaves room for another', async () => {
    await evening();
    for (let count = 1; count < 12; count++) await set(medicine());
    expect(await here.fault(personId, medicine(), noon)).toBe('many');
    await set(medicine(), after(9));
  });
});

test.each([
  ['nothing', medicine(), null],
  ['a Sunday in a course without one', medicine({ every: { weekdays: [7] }, until: '2026-11-25' }), 'never'],
  ['a period to come', { about: 'pregnancy', date: '2026-12-01', since: '2026-11-23', zone: ZONE }, 'date'],
])('%s is told before anything is kept', async (_, plan, fault) => {
  expect(await here.fault(personId, Plan.parse(plan), noon)).toBe(fault);
});

test('all schedules of pregnancy and childhood stop at once, medicine goes on', async () => {
  const kept = await set(medicine());
  const zone = ZONE;
  await set(Plan.parse({ about: 'pregnancy', date: '2026-07-20', since: '2026-11-23', zone }));
  await set(Plan.parse({ about: 'child', date: '2026-10-13', since: '2026-11-23', zone }));
  await here.stopCare(personId, noon);
  const on = (await here.list(personId)).filter(({ status }) => status === 'on');
  expect(on.map(({ id }) => id)).toEqual([kept]);
});

test('another’s reminder is not found; one that changed meanwhile is not overwritten', async () => {
  const id = await set(medicine());
  await expect(here.get(randomUUID(), id)).rejects.toMatchObject({ reason: 'not-found' });
  await here.change(personId, id, medicine({ times: ['09:00'] }), noon, 1);
  await expect(here.change(personId, id, medicine(), noon, 1)).rejects.toMatchObject({ reason: 'changed' });
});

test('nothing of what is taken, and when, can be read in the tables', async () => {
  await set(medicine({}, { called: 'Akurit four' }));
  const dump = JSON.stringify(await rows('select r.*, o.payload_sealed from reminder r, outbox o'));
  for (const secret of ['Akurit', 'Kolkata', '08:00']) expect(dump).not.toContain(secret);
});
