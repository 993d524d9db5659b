import { describe, expect, test } from '@jest/globals';
import { Refused } from '../../core/errors.ts';
import type { Inbound, Webhook, WebhookRequest } from '../channel.ts';
import { mediaSent, sharedLocation, tapped, voiceNote, whatsAppHeard } from '../media/whatsapp-form.ts';
import { describeIncoming, type ExpectedReport, type IncomingCase } from '../testing/incoming.ts';
import { account, change, forge, medium, notice, sign } from './testing.ts';
import { nameOf } from './wamid.ts';
import { whatsAppCloud } from './whatsapp.ts';

const channel = whatsAppCloud(medium, account.WHATSAPP_PHONE_NUMBER_ID);

type MessageWebhook = Extract<Webhook, { kind: 'message' }>;
const webhook = channel.webhooks.find(({ kind }) => kind === 'message') as MessageWebhook;

const id = 'wamid.HBgMNTU1NTU1NTU1NTU1FQIAEhgUM0FFNTVCQzgxQzNBQUExQzUwMEMA';
const from = '919812345678';
const user = 'IN.13491208655302741918';
const contact = { profile: { name: 'Asha' }, wa_id: from };
const said = (part: object) => ({ from, id, timestamp: '1763870400', ...part });
const text = { type: 'text', text: { body: 'hospital 211001' } };

/** One message, and what is heard of it. */
const hears = (label: string, part: object, input: string): IncomingCase => ({
  label,
  to: 'whatsapp-cloud',
  json: notice(change({ contacts: [contact], messages: [said(part)] })),
  expect: {
    inbounds: [
      {
        from: `+${from}`,
        key: id,
        dialog: 'thread',
        hears: [
          [undefined, { inputs: [input], heard: '' }],
          ['', { inputs: [input], heard: '' }],
        ],
      },
    ],
  },
});

/** A notice, and whose messages are taken from it. */
const takes = (
  label: string,
  json: unknown,
  inbounds: Extract<IncomingCase['expect'], { inbounds: unknown }>['inbounds'] = [],
): IncomingCase => ({ label, to: 'whatsapp-cloud', json, expect: { inbounds } });

const told = (label: string, status: object, ...reports: ExpectedReport[]): IncomingCase => ({
  label,
  to: 'whatsapp-cloud',
  json: notice(change({ statuses: [{ id, timestamp: '1763870401', recipient_id: from, ...status }] })),
  expect: { reports },
});
const providerMessageId = nameOf(id);
const failed = (code: number) => ({
  status: 'failed',
  errors: [{ code, title: `Failed for ${from}`, message: 'm', error_data: { details: 'd' } }],
});

/** Several people, two bad items, and words on messages. */
const batch = (statuses: readonly unknown[]) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '1',
      changes: [
        change({ statuses }),
        change({
          contacts: [contact, { wa_id: '919812345679', user_id: user }],
          messages: [
            said(text),
            { id: 7, type: { a: 1 } },
            { ...said({ type: 'text', text: { body: '2' } }), id: 'wamid.2', from: '919812345679' },
          ],
        }),
      ],
    },
    { id: '2', changes: [change({ messages: [null, { ...said(text), id: 'wamid.3' }] })] },
  ],
});
const delivered = [{ id, status: 'delivered', recipient_id: from }, null, { id: 3 }];
const taken = [
  { from: `+${from}`, key: id },
  { from: '+919812345679', alias: `whatsapp:${user}`, key: 'wamid.2' },
  { from: `+${from}`, key: 'wamid.3' },
];

