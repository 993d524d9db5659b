import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { loadTelecom } from '../../core/country/telecom.ts';
import { projectRoot } from '../../core/root.ts';
import type { Drawn, Medium } from '../../flows/medium.ts';
import type { Webhook } from '../channel.ts';
import { describeIncoming, type IncomingCase } from '../testing/incoming.ts';
import { describeOutgoing } from '../testing/outgoing.ts';
import { nameSkipped } from '../testing/skipped.ts';
import { readCall } from './call.ts';
import { exotelVoice } from './passthru.ts';
import { exotelSms, type ExotelSmsVariables } from './sms.ts';

/** Exchanges collected from the provider's pages; for development, not part of the project. */
const file = join(projectRoot, '..', 'shared', 'channels', 'vectors', 'india-aggregators.json');

const Vector = z.object({
  id: z.string(),
  kind: z.string(),
  query: z.record(z.string(), z.string()).optional(),
  form: z.record(z.string(), z.string()).optional(),
  path: z.string().optional(),
  expected: z.record(z.string(), z.unknown()).optional(),
  reply: z.object({ status: z.number() }).optional(),
});
type Vector = z.output<typeof Vector>;

const token = 'a-token-that-nobody-guesses';
const page: Drawn = { text: '', page: 0, pages: 1, last: false };
const medium: Medium = { id: 'sms', idleMinutes: 30, draw: () => page, read: () => ({ type: 'UNCLEAR' }) };
const telecom = loadTelecom('IN');
const sms = exotelSms(medium, telecom);
const voice = exotelVoice({ ...medium, id: 'voice', idleMinutes: null }, telecom);
const account: ExotelSmsVariables = {
  EXOTEL_SID: 'arogya1',
  EXOTEL_API_KEY: 'exo-key-0123456789abcdef',
  EXOTEL_API_TOKEN: 'exo-token-0123456789abcdef',
  EXOTEL_API_BASE_URL: undefined,
  DLT_ENTITY_ID: '1001234567890123456',
  SMS_HEADER: 'EXOTEL',
  DLT_TEMPLATES: { test: '1407160000000012345' },
};

if (existsSync(file)) runVectors();
else {
  test('the exchanges collected elsewhere are named as not run', () => {
    nameSkipped('Exotel exchanges', 'there is no folder ../shared/channels/vectors');
  });
}

function runVectors(): void {
  const vectors = z
    .object({ vectors: z.array(Vector) })
    .parse(JSON.parse(readFileSync(file, 'utf8')))
    .vectors.filter(({ id }) => id.startsWith('exotel-'));
  const calls = vectors.filter(({ kind }) => kind === 'ivr');

  describe('calls, as they are read', () => {
    const facts = calls.filter(({ expected }) => expected);
    test.each(facts)('$id', ({ query = {}, expected = {} }) => {
      const { digits, ...others } = expected;
      expect(readCall(query, telecom)).toMatchObject({
        ...others,
        ...(digits === undefined ? {} : { keys: digits }),
      });
    });
  });

  describeIncoming(
    { ...voice, webhooks: voice.webhooks.filter(({ path }) => path.endsWith('/passthru')) },
    { token },
    calls.map(callCase),
    { closing: { passthru: 302 } },
  );

  test.each(calls.filter(({ reply }) => reply))('$id is answered with a branch', ({ reply }) => {
    const [, { respond }] = voice.webhooks as [Webhook, Extract<Webhook, { kind: 'message' }>];
    expect(respond(page).status).toBe(reply?.status);
  });

  describeIncoming(
    { ...sms, webhooks: sms.webhooks.filter(({ kind }) => kind === 'report') },
    { ...account, token },
    vectors.filter(({ kind }) => kind === 'dlr').map(reportCase),
  );

  describeOutgoing(
    sms,
    (EXOTEL_API_BASE_URL) => ({ ...account, EXOTEL_API_BASE_URL }),
    vectors.filter(({ kind }) => kind === 'sms-send').map(sendCase),
  );
}

/** A part of a call that does not say whose it is, or that it goes on, is not a hop. */
function callCase({ id, query = {} }: Vector): IncomingCase {
  const { from, state, sid } = readCall(query, telecom);
  const one = { label: id, to: 'passthru', query };
  if (state !== 'open') {
    return {
      ...one,
      expect: { ended: { dialog: sid ?? '', status: state === 'completed' ? 'completed' : 'dropped' } },
    };
  }
  return from
    ? { ...one, expect: { from: from.e164, dialog: sid ?? '' } }
    : { ...one, expect: { refused: 400 } };
}

/** "delivered: false" of a text that only the operator has means that nothing more will be heard of it. */
function reportCase({ id, form = {}, expected }: Vector): IncomingCase {
  const reason = form.DetailedStatus ?? '';
  const providerMessageId = form.SmsSid ?? '';
  const isFailure = reason.startsWith('FAILED_');
  if (expected?.delivered !== false || expected.retry !== false)
    throw new Error(`nobody has said what ${id} means`);
  const report = isFailure
    ? { providerMessageId, status: 'failed' as const, reason }
    : { providerMessageId, status: 'sent' as const };
  return { label: id, to: 'delivery', form, expect: { report } };
}

function sendCase({ id, form = {}, path = '' }: Vector) {
  const { To: to = '', Body: text = '' } = form;
  return {
    label: id,
    message: { to, text, template: 'test' },
    request: {
      method: 'POST',
      path: path.replace('{sid}', account.EXOTEL_SID),
      form: {
        ...form,
        DltEntityId: account.DLT_ENTITY_ID ?? '',
        DltTemplateId: account.DLT_TEMPLATES.test ?? '',
      },
    },
    reply: { status: 200, body: JSON.stringify({ SMSMessage: { Sid: 's1', Status: 'queued' } }) },
    expect: { providerMessageId: 's1' },
  };
}
