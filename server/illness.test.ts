import { expect, test } from '@jest/globals';
import { unreviewed } from '@arogya/rules';
import type { Log } from '../core/log.ts';
import { loadKnowledge } from '../core/symptoms/knowledge.ts';
import { createIllness } from './illness.ts';
import { readEveryReview } from './reviews.ts';

const clock = { now: () => new Date('2026-11-23T06:00:00Z') };
const start = (warn: Log['warn'], pilotUnreviewed: boolean) =>
  createIllness({
    config: { production: true, country: 'IN', pilotUnreviewed, triageOff: [], redisUrl: null },
    clock,
    log: { debug: () => undefined, info: () => undefined, warn, error: () => undefined },
  });
/** Rules and minor complaints, and the rows of advice, tables and crises. */
const MORE_THAN = 159 + 159;

test('production does not start with rows that nobody has read, whatever they say, unless it is a pilot', async () => {
  await expect(start(() => undefined, false)).rejects.toThrow(/^PILOT_UNREVIEWED: \d+ rows/);
  const rows: unknown[] = [];
  const illness = await start((_, fields) => rows.push(fields?.rows), true);
  await illness.close();
  expect(illness.trial).toBe(true);
  expect(rows[0]).toBeGreaterThan(MORE_THAN);
});

test.each([
  'visits.IN',
  'medicine.insulin',
  'emergencies.IN',
  'crisis.abortion-wish',
  'alert.heat',
  'first-aid.',
])('what is said or done by %s is looked at, and nobody has read it', (id) => {
  const open = unreviewed(readEveryReview('IN', loadKnowledge()), '2026-11-23');
  expect(open.some((one) => one.startsWith(id))).toBe(true);
});