describeIncoming(
  channel,
  account,
  [
    hears('a text', text, 'hospital 211001'),
    hears('a text in Hindi', { type: 'text', text: { body: 'बचाओ 🙏' } }, 'बचाओ 🙏'),
    hears('an empty text', { type: 'text', text: { body: '' } }, ''),
    hears(
      'a text that plays a tap is only typed',
      { type: 'text', text: { body: tapped('x:1') } },
      'tap:x:1',
    ),
    hears(
      'a tapped button, by its id and not its title',
      {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'q1:2', title: 'Yes' } },
      },
      tapped('q1:2'),
    ),
    hears(
      'a chosen row',
      {
        type: 'interactive',
        interactive: {
          type: 'list_reply',
          list_reply: { id: 'q1:7', title: 'Fever', description: 'for days' },
        },
      },
      tapped('q1:7'),
    ),
    hears(
      'a form of Flows, which we never send',
      {
        type: 'interactive',
        interactive: {
          type: 'nfm_reply',
          nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"a":1}' },
        },
      },
      mediaSent(),
    ),
    hears(
      "a template's button, with a payload of ours",
      { type: 'button', button: { payload: 'q1:1', text: 'Taken' }, context: { from: '918044440042', id } },
      tapped('q1:1'),
    ),
    hears(
      "a template's button without one says its words",
      { type: 'button', button: { payload: 'STOP', text: 'STOP' } },
      'STOP',
    ),
    hears(
      'a place',
      {
        type: 'location',
        location: { latitude: 25.4358, longitude: 81.8463, name: 'Prayagraj', address: 'UP' },
      },
      sharedLocation(25.4358, 81.8463),
    ),
    hears(
      'the place 0,0',
      { type: 'location', location: { latitude: 0, longitude: 0 } },
      sharedLocation(0, 0),
    ),
    hears(
      'a place in texts',
      { type: 'location', location: { latitude: '-1.5', longitude: '36.75' } },
      sharedLocation(-1.5, 36.75),
    ),
    hears('half a place', { type: 'location', location: { latitude: 25.4 } }, mediaSent()),
    hears(
      'a voice note',
      { type: 'audio', audio: { id: '1908647269898587', mime_type: 'audio/ogg; codecs=opus', voice: true } },
      voiceNote(),
    ),
    hears(
      'a voice note by its other name',
      { type: 'voice', voice: { id: '1908647269898587' } },
      voiceNote(),
    ),
    hears('a picture', { type: 'image', image: { id: '2754859441498128', sha256: 's' } }, mediaSent()),
    hears(
      'a picture with words',
      { type: 'image', image: { id: '2754859441498128', caption: 'hospital 211001' } },
      'hospital 211001',
    ),
    hears('a film with words', { type: 'video', video: { caption: 'मदद' } }, 'मदद'),
    hears(
      'a file with words',
      { type: 'document', document: { filename: 'a.pdf', caption: 'report' } },
      'report',
    ),
    hears('a picture with a blank', { type: 'image', image: { caption: ' ' } }, mediaSent()),
    hears('a sticker', { type: 'sticker', sticker: { id: '798882015472548', animated: false } }, mediaSent()),
    hears('a card', { type: 'contacts', contacts: [{ name: { formatted_name: 'B' } }] }, mediaSent()),
    hears('an order', { type: 'order', order: { catalog_id: '1', product_items: [] } }, mediaSent()),
    hears(
      'what the interface does not carry',
      { type: 'unsupported', errors: [{ code: 131051, title: 'Message type unknown' }] },
      mediaSent(),
    ),
    hears('a type of next year', { type: 'hologram', hologram: { id: 'h' } }, mediaSent()),
    hears('a type that is a word of the language', { type: 'constructor' }, mediaSent()),
    hears('a text without its part', { type: 'text' }, mediaSent()),
    hears('a time in milliseconds', { ...text, timestamp: '1763870400123' }, 'hospital 211001'),
    hears('a time days ago: it may be an SOS', { ...text, timestamp: '1763500000' }, 'hospital 211001'),
    hears('no time at all', { ...text, timestamp: undefined }, 'hospital 211001'),

    takes(
      'a sign on a message, a changed number, second thoughts: nothing',
      notice(
        change({
          contacts: [contact],
          messages: [
            said({ type: 'reaction', reaction: { message_id: id, emoji: '👍' } }),
            said({
              type: 'system',
              system: {
                body: `User changed from ${from}`,
                wa_id: '919812345679',
                type: 'user_changed_number',
              },
            }),
            said({ type: 'edit', edit: { original_message_id: id, message: text } }),
            said({ type: 'revoke', revoke: { original_message_id: id } }),
          ],
        }),
      ),
    ),
    takes('a group', notice(change({ messages: [said({ ...text, group_id: 'Y2FwaV9ncm91cDox' })] }))),
    takes('a number of somebody else', notice(change({ messages: [said(text)] }, '100000000000043'))),
    takes(
      'another field',
      notice(change({ messages: [said(text)] }, account.WHATSAPP_PHONE_NUMBER_ID, 'smb_message_echoes')),
    ),
    takes('an account that is told off', notice({ field: 'account_update', value: { event: 'DISABLED' } })),
    takes('nobody in particular', notice(change({ messages: [{ ...said(text), from: undefined }] }))),
    takes('a sender that is no number', notice(change({ messages: [{ ...said(text), from: 'Asha' }] }))),
    takes('no id', notice(change({ messages: [{ ...said(text), id: undefined }] }))),
    takes('an empty notice', {}),
    takes('a notice without changes', { object: 'whatsapp_business_account', entry: [{ id: '1' }] }),
    takes('a notice of another shape', { entry: [null, { changes: 'x' }, { changes: [null, 1] }] }),
    {
      label: 'a notice that is none',
      to: 'whatsapp-cloud',
      json: 'null',
      expect: { refused: 400 },
    },
    { label: 'half a notice', to: 'whatsapp-cloud', json: '{"entry":[', expect: { refused: 400 } },

    takes(
      'a number with its other identity',
      notice(
        change({
          contacts: [{ ...contact, user_id: user }],
          messages: [{ ...said(text), from_user_id: user }],
        }),
      ),
      [{ from: `+${from}`, alias: `whatsapp:${user}` }],
    ),
    takes(
      'an identity told only beside the message',
      notice(change({ contacts: [{ ...contact, user_id: user }], messages: [said(text)] })),
      [{ from: `+${from}`, alias: `whatsapp:${user}` }],
    ),
    takes(
      'a hidden number',
      notice(
        change({
          contacts: [{ profile: { name: 'Asha', username: '@asha' }, user_id: user }],
          messages: [{ ...said(text), from: undefined, from_user_id: user }],
        }),
      ),
      [{ from: `whatsapp:${user}`, key: id }],
    ),
    takes(
      'a hidden number that only the contact tells of',
      notice(change({ contacts: [{ user_id: user }], messages: [{ ...said(text), from: undefined }] })),
      [{ from: `whatsapp:${user}` }],
    ),
    takes(
      'of two contacts nobody is guessed',
      notice(
        change({
          contacts: [{ user_id: user }, { user_id: 'IN.2' }],
          messages: [{ ...said(text), from: undefined }],
        }),
      ),
    ),

    takes('a batch of several people, with two bad items', batch([]), taken),
  ],
  { sign, forge },
);

