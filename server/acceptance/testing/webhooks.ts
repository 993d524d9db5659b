import { META_NUMBER_ID, TWILIO_ACCOUNT } from './service.ts';

export type Fields = Readonly<Record<string, string>>;

/** A request of a provider's, before it is signed. "{token}" stands for the secret in the path. */
export interface Told {
  readonly path: string;
  readonly query?: Fields;
  readonly form?: Fields;
  readonly json?: unknown;
}

/** A person at a provider: the number, and what the provider calls the session, call or thread. */
export interface Person {
  readonly number: string;
  readonly session: string;
}

/** How one provider brings what people do; written here anew, to check the service by. */
export interface MessageWebhook {
  readonly name: string;
  readonly medium: 'ussd' | 'sms' | 'voice' | 'whatsapp';
  /** What a person did last, all of whose inputs these are; none: the session or call was opened. */
  did(person: Person, inputs: readonly string[]): Told;
}

const bare = ({ number }: Person): string => number.slice(1);
const national = ({ number }: Person): string => number.slice(3);
const last = (inputs: readonly string[]): string => inputs.at(-1) ?? '';
/** Unique for each thing done, and the same when it is told again. */
const idOf = ({ session }: Person, inputs: readonly string[]): string => `${session}x${inputs.length}`;
const post = (path: string, form: Fields): Told => ({ path: `/webhooks/${path}`, form });
const get = (path: string, query: Fields): Told => ({ path: `/webhooks/${path}`, query });
const json = (path: string, body: unknown): Told => ({ path: `/webhooks/${path}`, json: body });

const twilioMessage = (person: Person, inputs: readonly string[], prefix: string): Fields => ({
  MessageSid: `SM${idOf(person, inputs)}`,
  AccountSid: TWILIO_ACCOUNT,
  From: prefix + person.number,
  To: `${prefix}+14155238886`,
  Body: last(inputs),
  NumMedia: '0',
});

const exotelCall = (person: Person): Fields => ({
  CallSid: person.session,
  CallFrom: `0${national(person)}`,
  CallTo: '08088919888',
  Direction: 'incoming',
  CallType: 'call-attempt',
  CallStatus: 'null',
});

export const metaNotice = (value: object): object => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '1', changes: [{ field: 'messages', value: { metadata: META_NUMBER, ...value } }] }],
});
const META_NUMBER = { phone_number_id: META_NUMBER_ID };

