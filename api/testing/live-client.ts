import { WebSocket, type ClientOptions } from 'ws';
import { LIVE_PATH, type LiveEvent } from '@arogya/contract';

/** A client of the live connection as a portal would be one: it keeps what it was told, and why it was closed. */
export interface LiveClient {
  readonly socket: WebSocket;
  /** Every message in order. */
  readonly told: readonly Told[];
  readonly events: readonly LiveEvent[];
  /** Where it is, once it was told that it is ready. */
  readonly ready: Promise<string>;
  /** The code that it was closed with; of a refused handshake the HTTP status. */
  readonly closed: Promise<number>;
}

export type Told =
  LiveEvent | { readonly type: 'ready'; readonly after: string } | { readonly type: 'reset' };

/** Connects to `url` (of the service) and says hello; `hello` null: says nothing. */
export function connectLive(
  url: string,
  hello: object | string | Buffer | null,
  options: ClientOptions = {},
): LiveClient {
  const socket = new WebSocket(url.replace(/^http/, 'ws') + LIVE_PATH, {
    perMessageDeflate: false,
    ...options,
  });
  const told: Told[] = [];
  const events: LiveEvent[] = [];
  let status = 0;
  let isReady: (after: string) => void;
  const ready = new Promise<string>((resolve) => (isReady = resolve));
  const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(status || code)));
  socket.on('error', () => undefined);
  socket.on('unexpected-response', (request, response) => {
    status = response.statusCode ?? 0;
    request.destroy();
    socket.terminate();
  });
  socket.on('open', () => {
    if (hello === null) return;
    socket.send(typeof hello === 'string' || Buffer.isBuffer(hello) ? hello : JSON.stringify(hello));
  });
  socket.on('message', (data) => {
    const message = JSON.parse((data as Buffer).toString('utf8')) as Told;
    told.push(message);
    if (!('type' in message)) events.push(message);
    else if (message.type === 'ready') isReady(message.after);
  });
  return { socket, told, events, ready, closed };
}
