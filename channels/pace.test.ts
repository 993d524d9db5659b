import { expect, test } from '@jest/globals';
import type { OutgoingMessage } from './channel.ts';
import { createTurns, MAX_WAIT_MS, NotYet, pacedSenders } from './pace.ts';

test('turns come at even distances, and none is given that is too far away', () => {
  let now = 1000;
  const turns = createTurns(10, () => now);
  expect([turns.take(250), turns.take(250), turns.take(250), turns.take(250)]).toEqual([0, 100, 200, null]);
  expect(turns.wait()).toBe(300);
  now += 250;
  expect(turns.take(250)).toBe(50);
  now += 60_000;
  expect([turns.take(), turns.take()]).toEqual([0, 100]);
});

const message = (urgent = false): OutgoingMessage => ({
  to: null as never,
  text: 'x',
  ...(urgent ? { urgent: true as const } : {}),
});

test('each channel has its own; what would hold up a worker is put off, what is urgent is not', async () => {
  const sent: string[] = [];
  const send = (id: string) => async () => {
    sent.push(id);
    return { providerMessageId: id };
  };
  const senders = pacedSenders(
    new Map([
      ['a/sms', send('a')],
      ['b/sms', send('b')],
    ]),
    { 'a/sms': 0.1, '*': 1000 },
  );
  await senders.get('a/sms')!(message());
  await expect(senders.get('a/sms')!(message())).rejects.toThrow(NotYet);
  await senders.get('a/sms')!(message(true));
  for (let n = 0; n < 5; n++) await senders.get('b/sms')!(message());
  expect(sent.join('')).toBe('aabbbbb');
  const refused = await senders.get('a/sms')!(message()).catch((error: unknown) => error as NotYet);
  expect((refused as NotYet).waitMs).toBeGreaterThan(MAX_WAIT_MS);
});

test('without a pace nothing is held up', async () => {
  const senders = pacedSenders(new Map([['a/sms', async () => ({ providerMessageId: '1' })]]), {});
  await Promise.all(Array.from({ length: 50 }, () => senders.get('a/sms')!(message())));
});
