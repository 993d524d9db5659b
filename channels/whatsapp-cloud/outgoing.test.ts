import { describe, expect, test } from '@jest/globals';
import { WhatsAppUser } from '../../core/address.ts';
import type { SendFailed } from '../../core/errors.ts';
import type { Channel, OutgoingMessage } from '../channel.ts';
import type { WhatsAppForm } from '../media/whatsapp-form.ts';
import { describeOutgoing, type OutgoingCase } from '../testing/outgoing.ts';
import { account, medium } from './testing.ts';
import { nameOf } from './wamid.ts';
import { whatsAppCloud, type WhatsAppVariables } from './whatsapp.ts';

const channel = whatsAppCloud(medium, account.WHATSAPP_PHONE_NUMBER_ID, { timeLimitMs: 300 });
const { token: _token, publicBaseUrl: _url, ...variables } = account;
const config = (WHATSAPP_API_BASE_URL: string): WhatsAppVariables => ({
  ...variables,
  WHATSAPP_API_BASE_URL,
});

/** The table says only who and what: the rest of the message is the same in all of its cases. */
const always = (more: Partial<OutgoingMessage>): Channel<WhatsAppVariables> => ({
  ...channel,
  sender: (given) => {
    const send = channel.sender!(given);
    return (message) => send({ ...message, ...more });
  },
});

const to = '+919812345678';
const text = 'Fever?\n1 Yes\n2 No';
const path = `/${account.WHATSAPP_PHONE_NUMBER_ID}/messages`;
const headers = {
  authorization: `Bearer ${account.WHATSAPP_ACCESS_TOKEN}`,
  'content-type': 'application/json',
};
const wamid = 'wamid.HBgMOTE5ODEyMzQ1Njc4FQIAERgSMjcwNzE2';
const taken = {
  status: 200,
  body: JSON.stringify({
    messaging_product: 'whatsapp',
    contacts: [{ input: to, wa_id: '919812345678' }],
    messages: [{ id: wamid, message_status: 'accepted' }],
  }),
};
const sent = { providerMessageId: nameOf(wamid) };
const addressed = { messaging_product: 'whatsapp', recipient_type: 'individual', to };
const plain = { ...addressed, type: 'text', text: { preview_url: false, body: text } };

type Case = OutgoingCase<WhatsAppVariables>;
const sending = (label: string, json: object, reply: Case['reply'], wanted: Case['expect']): Case => ({
  label,
  message: { to, text },
  request: { method: 'POST', path, headers, json },
  reply,
  expect: wanted,
});
const failed = (outcome: SendFailed['outcome'], reason: string) => ({ failed: outcome, reason });
const fault = (code: number, status = 400, more: object = {}): Case['reply'] => ({
  status,
  body: JSON.stringify({
    error: {
      message: `(#${code}) Recipient ${to} said "${text}"`,
      type: 'OAuthException',
      code,
      error_data: { messaging_product: 'whatsapp', details: to },
      fbtrace_id: 'AbCdEf',
      ...more,
    },
  }),
});