/** The words on messages alone, as if they came to an address of their own: so that the table is run over them too. */
const reports: typeof channel = {
  ...channel,
  webhooks: [
    {
      path: '/webhooks/whatsapp-cloud',
      methods: ['post'],
      kind: 'report',
      read: (one) => webhook.reports!(one),
      respond: () => webhook.respond(null),
    },
  ],
};

describeIncoming(
  reports,
  account,
  [
    {
      label: 'words on messages among what people did, and two bad items',
      to: 'whatsapp-cloud',
      json: batch(delivered),
      expect: { reports: [{ providerMessageId, status: 'delivered' }] },
    },
    ...(['sent', 'delivered', 'read'] as const).map((status) =>
      told(
        status,
        { status, conversation: { id: 'c' }, pricing: { billable: true } },
        { providerMessageId, status },
      ),
    ),
    told('deleted', { status: 'deleted' }),
    told('a status of next year', { status: 'played' }),
    told('failed without a word', { status: 'failed' }, { providerMessageId, status: 'failed' }),
    ...(
      [
        [131047, 'outside-window'],
        [470, 'outside-window'],
        [131026, 'undeliverable'],
        [131049, 'held-back'],
        [130472, 'held-back'],
        [131056, 'throttled'],
        [131000, 'unavailable'],
        [132015, 'template'],
        [131042, 'insufficient-balance'],
      ] as const
    ).map(([code, reason]) =>
      told(`failed with ${code}: another road may do`, failed(code), {
        providerMessageId,
        status: 'failed',
        reason,
        elsewhere: true,
      }),
    ),
    told('failed: the person has opted out', failed(131050), {
      providerMessageId,
      status: 'failed',
      reason: 'opted-out',
      optOut: true,
      optedOut: `+${from}`,
    }),
    told('failed: our mistake', failed(131009), {
      providerMessageId,
      status: 'failed',
      reason: 'bad-parameter',
    }),
    told('failed in a new way', failed(139_999), {
      providerMessageId,
      status: 'failed',
      reason: 'error-139999',
    }),
  ],
  { sign, forge },
);

