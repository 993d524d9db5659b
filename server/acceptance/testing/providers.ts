import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request of the service's to a provider. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** What a provider does instead of the simulated one: answers, or says nothing ever. */
export type Says = { readonly status: number; readonly body: string; readonly type?: string } | 'stall';

/** Stands between the service and the simulated network: keeps what was asked, and may answer in its place. */
export interface Providers {
  readonly url: string;
  /** Since the last `say`. */
  readonly asked: readonly Asked[];
  /** Null: the simulated network answers again. It is asked too where `says` gives nothing. */
  say(says: ((asked: Asked) => Says | undefined | Promise<Says | undefined>) | null): void;
  close(): Promise<void>;
}

export async function startProviders(simulatorUrl: string): Promise<Providers> {
  let says: Parameters<Providers['say']>[0] = null;
  let asked: Asked[] = [];

  async function forward({ method, path, headers, body }: Asked, response: ServerResponse): Promise<void> {
    const { authorization, apikey, authkey, accept } = headers as Record<string, string | undefined>;
    const kept = { authorization, apikey, authkey, accept, 'content-type': headers['content-type'] };
    const answer = await fetch(simulatorUrl + path, {
      method,
      headers: Object.entries(kept).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value] as [string, string]] : [],
      ),
      ...(method === 'GET' ? {} : { body }),
    });
    const type = answer.headers.get('content-type') ?? 'text/plain';
    response.writeHead(answer.status, { 'content-type': type }).end(await answer.text());
  }

  const server = createServer((request, response) => {
    void (async () => {
      const one: Asked = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: (await buffer(request)).toString('utf8'),
      };
      asked.push(one);
      const said = await says?.(one);
      if (said === undefined) await forward(one, response);
      else if (said !== 'stall') {
        const type = said.type ?? (said.body.startsWith('{') ? 'application/json' : 'text/plain');
        response.writeHead(said.status, { 'content-type': type }).end(said.body);
      }
    })().catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get asked() {
      return asked;
    },
    say(next) {
      says = next;
      asked = [];
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