describeOutgoing(channel, config, [
  sending('a text', plain, taken, sent),
  ...(
    [
      [4, 'retry', 'throttled'],
      [80007, 'retry', 'throttled'],
      [130429, 'retry', 'throttled'],
      [131048, 'retry', 'throttled'],
      [131056, 'retry', 'throttled'],
      [133016, 'retry', 'throttled'],
      [190, 'retry', 'credentials'],
      [10, 'retry', 'credentials'],
      [200, 'retry', 'credentials'],
      [131053, 'retry', 'media'],
      [131057, 'retry', 'maintenance'],
      [131042, 'retry', 'insufficient-balance'],
      [368, 'elsewhere', 'account'],
      [131031, 'elsewhere', 'account'],
      [131047, 'elsewhere', 'outside-window'],
      [131026, 'elsewhere', 'undeliverable'],
      [131030, 'elsewhere', 'not-allowed'],
      [131049, 'elsewhere', 'held-back'],
      [132000, 'elsewhere', 'template'],
      [132001, 'elsewhere', 'template'],
      [132015, 'elsewhere', 'template'],
      [131050, 'rejected', 'opted-out'],
      [131051, 'rejected', 'unsupported'],
      [131009, 'rejected', 'bad-parameter'],
      [100, 'rejected', 'bad-parameter'],
      [139_999, 'rejected', 'error-139999'],
    ] as const
  ).map(([code, outcome, reason]) => sending(`error ${code}`, plain, fault(code), failed(outcome, reason))),
  sending('credentials, with their status', plain, fault(190, 401), failed('retry', 'credentials')),
  sending('too many, with its status', plain, fault(130429, 429), failed('retry', 'throttled')),
  sending('down for maintenance', plain, fault(133004, 503), failed('retry', 'unavailable')),
  sending('broken: it may have gone', plain, fault(131000, 500), failed('unknown', 'unavailable')),
  sending('broken in a new way', plain, fault(139_999, 500), failed('unknown', 'http-500')),
  sending(
    'a new error that passes',
    plain,
    fault(139_999, 400, { is_transient: true }),
    failed('retry', 'error-139999'),
  ),
  sending(
    'an error without a code',
    plain,
    { status: 400, body: `bad ${to}` },
    failed('rejected', 'http-400'),
  ),
  sending('an odd code', plain, fault(1e300), failed('rejected', 'http-400')),
  sending('a gateway between us', plain, { status: 502, body: '<html>' }, failed('unknown', 'http-502')),
  sending('no access', plain, { status: 403, body: '' }, failed('retry', 'credentials')),
  sending(
    'redirected',
    plain,
    { status: 302, body: '', headers: { location: 'https://example.com/' } },
    failed('rejected', 'http-302'),
  ),
  sending('a web page', plain, { status: 200, body: '<html>' }, failed('unknown', 'unreadable-answer')),
  sending(
    'half an answer',
    plain,
    { status: 200, body: '{"messages":[{' },
    failed('unknown', 'unreadable-answer'),
  ),
  sending(
    'taken, and not said which',
    plain,
    { status: 200, body: '{}' },
    failed('unknown', 'unreadable-answer'),
  ),
  sending('nothing at all', plain, 'stall', failed('unknown', 'timeout')),
  sending('connection lost', plain, 'hang-up', failed('unknown', 'connection-lost')),
  {
    label: 'nobody there',
    message: { to, text },
    reply: 'not-listening',
    expect: failed('retry', 'unreachable'),
  },
  {
    label: 'nothing to say: nothing is asked',
    message: { to, text: '\u2003\u2003' },
    reply: taken,
    expect: failed('rejected', 'empty'),
  },
  {
    label: 'more than a message holds: nothing is asked',
    message: { to, text: 'a'.repeat(4_097) },
    reply: taken,
    expect: failed('elsewhere', 'too-long'),
  },
  {
    ...sending('as much as one holds', plain, taken, sent),
    message: { to, text: 'ब'.repeat(4_096) },
    request: {
      method: 'POST',
      path,
      json: { ...plain, text: { preview_url: false, body: 'ब'.repeat(4_096) } },
    },
  },
]);

const interactive = (part: object) => ({ ...addressed, type: 'interactive', interactive: part });
const form = (more: WhatsAppForm): Partial<OutgoingMessage> => ({ form: more });
const long = 'प्राथमिक स्वास्थ्य केंद्र, प्रयागराज';

