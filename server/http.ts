import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express';
import helmet from 'helmet';
import { randomUUID } from 'node:crypto';
import type {
  Channel,
  DeliveryReport,
  MissedCall,
  Surroundings,
  Webhook,
  WebhookRequest,
  WebhookResponse,
} from '../channels/channel.ts';
import type { Receiver } from '../channels/receive.ts';
import { Refused, Unavailable } from '../core/errors.ts';
import { errorFields, type Log } from '../core/log.ts';
import type { Metrics } from './metrics.ts';

/** A channel with what it is configured with. */
export interface Configured {
  readonly channel: Channel;
  readonly config: Surroundings & object;
}

/** Bytes of a webhook's body; the longest USSD history and SMS stay far below. */
const BODY_LIMIT = '64kb';
/** The same where they bring many things at once, in JSON. */
const JSON_LIMIT = '1mb';

/** The service's door: every channel's webhooks, and what operators look at. Paths are never logged, only patterns. */
export function createApp({
  channels,
  api,
  publicBaseUrl,
  receiver,
  callBack,
  report,
  ready,
  metrics,
  log,
}: {
  readonly channels: readonly Configured[];
  /** The portal's door; null where there is none. */
  readonly api: Router | null;
  /** Where providers reach the service; their signatures cover it, and no header of a request is believed about it. */
  readonly publicBaseUrl: string;
  readonly receiver: Receiver;
  /** A provider's word on a message. */
  readonly report: (channel: Channel, report: DeliveryReport) => Promise<void>;
  /** Somebody rang and was cut off. */
  readonly callBack: (channel: Channel, call: MissedCall) => Promise<void>;
  /** Resolves when the service can take turns; rejects with the reason's name. */
  readonly ready: () => Promise<void>;
  readonly metrics: Metrics;
  readonly log: Log;
}): Express {
  const app = express();
  app.disable('x-powered-by').set('etag', false).set('query parser', 'simple');

  // Routes are tried one after the other, and on USSD every millisecond of a session counts.
  const isUssd = ({ channel }: Configured): boolean => channel.medium.id === 'ussd';
  for (const { channel, config } of [...channels.filter(isUssd), ...channels.filter((one) => !isUssd(one))]) {
    for (const webhook of channel.webhooks) {
      const handlers = [
        express.urlencoded({ extended: false, limit: BODY_LIMIT, verify: keepRaw }),
        express.raw({ type: 'application/json', limit: JSON_LIMIT, verify: keepRaw }),
        answer,
      ];
      for (const method of webhook.methods) app[method](webhook.path, ...handlers);

      async function answer(request: Request, response: Response): Promise<void> {
        const started = performance.now();
        const incoming = readRequest(request, publicBaseUrl);
        const reply = await work(webhook, incoming).catch((error: unknown) => refusal(channel, error));
        response
          .status(reply.status)
          .set({ 'content-type': reply.type, ...reply.headers })
          .send(reply.body);
        metrics.request(webhook.path, reply.status, (performance.now() - started) / 1000);
      }

      async function work(hook: Webhook, incoming: WebhookRequest): Promise<WebhookResponse> {
        if (hook.kind === 'challenge') return hook.answer(incoming, config);
        channel.authenticate(incoming, config);
        switch (hook.kind) {
          case 'message': {
            const ended = hook.ended?.(incoming);
            if (ended) metrics.session(channel.id, ended.status);
            // What one person did keeps its order (receive.ts); people do not wait for each other.
            const replies = await everyOne(listed(hook.read(incoming)), (inbound) =>
              receiver.receive(channel, hook, inbound),
            );
            await everyOne(hook.reports?.(incoming) ?? [], (told) => report(channel, told));
            return replies.reduce(worst, null) ?? hook.respond(null);
          }
          case 'report':
            await everyOne(listed(hook.read(incoming)), (told) => report(channel, told));
            return hook.respond();
          case 'session': {
            const ended = hook.read(incoming);
            if (ended) metrics.session(channel.id, ended.status);
            return hook.respond();
          }
          case 'missed-call': {
            const call = hook.read(incoming);
            if (call) await callBack(channel, call);
            return hook.respond();
          }
        }
      }
    }
  }

  function refusal(channel: Channel, error: unknown): WebhookResponse {
    if (error instanceof Refused) {
      metrics.refused(channel.id, error.status);
      log.info('webhook.refused', { channel: channel.id, status: error.status });
      return { status: error.status, type: 'text/plain; charset=utf-8', body: 'refused\n' };
    }
    const id = randomUUID();
    log[error instanceof Unavailable ? 'warn' : 'error']('webhook.failed', {
      channel: channel.id,
      request: id,
      ...errorFields(error),
    });
    return { status: 503, type: 'text/plain; charset=utf-8', body: `unavailable ${id}\n` };
  }

  if (api) app.use('/api', api);
  const operators = helmet();
  app.get('/healthz', operators, (_, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/readyz', operators, async (_, response) => {
    await ready().then(
      () => response.json({ status: 'ready' }),
      () => response.status(503).json({ status: 'not ready' }),
    );
  });
  app.get('/metrics', operators, async (_, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  app.use(operators, (_: Request, response: Response) => {
    response.status(404).type('text/plain').send('not found\n');
  });
  app.use((error: unknown, _: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const status = (error as { status?: number }).status ?? 500;
    if (status >= 500) log.error('http.failed', errorFields(error));
    response
      .status(status)
      .type('text/plain')
      .send(status >= 500 ? 'error\n' : 'bad request\n');
  });
  return app;
}

/** Of several answers to one request the first that asks for it again: what was taken already is then known. */
const worst = (before: WebhookResponse | null, next: WebhookResponse): WebhookResponse =>
  before !== null && before.status >= 500 ? before : next;

/** Works on all of them, then fails if one of them did: what is wrong with one harms no other. */
async function everyOne<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const settled = await Promise.allSettled(items.map(work));
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

/** What a webhook told, however many at once. */
const listed = <T extends object>(told: T | readonly T[] | null): readonly T[] =>
  told === null ? [] : Array.isArray(told) ? (told as readonly T[]) : [told as T];

/** Signatures are over the raw bytes, before anything is parsed. */
function keepRaw(request: object, _: unknown, bytes: Buffer): void {
  (request as { rawBody?: Buffer }).rawBody = bytes;
}

function readRequest(request: Request, publicBaseUrl: string): WebhookRequest {
  return {
    url: publicBaseUrl + request.originalUrl,
    params: request.params as Record<string, string>,
    headers: firstValues(request.headers),
    query: firstValues(request.query),
    // JSON is left to whoever expects it.
    form: Buffer.isBuffer(request.body) ? {} : firstValues((request.body ?? {}) as Record<string, unknown>),
    rawBody: (request as { rawBody?: Buffer }).rawBody ?? Buffer.alloc(0),
  };
}

function firstValues(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof first === 'string') values[name] = first;
  }
  return values;
}
