import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { CodeDelivery, CodeToDeliver } from '../core/accounts/code-delivery.ts';
import { CODE_PURPOSES, codeLine } from '../core/accounts/code-text.ts';
import { EmailAddress, type Address } from '../core/address.ts';
import { createConversationStore } from '../core/conversations/store.ts';
import { loadCountry } from '../core/country/country.ts';
import { createVault } from '../core/crypto/vault.ts';
import { createDatabase, type Database } from '../core/db/pool.ts';
import { testDatabase } from '../core/db/testing.ts';
import { createLog } from '../core/log.ts';
import { SendFailed } from '../core/errors.ts';
import type { CallDue } from '../core/outbox/call-back.ts';
import { createFirstWords, performCall } from '../core/outbox/call.ts';
import { createOutbox, type Outbox } from '../core/outbox/outbox.ts';
import { PhoneNumber } from '../core/phone.ts';
import { languages } from '../core/text/languages.ts';
import { createMessages } from '../core/text/messages.ts';
import { catalogues } from '../server/catalogues.ts';
import type { OutgoingMessage } from './channel.ts';
import { codeTemplate, createCodeDelivery, type CodeRoads } from './code-delivery.ts';
import { isGsm7, segments } from './media/gsm7.ts';
import { createSendMessage } from './message.ts';
import { createDeliver, type Deliver } from './send.ts';

const country = loadCountry('IN');
const { say } = createMessages({ catalogues, constants: country.constants });
const noon = new Date('2026-11-23T06:30:00Z');
const MINUTE_MS = 60_000;
const phone = PhoneNumber.parse('+919812345678')!;
const mailbox = EmailAddress.parse('asha@example.org')!;
const ROADS = { sms: 'exotel/sms', voice: 'exotel/voice', email: 'email/smtp' } as const;

const vault = createVault([{ id: 'k1', secret: randomBytes(32) }]);
let opened: Awaited<ReturnType<typeof testDatabase>>;
let database: Database;
let outbox: Outbox;
let deliver: Deliver;
let now = noon;
let sent: (OutgoingMessage & { channel: string })[] = [];
let called: CallDue[] = [];
let rung: string[] = [];
let logged: string[] = [];
let failing: SendFailed | null = null;

beforeAll(async () => {
  opened = await testDatabase();
  database = createDatabase({ url: opened.url, max: 5, onIdleError: () => undefined });
  outbox = createOutbox({ database, vault });
  const send = (channel: string) => (message: OutgoingMessage) => {
    if (failing) return Promise.reject(failing);
    sent.push({ channel, ...message });
    return Promise.resolve({ providerMessageId: `m${sent.length}` });
  };
  deliver = createDeliver({
    outbox,
    deeds: {
      message: createSendMessage({
        senders: new Map([ROADS.sms, ROADS.email].map((channel) => [channel, send(channel)])),
        textChannel: null,
        clock: { now: () => now },
      }),
      call: (row, at) =>
        performCall(
          row,
          (call) => {
            called.push(call);
            return Promise.resolve({ providerMessageId: `CA${called.length}` });
          },
          at,
        ),
    },
    clock: { now: () => now },
    log: createLog('debug', { write: (line) => void logged.push(line) }),
    counted: () => undefined,
  });
});
afterAll(async () => {
  await database.pool.end();
  await opened.close();
});
beforeEach(async () => {
  await database.pool.query('delete from outbox');
  [now, sent, called, rung, logged, failing] = [noon, [], [], [], [], null];
});

const delivery = (roads: CodeRoads = ROADS): CodeDelivery =>
  createCodeDelivery({
    outbox,
    roads,
    say,
    mainLanguages: country.mainLanguages,
    ring: (ids) => void rung.push(...ids),
    clock: { now: () => now },
  });

async function code(to: Address, more: Partial<CodeToDeliver> = {}): Promise<CodeToDeliver> {
  const { personId, identityId } = await createConversationStore({ database, vault }).load(to, noon);
  return {
    personId,
    identityId,
    road: 'sms',
    digits: '048213',
    language: 'en',
    purpose: 'sign-in',
    until: new Date(noon.getTime() + 10 * MINUTE_MS),
    ...more,
  };
}

const rows = async () =>
  (
    await database.pool.query<{ status: string; error: string | null; payload_sealed: Buffer | null }>(
      'select status, error, payload_sealed from outbox',
    )
  ).rows;

