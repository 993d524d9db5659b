import { expect, test } from '@jest/globals';
import { createRings } from './rings.ts';

const at = (seconds: number): Date => new Date(seconds * 1000);

test('each row that is due is rung for once in a while, however long the queue', async () => {
  const waiting = new Set(Array.from({ length: 1200 }, (_, index) => `row-${index}`));
  const rung: string[] = [];
  const rows = (limit: number) => [...waiting].slice(0, limit).map((id) => ({ id, dueAt: at(0) }));
  const sweep = createRings({ dueBefore: (_, limit) => Promise.resolve(rows(limit)) }, (ids) =>
    rung.push(...ids),
  );
  for (const seconds of [0, 1, 2, 3]) await sweep(at(seconds));
  expect(rung).toEqual([...waiting]);
  await sweep(at(4));
  expect(rung.slice(1200)).toEqual([...waiting]);
  waiting.clear();
  waiting.add('new');
  await sweep(at(4.5));
  expect(rung.at(-1)).toBe('new');
});

test('no more than the queue bears at once', async () => {
  let rung = 0;
  const rows = Array.from({ length: 10_000 }, (_, index) => ({ id: `row-${index}`, dueAt: at(0) }));
  const sweep = createRings({ dueBefore: (_, limit) => Promise.resolve(rows.slice(0, limit)) }, (ids) => {
    rung += ids.length;
  });
  await sweep(at(0));
  await sweep(at(1));
  expect(rung).toBe(4000);
});

test('what falls due before the next sweep is rung for when it does, not sooner', async () => {
  const rung: string[] = [];
  const now = new Date();
  const soon = new Date(now.getTime() + 60);
  const asked: Date[] = [];
  const sweep = createRings(
    {
      dueBefore: (until) => {
        asked.push(until);
        return Promise.resolve([
          { id: 'due', dueAt: now },
          { id: 'soon', dueAt: soon },
        ]);
      },
    },
    (ids) => rung.push(...ids),
  );
  await sweep(now);
  expect(asked).toEqual([new Date(now.getTime() + 1000)]);
  expect(rung).toEqual(['due']);
  while (rung.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(Date.now()).toBeGreaterThanOrEqual(soon.getTime());
});
