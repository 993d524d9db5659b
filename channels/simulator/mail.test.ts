import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EmailAddress } from '../../core/address.ts';
import { smtp } from '../email/smtp.ts';
import { createSimulator, type Simulator } from './network.ts';
import { openPhone } from './phone.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = createSimulator({ port: 0, mailPort: 0, webhookBaseUrl: 'http://127.0.0.1:1', token: 'dev' });
  await simulator.listen();
});
afterAll(() => simulator.close());

const mail = (to: string, text: string, from = 'Arogya <no-reply@arogya.example>') => {
  const { variables, sender } = smtp();
  const config = variables.parse({ SMTP_URL: `smtp://127.0.0.1:${simulator.mailPort}`, MAIL_FROM: from });
  return sender(config)({ to: EmailAddress.parse(to)!, text });
};

const inbox = async (address: string, query = '') => {
  const response = await fetch(`${simulator.url}/mail/people/${encodeURIComponent(address)}/inbox${query}`);
  return { status: response.status, body: await response.json() };
};

const long = `${'एक दो तीन '.repeat(30)}\n= and =20, at last.\n.\nEnd`;

test.each([
  ['asha@example.org', 'Your code is 123456.'],
  ['Ravi+x@EXAMPLE.org', long],
  ['आशा@डाटामेल.भारत', 'कोड 123456'],
])('what was mailed to %s lies in their inbox', async (to, text) => {
  const { providerMessageId: id } = await mail(to, text, 'आरोग्य <no-reply@arogya.example>');
  const { mailbox } = EmailAddress.parse(to)!;
  const { body } = await inbox(to);
  expect(body).toMatchObject({
    messages: [{ id, to: mailbox, from: 'no-reply@arogya.example', subject: 'आरोग्य', text, medium: 'email' }],
  });
});

test('an inbox waits for what comes, and shows it once to who has seen it', async () => {
  const coming = inbox('meera@example.org', '?wait=5000');
  await mail('meera@example.org', 'hello');
  const { messages, last } = (await coming).body as { messages: { text: string }[]; last: number };
  expect(messages.map(({ text }) => text)).toEqual(['hello']);
  expect((await inbox('meera@example.org', `?after=${last}`)).body).toEqual({ messages: [], last });
});

test('whoever holds a phone can look at their mail', async () => {
  await mail('sunita@example.org', 'hello');
  const phone = await openPhone(simulator.url, '+919800000001');
  expect(await phone.mails('sunita@example.org')).toMatchObject([{ text: 'hello', subject: 'Arogya' }]);
  expect([await phone.inbox(), await phone.authenticator()]).toEqual([[], null]);
});

test('another has an inbox of their own, and a phone number has none', async () => {
  expect(await inbox('nobody@example.org')).toEqual({ status: 200, body: { messages: [], last: 0 } });
  expect((await inbox('+919800000001')).status).toBe(400);
});

test('with the switch for errors it puts mails off', async () => {
  const set = (error: number) =>
    fetch(`${simulator.url}/switches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sends: { error } }),
    });
  await set(1);
  await expect(mail('asha@example.org', 'lost')).rejects.toMatchObject({
    outcome: 'retry',
    reason: 'smtp-451',
  });
  await set(0);
});
