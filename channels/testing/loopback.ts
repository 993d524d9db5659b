import net from 'node:net';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1']);

/** Keeps a test on this machine: a connection to any other fails, and its host is listed in `strayed`. */
export function keepOnLoopback(): { readonly strayed: readonly string[]; restore(): void } {
  const strayed: string[] = [];
  const socket = net.Socket.prototype as { connect: (...args: unknown[]) => net.Socket };
  const { connect } = socket;
  socket.connect = function (this: net.Socket, ...args: unknown[]) {
    const host = hostOf(args);
    if (LOOPBACK.has(host)) return connect.apply(this, args);
    strayed.push(host);
    return this.destroy(new Error('a test may not leave this machine')) as net.Socket;
  };
  return { strayed, restore: () => void (socket.connect = connect) };
}

/** Socket.connect takes options, a port and a host, a path, or all of these in one array. */
function hostOf(args: readonly unknown[]): string {
  const first: unknown = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (first && typeof first === 'object') {
    const { host, path } = first as { host?: string; path?: string };
    return path ? '127.0.0.1' : (host ?? 'localhost');
  }
  return typeof args[1] === 'string' ? args[1] : 'localhost';
}
