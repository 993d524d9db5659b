import express, { type Request, type Response, type Router } from 'express';
import { PhoneNumber } from '../../core/phone.ts';
import type { GatewayRequest, GatewayRoad } from './gateway-road.ts';
import type { Mailbox } from './mailbox.ts';
import type { Road } from './road.ts';
import { countParts } from './septets.ts';

/** The number that people text to at each of them. */
const LONG_CODE = '08088919888';

/** Who brings texts to the service. */
export const TEXT_GATEWAYS = ['exotel', 'infobip', 'msg91', 'netcore'] as const;
export type TextGateway = (typeof TEXT_GATEWAYS)[number];

/** Texts of phones, on their way to the service, through one of the gateways. */
export interface GatewayTexts {
  /** The gateway's id of the text. */
  text(gateway: TextGateway, number: string, text: string): string;
  /** Serves what the service asks of Exotel, Infobip and MSG91. */
  readonly router: Router;
}

const national = (number: string): string => (number.startsWith('+91') ? `0${number.slice(3)}` : number);
const bare = (number: string): string => number.replace(/^\+/, '');

/** A text that India's operators would drop: no entity, or no template of nineteen digits. */
const isRegistered = (entity: string | undefined, template: string | undefined): boolean =>
  /^\d{10,25}$/.test(entity ?? '') && /^\d{10,25}$/.test(template ?? '');

/** Answers a request of the service's; the connection may break instead. */
type Give = (type: string, body: string, status?: number) => void;

