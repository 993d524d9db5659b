import express from 'express';
import { createServer, type Server } from 'node:http';
import type { RouteTable } from '@arogya/contract';
import { createLog } from '../../core/log.ts';
import { createApi, type ApiOptions } from '../index.ts';

/** The interface on a port of its own, with its log at debug level. */
export interface TestApi {
  readonly url: string;
  readonly server: Server;
  readonly log: readonly string[];
  readonly observed: readonly (readonly [route: string, status: number])[];
  close(): Promise<void>;
}

export async function serveApi<Versions extends Readonly<Record<string, RouteTable>>>(
  options: Pick<ApiOptions<Versions>, 'versions' | 'handlers'> & Partial<ApiOptions<Versions>>,
): Promise<TestApi> {
  const log: string[] = [];
  const observed: (readonly [string, number])[] = [];
  const app = express().disable('x-powered-by').set('etag', false).set('query parser', 'simple');
  app.set('trust proxy', 'loopback');
  app.use(
    '/api',
    createApi({
      record: async () => undefined,
      checkAnswers: true,
      log: createLog('debug', { write: (line) => void log.push(line) }),
      observe: (route, status) => void observed.push([route, status]),
      ...options,
    }),
  );
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    server,
    log,
    observed,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
