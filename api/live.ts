import type { IncomingMessage, Server } from 'node:http';
import { Readable } from 'node:stream';
import type { v1 } from '@arogya/contract';
import type { VoidTokens } from '../core/accounts/void-tokens.ts';
import type { Clock } from '../core/clock.ts';
import type { Feed } from '../core/events/feed.ts';
import { createGate } from '../core/events/gate.ts';
import type { Tickets } from '../core/events/tickets.ts';
import type { Log } from '../core/log.ts';
import type { Handlers } from './handler.ts';
import { createConnections } from './live/connections.ts';
import { serveWithoutUpgrade } from './live/other-upgrade.ts';
import { createSockets } from './live/sockets.ts';
import { openStream } from './live/stream.ts';

/** Live updates: their routes, and the WebSocket beside them. */
export interface Live {
  readonly handlers: Handlers<typeof v1>['live'];
  /** Takes the upgrades of an HTTP server. */
  attach(server: Server): void;
  /** Live connections now. */
  readonly count: number;
  /** Ends them all with 1001, so that clients come back elsewhere, and closes the feed. */
  close(): Promise<void>;
}

/** Tickets taken at once: a crowd that comes back must not take a conversation's connections. */
const REDEEMED_AT_ONCE = 2;

/** `addressOf` tells apart who is not known yet; `tickMs`: how often the rules of connections are looked at. */
export function createLive({
  feed,
  tickets,
  voidTokens,
  origins,
  addressOf = ({ socket }) => socket.remoteAddress ?? '',
  clock,
  log,
  tickMs,
}: {
  readonly feed: Feed;
  readonly tickets: Tickets;
  readonly voidTokens: VoidTokens;
  readonly origins: readonly string[];
  readonly addressOf?: (request: IncomingMessage) => string;
  readonly clock: Clock;
  readonly log: Log;
  readonly tickMs?: number;
}): Live {
  const gate = createGate(REDEEMED_AT_ONCE);
  const connections = createConnections({
    feed,
    voidTokens,
    clock,
    log,
    ...(tickMs === undefined ? {} : { tickMs }),
  });
  const sockets = createSockets({
    connections,
    redeem: (ticket) => gate(() => tickets.redeem(ticket)),
    origins,
    addressOf,
    log,
  });

  return {
    handlers: {
      async ticket({ principal }) {
        const { ticket, expiresAt } = await tickets.issue(principal);
        return { status: 201, body: { ticket, expiresAt: expiresAt.toISOString() } };
      },

      async stream({ principal, headers, request }) {
        const after = headers['last-event-id'];
        return {
          status: 200,
          // A proxy that gathers an answer before it passes it on would gather this one for ever.
          headers: { 'x-accel-buffering': 'no' },
          body:
            request.method === 'HEAD'
              ? Readable.from([])
              : openStream(connections, principal, after === undefined ? null : Number(after)),
        };
      },
    },

    attach(server) {
      server.on('upgrade', (request, socket, head) => {
        const isWebSocket = request.headers.upgrade?.toLowerCase() === 'websocket';
        if (isWebSocket) sockets.upgrade(request, socket, head);
        else serveWithoutUpgrade(server, request, socket, head);
      });
    },

    get count() {
      return connections.count;
    },

    async close() {
      connections.close();
      await sockets.close();
      await feed.close();
    },
  };
}
