import express, { type Request, type Router } from 'express';
import { z } from 'zod';
import { PhoneNumber } from '../../core/phone.ts';
import type { Exchange } from './exchange.ts';
import { createGatewayCalls, MISSED_CALL_GATEWAYS } from './gateway-calls.ts';
import { createGatewayRoad } from './gateway-road.ts';
import { createGatewaySessions } from './gateway-sessions.ts';
import { createGatewayTexts, TEXT_GATEWAYS } from './gateway-texts.ts';
import type { Mailbox } from './mailbox.ts';
import type { Road } from './road.ts';

const number = z.string().transform((text, context) => {
  const parsed = PhoneNumber.parse(text)?.e164;
  if (parsed === undefined) context.addIssue('not a phone number');
  return parsed ?? z.NEVER;
});
const Dial = z.object({ code: z.string().max(200) });
const Answer = z.object({ input: z.string().max(2_000) });
const Text = z.object({ text: z.string().max(2_000) });
const Keys = z.object({ keys: z.string().regex(/^[\d*#]{0,50}$/) });
const Missed = z.object({
  line: z
    .string()
    .regex(/^\+?\d{6,15}$/)
    .optional(),
});
const TextGateway = z.enum(TEXT_GATEWAYS);
const MissedCallGateway = z.enum(MISSED_CALL_GATEWAYS);

/**
 * The gateways of India and their like: USSD in each of its forms, Exotel, Infobip, MSG91 and Netcore, missed calls.
 * POST /gateways/ussd/{gateway}/phones/{number}/dial|answer|hangup, /gateways/{gateway}/phones/{number}/text|missed-call,
 * /gateways/exotel/phones/{number}/call|press|hangup; the service's own sendings at their addresses.
 */
export function createGateways({
  road,
  mailbox,
  newId,
  token,
  serviceUrl,
  exchange,
}: {
  readonly road: Road;
  readonly mailbox: Mailbox;
  readonly newId: () => string;
  /** The one in the service's addresses. */
  readonly token: string;
  /** Where the service listens, on this machine. */
  readonly serviceUrl: () => string;
  /** Where phones ring. */
  readonly exchange: Pick<Exchange, 'ringOther'>;
}): Router {
  const gateways = createGatewayRoad(road, serviceUrl);
  const sessions = createGatewaySessions(road, gateways, token, newId);
  const texts = createGatewayTexts(road, gateways, mailbox, token, newId);
  const calls = createGatewayCalls(gateways, token, newId, () => road.clock.now());

  const router = express.Router();
  const phone = ({ params }: Request): string => number.parse(String(params.number));
  const gateway = ({ params }: Request): string => String(params.gateway);
  router.use(texts.router);
  router.use('/gateways', express.json());

  const ussd = '/gateways/ussd/:gateway/phones/:number';
  router.post(`${ussd}/dial`, async (request, response) => {
    response.json(await sessions.dial(gateway(request), phone(request), Dial.parse(request.body).code));
  });
  router.post(`${ussd}/answer`, async (request, response) => {
    response.json(await sessions.answer(gateway(request), phone(request), Answer.parse(request.body).input));
  });
  router.post(`${ussd}/hangup`, (request, response) => {
    response.json({ ended: sessions.hangUp(gateway(request), phone(request)) });
  });

  const exotel = '/gateways/exotel/phones/:number';
  router.post(`${exotel}/call`, async (request, response) => {
    response.json(await calls.call(phone(request)));
  });
  router.post(`${exotel}/press`, async (request, response) => {
    response.json(await calls.press(phone(request), Keys.parse(request.body).keys));
  });
  router.post(`${exotel}/hangup`, (request, response) => {
    response.json({ ended: calls.hangUp(phone(request)) });
  });

  /** https://developer.exotel.com/docs/voice-v1/api-reference/outgoing-call-to-flow */
  router.post(
    '/v1/Accounts/:sid/Calls/connect',
    express.urlencoded({ extended: false }),
    async (request, response) => {
      const { From, CallerId, Url, StatusCallback, CustomField } = (request.body ?? {}) as Record<
        string,
        string | undefined
      >;
      const person = PhoneNumber.parse(From ?? '')?.e164;
      const isWhole = person !== undefined && CallerId && /\/exoml\/start_voice\/\w/.test(Url ?? '');
      const { error, stall, delayMs } = road.switches().sends;
      const fate = road.fate(`${From} connect`);
      const [isError, isStalled] = [fate.happens(error), fate.happens(stall)];
      await road.pause(fate.upTo(delayMs));
      if (isStalled) return;
      const isAllowed = request.get('authorization')?.startsWith('Basic ') === true;
      if (isError || !isAllowed || !isWhole) {
        const status = isError ? 500 : isAllowed ? 400 : 401;
        const body = `<TwilioResponse><RestException><Status>${status}</Status></RestException></TwilioResponse>`;
        response.status(status).type('application/xml').send(body);
        return;
      }
      const statusPath =
        StatusCallback && URL.canParse(StatusCallback) ? new URL(StatusCallback).pathname : null;
      const sid = calls.made(
        person,
        { statusPath, tag: CustomField ?? null },
        (to, call) => void exchange.ringOther(to, call),
      );
      response
        .type('application/xml')
        .send(
          `<?xml version="1.0" encoding="UTF-8"?>\n<TwilioResponse>\n <Call>\n  <Sid>${sid}</Sid>\n  <Status>in-progress</Status>\n </Call>\n</TwilioResponse>`,
        );
    },
  );

  router.post('/gateways/:gateway/phones/:number/text', (request, response) => {
    const { text } = Text.parse(request.body);
    const id = texts.text(TextGateway.parse(gateway(request)), phone(request), text);
    response.status(202).json({ id });
  });
  router.post('/gateways/:gateway/phones/:number/missed-call', (request, response) => {
    calls.miss(MissedCallGateway.parse(gateway(request)), phone(request), Missed.parse(request.body).line);
    response.status(202).json({});
  });
  return router;
}
