import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { STATUS_RANK } from '../../core/outbox/outcomes.ts';
import { projectRoot } from '../../core/root.ts';
import type { DeliveryReport } from '../channel.ts';
import { tapped } from '../media/whatsapp-form.ts';
import { describeIncoming, type IncomingCase } from '../testing/incoming.ts';
import { nameSkipped } from '../testing/skipped.ts';
import { outcomeOf } from './sdk.ts';
import { statusWebhook } from './status.ts';
import { account, publicBaseUrl, sign, silentMedium } from './testing/account.ts';
import { twilioWhatsApp } from './whatsapp.ts';

/** Requests collected from the provider's documentation and its users; for development, not part of the project. */
const path = join(projectRoot, '..', 'shared', 'channels', 'vectors', 'twilio-webhooks.json');

const Told = z.union([z.string(), z.object({ status: z.string(), ErrorCode: z.string().optional() })]);
const Vectors = z.object({
  vectors: z.array(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('status-sequence'),
        id: z.string(),
        sequence: z.array(Told),
        expectedFinal: z.string(),
        expectedErrorCode: z.string().optional(),
      }),
      z.object({
        kind: z.literal('inbound-message'),
        id: z.string(),
        body: z.string(),
        expected: z.object({ payload: z.string() }),
      }),
    ]),
  ),
});

if (existsSync(path)) runVectors();
else {
  test('the exchanges collected elsewhere are named as not run', () => {
    nameSkipped('Twilio messages and reports', 'there is no folder ../shared/channels/vectors');
  });
}

function runVectors(): void {
  const { vectors } = Vectors.parse(JSON.parse(readFileSync(path, 'utf8')));
  const channel = twilioWhatsApp(silentMedium('whatsapp'));

  describeIncoming(
    { ...channel, webhooks: channel.webhooks.filter(({ kind }) => kind === 'message') },
    { ...account, TWILIO_WHATSAPP_FROM: '+14155238886', TWILIO_TEMPLATES: {}, token: '', publicBaseUrl },
    vectors.flatMap((vector) => (vector.kind === 'inbound-message' ? messageCase(vector) : [])),
    { sign },
  );

  describe('reports, in the order in which the outbox ranks them', () => {
    const sequences = vectors.filter((vector) => vector.kind === 'status-sequence');
    test.each(sequences)('$id', ({ sequence, expectedFinal, expectedErrorCode }) => {
      const final = sequence
        .map(reportOf)
        .reduce((best, next) => (STATUS_RANK[next.status]! > STATUS_RANK[best.status]! ? next : best));
      expect(final.status).toBe(expectedFinal);
      expect(final.reason).toBe(expectedErrorCode && (outcomeOf(expectedErrorCode)?.[1] ?? 'none'));
    });
  });
}

function messageCase({
  id,
  body,
  expected,
}: {
  id: string;
  body: string;
  expected: { payload: string };
}): IncomingCase {
  const form = Object.fromEntries(new URLSearchParams(body));
  const { From = '', MessageSid = '', ExternalUserId = '' } = form;
  return {
    label: id,
    to: 'whatsapp',
    form: { ...form, AccountSid: account.TWILIO_ACCOUNT_SID },
    expect: {
      from: From.slice('whatsapp:'.length),
      alias: ExternalUserId,
      key: MessageSid,
      hears: [[undefined, { inputs: [tapped(expected.payload)], heard: '' }]],
    },
  };
}

function reportOf(told: z.output<typeof Told>): DeliveryReport {
  const { status, ErrorCode } = typeof told === 'string' ? { status: told } : told;
  if (statusWebhook.kind !== 'report') throw new Error('no webhook of reports');
  const form = { MessageSid: 'SM1', MessageStatus: status, ...(ErrorCode ? { ErrorCode } : {}) };
  const report = statusWebhook.read({ params: {}, headers: {}, query: {}, form, rawBody: Buffer.alloc(0) });
  return report as DeliveryReport;
}
