import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../core/root.ts';
import type { Drawn, Medium } from '../../flows/medium.ts';
import type { Webhook } from '../channel.ts';
import { joinedHistory } from '../media/ussd-history.ts';
import { element, xmlDocument, type Xml } from '../media/xml.ts';
import { NotWellFormed, parseXml, type Element } from '../testing/xml.ts';
import { describeIncoming, type IncomingCase } from '../testing/incoming.ts';
import { describeOutgoing, type OutgoingCase } from '../testing/outgoing.ts';
import { nameSkipped } from '../testing/skipped.ts';
import { africasTalkingSms, type AfricasTalkingSmsVariables } from './sms.ts';
import { africasTalkingUssd } from './ussd.ts';
import { africasTalkingVoice } from './voice.ts';
import { toVoiceXml } from './xml.ts';

/** Exchanges collected from the provider's documentation and others' tests; for development, not part of the project. */
const folder = join(projectRoot, '..', 'shared', 'channels', 'vectors');

const Vector = z.object({
  id: z.string(),
  protocol: z.string().optional(),
  kind: z.string().optional(),
  form: z.record(z.string(), z.string()).optional(),
  text: z.string().optional(),
  inputs: z.array(z.string()).optional(),
  status: z.number().optional(),
  contentType: z.string().optional(),
  body: z.string().optional(),
  response: z.string().optional(),
  xml: z.string().optional(),
  call: z.string().optional(),
});
type Vector = z.output<typeof Vector>;

/** What each recorded answer to a sending means. */
const OUTCOMES: Readonly<Record<string, OutgoingCase<AfricasTalkingSmsVariables>['expect']>> = {
  'at-send-401': { failed: 'retry', reason: 'credentials' },
  'at-send-invalid-sender': { failed: 'retry', reason: 'invalid-sender' },
  'at-send-premium': { providerMessageId: 'ATXid_70904e644b7e7e341766376919b15308', cost: '0' },
};

const token = 'a-token-that-nobody-guesses';
const account = { AT_USERNAME: 'arogya-account', AT_API_KEY: 'atsk_0123456789abcdef' };
const page: Drawn = { text: '', page: 0, pages: 1, last: true };
const medium: Medium = { id: 'ussd', idleMinutes: null, draw: () => page, read: () => ({ type: 'UNCLEAR' }) };
const ussd = africasTalkingUssd(medium);
const sms = africasTalkingSms({ ...medium, id: 'sms' });
const voice = africasTalkingVoice({ ...medium, id: 'voice' });

if (existsSync(folder)) runVectors();
else {
  test('the exchanges collected elsewhere are named as not run', () => {
    nameSkipped("Africa's Talking exchanges", 'there is no folder ../shared/channels/vectors');
  });
}

function runVectors(): void {
  const hops = read('ussd.json');
  const others = read('africastalking-sms-voice.json');
  const exchanges = hops.filter(({ protocol, form }) => protocol === 'africastalking' && form);
  const endings = hops.filter(({ protocol }) => protocol === 'africastalking-event');

  describeIncoming(ussd, { token }, [...exchanges.map(hopCase), ...endings.map(endingCase)]);

  describe('the same exchanges, answered', () => {
    test.each(exchanges.filter(({ response }) => /^(CON|END) /.test(response ?? '')))(
      '$id',
      ({ response = '' }) => {
        const [{ respond }] = ussd.webhooks as [Extract<Webhook, { kind: 'message' }>];
        expect(respond({ ...page, text: response.slice(4), last: response.startsWith('END') }).body).toBe(
          response,
        );
      },
    );
    test.each(hops.filter(({ protocol, inputs }) => protocol === 'africastalking' && inputs))(
      '$id: $text',
      ({ text = '', inputs }) => {
        expect(joinedHistory(text)(undefined)).toEqual({ inputs, heard: text });
      },
    );
  });

  describeIncoming(
    { ...sms, webhooks: sms.webhooks.filter(({ kind }) => kind === 'report') },
    { ...account, AT_API_BASE_URL: undefined, SMS_HEADER: undefined, token },
    others.filter(({ kind }) => kind === 'delivery-report').map(reportCase),
  );
  describeOutgoing(
    sms,
    (AT_API_BASE_URL) => ({ ...account, AT_API_BASE_URL, SMS_HEADER: undefined }),
    others.filter(({ kind }) => kind === 'send-response').map(sendCase),
  );
  describeIncoming(voice, { token }, others.filter(({ kind }) => kind === 'voice').map(callCase));

  describe('documents of calls', () => {
    test.each(others.filter(({ kind }) => kind === 'voice-xml'))(
      '$id, read and written again',
      ({ xml = '' }) => {
        const read = parseXml(xml);
        expect(parseXml(xmlDocument(rewritten(read)))).toEqual(read);
      },
    );
    test.each(others.filter(({ kind }) => kind === 'voice-xml-trap'))(
      '$id, which ours does not fall into',
      ({ xml = '', call = '' }) => {
        expect(() => parseXml(xml)).toThrow(NotWellFormed);
        const text = /'(.*)'/.exec(call)![1]!;
        const next = { answered: 'a', silent: 's', listening: 'l' };
        const [say] = parseXml(toVoiceXml([{ do: 'say', text, language: 'hi' }], next)).children as [Element];
        expect(say.children).toEqual([text]);
      },
    );
  });
}

