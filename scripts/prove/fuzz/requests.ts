import { createHmac } from 'node:crypto';
import { deflateRawSync, gzipSync } from 'node:zlib';
import type { Channel, Webhook } from '../../../channels/channel.ts';
import { seeded } from '../../chance.ts';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';

/** A request to one of our webhooks. `isAuthentic`: with the right token or signature, whatever else is wrong with it. */
export interface FuzzRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** The webhook's pattern. */
  readonly webhook: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly isAuthentic: boolean;
  /** What was done to it, for whoever reads a failure. */
  readonly what: string;
}

/** What the requests are made for: where the service is reached and what it keeps secret. */
export interface Target {
  readonly channels: readonly Pick<Channel, 'id' | 'webhooks'>[];
  readonly publicBaseUrl: string;
  readonly token: string;
  readonly twilioToken: string;
  readonly metaSecret: string;
  readonly verifyToken: string;
}

/** Fields as the providers name them: enough for any webhook of ours to find some of its own. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  sessionId: ['ATUid_1', 's-2'],
  phoneNumber: ['PERSON'],
  text: ['', '1', '2', '1*2', '2*211001', 'SOS', 'STOP', 'मदद', '1**2', '98', '0'],
  serviceCode: ['*384*4247#'],
  networkCode: ['99999', '40401'],
  from: ['PERSON', 'MTN', '4247'],
  to: ['4247'],
  id: ['KEY', 'ATXid_1'],
  linkId: [''],
  status: ['Success', 'Failed', 'Sent', 'Nonsense'],
  failureReason: ['UserInBlackList', 'x'],
  isActive: ['1', '0'],
  callerNumber: ['PERSON'],
  destinationNumber: ['+918088919888'],
  direction: ['Inbound', 'Outbound'],
  dtmfDigits: ['1', '211001', '*', '""'],
  recordingUrl: ['', 'https://example.org/a.mp3'],
  CallSid: ['KEY', 'CA0123456789abcdef0123456789abcdef'],
  AccountSid: [`AC${'0'.repeat(32)}`, `AC${'1'.repeat(32)}`],
  From: ['PERSON', 'whatsapp:PERSON', 'whatsapp:US.13491208655302741918', 'client:x'],
  To: ['+14155238886', 'whatsapp:+14155238886'],
  Direction: ['inbound', 'outbound-api'],
  CallStatus: ['in-progress', 'completed', 'null', 'no-answer'],
  AnsweredBy: ['human', 'machine_start'],
  Digits: ['1', '2', '211001'],
  SpeechResult: ['nearest hospital', 'अस्पताल'],
  Confidence: ['0.91', '1e99', 'NaN'],
  MessageSid: ['KEY', 'SM0123456789abcdef0123456789abcdef'],
  MessageStatus: ['delivered', 'failed', 'read', 'queued'],
  ErrorCode: ['63016', '21610', '-1'],
  Body: ['hello', '211001', 'SOS', '1', ''],
  NumMedia: ['0', '1', '99'],
  ButtonPayload: ['x:1'],
  Latitude: ['25.4', '0', '91', 'NaN'],
  Longitude: ['81.8', '0', '-181'],
  SESSIONID: ['KEY', 's-3'],
  MSISDN: ['PERSON'],
  INPUT: ['*415#', '*415*1#', '*415*2*211001#'],
  SessionID: ['KEY'],
  input: ['121', '1', '2', '211001'],
  msisdn: ['PERSON'],
  msg: ['*56263#', '1', 'Map Dialog User Abort User Reason: 1'],
  tid: ['KEY'],
  code: ['*56263#'],
  clean: ['clean-session'],
  ussd_string: ['', '1*2'],
  Type: ['Initiation', 'Response', 'Release', 'Timeout'],
  Mobile: ['PERSON'],
  Message: ['*711#', '1'],
  SmsSid: ['KEY'],
  SmsStatus: ['received', 'delivered'],
  CallFrom: ['PERSON', '08012345678'],
  CallTo: ['08088919888'],
  CallType: ['call-attempt', 'completed', 'client-hangup'],
  digits: ['"1"', '"211001"', 'null'],
  EndTime: ['1970-01-01 05:30:00'],
  callingNumber: ['PERSON'],
  calledNumber: ['918088919888'],
  timeOfCall: ['1700000000000', '-1', '99999999999999999999'],
  'hub.mode': ['subscribe'],
  'hub.verify_token': ['VERIFY', 'x'],
  'hub.challenge': ['1158201444', '<script>alert(1)</script>'],
  data: ['[]', '[{"requestId":"1","report":[{"number":"91","status":"1"}]}]'],
};

/** Values that no provider should send and some do. */
const ODD: readonly string[] = [
  '',
  ' ',
  '*',
  '#',
  '+',
  '-1',
  '0',
  '1e999',
  'NaN',
  'null',
  'undefined',
  'true',
  '[object Object]',
  '{"a":1}',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '\u0000',
  '\u0001\u001b[31m',
  '\ufeff',
  '\u202e\u200d\u200b',
  '\ue000tap:x:1',
  '\ue000location:1,2',
  '🙂👨‍👩‍👧‍👦',
  'अस्पताल कहाँ है',
  'மருத்துவமனை',
  'ﷺ',
  'e\u0301\u0301\u0301',
  "' or 1=1 --",
  '<Say>&amp;<![CDATA[',
  '../../etc/passwd',
  '${jndi:ldap://x}',
  '1*'.repeat(100),
  '9'.repeat(200),
  'a'.repeat(5_000),
  '**',
  '٣',
  '१',
];

