import { spawn, type ChildProcess } from 'node:child_process';
import { freePort } from './free-port.ts';

/** A Redis of its own that keeps nothing, on a port of its own; null where this machine has none. Who starts it ends it. */
export async function startRedis(): Promise<{ readonly url: string; readonly process: ChildProcess } | null> {
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const isReady = await new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', () => resolve(false));
    child.stdout.on('data', (said: Buffer) => {
      if (said.includes('Ready to accept connections')) resolve(true);
    });
  });
  return isReady ? { url: `redis://127.0.0.1:${port}`, process: child } : null;
}
