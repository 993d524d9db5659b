import express, { type ErrorRequestHandler, type Request, type Response } from 'express';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { systemClock, type Clock } from '../../core/clock.ts';
import { PhoneNumber } from '../../core/phone.ts';
import { createAuthenticators } from './authenticator.ts';
import { createCalls, DEVELOPMENT_TWILIO } from './calls.ts';
import { createGateways } from './gateways.ts';
import { createMail } from './mail.ts';
import { createMailbox } from './mailbox.ts';
import { createMessaging, SHORT_CODE } from './messaging.ts';
import { createMeta, type MetaAccount } from './meta.ts';
import { createRoad } from './road.ts';
import { createSessions, SERVICE_CODE } from './sessions.ts';
import { CALM, setSwitches, type SomeSwitches } from './switches.ts';
import { createTwilioMessages } from './twilio-messages.ts';
import { createTwilioRoad } from './twilio-road.ts';

const HOST = '127.0.0.1';

/** SMS kept for /ledger and the inboxes. */
const LEDGER_SIZE = 200_000;

const MAX_WAIT_MS = 60_000;

const Dial = z.object({ code: z.string().max(200) });
const Answer = z.object({ input: z.string().max(2_000), session: z.string().optional() });
const Text = z.object({ text: z.string().max(2_000) });
const count = z.coerce.number().int().min(0);
const Inbox = z.object({ after: count.default(0), wait: count.max(MAX_WAIT_MS).default(0) });
const Ledger = z.object({ after: count.default(0), limit: count.max(LEDGER_SIZE).default(LEDGER_SIZE) });

export interface SimulatorOptions {
  /** 0 takes any free one. */
  readonly port: number;
  /** Of its mail server; 0 takes any free one, and without it there is no mail server. */
  readonly mailPort?: number;
  /** Secrets (base 32) of the authenticator apps on its phones, by number. */
  readonly authenticators?: ReadonlyMap<string, string>;
  /** Where the service listens, on this machine; a function where that is known only later. */
  readonly webhookBaseUrl: string | (() => string);
  /** Where the service says that it is, if that is elsewhere: calls are answered and signed there, and carried here. */
  readonly publicBaseUrl?: string;
  /** The account that calls of Twilio's kind are signed for; by itself AC000… with "development". */
  readonly twilio?: { readonly accountSid: string; readonly authToken: string };
  /** The number and app at Meta; by itself what the service has in development. */
  readonly meta?: MetaAccount;
  /** The token in the service's webhook paths. */
  readonly token: string;
  readonly switches?: SomeSwitches;
  /** The same seed brings the same troubles to the same phones. */
  readonly seed?: number;
  /** The only API key taken; without it any is. */
  readonly apiKey?: string;
  readonly clock?: Clock;
  /** Ids of sessions and messages: the service keeps them for good, so they may not come again after a restart. */
  readonly newId?: () => string;
}

export interface Simulator {
  /** Once it listens. */
  readonly url: string;
  /** Once it listens: the port of its mail server. */
  readonly mailPort: number;
  listen(): Promise<void>;
  /** Ends every session, request and retry. */
  close(): Promise<void>;
}

