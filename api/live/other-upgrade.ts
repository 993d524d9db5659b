import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Headers of one connection that ask for another protocol. */
const OF_UPGRADE = new Set(['upgrade', 'connection', 'http2-settings']);

/**
 * Serves a request that would like another protocol than ours as if it had not asked (RFC 9110, 7.8). Some HTTP clients
 * ask for HTTP/2 with whatever they send; once a server hears of upgrades at all, Node.js answers none of them itself.
 */
export function serveWithoutUpgrade(
  server: Server,
  { method, url, rawHeaders }: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let n = 0; n < rawHeaders.length; n += 2) {
    if (!OF_UPGRADE.has(rawHeaders[n]!.toLowerCase())) lines.push(`${rawHeaders[n]}: ${rawHeaders[n + 1]}`);
  }
  // Headers come as bytes, and the server reads them as such again.
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
}
