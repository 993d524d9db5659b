import { expect, test } from '@jest/globals';
import type { Claimed } from '../core/outbox/outbox.ts';
import { PhoneNumber } from '../core/phone.ts';
import { createSendMessage, MESSAGE, type MessagePayload } from './message.ts';

const now = new Date('2026-11-23T06:30:00Z');
const after = (minutes: number): string => new Date(now.getTime() + minutes * 60_000).toISOString();

/** Sends a row; resolves with what left, and whether it is kept. */
async function sent(payload: MessagePayload): Promise<{ texts: string[]; forget: boolean | undefined }> {
  const texts: string[] = [];
  const send = createSendMessage({
    senders: new Map([
      [
        't/sms',
        async ({ text }) => {
          texts.push(text);
          return { providerMessageId: 'p' };
        },
      ],
    ]),
    textChannel: 't/sms',
    clock: { now: () => now },
  });
  const row = { kind: MESSAGE, channel: 't/sms', urgent: false, closed: false, payload };
  const to = PhoneNumber.parse('+919812345678')!;
  const { forget } = await send({ ...row, to } as Partial<Claimed> as Claimed);
  return { texts, forget };
}

test('what is worth nothing any more is not sent, whoever sends it', async () => {
  expect((await sent({ text: 'x', until: after(1) })).texts).toEqual(['x']);
  await expect(sent({ text: 'x', until: after(-1) })).rejects.toMatchObject({
    outcome: 'rejected',
    reason: 'late',
  });
});

test('a secret is not kept; what is only soon worth nothing is', async () => {
  expect((await sent({ text: 'x', until: after(1), secret: true })).forget).toBe(true);
  expect((await sent({ text: 'x', until: after(1) })).forget).toBe(false);
});

test('after the free hours the registered text goes, by its name, and is what is noted', async () => {
  const left: object[] = [];
  const send = createSendMessage({
    senders: new Map([
      ['t/whatsapp', async ({ to: _, ...message }) => (left.push(message), { providerMessageId: 'p' })],
    ]),
    textChannel: 't/sms',
    clock: { now: () => now },
  });
  const registered = { text: 'Time. Reply to 92', template: 'en.1' };
  const payload: MessagePayload = {
    text: 'Time.',
    form: { type: 'text' },
    freeUntil: after(-1),
    elsewhere: registered,
  };
  const row = { kind: MESSAGE, channel: 't/whatsapp', urgent: false, closed: false, payload };
  const to = PhoneNumber.parse('+919812345678')!;
  expect(await send({ ...row, to } as Partial<Claimed> as Claimed)).toMatchObject({
    template: 'en.1',
    segments: 1,
  });
  expect(left).toEqual([{ ...registered, form: { type: 'text' }, late: true }]);
});