const rewritten = ({ name, attributes, children }: Element): Xml =>
  element(
    name,
    attributes,
    children.map((child) => (typeof child === 'string' ? child : rewritten(child))),
  );

function read(file: string): readonly Vector[] {
  return z.object({ vectors: z.array(Vector) }).parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
    .vectors;
}

function hopCase({ id, form = {} }: Vector): IncomingCase {
  if (!form.sessionId) return { label: id, to: 'ussd', form, expect: { refused: 400 } };
  // Some examples come from a number that no network can have.
  const phoneNumber = form.phoneNumber === '+1234567890' ? '+12025550123' : (form.phoneNumber ?? '');
  const text = form.text ?? '';
  const inputs = text === '' ? [] : text.split('*');
  return {
    label: id,
    to: 'ussd',
    form: { ...form, phoneNumber },
    expect: {
      from: phoneNumber,
      key: `${form.sessionId}:${text}`,
      hears: [[undefined, { inputs, heard: text }]],
    },
  };
}

function endingCase({ id, form = {} }: Vector): IncomingCase {
  const status = form.status === 'Success' ? 'completed' : 'dropped';
  const session = {
    dialog: form.sessionId ?? '',
    status,
    hops: Number(form.hopsCount),
    durationMs: Number(form.durationInMillis),
  } as const;
  return { label: id, to: 'ussd-events', form, expect: { session } };
}

function callCase({ id, form = {} }: Vector): IncomingCase {
  const dialog = form.sessionId ?? '';
  const to = 'voice';
  if (form.isActive !== '0') {
    const hears = [[undefined, { inputs: [], heard: '0.0' }]] as const;
    return { label: id, to, form, expect: { from: form.callerNumber!, dialog, key: `${dialog}:0`, hears } };
  }
  const durationMs = Number(form.durationInSeconds) * 1000;
  return { label: id, to, form, expect: { ended: { dialog, status: 'dropped', durationMs } } };
}

function reportCase({ id, form = {} }: Vector): IncomingCase {
  const report = {
    providerMessageId: form.id ?? '',
    status: 'failed',
    reason: 'UserInBlackList',
    optOut: true,
    optedOut: form.phoneNumber ?? '',
  } as const;
  return { label: id, to: 'delivery', form, expect: { report } };
}

function sendCase({
  id,
  status = 0,
  contentType,
  body = '',
}: Vector): OutgoingCase<AfricasTalkingSmsVariables> {
  const wanted = OUTCOMES[id];
  if (!wanted) throw new Error(`nobody has said what ${id} means`);
  return {
    label: id,
    request: { method: 'POST', path: '/version1/messaging', headers: { apikey: account.AT_API_KEY } },
    reply: { status, body, ...(contentType ? { type: contentType } : {}) },
    expect: wanted,
  };
}