/** Bytes that are no text. */
const BINARY = Buffer.from(Array.from({ length: 512 }, (_, index) => (index * 37) % 256));
const HUGE = Buffer.alloc(1_300_000, 'a');

const META_BATCH = (person: string, key: string, text: unknown): object => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '1',
      changes: [
        {
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '15550783881', phone_number_id: '106540352242922' },
            contacts: [{ profile: { name: 'A' }, wa_id: person.slice(1) }],
            messages: [
              { from: person.slice(1), id: key, timestamp: '1749416383', type: 'text', text: { body: text } },
              { from: person.slice(1), id: `${key}b`, timestamp: 'x', type: 'location', location: null },
              null,
            ],
            statuses: [{ id: key, status: 'delivered', recipient_id: person.slice(1) }, 7],
          },
        },
      ],
    },
  ],
});

/** The `n`th request of a seed: by itself, so that one that failed can be made again. */
export function requestOf(seed: number, n: number, target: Target, authentic: boolean): FuzzRequest {
  const random = seeded(seed * 1_000_003 + n);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const chance = (share: number): boolean => random() < share;
  const done: string[] = [];

  const channel = pick(target.channels);
  const webhook: Webhook = pick(channel.webhooks);
  const person = `+9198${String(10_000_000 + ((n * 7919) % 80_000_000))}`;
  const key = `fuzz-${seed}-${n}`;

  const value = (field: string): string => {
    if (chance(0.25)) {
      done.push(`odd ${field}`);
      return pick(ODD);
    }
    return pick(FIELDS[field]!)
      .replace('PERSON', person)
      .replace('KEY', key)
      .replace('VERIFY', authentic ? target.verifyToken : 'y');
  };
  const fields = (): [string, string][] => {
    const chosen: [string, string][] = [];
    for (const field of Object.keys(FIELDS)) if (!chance(0.12)) chosen.push([field, value(field)]);
    if (chance(0.1))
      for (const name of ['__proto__', 'constructor[prototype][x]', 'a[b][c]', 'From[]', ''])
        chosen.push([name, pick(ODD)]);
    if (chance(0.1)) chosen.push(...chosen.slice(0, 10));
    return chosen;
  };

  const method = chance(0.04)
    ? pick(['PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'])
    : pick(webhook.methods).toUpperCase();
  const token = authentic
    ? target.token
    : pick(['', 'x', 'DEV', 'dev%20', '%00', 'dev%2f', '..', 'a'.repeat(300)]);
  const path = webhook.path.replace(':token', token);
  const isForm = method === 'POST' && chance(0.6);
  const query = method === 'GET' || chance(0.15) ? `?${new URLSearchParams(fields()).toString()}` : '';
  let { type, body } =
    method === 'GET' || method === 'HEAD' ? { type: '', body: Buffer.alloc(0) } : content();

  function content(): { type: string; body: Buffer } {
    if (isForm) {
      const text = new URLSearchParams(fields()).toString();
      const cut = chance(0.05) ? text.slice(0, Math.floor(random() * text.length)) + '%E0%A4%A' : text;
      return { type: 'application/x-www-form-urlencoded', body: Buffer.from(cut) };
    }
    const kind = pick([
      'json',
      'json',
      'meta',
      'meta',
      'deep',
      'binary',
      'huge',
      'empty',
      'proto',
      'cut',
      'types',
    ] as const);
    done.push(kind);
    const object = Object.fromEntries(fields());
    const json = (text: string): { type: string; body: Buffer } => ({
      type: 'application/json',
      body: Buffer.from(text),
    });
    switch (kind) {
      case 'json':
        return json(JSON.stringify(chance(0.5) ? object : { results: [object, null, 7, [object]] }));
      case 'meta':
        return json(
          JSON.stringify(META_BATCH(person, key, chance(0.3) ? pick([null, 7, [], {}]) : value('Body'))),
        );
      case 'deep':
        return json(pick(['[', '{"a":']).repeat(20_000));
      case 'binary':
        return {
          type: pick(['application/json', 'application/x-www-form-urlencoded', 'application/octet-stream']),
          body: BINARY,
        };
      case 'huge':
        return {
          type: pick(['application/json', 'application/x-www-form-urlencoded']),
          body: chance(0.1) ? HUGE : HUGE.subarray(0, 70_000),
        };
      case 'empty':
        return {
          type: pick(['', 'application/json', 'application/x-www-form-urlencoded']),
          body: Buffer.alloc(0),
        };
      case 'proto':
        return json(
          `{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}},"results":[${JSON.stringify(object).replace('{', '{"__proto__":{"from":"x"},')}]}`,
        );
      case 'cut': {
        const text = JSON.stringify(META_BATCH(person, key, 'hello'));
        return json(text.slice(0, Math.floor(random() * text.length)));
      }
      case 'types':
        return json(
          JSON.stringify(
            pick([
              null,
              1,
              'x',
              [],
              [[]],
              { entry: 'x' },
              { entry: [{ changes: {} }] },
              { results: {} },
              { Type: {} },
            ]),
          ),
        );
    }
  }

  if (chance(0.03)) {
    done.push('charset');
    type = `${type}; charset=${pick(['utf-99', 'iso-8859-1', 'utf-16le', '"'])}`;
  }
  const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
  if (chance(0.03)) {
    done.push('encoding');
    headers['content-encoding'] = pick(['gzip', 'deflate', 'br', 'x']);
    if (chance(0.5)) body = headers['content-encoding'] === 'gzip' ? gzipSync(body) : deflateRawSync(body);
  }
  if (chance(0.02)) headers['x-forwarded-host'] = 'evil.example';

  const url = target.publicBaseUrl + path + query;
  const isTwilio = webhook.path.startsWith('/webhooks/twilio/');
  const isMeta = webhook.path.startsWith('/webhooks/whatsapp-cloud');
  if (isTwilio && (authentic || chance(0.5))) {
    const given = /json/.test(type) ? new URLSearchParams() : new URLSearchParams(body.toString('utf8'));
    const params = Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name)]));
    const secret = authentic ? target.twilioToken : 'wrong';
    headers['x-twilio-signature'] = getExpectedTwilioSignature(secret, url, params);
  }
  if (isMeta && (authentic || chance(0.5))) {
    const digest = createHmac('sha256', authentic ? target.metaSecret : 'wrong')
      .update(body)
      .digest('hex');
    headers['x-hub-signature-256'] = chance(0.1) && !authentic ? digest : `sha256=${digest}`;
  }
  return {
    method,
    path: path + query,
    webhook: webhook.path,
    headers,
    body,
    isAuthentic: authentic,
    what: `${channel.id} ${method} ${webhook.path} ${done.slice(0, 12).join(', ')}`,
  };
}
