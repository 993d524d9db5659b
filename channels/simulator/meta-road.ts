import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Road } from './road.ts';

/** Where Meta tells the service everything. */
const PATH = '/webhooks/whatsapp-cloud';

/** What the service answered, whatever the status. */
export interface MetaReply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** The way from Meta to the service on this machine. */
export interface MetaRoad {
  /** Beside everything else, signed, until it is taken (2xx), as often as the network's switches say; first `afterMs` from now. */
  deliver(name: string, notice: object, afterMs?: number): void;
  /** Asks whether the address is the service's. Throws when nobody answers in time. */
  challenge(query: Readonly<Record<string, string>>): Promise<MetaReply>;
}

/** `serviceUrl` is where the service listens; no request leaves this machine. `secret` is the app's. */
export function createMetaRoad(road: Road, serviceUrl: () => string, secret: string): MetaRoad {
  const agent = new Agent({ keepAlive: true });
  road.signal.addEventListener('abort', () => agent.destroy());

  /** By node:http, which takes half of what fetch does: this is for load too. */
  function ask(path: string, body?: string): Promise<MetaReply> {
    return new Promise((resolve, reject) => {
      const signed: Record<string, string> =
        body === undefined
          ? {}
          : { 'content-type': 'application/json', 'x-hub-signature-256': sign(body, secret) };
      const limit = AbortSignal.timeout(road.switches().answerWithinMs);
      const asked = request(
        new URL(path, serviceUrl()),
        {
          method: body === undefined ? 'GET' : 'POST',
          agent,
          headers: signed,
          signal: AbortSignal.any([road.signal, limit]),
        },
        (response) => {
          const { statusCode: status = 0, headers } = response;
          text(response).then(
            (said) => resolve({ status, type: headers['content-type'] ?? '', body: said }),
            reject,
          );
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  }

  const isTaken = (body: string): Promise<boolean> =>
    ask(PATH, body).then(
      ({ status }) => status >= 200 && status < 300,
      () => false,
    );

  return {
    challenge: (query) => ask(`${PATH}?${new URLSearchParams(query).toString()}`),
    deliver: (name, notice, afterMs = 0) =>
      road.beside(async () => {
        await road.pause(afterMs);
        const body = escaped(JSON.stringify(notice));
        const { retries, retryFirstMs, webhooks } = road.switches();
        const fate = road.fate(`${name} meta`);
        for (let attempt = 0; attempt <= retries; attempt++) {
          if (attempt > 0) {
            road.counts.retries++;
            await road.pause(retryFirstMs * 2 ** (attempt - 1));
          }
          await road.pause(fate.upTo(webhooks.delayMs));
          if (fate.happens(webhooks.loss)) continue;
          const isTwice = fate.happens(webhooks.duplicate);
          const [taken] = await Promise.all([isTaken(body), isTwice && isTaken(body)]);
          if (taken && !fate.happens(webhooks.error)) return;
        }
        road.counts.givenUp++;
      }),
  };
}

/** https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads: letters are escaped before signing. */
const escaped = (json: string): string =>
  json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const sign = (body: string, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
