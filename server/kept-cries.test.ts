import { expect, test } from '@jest/globals';
import type { JournalEntry } from '../core/emergencies/journal.ts';
import { createKeptCries } from './kept-cries.ts';

const now = new Date('2026-11-23T10:00:00Z');
const entry: JournalEntry = {
  id: 'a',
  from: '+919876543210',
  certainty: 'confirmed',
  trigger: 'word',
  medium: 'sms',
  raisedAt: '2026-11-23T09:59:00.000Z',
};

async function bring(
  { entries, fails = [] }: { entries: readonly JournalEntry[]; fails?: readonly string[] },
  seen = false,
) {
  const done: string[] = [];
  const logged: string[] = [];
  const note = (event: string): void => void logged.push(event);
  const left: string[] = [];
  const work = createKeptCries({
    journal: {
      async drain(record) {
        for (const each of entries) await record(each).catch(() => left.push(each.id));
        return entries.length - left.length;
      },
    },
    store: {
      load: async () => ({ personId: 'p', identityId: 'i', memory: null, revision: 0 }) as never,
      seen: async () => (seen ? { reply: null } : null),
      take: async () => {
        done.push('taken');
        return true as never;
      },
    },
    emergencies: {
      async record({ id, raisedAt }) {
        if (fails.includes(id)) throw new Error('away');
        done.push(`${id} at ${raisedAt.toISOString()}`);
      },
    },
    hearCaller: async (person, { said }) => void done.push(`${person}: ${said}`),
    log: { debug: note, info: note, warn: note, error: note } as never,
  });
  await work(now);
  return { done, logged, left };
}

test('a cry is recorded at its own time, and then what was said beside it', async () => {
  const { done, logged } = await bring({ entries: [{ ...entry, said: 'behind the mill' }] });
  expect(done).toEqual(['a at 2026-11-23T09:59:00.000Z', 'p: behind the mill']);
  expect(logged).toEqual(['journal.drained']);
});

test('what the provider brought again, and was answered since, is not recorded twice', async () => {
  const hop = { channel: 'twilio/sms', key: 'k' };
  expect((await bring({ entries: [{ ...entry, hop }] }, true)).done).toEqual([]);
  expect((await bring({ entries: [{ ...entry, hop }] })).done).toContain('taken');
});

test('one that cannot be recorded yet stays, holds up no other, and is logged', async () => {
  const { done, logged, left } = await bring({ entries: [entry, { ...entry, id: 'b' }], fails: ['a'] });
  expect(left).toEqual(['a']);
  expect(done).toEqual(['b at 2026-11-23T09:59:00.000Z']);
  expect(logged).toEqual(['journal.kept', 'journal.drained']);
});