/** A telephone network on this machine alone, between phones and the service: for people, tests and load. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const { clock = systemClock, newId = () => randomBytes(16).toString('hex') } = options;
  if (typeof options.webhookBaseUrl === 'string') webhooksOf(options);
  let switches = setSwitches(CALM, options.switches ?? {});
  const road = createRoad(
    () => webhooksOf(options),
    () => switches,
    options.seed ?? 0,
    clock,
  );
  const mailbox = createMailbox(LEDGER_SIZE);
  const sessions = createSessions(road, newId);
  const messaging = createMessaging(road, mailbox, newId, options.apiKey);
  const mail = createMail(road, (response) => goneSignal(response, road.signal));

  const app = express();
  app.disable('x-powered-by');
  app.use(messaging.router);
  const serviceUrl = (): string => new URL(webhooksOf(options)).origin;
  const { twilio = DEVELOPMENT_TWILIO } = options;
  const calls = createCalls(road, newId, { ...options, twilio, serviceUrl });
  app.use(
    createGateways({ road, mailbox, newId, token: options.token, serviceUrl, exchange: calls.exchange }),
  );
  const twilioRoad = createTwilioRoad(road, { ...options, twilio, serviceUrl });
  app.use(createTwilioMessages(road, twilioRoad, { twilio }, mailbox, newId));
  app.use(createMeta({ road, mailbox, newId, serviceUrl, account: options.meta }));
  app.use(express.json());
  app.use(calls.router);
  app.use(mail.router);
  app.get('/', (_, response) => void response.type('text/plain').send(WELCOME));

  app.post('/phones/:number/dial', async (request, response) => {
    response.json(await sessions.dial(numberOf(request), Dial.parse(request.body).code));
  });
  app.post('/phones/:number/answer', async (request, response) => {
    const { input, session } = Answer.parse(request.body);
    response.json(await sessions.answer(numberOf(request), input, session));
  });
  app.post('/phones/:number/hangup', (request, response) => {
    response.json({ ended: sessions.hangUp(numberOf(request)) });
  });
  app.post('/phones/:number/text', (request, response) => {
    response.status(202).json({ id: messaging.text(numberOf(request), Text.parse(request.body).text) });
  });
  app.get('/phones/:number/inbox', async (request, response) => {
    const { after, wait } = Inbox.parse(request.query);
    const messages = await mailbox.receive(numberOf(request), after, wait, goneSignal(response, road.signal));
    response.json({ messages, last: messages.at(-1)?.n ?? Math.max(after, 0) });
  });

  const authenticatorOf = createAuthenticators(options.authenticators ?? new Map(), clock);
  app.get('/phones/:number/authenticator', (request, response) => {
    const shown = authenticatorOf(numberOf(request));
    if (shown) response.json(shown);
    else response.status(404).json({ error: 'no authenticator app is on that phone' });
  });

  app.get('/ledger', (request, response) => {
    const { after, limit } = Ledger.parse(request.query);
    response.json({ sms: mailbox.list(after, limit), counts: { ...road.counts, pending: road.pending } });
  });
  app.get('/switches', (_, response) => void response.json(switches));
  app.post('/switches', (request, response) => {
    switches = setSwitches(switches, request.body);
    response.json(switches);
  });
  app.use(explain);

  const server = createServer(app);
  return {
    get url() {
      const address = server.address() as AddressInfo | null;
      if (!address) throw new Error('the simulator does not listen yet');
      return `http://${HOST}:${address.port}`;
    },
    get mailPort() {
      return mail.port;
    },
    async listen() {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(options.port, HOST, () => {
          server.off('error', reject);
          resolve();
        });
      });
      if (options.mailPort !== undefined) await mail.listen(options.mailPort);
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await road.close();
      server.closeAllConnections();
      await mail.close();
      await closed;
    },
  };
}

const WELCOME = `A telephone network that plays Africa's Talking and Twilio for the service on this machine. No call, text or cost leaves it.

Take up a phone: npm run phone, then dial ${SERVICE_CODE} or text to ${SHORT_CODE}.

POST /phones/{number}/dial    {"code": "${SERVICE_CODE}"}
POST /phones/{number}/answer  {"input": "1"}
POST /phones/{number}/hangup
POST /phones/{number}/text    {"text": "hospital 211001"}
GET  /phones/{number}/inbox?after=0&wait=10000
POST /phones/{number}/call    {"line": "twilio"} or {"line": "africas-talking"}
POST /phones/{number}/key     {"keys": "1"}
POST /phones/{number}/say     {"text": "hospital"}
POST /phones/{number}/listen, /pickup, /call/hangup, GET /ringing?wait=10000
POST /phones/{number}/unanswered {"ending": "busy"} or "no-answer", "off", "rejected"; null: it rings
POST /meta/people/{number}/text {"text": "hospital"}, /tap {"tap": "Yes"}, /location, /voice: on WhatsApp
GET  /meta/people/{number}/inbox?after=0&wait=10000
POST /twilio/phones/{number}/sms       {"text": "hospital 211001"}
POST /twilio/phones/{number}/whatsapp  {"text": "hi"} or {"tap": "a title"}, {"location": …}, {"voiceNote": true}
GET  /phones/{number}/authenticator   the code of the app, on the phones of people to try the service as
GET  /mail/people/{address}/inbox?after=0&wait=10000   what the service mailed
GET  /ledger?after=0          every SMS sent, and what happened on the way
GET  /switches, POST /switches {"webhooks": {"loss": 0.1}, "sends": {"error": 0.1}}
POST /version1/messaging, /call, /2010-04-01/Accounts/{sid}/Calls.json, /Messages.json, /v1/Content  what the service's SDKs call
`;

/** Throws when that is another machine: made-up sessions and texts must reach no real service. */
function webhooksOf({ webhookBaseUrl, token }: SimulatorOptions): string {
  const base = new URL(typeof webhookBaseUrl === 'string' ? webhookBaseUrl : webhookBaseUrl());
  if (base.protocol !== 'http:' || !['127.0.0.1', 'localhost', '[::1]'].includes(base.hostname))
    throw new Error('the simulator calls this machine only');
  return `${base.origin}/webhooks/africas-talking/${encodeURIComponent(token)}`;
}

class BadNumber extends Error {}

function numberOf({ params }: Request): string {
  const number = PhoneNumber.parse(String(params.number));
  if (!number) throw new BadNumber('not a phone number');
  return number.e164;
}

/** Aborted when the network is switched off or the one who asked has gone. */
function goneSignal(response: Response, off: AbortSignal): AbortSignal {
  const gone = new AbortController();
  const go = (): void => gone.abort();
  off.addEventListener('abort', go);
  response.on('close', () => {
    off.removeEventListener('abort', go);
    go();
  });
  return gone.signal;
}

const explain: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  const isCallersFault =
    error instanceof z.ZodError || error instanceof BadNumber || error instanceof SyntaxError;
  response
    .status(isCallersFault ? 400 : 500)
    .json({ error: error instanceof Error ? error.message : 'unknown' });
};