/** Every address at which something that a person did is told. A test compares it with the channels there are. */
export const MESSAGE_WEBHOOKS: readonly MessageWebhook[] = [
  {
    name: 'africas-talking/ussd',
    medium: 'ussd',
    did: (person, inputs) =>
      post('africas-talking/{token}/ussd', {
        sessionId: person.session,
        phoneNumber: person.number,
        serviceCode: '*384*4247#',
        text: inputs.join('*'),
      }),
  },
  {
    name: 'ussd-joined/ussd',
    medium: 'ussd',
    did: (person, inputs) =>
      post('ussd/joined/{token}', {
        sessionId: person.session,
        phoneNumber: person.number,
        text: inputs.join('*'),
      }),
  },
  {
    name: 'ussd-dialled/ussd',
    medium: 'ussd',
    did: (person, inputs) =>
      get('ussd/dialled/{token}', {
        SESSIONID: person.session,
        MSISDN: bare(person),
        INPUT: `${['*415', ...inputs].join('*')}#`,
      }),
  },
  {
    name: 'ussd-airtel/ussd',
    medium: 'ussd',
    did: (person, inputs) =>
      get('ussd/airtel/{token}', {
        SessionID: person.session,
        MSISDN: bare(person),
        MSC: 'm',
        input: inputs.at(-1) ?? '121',
      }),
  },
  {
    name: 'ussd-imimobile/ussd',
    medium: 'ussd',
    did: (person, inputs) =>
      get('ussd/imimobile/{token}', {
        msisdn: national(person),
        msg: inputs.at(-1) ?? '*56263#',
        code: 'AROGYA',
        tid: '1',
        dcs: '0',
      }),
  },
  {
    name: 'ussd-hubtel/ussd',
    medium: 'ussd',
    did: (person, inputs) =>
      json('ussd/hubtel/{token}', {
        Mobile: bare(person),
        SessionId: person.session,
        ServiceCode: '711',
        Type: inputs.length === 0 ? 'Initiation' : 'Response',
        Message: inputs.at(-1) ?? '*711#',
        Sequence: inputs.length + 1,
      }),
  },
  {
    name: 'africas-talking/sms',
    medium: 'sms',
    did: (person, inputs) =>
      post('africas-talking/{token}/sms', {
        from: person.number,
        to: '4247',
        id: idOf(person, inputs),
        text: last(inputs),
        linkId: '',
      }),
  },
  {
    name: 'exotel/sms',
    medium: 'sms',
    did: (person, inputs) =>
      get('exotel/{token}/sms', {
        SmsSid: idOf(person, inputs),
        From: `0${national(person)}`,
        To: '08088919888',
        Body: last(inputs),
      }),
  },
  {
    name: 'infobip/sms',
    medium: 'sms',
    did: (person, inputs) =>
      json('sms-gateway/infobip/{token}/sms', {
        results: [{ messageId: idOf(person, inputs), from: bare(person), to: '4247', text: last(inputs) }],
      }),
  },
  {
    name: 'msg91/sms',
    medium: 'sms',
    did: (person, inputs) =>
      post('sms-gateway/msg91/{token}/sms', {
        id: idOf(person, inputs),
        mobile: bare(person),
        message: last(inputs),
      }),
  },
  {
    name: 'netcore/sms',
    medium: 'sms',
    did: (person, inputs) =>
      get('sms-gateway/netcore/{token}/sms', { from_addr: bare(person), content: last(inputs) }),
  },
  {
    name: 'twilio/sms',
    medium: 'sms',
    did: (person, inputs) => post('twilio/sms', twilioMessage(person, inputs, '')),
  },
  {
    name: 'africas-talking/voice',
    medium: 'voice',
    did: (person, inputs) => ({
      ...post('africas-talking/{token}/voice', {
        sessionId: person.session,
        isActive: '1',
        direction: 'Inbound',
        callerNumber: person.number,
        destinationNumber: '+254711082999',
        ...(inputs.length > 0 ? { dtmfDigits: last(inputs) } : {}),
      }),
      ...stepAt(inputs),
    }),
  },
  {
    name: 'twilio/voice',
    medium: 'voice',
    did: (person, inputs) => ({
      ...post('twilio/voice', {
        CallSid: person.session,
        AccountSid: TWILIO_ACCOUNT,
        From: person.number,
        To: '+15005550006',
        CallStatus: 'in-progress',
        Direction: 'inbound',
        ...(inputs.length > 0 ? { Digits: last(inputs) } : {}),
      }),
      ...stepAt(inputs),
    }),
  },
  {
    name: 'exotel/voice',
    medium: 'voice',
    did: (person, inputs) =>
      inputs.length === 0
        ? get('exotel/{token}/gather', exotelCall(person))
        : get('exotel/{token}/passthru', { ...exotelCall(person), digits: `"${last(inputs)}"` }),
  },
  {
    name: 'twilio/whatsapp',
    medium: 'whatsapp',
    did: (person, inputs) => post('twilio/whatsapp', twilioMessage(person, inputs, 'whatsapp:')),
  },
  {
    name: 'whatsapp-cloud/whatsapp',
    medium: 'whatsapp',
    did: (person, inputs) =>
      json(
        'whatsapp-cloud',
        metaNotice({
          contacts: [{ profile: { name: 'Asha' }, wa_id: bare(person) }],
          messages: [
            {
              from: bare(person),
              id: `wamid.${idOf(person, inputs)}`,
              timestamp: '1700000000',
              type: 'text',
              text: { body: last(inputs) },
            },
          ],
        }),
      ),
  },
];

function stepAt(inputs: readonly string[]): Pick<Told, 'query'> {
  return inputs.length === 0 ? {} : { query: { step: String(inputs.length) } };
}
