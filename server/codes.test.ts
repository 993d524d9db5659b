import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Phone } from '../channels/simulator/phone.ts';
import { startTestService, type TestService } from './testing/service.ts';

/** Each provider that can call, alone; without the others' numbers nobody is called through them. */
const CALLERS = {
  exotel: {},
  "Africa's Talking": { EXOTEL_CALLER_ID: '' },
  Twilio: { EXOTEL_CALLER_ID: '', AT_VOICE_FROM: '' },
} as const;

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

const post = async (path: string, body: object) => {
  const response = await fetch(`${service.url}/api/v1/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : null) as { account?: object } | null };
};
const register = (body: object) => post('register', { cookie: false, ...body });

test('a code by SMS signs in, and is nowhere afterwards', async () => {
  const number = '+919800000101';
  const phone = await service.phone(number);
  expect((await post('codes', { phone: number, language: 'en' })).status).toBe(202);
  const { text } = (await phone.receive(10_000))!;
  const [, code] = /^Arogya: your code is (\d{6})\./.exec(text)!;
  expect((await register({ phone: number, code })).status).toBe(201);
  const { rows } = await service.database.pool.query(
    `select 1 from outbox where kind = 'message' and payload_sealed is not null`,
  );
  expect(rows).toEqual([]);
  expect(service.log.join('\n')).not.toContain(code);
});

test('a code by e-mail', async () => {
  const email = 'asha@example.org';
  expect((await post('codes', { email, language: 'hi' })).status).toBe(202);
  const response = await fetch(`${service.simulator.url}/mail/people/${email}/inbox?wait=10000`);
  const { messages } = (await response.json()) as { messages: { text: string; subject: string }[] };
  expect(messages[0]!.subject).toBe('Arogya');
  const [, code] = /आपका कोड (\d{6})/.exec(messages[0]!.text)!;
  expect((await register({ email, code })).status).toBe(201);
});

describe('a code by a call', () => {
  const spelled = (heard: string): string => heard.match(/code is ([\d ,]+)\./)![1]!.replace(/\D/g, '');
  const wordsOf = async (heard: ReturnType<Phone['pickUp']>): Promise<string> =>
    (await heard).heard.map(({ text }) => text).join(' ');

  test.each(Object.entries(CALLERS))('through %s', async (name, variables) => {
    const number = `+9198000002${Object.keys(CALLERS).indexOf(name)}0`;
    await service.restart({ variables });
    const phone = await service.phone(number);
    expect((await post('codes', { phone: number, road: 'voice', language: 'en' })).status).toBe(202);
    expect(await phone.rings(10_000)).toBe(true);
    const first = await wordsOf(phone.pickUp());
    // Where the line tells no mailbox from a person, the code waits for a key.
    const isTold = name === 'Twilio';
    if (!isTold) expect(first).toBe('आरोग्य। सुनने के लिए 1 दबाएँ। Arogya. Press 1 to listen.');
    const heard = isTold ? first : await wordsOf(phone.press('1'));
    const code = spelled(heard);
    expect(code).toHaveLength(6);
    // Then the conversation as it always begins.
    expect(heard).toMatch(
      /Once more: [\d ,]+\. It ends in 10 minutes\. Never give it to anybody\. आरोग्य: सलाह, डॉक्टर नहीं।/,
    );
    await phone.hangUp();

    const again = await wordsOf(phone.call());
    expect(again).not.toContain('code is');
    await phone.hangUp();
    expect((await register({ phone: number, code })).status).toBe(201);
  });
});