describe.each<[string, Partial<OutgoingMessage>, object]>([
  [
    'a form that is a text',
    form({ type: 'text', body: 'Take care.' }),
    { ...addressed, type: 'text', text: { preview_url: false, body: 'Take care.' } },
  ],
  [
    'buttons',
    form({
      type: 'buttons',
      body: 'Fever?',
      buttons: [
        { id: 'q:1', title: 'Yes' },
        { id: 'q:2', title: 'No' },
      ],
    }),
    interactive({
      type: 'button',
      body: { text: 'Fever?' },
      action: {
        buttons: [
          { type: 'reply', reply: { id: 'q:1', title: 'Yes' } },
          { type: 'reply', reply: { id: 'q:2', title: 'No' } },
        ],
      },
    }),
  ],
  [
    'a list',
    form({
      type: 'list',
      body: 'Where?',
      button: 'Choose',
      rows: [
        { id: 'q:1', title: 'Civil Hospital', description: 'Civil Hospital & Trauma Centre' },
        { id: 'q:2', title: 'AIIMS' },
      ],
    }),
    interactive({
      type: 'list',
      body: { text: 'Where?' },
      action: {
        button: 'Choose',
        sections: [
          {
            rows: [
              { id: 'q:1', title: 'Civil Hospital', description: 'Civil Hospital & Trauma Centre' },
              { id: 'q:2', title: 'AIIMS' },
            ],
          },
        ],
      },
    }),
  ],
  [
    'a question for a place',
    form({ type: 'location-request', body: 'Where are you?' }),
    interactive({
      type: 'location_request_message',
      body: { text: 'Where are you?' },
      action: { name: 'send_location' },
    }),
  ],
  [
    'labels that are too long, cut by letters as they are seen',
    form({ type: 'list', body: 'Where?', button: 'Choose one of these', rows: [{ id: 'q:1', title: long }] }),
    interactive({
      type: 'list',
      body: { text: 'Where?' },
      action: {
        button: 'Choose one of these',
        sections: [{ rows: [{ id: 'q:1', title: 'प्राथमिक स्वास्थ्य…' }] }],
      },
    }),
  ],
  ['no form', {}, plain],
  ['a form of another kind', { form: { type: 'hologram' } }, plain],
  [
    'more buttons than there may be',
    form({ type: 'buttons', body: 'b', buttons: ['1', '2', '3', '4'].map((id) => ({ id, title: id })) }),
    plain,
  ],
  [
    'more rows than there may be',
    form({
      type: 'list',
      body: 'b',
      button: 'c',
      rows: Array.from({ length: 11 }, (_, n) => ({ id: `${n}`, title: `${n}` })),
    }),
    plain,
  ],
  [
    'two labels alike',
    form({
      type: 'buttons',
      body: 'b',
      buttons: [
        { id: '1', title: `${long} 1` },
        { id: '2', title: `${long} 2` },
      ],
    }),
    plain,
  ],
  ['a label of nothing', form({ type: 'buttons', body: 'b', buttons: [{ id: '1', title: ' ' }] }), plain],
  [
    'an id that is too long',
    form({ type: 'buttons', body: 'b', buttons: [{ id: 'i'.repeat(201), title: 't' }] }),
    plain,
  ],
  [
    'a body that is too long for options',
    form({ type: 'buttons', body: 'b'.repeat(1_025), buttons: [{ id: '1', title: 't' }] }),
    plain,
  ],
])('drawn as %s', (label, more, json) => {
  describeOutgoing(always(more), config, [sending(label, json, taken, sent)]);
});

test('no label is cut inside a letter as it is seen', () => {
  expect('प्राथमिक स्वास्थ्य…'.length).toBeLessThanOrEqual(24);
  expect(long.startsWith('प्राथमिक स्वास्थ्य')).toBe(true);
});

const user = 'IN.13491208655302741918';
describe('somebody whose number is hidden', () => {
  describeOutgoing(always({ to: WhatsAppUser.parse(user)! }), config, [
    sending(
      'goes by the field for it',
      {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        recipient: user,
        type: 'text',
        text: { preview_url: false, body: text },
      },
      taken,
      sent,
    ),
  ]);
});

