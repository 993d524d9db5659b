import { expect, test } from '@jest/globals';
import { createRings } from './rings.ts';

test('each row that is due is rung for once in a while, however long the queue', async () => {
  const waiting = new Set(Array.from({ length: 1200 }, (_, index) => `row-${index}`));
  const rung: string[] = [];
  const sweep = createRings({ due: (_, limit) => Promise.resolve([...waiting].slice(0, limit)) }, (ids) =>
    rung.push(...ids),
  );
  const at = (seconds: number): Date => new Date(seconds * 1000);
  for (const seconds of [0, 1, 2, 3]) await sweep(at(seconds));
  expect(rung).toEqual([...waiting]);
  await sweep(at(4));
  expect(rung.slice(1200)).toEqual([...waiting].slice(0, 500));
  waiting.clear();
  waiting.add('new');
  await sweep(at(4.5));
  expect(rung.at(-1)).toBe('new');
});