const request = (rawBody: string): WebhookRequest => ({
  params: {},
  headers: { 'content-type': 'application/json' },
  query: {},
  form: {},
  rawBody: Buffer.from(rawBody),
});
const passes = (one: WebhookRequest, secrets = account.WHATSAPP_APP_SECRET): boolean => {
  try {
    channel.authenticate(one, { ...account, WHATSAPP_APP_SECRET: secrets });
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(Refused);
    expect((error as Refused).status).toBe(403);
    return false;
  }
};

describe('the signature', () => {
  const hindi = JSON.stringify(
    notice(change({ messages: [said({ type: 'text', text: { body: 'बचाओ' } })] })),
  );
  const escaped = hindi.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

  test.each([
    ['with letters as they are', hindi],
    ['with letters escaped, as Meta sends them', escaped],
  ])('is over the bytes as they came, %s', (_, body) => {
    const one = sign(request(body));
    expect(passes(one)).toBe(true);
    const [inbound] = webhook.read(one) as readonly Inbound[];
    expect(inbound!.hear(undefined)).toEqual({ inputs: ['बचाओ'], heard: '' });
  });

  test('is not that of the same words in other bytes', () => {
    expect(escaped).not.toBe(hindi);
    const { headers } = sign(request(hindi));
    expect(passes({ ...request(escaped), headers })).toBe(false);
  });

  test('may be made with either secret of a rotation, and with no other', () => {
    expect(passes(sign(request('{}'), 'the-next-secret-fedcba9876543210'))).toBe(true);
    expect(passes(sign(request('{}'), 'another'))).toBe(false);
    expect(passes(sign(request('{}'), ''))).toBe(false);
  });

  const right = sign(request('{}')).headers['x-hub-signature-256']!;
  test.each([
    ['none', undefined],
    ['an empty one', ''],
    ['no hash', 'sha256='],
    ['no name', right.slice(7)],
    ['another name', right.replace('sha256', 'sha1')],
    ['a shorter one', right.slice(0, -2)],
    ['a longer one', `${right}00`],
    ['one of other letters', `${right.slice(0, -1)}x`],
    ['one after a blank', ` ${right}`],
  ])('fails: %s', (_, signature) => {
    const headers = signature === undefined ? {} : { 'x-hub-signature-256': signature };
    expect(passes({ ...request('{}'), headers })).toBe(false);
  });

  test.each(['', ',', ' , '])('fails closed without a secret (%p)', (secrets) => {
    expect(passes(sign(request('{}'), 'x'), secrets)).toBe(false);
    expect(passes(request('{}'), secrets)).toBe(false);
  });
});

test('of one notice both the messages and the words on others are taken', () => {
  const one = request(JSON.stringify(batch(delivered)));
  expect(webhook.read(one)).toHaveLength(3);
  expect(webhook.reports!(one)).toEqual([{ providerMessageId, status: 'delivered' }]);
});

test('a voice note, a picture and a place are not mistaken for what was typed', () => {
  const inputOf = (part: object): string => {
    const one = request(JSON.stringify(notice(change({ messages: [said(part)] }))));
    const heard = (webhook.read(one) as readonly Inbound[])[0]!.hear(undefined);
    return heard === 'late' ? '' : heard.inputs[0]!;
  };
  expect(whatsAppHeard(inputOf({ type: 'audio', audio: {} }))).toEqual({ type: 'voice-note' });
  expect(whatsAppHeard(inputOf({ type: 'sticker' }))).toEqual({ type: 'media' });
  expect(whatsAppHeard(inputOf({ type: 'location', location: { latitude: 0, longitude: 0 } }))).toEqual({
    type: 'location',
    coordinates: { latitude: 0, longitude: 0 },
  });
  expect(whatsAppHeard(inputOf({ type: 'location', location: { latitude: 91, longitude: 0 } }))).toEqual({
    type: 'media',
  });
});
