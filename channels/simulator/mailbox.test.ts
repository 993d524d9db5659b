import { expect, test } from '@jest/globals';
import { createMailbox, type Mailbox } from './mailbox.ts';

const never = new AbortController().signal;
const send = (mailbox: Mailbox, to: string, text: string) =>
  mailbox.add({ id: text, to, from: '1', text, parts: 1, at: '' });
const texts = (list: readonly { readonly text: string }[]): readonly string[] => list.map(({ text }) => text);

test('keeps the newest, for each phone and for all', async () => {
  const mailbox = createMailbox(3);
  for (const [to, text] of [
    ['a', '1'],
    ['b', '2'],
    ['a', '3'],
    ['b', '4'],
    ['b', '5'],
  ] as const)
    send(mailbox, to, text);
  expect(mailbox.count).toBe(5);
  expect(texts(mailbox.list(0, 10))).toEqual(['3', '4', '5']);
  expect(texts(mailbox.list(3, 1))).toEqual(['4']);
  expect(mailbox.list(5, 10)).toEqual([]);
  expect(texts(await mailbox.receive('a', 0, 0, never))).toEqual(['3']);
  expect(texts(await mailbox.receive('b', 4, 0, never))).toEqual(['5']);
});

test('waits for an SMS to this phone, no longer than told', async () => {
  const mailbox = createMailbox(3);
  const waiting = mailbox.receive('a', 0, 10_000, never);
  send(mailbox, 'b', 'for b');
  send(mailbox, 'a', 'for a');
  expect(texts(await waiting)).toEqual(['for a']);
  expect(await mailbox.receive('a', 2, 20, never)).toEqual([]);
  const gone = new AbortController();
  const left = mailbox.receive('a', 2, 10_000, gone.signal);
  gone.abort();
  expect(await left).toEqual([]);
});
