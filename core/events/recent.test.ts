import { expect, test } from '@jest/globals';
import type { Message } from './follower.ts';
import { createRecent } from './recent.ts';

const message = (id: number, topic = 't', bytes = 10): Message => ({ id, topic, json: Buffer.alloc(bytes) });

test.each([
  ['before it began', [], 3, false],
  ['where it began', [], 5, true],
  ['the first that went', [6, 7, 8, 9], 5, false],
  ['the last that went', [6, 7, 8, 9], 6, true],
  ['what is at hand', [6, 7, 8, 9], 8, true],
  ['what is still to come', [6, 7, 8, 9], 12, true],
])('with 30 bytes and ids from 5: %s', (_, ids, id, expected) => {
  const recent = createRecent(30);
  recent.begin(5);
  for (const each of ids) recent.add(message(each));
  expect(recent.has(id)).toBe(expected);
});

test('has nothing before it began, and not what is too large for it', () => {
  const recent = createRecent(30);
  expect(recent.has(1_000_000)).toBe(false);
  recent.begin(0);
  recent.add(message(1, 't', 31));
  expect([recent.has(0), recent.has(1), recent.after(1, ['t'], 9)]).toEqual([false, true, []]);
});

test.each([
  [0, ['a', 'b'], 10, [1, 2, 4, 5]],
  [1, ['a', 'b'], 2, [2, 4]],
  [2, ['a'], 10, [5]],
  [3, ['b'], 10, [4]],
  [5, ['a', 'b'], 10, []],
  [9, ['a'], 10, []],
  [0, [], 10, []],
])('after %i of %j, at most %i', (id, topics, limit, expected) => {
  const recent = createRecent(1000);
  recent.begin(0);
  for (const each of [message(1, 'a'), message(2, 'b'), message(4, 'b'), message(5, 'a')]) recent.add(each);
  expect(recent.after(id, topics, limit).map((each) => each.id)).toEqual(expected);
});