/** SMS of Exotel's, Infobip's, MSG91's and Netcore's kind. `token` is the one in the service's addresses. */
export function createGatewayTexts(
  road: Road,
  gateways: GatewayRoad,
  mailbox: Mailbox,
  token: string,
  newId: () => string,
): GatewayTexts {
  const { counts, clock } = road;
  const pathOf = (rest: string): string => `/webhooks/${rest.replace('{token}', encodeURIComponent(token))}`;

  /** Keeps a text as sent; null for a number that no network has. */
  function take(
    to: string,
    text: string,
    from: string,
  ): { readonly id: string; readonly number: string } | null {
    const number = PhoneNumber.parse(to)?.e164;
    if (!number) return null;
    const id = newId();
    mailbox.add({ id, to: number, from, text, parts: countParts(text), at: clock.now().toISOString() });
    counts.sms++;
    return { id, number };
  }

  /** The troubles of a sending, then what `answer` gives; the reports follow whether or not that arrives. */
  const troubled =
    (answer: (request: Request, give: Give) => readonly GatewayRequest[]) =>
    async (request: Request, response: Response): Promise<void> => {
      const { delayMs, error, stall, lostAnswer } = road.switches().sends;
      const fate = road.fate(`${request.path} send`);
      const [isError, isStalled, isLost] = [error, stall, lostAnswer].map((chance) => fate.happens(chance));
      await road.pause(fate.upTo(delayMs));
      if (isStalled) return;
      if (isError) {
        response.status(500).type('text/plain').send('Internal Server Error');
        return;
      }
      const give: Give = (type, body, status = 200) => {
        if (isLost) response.destroy();
        else response.status(status).type(type).send(body);
      };
      for (const report of answer(request, give)) gateways.deliver(report);
    };

  /** Where a report goes, on this machine whatever host it names. */
  const reportPath = (url: string | undefined): string | null =>
    url && URL.canParse(url) ? new URL(url).pathname : null;

  const exotel = troubled((request, give) => {
    const form = request.body as Record<string, string | undefined>;
    if (!request.get('authorization')?.startsWith('Basic ')) {
      give(
        'application/xml',
        '<TwilioResponse><RestException><Status>401</Status></RestException></TwilioResponse>',
        401,
      );
      return [];
    }
    const { From: from, To: to, Body: text, DltEntityId: entity, DltTemplateId: template } = form;
    const isDropped = to?.startsWith('+91') === true && !isRegistered(entity, template);
    const taken = from && to && text !== undefined ? take(isDropped ? '' : to, text, from) : null;
    const id = taken?.id ?? newId();
    const known = PhoneNumber.parse(to ?? '') !== null;
    if (!from || !to || text === undefined || !known) {
      give(
        'application/xml',
        '<TwilioResponse><RestException><Status>400</Status></RestException></TwilioResponse>',
        400,
      );
      return [];
    }
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<TwilioResponse>\n <SMSMessage>\n  <Sid>${id}</Sid>\n  <Status>queued</Status>\n  <DetailedStatus>PENDING_TO_OPERATOR</DetailedStatus>\n </SMSMessage>\n</TwilioResponse>`;
    give('application/xml', body);
    const path = reportPath(form.StatusCallback);
    const statuses = isDropped
      ? [['failed', 'FAILED_DLT_SCRUBBING']]
      : [
          ['sent', 'DELIVERED_TO_OPERATOR'],
          ['delivered', 'DELIVERED_TO_HANDSET'],
        ];
    return path === null
      ? []
      : statuses.map(([Status = '', DetailedStatus = '']) => ({
          path,
          form: {
            SmsSid: id,
            To: national(to),
            Status,
            DetailedStatus,
            SmsUnits: String(countParts(text)),
          },
        }));
  });

  const infobip = troubled((request, give) => {
    if (!request.get('authorization')?.startsWith('App ')) {
      give('application/json', '{"requestError":{"serviceException":{"messageId":"UNAUTHORIZED"}}}', 401);
      return [];
    }
    interface Message {
      from?: string;
      destinations?: { to?: string }[];
      text?: string;
      notifyUrl?: string;
      regional?: { indiaDlt?: { principalEntityId?: string; contentTemplateId?: string } };
    }
    const [message] = (request.body as { messages?: Message[] }).messages ?? [];
    const to = message?.destinations?.[0]?.to ?? '';
    const dlt = message?.regional?.indiaDlt;
    const isDropped = to.startsWith('91') && !isRegistered(dlt?.principalEntityId, dlt?.contentTemplateId);
    const taken = isDropped ? null : take(to, message?.text ?? '', message?.from ?? 'InfoSMS');
    const messageId = taken?.id ?? newId();
    const status = taken
      ? { groupId: 1, groupName: 'PENDING', id: 26, name: 'PENDING_ACCEPTED' }
      : {
          groupId: 5,
          groupName: 'REJECTED',
          id: 51,
          name: isDropped ? 'REJECTED_DLT' : 'REJECTED_DESTINATION',
        };
    give('application/json', JSON.stringify({ messages: [{ to, messageId, status }] }));
    const path = reportPath(message?.notifyUrl);
    if (!taken || path === null) return [];
    const report = (groupName: string, name: string) => ({ messageId, to, status: { groupName, name } });
    return [
      {
        path,
        json: {
          results: [
            report('DELIVERED', 'DELIVERED_TO_HANDSET'),
            // Batches are in no order.
            report('PENDING', 'PENDING_ENROUTE'),
          ],
        },
      },
    ];
  });

  const msg91 = troubled((request, give) => {
    const refuse = (code: string): GatewayRequest[] => {
      give('application/json', JSON.stringify({ type: 'error', message: 'refused', code }));
      return [];
    };
    if (!request.get('authkey')) return refuse('106');
    interface Sending {
      sender?: string;
      country?: string;
      sms?: { message?: string; to?: string[] }[];
      DLT_TE_ID?: string;
    }
    const { sender = '', country, sms: [text] = [], DLT_TE_ID: template } = request.body as Sending;
    const number = text?.to?.[0] ?? '';
    const to = country === '0' ? number : `${country}${number}`;
    // Without a template the operators drop it, and only a report says so.
    const isDropped = country === '91' && !isRegistered(template, template);
    const taken = isDropped ? { id: newId() } : take(to, text?.message ?? '', sender);
    if (!taken) return refuse('202');
    give('application/json', JSON.stringify({ message: taken.id, type: 'success' }));
    const report = {
      date: '2026-11-23 15:30:00',
      number: to,
      status: isDropped ? '2' : '1',
      desc: isDropped ? 'FAILED' : 'DELIVERED',
    };
    const data = JSON.stringify([{ senderId: sender, requestId: taken.id, userId: '1', report: [report] }]);
    return [{ path: pathOf('sms-gateway/msg91/{token}/delivery'), form: { data } }];
  });

  const router = express.Router();
  router.post('/v1/Accounts/:sid/Sms/send', express.urlencoded({ extended: false, limit: '1mb' }), exotel);
  router.post('/sms/2/text/advanced', express.json(), infobip);
  router.post('/api/v2/sendsms', express.json(), msg91);

  /** A text as each of them brings it. */
  const brought: Readonly<Record<TextGateway, (id: string, number: string, text: string) => GatewayRequest>> =
    {
      exotel: (SmsSid, number, Body) => ({
        path: pathOf('exotel/{token}/sms'),
        query: { SmsSid, From: national(number), To: LONG_CODE, Date: '2026-11-23 15:30:00', Body },
      }),
      infobip: (messageId, number, text) => ({
        path: pathOf('sms-gateway/infobip/{token}/sms'),
        json: {
          results: [
            {
              messageId,
              from: bare(number),
              to: bare(LONG_CODE),
              text,
              receivedAt: '2026-11-23T10:00:00.000+0000',
            },
          ],
          messageCount: 1,
          pendingMessageCount: 0,
        },
      }),
      msg91: (id, number, message) => ({
        path: pathOf('sms-gateway/msg91/{token}/sms'),
        form: { id, mobile: bare(number), message },
      }),
      netcore: (_, number, content) => ({
        path: pathOf('sms-gateway/netcore/{token}/sms'),
        form: {
          to_addr: '10010',
          from_addr: national(number).slice(1),
          content,
          circle: 'UP East',
          source: 'x',
        },
      }),
    };

  return {
    router,
    text(gateway, number, text) {
      const id = newId();
      counts.texts++;
      gateways.deliver(brought[gateway](id, number, text));
      return id;
    },
  };
}
