import type { Road } from './road.ts';

/** A request of a gateway's to the service: fields in the address, in a form, or as JSON. */
export interface GatewayRequest {
  /** Below the service's address. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

/** What the service answered, whatever the status. */
export interface GatewayReply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  header(name: string): string;
}

/** The way from gateways of any kind to the service on this machine. */
export interface GatewayRoad {
  /** Once, as it stands. Throws when nobody answers in time. */
  ask(request: GatewayRequest): Promise<GatewayReply>;
  /** Beside everything else, until it is taken (2xx), as often as the network's switches say. */
  deliver(request: GatewayRequest): void;
}

/** `serviceUrl` is where the service listens; no request leaves it, whatever address it was given. */
export function createGatewayRoad(road: Road, serviceUrl: () => string): GatewayRoad {
  async function ask({ path, query, form, json }: GatewayRequest): Promise<GatewayReply> {
    const url = new URL(path, serviceUrl());
    if (url.origin !== new URL(serviceUrl()).origin) throw new Error('the simulator calls this machine only');
    for (const [field, value] of Object.entries(query ?? {})) url.searchParams.append(field, value);
    const body = json === undefined ? form && new URLSearchParams(form).toString() : JSON.stringify(json);
    const type = json === undefined ? 'application/x-www-form-urlencoded' : 'application/json';
    const limit = AbortSignal.timeout(road.switches().answerWithinMs);
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined ? {} : { body, headers: { 'content-type': type } }),
      redirect: 'manual',
      signal: AbortSignal.any([limit, road.signal]),
    });
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      body: await response.text(),
      header: (name) => response.headers.get(name) ?? '',
    };
  }

  const isTaken = (request: GatewayRequest): Promise<boolean> =>
    ask(request).then(
      ({ status }) => status >= 200 && status < 300,
      () => false,
    );

  return {
    ask,
    deliver: (request) =>
      road.beside(async () => {
        const { retries, retryFirstMs, webhooks } = road.switches();
        const fate = road.fate(
          `${request.path} ${JSON.stringify(request.query ?? request.form ?? request.json)}`,
        );
        for (let attempt = 0; attempt <= retries; attempt++) {
          if (attempt > 0) {
            road.counts.retries++;
            await road.pause(retryFirstMs * 2 ** (attempt - 1));
          }
          await road.pause(fate.upTo(webhooks.delayMs));
          if (fate.happens(webhooks.loss)) continue;
          const isTwice = fate.happens(webhooks.duplicate);
          const [taken] = await Promise.all([isTaken(request), isTwice && isTaken(request)]);
          if (taken && !fate.happens(webhooks.error)) return;
        }
        road.counts.givenUp++;
      }),
  };
}
