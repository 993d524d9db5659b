import { expect, test } from '@jest/globals';
import type { Claimed } from '../core/outbox/outbox.ts';
import type { OpenDose } from '../core/reminders/doses.ts';
import { Plan } from '../core/reminders/plan.ts';
import type { Asked } from '../flows/dose/index.ts';
import type { HowAsked, OurQuestion } from './ask.ts';
import { createReminder } from './reminder.ts';

/** Eight in the morning in India. */
const now = new Date('2026-11-23T02:30:00Z');
const ZONE = 'Asia/Kolkata';

const medicine = (schedule: object = {}, more: object = {}): Plan =>
  Plan.parse({
    about: 'medicine',
    schedule: { zone: ZONE, times: ['08:00', '20:00'], from: '2026-10-29', ...schedule },
    ...more,
  });
const visit = Plan.parse({ about: 'child', date: '2026-10-13', since: '2026-11-23', zone: ZONE });
const due = (plan: Plan, laters = 0): OpenDose => ({
  ...{ id: 'd', reminderId: 'r', dueAt: now, until: new Date(now.getTime() + 1), number: 1, plan, laters },
});

/** Reminds of what is open; resolves with what was asked and what was noted. */
async function reminded(open: readonly OpenDose[], how: HowAsked = { outcome: 'asked' }) {
  const questions: OurQuestion[] = [];
  const noted: string[] = [];
  const remind = createReminder({
    ask: async (_, question) => {
      questions.push(question);
      if (how.outcome === 'asked') await question.noted?.(['m']);
      return how;
    },
    doses: {
      toAsk: async () => open,
      asked: async (ids, rows) => void noted.push(`asked ${ids.join()} by ${rows.join()}`),
      unsent: async (ids) => void noted.push(`unsent ${ids.join()}`),
    },
    clock: { now: () => now },
  });
  const told = await remind({ personId: 'p', payload: { dose: 'd' } } as Claimed);
  const [question] = questions;
  return { told, noted, question, asked: question && (JSON.parse(question.argument) as Asked) };
}

const named = { called: 'Akurit', isNamed: true };

test.each<[string, readonly OpenDose[], Partial<Asked>]>([
  [
    'a medicine, without its name',
    [due(medicine({}, { called: 'Akurit' }))],
    { about: 'medicine', called: null },
  ],
  ['a medicine that may be named', [due(medicine({}, named))], { called: 'Akurit', notice: null }],
  ['two medicines, and no name', [due(medicine({}, named)), due(medicine({}, named))], { called: null }],
  ['a visit', [due(visit)], { about: 'visit', called: null, notice: null, mayWait: true }],
  ['the supply, five days before it ends', [due(medicine({}, { supplyDays: 30 }))], { notice: 'refill' }],
  [
    'the course, three days before it ends',
    [due(medicine({ until: '2026-11-26' }))],
    { notice: 'ends-soon' },
  ],
  ['the last dose', [due(medicine({ until: '2026-11-23', times: ['08:00'] }))], { notice: 'last' }],
  // So that each text is one that is registered.
  [
    'what is to be told, without the name',
    [due(medicine({}, { ...named, supplyDays: 30 }))],
    { called: null, notice: 'refill' },
  ],
  [
    'the fourth time, nothing but the question',
    [due(medicine({}, { ...named, supplyDays: 30 }), 3)],
    { called: null, notice: null, mayWait: false },
  ],
])('asks about %s', async (_, open, asked) => {
  expect((await reminded(open)).asked).toMatchObject(asked);
});

test.each<[string, HowAsked, { told: object; noted: string[] }]>([
  ['asked', { outcome: 'asked' }, { told: {}, noted: ['asked d by m'] }],
  ['to be asked later', { outcome: 'later', until: now }, { told: { until: now }, noted: [] }],
  ['asked of nobody', { outcome: 'nowhere' }, { told: {}, noted: ['unsent d'] }],
])('what was %s is noted so', async (_, how, expected) => {
  expect(await reminded([due(medicine())], how)).toMatchObject(expected);
});

test('rows of doses that are due together ask once; after "later" once more', async () => {
  const onceOf = async (...open: OpenDose[]) => (await reminded(open)).question?.once;
  const together = await onceOf(due(medicine()), due(medicine()));
  expect(await onceOf(due(medicine()), due(medicine()))).toBe(together);
  expect(await onceOf(due(medicine(), 1), due(medicine()))).not.toBe(together);
  expect(await onceOf(due(medicine()))).not.toBe(together);
});

test('it is worth nothing once the first of them is not, and is asked however long nothing else was said', async () => {
  const first = { ...due(medicine()), until: now };
  expect((await reminded([due(medicine()), first])).question).toMatchObject({
    until: now,
    unasked: { exempt: 'let-go', silentDays: null },
  });
});

test('what is not to be asked any more is not; the road is the one that was chosen', async () => {
  expect((await reminded([])).question).toBeUndefined();
  expect((await reminded([due(medicine({}, { road: 'voice' }))])).question).toMatchObject({ road: 'voice' });
});
