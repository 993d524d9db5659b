import type { IncomingMessage } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { LIVE_CLOSED, LIVE_PATH, LiveHello, type LiveCode } from '@arogya/contract';
import { Unavailable } from '../../core/errors.ts';
import type { Holder } from '../../core/events/tickets.ts';
import { errorFields, type Log } from '../../core/log.ts';
import type { Connections, Session, Wire } from './connections.ts';

/** The door for WebSockets. */
export interface Sockets {
  /** Takes what an HTTP server emits as "upgrade". */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Waits until those that were ended are gone, but not for long. */
  close(): Promise<void>;
}

/** Bytes of a message: nobody has more to say than a ticket. */
const MOST_BYTES = 4096;
/** Milliseconds until the first message, and for the other side to take leave. */
const HELLO_MS = 5000;
const LEAVE_MS = 2000;
/** Connections without a ticket yet: of one address, and in all. */
const MOST_STRANGERS = { address: 100, all: 1000 };
/** Bytes that may wait for one client; it is written to again when fewer wait than the second. */
const FULL_BYTES = 256 * 1024;
const ROOM_BYTES = 64 * 1024;
const BEAT_MS = 25_000;
/** Pings that may go unanswered. */
const MOST_MISSED = 2;

/**
 * `origins`: the pages that may connect, as "https://host". A browser always says which page asks; a client that says
 * nothing is no browser, and has nothing but its ticket either way. `addressOf` tells callers apart.
 */
export function createSockets({
  connections,
  redeem,
  origins,
  addressOf,
  log,
}: {
  readonly connections: Connections;
  readonly redeem: (ticket: string) => Promise<Holder | null>;
  readonly origins: readonly string[];
  readonly addressOf: (request: IncomingMessage) => string;
  readonly log: Log;
}): Sockets {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: MOST_BYTES,
    perMessageDeflate: false,
  });
  const open = new Set<WebSocket>();
  /** Strangers by address. */
  const strangers = new Map<string, number>();
  let strangersInAll = 0;
  let isClosed = false;

  function count(address: string, change: 1 | -1): void {
    const its = (strangers.get(address) ?? 0) + change;
    if (its > 0) strangers.set(address, its);
    else strangers.delete(address);
    strangersInAll += change;
  }

  /** The status that a handshake is refused with; null where it may go on. */
  function refusal({ url, headers }: IncomingMessage, address: string): number | null {
    // Not even with a query: a ticket in an address would be in somebody's log.
    if (url !== LIVE_PATH) return 404;
    if (headers.origin !== undefined && !origins.includes(headers.origin)) return 403;
    if (isClosed || strangersInAll >= MOST_STRANGERS.all) return 503;
    return (strangers.get(address) ?? 0) >= MOST_STRANGERS.address ? 429 : null;
  }

  function greet(socket: WebSocket, address: string): void {
    let session: Session | null = null;
    let isStranger = true;
    let isSilent = true;
    const known = (): void => {
      if (!isStranger) return;
      isStranger = false;
      count(address, -1);
    };

    count(address, 1);
    open.add(socket);
    const late = setTimeout(() => end(socket, 4401), HELLO_MS);
    // A message that is too large, or none at all by the protocol: it is closed already, with the reason.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(late);
      known();
      open.delete(socket);
      session?.left();
    });
    socket.on('message', (data, isBinary) => {
      if (!isSilent) return end(socket, 1008);
      isSilent = false;
      clearTimeout(late);
      void admit(isBinary ? null : readHello(data));
    });

    async function admit(hello: LiveHello | null): Promise<void> {
      try {
        const holder = hello && (await redeem(hello.ticket));
        if (socket.readyState !== socket.OPEN) return;
        known();
        if (!holder) return end(socket, 4401);
        const after = hello.after === undefined ? null : Number(hello.after);
        session = connections.admit(
          holder,
          after,
          wireOf(socket, () => session?.drained()),
        );
      } catch (error) {
        log[error instanceof Unavailable ? 'warn' : 'error']('live.refused', errorFields(error));
        end(socket, 1013);
      }
    }
  }

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => undefined);
      const address = addressOf(request);
      const status = refusal(request, address);
      if (status !== null) return refuse(socket, status);
      server.handleUpgrade(request, socket, head, (accepted) => greet(accepted, address));
    },

    async close() {
      isClosed = true;
      const left = [...open].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
      for (const socket of open) end(socket, 1001);
      await Promise.all(left);
    },
  };
}

/** Events over a WebSocket: `onRoom` is called when it may be written to again. */
function wireOf(socket: WebSocket, onRoom: () => void): Wire {
  let missed = 0;
  socket.on('pong', () => {
    missed = 0;
  });
  const flushed = (): void => {
    if (socket.bufferedAmount <= ROOM_BYTES) onRoom();
  };
  return {
    name: 'websocket',
    beatMs: BEAT_MS,
    begin({ after, isReset }) {
      if (isReset) socket.send(JSON.stringify({ type: 'reset' }));
      socket.send(JSON.stringify({ type: 'ready', after: String(after) }));
    },
    write: ({ json }) => socket.send(json, { binary: false }, flushed),
    isFull: () => socket.bufferedAmount > FULL_BYTES,
    beat() {
      if (missed === MOST_MISSED) {
        socket.terminate();
        return false;
      }
      missed += 1;
      socket.ping();
      return true;
    },
    end: (code) => end(socket, code),
  };
}

/** Says why, and goes when the other side has taken leave, or has not in time. */
function end(socket: WebSocket, code: LiveCode): void {
  socket.close(code, LIVE_CLOSED[code]);
  const impatient = setTimeout(() => socket.terminate(), LEAVE_MS);
  socket.once('close', () => clearTimeout(impatient));
}

function readHello(data: RawData): LiveHello | null {
  try {
    return LiveHello.parse(JSON.parse((data as Buffer).toString('utf8')));
  } catch {
    return null;
  }
}

function refuse(socket: Duplex, status: number): void {
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'Connection: close', 'Content-Length: 0'];
  socket.end(`${lines.join('\r\n')}\r\n\r\n`);
}
