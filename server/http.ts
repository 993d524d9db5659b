import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express';
import helmet from 'helmet';
import type { WebhookRequest } from '../channels/channel.ts';
import { RECORDINGS_PATH } from '../channels/media/recordings.ts';
import { errorFields, type Log } from '../core/log.ts';
import type { Metrics } from './metrics.ts';
import type { Configured, Webhooks } from './webhooks.ts';

/** Bytes of a webhook's body; the longest USSD history and SMS stay far below. */
const BODY_LIMIT = '64kb';
/** The same where they bring many things at once, in JSON. */
const JSON_LIMIT = '1mb';

/** The service's door: every channel's webhooks, and what operators look at. Paths are never logged, only patterns. */
export function createApp({
  channels,
  api,
  publicBaseUrl,
  trustedProxies = [],
  recordingsDir,
  webhooks,
  ready,
  metrics,
  log,
}: {
  readonly channels: readonly Configured[];
  /** The portal's door; null where there is none. */
  readonly api: Router | null;
  /** Where providers reach the service; their signatures cover it, and no header of a request is believed about it. */
  readonly publicBaseUrl: string;
  /** Whose word on a caller's address is taken; nobody's without it. */
  readonly trustedProxies?: readonly string[];
  /** The folder of recordings that calls play; null where there are none. */
  readonly recordingsDir: string | null;
  readonly webhooks: Webhooks;
  /** Resolves when the service can take turns; rejects with the reason's name. */
  readonly ready: () => Promise<void>;
  readonly metrics: Metrics;
  readonly log: Log;
}): Express {
  const app = express();
  app.disable('x-powered-by').set('etag', false).set('query parser', 'simple');
  app.set('trust proxy', [...trustedProxies]);

  // Routes are tried one after the other, and on USSD every millisecond of a session counts.
  const isUssd = ({ channel }: Configured): boolean => channel.medium.id === 'ussd';
  for (const configured of [...channels.filter(isUssd), ...channels.filter((one) => !isUssd(one))]) {
    for (const webhook of configured.channel.webhooks) {
      const handlers = [
        express.urlencoded({ extended: false, limit: BODY_LIMIT, verify: keepRaw }),
        express.raw({ type: 'application/json', limit: JSON_LIMIT, verify: keepRaw }),
        answer,
      ];
      for (const method of webhook.methods) app[method](webhook.path, ...handlers);

      async function answer(request: Request, response: Response): Promise<void> {
        const started = performance.now();
        const reply = await webhooks.answer(configured, webhook, readRequest(request, publicBaseUrl));
        response
          .status(reply.status)
          .set({ 'content-type': reply.type, ...reply.headers })
          .send(reply.body);
        metrics.request(webhook.path, reply.status, (performance.now() - started) / 1000);
      }
    }
  }

  if (api) app.use('/api', api);
  if (recordingsDir) {
    // A file's name changes with its words.
    const kept = {
      maxAge: '30d',
      immutable: true,
      index: false,
      redirect: false,
      dotfiles: 'ignore',
    } as const;
    app.use(RECORDINGS_PATH, helmet(), express.static(recordingsDir, kept));
  }
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