describe('when the free hours are over', () => {
  const template = 'reminder.dose';
  describeOutgoing(always({ late: true, form: { type: 'text', body: 'anything' } }), config, [
    {
      ...sending(
        'a registered template goes, with its values',
        {
          ...addressed,
          type: 'template',
          template: {
            name: 'dose_reminder',
            language: { code: 'en_IN' },
            components: [{ type: 'body', parameters: [{ type: 'text', text: 'vitamin D' }] }],
          },
        },
        taken,
        sent,
      ),
      message: { to, text: 'Time for vitamin D, please.\n1 Taken', template },
    },
    {
      label: 'without one nothing is asked',
      message: { to, text },
      reply: taken,
      expect: failed('elsewhere', 'outside-window'),
    },
    {
      label: 'nor with one that is not registered',
      message: { to, text, template: 'constructor' },
      reply: taken,
      expect: failed('elsewhere', 'outside-window'),
    },
    {
      ...sending(
        'one without values goes as it is',
        {
          ...addressed,
          type: 'template',
          template: { name: 'noted', language: { code: 'hi' }, components: [] },
        },
        taken,
        sent,
      ),
      message: { to, text: 'Noted.', template: 'hi.0' },
      config: { WHATSAPP_TEMPLATES: { 'hi.0': { name: 'noted', language: 'hi', body: 'Noted.' } } },
    },
    {
      label: 'nor with one whose words are others',
      message: { to, text: 'Time for vitamin D, please.\n1 taken', template },
      reply: taken,
      expect: failed('elsewhere', 'template'),
    },
    {
      label: 'nor with a value of more than a line',
      message: { to, text: 'Time for vitamin\nD, please.\n1 Taken', template },
      reply: taken,
      expect: failed('elsewhere', 'template'),
    },
  ]);
});

describe('the variables', () => {
  const given = {
    ...variables,
    WHATSAPP_API_BASE_URL: '',
    WHATSAPP_TEMPLATES: JSON.stringify(variables.WHATSAPP_TEMPLATES),
  };

  test('are read, blank ones as absent', () => {
    expect(channel.variables.parse(given)).toEqual(variables);
    expect(channel.variables.parse({ ...given, WHATSAPP_TEMPLATES: '' })).toEqual({
      ...variables,
      WHATSAPP_TEMPLATES: {},
    });
  });

  test.each([
    ['WHATSAPP_APP_SECRET', ''],
    ['WHATSAPP_APP_SECRET', ' , '],
    ['WHATSAPP_VERIFY_TOKEN', ' '],
    ['WHATSAPP_ACCESS_TOKEN', ''],
    ['WHATSAPP_PHONE_NUMBER_ID', '+918044440042'],
    ['WHATSAPP_PHONE_NUMBER_ID', '../x'],
    ['WHATSAPP_API_BASE_URL', 'graph'],
    ['WHATSAPP_TEMPLATES', '{'],
    ['WHATSAPP_TEMPLATES', '[]'],
    ['WHATSAPP_TEMPLATES', '{"a":"b"}'],
    ['WHATSAPP_TEMPLATES', '{"a":{"name":"Dose Reminder","language":"hi","body":"x"}}'],
    ['WHATSAPP_TEMPLATES', '{"a":{"name":"dose","language":"Hindi","body":"x"}}'],
    ['WHATSAPP_TEMPLATES', '{"a":{"name":"dose","language":"hi","body":"Arogya says: {{1}}"}}'],
  ])('%s as %p is named', (name, value) => {
    const { error } = channel.variables.safeParse({ ...given, [name]: value });
    expect(error?.issues.map(({ path }) => path[0])).toContain(name);
  });
});

test("a sent message's name holds no number, as WhatsApp's own does", () => {
  expect(Buffer.from(wamid.slice(6), 'base64').toString('latin1')).toContain('919812345678');
  expect(nameOf(wamid)).toMatch(/^wa-[\w-]{43}$/);
  expect(Buffer.from(nameOf(wamid).slice(3), 'base64url').toString('latin1')).not.toContain('9198');
  expect(nameOf(wamid)).toBe(nameOf(wamid));
  expect(nameOf(`${wamid}x`)).not.toBe(nameOf(wamid));
});