describe('a code by SMS', () => {
  test('is a registered text, rung for at once, and not kept once it was sent', async () => {
    await delivery().deliver(await code(phone));
    expect(rung).toHaveLength(1);
    await deliver(rung[0]!);
    const text = 'Arogya: your code is 048213. It ends in 10 minutes. Never give it to anybody.';
    expect(sent).toEqual([
      {
        channel: ROADS.sms,
        to: phone,
        text,
        form: undefined,
        template: codeTemplate(codeLine('sign-in', '999999', 10), { languages: ['en'], say }).name,
      },
    ]);
    expect(await rows()).toMatchObject([{ status: 'accepted', payload_sealed: null }]);
    expect(logged.join('')).not.toContain('048213');
  });

  test.each([
    [null, 'Arogya: aapka code 048213 hai.'],
    ['hi', 'आरोग्य: आपका कोड 048213 है।'],
    ['ta', 'Arogya: aapka code 048213 hai.'],
  ])('speaks %s, or the main languages', async (language, words) => {
    await delivery().deliver(await code(phone, { language }));
    await deliver(rung[0]!);
    expect(sent[0]!.text).toContain(words);
  });

  test('is not sent after its end', async () => {
    await delivery().deliver(await code(phone));
    now = new Date(noon.getTime() + 11 * MINUTE_MS);
    await deliver(rung[0]!);
    expect(sent).toEqual([]);
    expect(await rows()).toEqual([{ status: 'failed', error: 'late', payload_sealed: null }]);
  });

  test('that cannot be sent now is tried again', async () => {
    await delivery().deliver(await code(phone));
    failing = new SendFailed('retry', 'throttled');
    await deliver(rung[0]!);
    expect(await rows()).toMatchObject([{ status: 'pending', payload_sealed: expect.any(Buffer) }]);
    failing = null;
    now = new Date(noon.getTime() + MINUTE_MS);
    await deliver(rung[0]!);
    expect(sent).toHaveLength(1);
  });
});

test('a code by e-mail goes to the mailbox', async () => {
  await delivery().deliver(await code(mailbox, { road: 'email', purpose: 'contact' }));
  await deliver(rung[0]!);
  expect(sent).toMatchObject([{ channel: ROADS.email, to: mailbox }]);
  expect(sent[0]!.text).toContain('give them this code: 048213 (10 minutes)');
  expect(sent[0]!.template).toBeUndefined();
});

describe('a code by a call', () => {
  const wordsOf = (dialog: string, personId: string, channel: string = ROADS.voice) =>
    createFirstWords({ database, vault, now: () => now }).of({ channel, dialog, personId });

  test('is what the call begins with, digit by digit, twice', async () => {
    const wanted = await code(phone, { road: 'voice', language: null });
    await delivery().deliver(wanted);
    await deliver(rung[0]!);
    expect(called).toEqual([{ id: rung[0], to: phone, called: null, urgent: false }]);
    const { words } = (await wordsOf('CA1', wanted.personId))!;
    expect(words.map(({ language }) => language)).toEqual(['hi', 'en']);
    expect(words[1]!.text).toBe(
      'Your code is 0 4 8, 2 1 3. Once more: 0 4 8, 2 1 3. It ends in 10 minutes. Never give it to anybody.',
    );
  });

  test.each([
    ['a call that somebody makes to us', 'CA9', ROADS.voice, 0],
    ['a call of another provider', 'CA1', 'twilio/voice', 0],
    ['a call that is taken after the end of the code', 'CA1', ROADS.voice, 11],
  ])('is not said on %s', async (_, dialog, channel, minutes) => {
    const wanted = await code(phone, { road: 'voice' });
    await delivery().deliver(wanted);
    await deliver(rung[0]!);
    now = new Date(noon.getTime() + minutes * MINUTE_MS);
    expect(await wordsOf(dialog, wanted.personId, channel)).toBeNull();
  });

  test('is said to nobody else', async () => {
    await delivery().deliver(await code(phone, { road: 'voice' }));
    await deliver(rung[0]!);
    const { personId } = await code(PhoneNumber.parse('+919812345679')!);
    expect(await wordsOf('CA1', personId)).toBeNull();
  });

  test('is not made after its end, nor a second time after a crash', async () => {
    await delivery().deliver(await code(phone, { road: 'voice' }));
    now = new Date(noon.getTime() + 11 * MINUTE_MS);
    await deliver(rung[0]!);
    await delivery().deliver(await code(phone, { road: 'voice' }));
    await outbox.claim(rung[1]!, now);
    expect(await outbox.recover(new Date(now.getTime() + MINUTE_MS), now)).toEqual({ unknown: 1, again: 0 });
    expect(called).toEqual([]);
  });
});

test.each(['sms', 'voice', 'email'] as const)('without a channel there is no %s', async (road) => {
  const none = delivery({ ...ROADS, [road]: null });
  expect([none.has(road), delivery().has(road)]).toEqual([false, true]);
  await expect(none.deliver(await code(phone, { road }))).rejects.toMatchObject({ status: 422 });
  expect([await rows(), rung]).toEqual([[], []]);
});

describe.each(CODE_PURPOSES)('the text of a code for %s', (purpose) => {
  const spoken = [...languages.map(({ code }) => [code as string]), country.mainLanguages];
  test.each(spoken.map((each) => [each]))('fits in %j', (each) => {
    const line = codeLine(purpose, '000000', 10);
    const text = each.map((language) => say(line, language, 'sms')).join('\n');
    expect(segments(text)).toBeLessThanOrEqual(purpose === 'sign-in' ? each.length : 2 * each.length);
    expect(isGsm7(text)).toBe(!each.includes('hi'));
    expect(codeTemplate(line, { languages: each, say }).text.match(/\{#numeric#\}/g)).toHaveLength(
      2 * each.length,
    );
  });
});
