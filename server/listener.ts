import type { Server } from 'node:http';

/** Connections that are open when the service stops have this long to finish. */
const GRACE_MS = 10_000;
/** Providers keep their connections; one that is idle longer than theirs is closed by them first. */
const KEEP_ALIVE_MS = 65_000;

/** A server's port. */
export interface Listener {
  /** Opens it; resolves with its number. */
  listen(port: number, host: string): Promise<number>;
  /** Closes it once what is under way is answered, after ten seconds at the latest. */
  close(): Promise<void>;
}

export function createListener(server: Server): Listener {
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => resolve((server.address() as { port: number }).port));
      }),

    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      // A kept-alive connection that was busy just now is idle a moment later.
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const grace = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await closed;
      clearTimeout(grace);
      clearInterval(idle);
    },
  };
}
