import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { loadTelecom } from '../../core/country/telecom.ts';
import { projectRoot } from '../../core/root.ts';
import type { Drawn, Medium } from '../../flows/medium.ts';
import { describeIncoming } from '../testing/incoming.ts';
import { describeOutgoing } from '../testing/outgoing.ts';
import { nameSkipped } from '../testing/skipped.ts';
import { smsGateway, type SmsGatewayVariables } from './sms.ts';

/** Exchanges collected from the gateways' pages and others' tests; for development, not part of the project. */
const file = join(projectRoot, '..', 'shared', 'channels', 'vectors', 'india-aggregators.json');

const Vector = z.object({
  id: z.string(),
  form: z.record(z.string(), z.string()).optional(),
  json: z.record(z.string(), z.unknown()).optional(),
  expected: z.record(z.string(), z.unknown()).optional(),
});

const token = 'a-token-that-nobody-guesses';
const page: Drawn = { text: '', page: 0, pages: 1, last: false };
const medium: Medium = { id: 'sms', idleMinutes: 30, draw: () => page, read: () => ({ type: 'UNCLEAR' }) };
const telecom = loadTelecom('IN');
const account: SmsGatewayVariables = {
  SMS_GATEWAY_API_KEY: 'gateway-key-0123456789abcdef',
  SMS_GATEWAY_API_BASE_URL: undefined,
  DLT_ENTITY_ID: '1001234567890123456',
  SMS_HEADER: 'AROGYA',
  DLT_TEMPLATES: { test: '1407160000000012345' },
};

/** What is collected there of gateways that nobody has built: their reports are asked for, not sent. */
const NOT_BUILT = ['bsnl-template-alarm', 'bsnl-dlr-codes'];

if (existsSync(file)) runVectors();
else {
  test('the exchanges collected elsewhere are named as not run', () => {
    nameSkipped('SMS gateway exchanges', 'there is no folder ../shared/channels/vectors');
  });
}

function runVectors(): void {
  const { vectors } = z.object({ vectors: z.array(Vector) }).parse(JSON.parse(readFileSync(file, 'utf8')));
  const named = (id: string) => vectors.find((vector) => vector.id === id)!;

  const mo = named('netcore-mo');
  const from = telecom.readNumber(String(mo.expected?.from_))?.e164 ?? 'none';
  describeIncoming(smsGateway(medium, telecom, 'netcore'), { ...account, token }, [
    { label: mo.id, to: 'sms', form: mo.form ?? {}, expect: { inbounds: [{ from }] } },
    { label: 'its empty text', to: 'sms', form: { ...mo.form, content: 'None' }, expect: { inbounds: [] } },
  ]);

  describe('msg91-send-v2', () => {
    const asked = JSON.stringify(named('msg91-send-v2').json)
      .replace('<header>', 'AROGYA')
      .replace('<text registered with DLT>', 'अस्पताल')
      .replace('<mobile>', '9812345678')
      .replace('<template id>', account.DLT_TEMPLATES.test!);
    describeOutgoing(
      smsGateway(medium, telecom, 'msg91'),
      (SMS_GATEWAY_API_BASE_URL) => ({ ...account, SMS_GATEWAY_API_BASE_URL }),
      [
        {
          label: 'is asked like this',
          message: { text: 'अस्पताल', template: 'test' },
          request: { method: 'POST', path: '/api/v2/sendsms', json: JSON.parse(asked) as unknown },
          reply: { status: 200, body: '{"message":"r1","type":"success"}' },
          expect: { providerMessageId: 'r1' },
        },
      ],
    );
  });

  test('the cases that are not of calls, of Exotel or of a missed call are all met', () => {
    const others = vectors.filter(({ id }) => !id.startsWith('exotel-') && !NOT_BUILT.includes(id));
    expect(others.map(({ id }) => id).sort()).toEqual(['infobip-missed-call', 'msg91-send-v2', 'netcore-mo']);
  });
}
