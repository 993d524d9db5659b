import type { Asked, Says } from './providers.ts';
import { TWILIO_ACCOUNT } from './service.ts';
import type { Told } from './webhooks.ts';

/** What an SMS provider was asked to send. */
export interface SentText {
  readonly to: string;
  readonly text: string;
  readonly header?: string | undefined;
  readonly entity?: string | undefined;
  readonly template?: string | undefined;
}

type Word = 'sent' | 'delivered' | 'failed';

/** An SMS provider as its pages describe it; written here anew, to check the service by. */
export interface SmsProvider {
  readonly name: string;
  /** Null: the request was not one to send a text. */
  read(asked: Asked): SentText | null;
  accept(id: string): Says;
  /** Null: it never says that. */
  report(id: string, word: Word): Told | null;
}

const formOf = ({ body }: Asked): Readonly<Record<string, string>> =>
  Object.fromEntries(new URLSearchParams(body));
const jsonOf = <T>({ body }: Asked): T => JSON.parse(body) as T;
const post = (path: string, form: Readonly<Record<string, string>>): Told => ({
  path: `/webhooks/${path}`,
  form,
});

export const SMS_PROVIDERS: readonly SmsProvider[] = [
  {
    name: 'africas-talking/sms',
    read(asked) {
      if (asked.path !== '/version1/messaging') return null;
      const { to = '', message = '', from } = formOf(asked);
      return { to, text: message, header: from };
    },
    accept: (messageId) => {
      const recipient = { statusCode: 101, number: '+91', status: 'Success', cost: 'KES 0.8', messageId };
      return {
        status: 201,
        body: JSON.stringify({ SMSMessageData: { Message: 'Sent', Recipients: [recipient] } }),
      };
    },
    report: (id, word) => {
      const status = { sent: 'Sent', delivered: 'Success', failed: 'Failed' }[word];
      return post('africas-talking/{token}/delivery', { id, status });
    },
  },
  {
    name: 'exotel/sms',
    read(asked) {
      if (!asked.path.endsWith('/Sms/send')) return null;
      const {
        To: to = '',
        Body: text = '',
        From: header,
        DltEntityId: entity,
        DltTemplateId: template,
      } = formOf(asked);
      return { to, text, header, entity, template };
    },
    accept: (id) => ({
      status: 200,
      type: 'application/xml',
      body: `<TwilioResponse><SMSMessage><Sid>${id}</Sid><Status>queued</Status></SMSMessage></TwilioResponse>`,
    }),
    report: (SmsSid, word) => post('exotel/{token}/delivery', { SmsSid, Status: word }),
  },
  {
    name: 'infobip/sms',
    read(asked) {
      if (asked.path !== '/sms/2/text/advanced') return null;
      const [message] = jsonOf<{
        messages: {
          from: string;
          text: string;
          destinations: { to: string }[];
          regional?: { indiaDlt?: { principalEntityId: string; contentTemplateId: string } };
        }[];
      }>(asked).messages;
      const dlt = message!.regional?.indiaDlt;
      return {
        to: `+${message!.destinations[0]!.to}`,
        text: message!.text,
        header: message!.from,
        entity: dlt?.principalEntityId,
        template: dlt?.contentTemplateId,
      };
    },
    accept: (messageId) => {
      const status = { groupName: 'PENDING', name: 'PENDING_ACCEPTED' };
      return { status: 200, body: JSON.stringify({ messages: [{ messageId, status }] }) };
    },
    report: (messageId, word) => {
      const status = {
        sent: { groupName: 'PENDING', name: 'PENDING_ENROUTE' },
        delivered: { groupName: 'DELIVERED', name: 'DELIVERED_TO_HANDSET' },
        failed: { groupName: 'UNDELIVERABLE', name: 'UNDELIVERABLE_NOT_DELIVERED' },
      }[word];
      return {
        path: '/webhooks/sms-gateway/infobip/{token}/delivery',
        json: { results: [{ messageId, status }] },
      };
    },
  },
  {
    name: 'msg91/sms',
    read(asked) {
      if (asked.path !== '/api/v2/sendsms') return null;
      const given = jsonOf<{ sender: string; DLT_TE_ID?: string; sms: { message: string; to: string[] }[] }>(
        asked,
      );
      const [sms] = given.sms;
      return { to: `+91${sms!.to[0]}`, text: sms!.message, header: given.sender, template: given.DLT_TE_ID };
    },
    accept: (message) => ({ status: 200, body: JSON.stringify({ type: 'success', message }) }),
    report: (requestId, word) => {
      const status = { sent: null, delivered: '1', failed: '2' }[word];
      const data = JSON.stringify([
        { requestId, report: [{ number: '91', status, desc: word.toUpperCase() }] },
      ]);
      return status === null ? null : post('sms-gateway/msg91/{token}/delivery', { data });
    },
  },
  {
    name: 'twilio/sms',
    read(asked) {
      if (!asked.path.endsWith('/Messages.json')) return null;
      const { To: to = '', Body: text = '', From: header } = formOf(asked);
      return { to, text, header };
    },
    accept: (sid) => ({ status: 201, body: JSON.stringify({ sid, status: 'queued' }) }),
    report: (MessageSid, word) => {
      const form = {
        MessageSid,
        MessageStatus: word,
        AccountSid: TWILIO_ACCOUNT,
        From: '+15005550006',
        To: '+91',
      };
      return post('twilio/status', form);
    },
  },
];
