/** A few cries in one outage; `npm run prove -- spool` makes two hundred, with PostgreSQL itself stopped. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { testDatabase, type TestDatabase } from '../core/db/testing.ts';
import { freePort } from './free-port.ts';
import { freshBundle } from './prove/crash/bundle.ts';
import type { ComingDatabase } from './prove/crash/phases.ts';
import { judge } from './prove/spool/checks.ts';
import { runSpool } from './prove/spool/trial.ts';

let stored: TestDatabase;
let database: ComingDatabase;

beforeAll(async () => {
  await freshBundle();
  stored = await testDatabase();
  database = await throughGate(stored.url);
}, 60_000);
afterAll(async () => {
  await database.close();
  await stored.close();
});

test('no cry is lost, and none is there twice, when the service dies before the database returns', async () => {
  const evidence = await runSpool({ tries: 10, outages: 1, seed: 7 }, database, () => undefined);
  expect(judge(evidence).filter(({ met }) => !met)).toEqual([]);
  expect(evidence.cries).toHaveLength(10);
}, 180_000);

/** A database behind a gate: other tests need the server to stay, so it is the way there that goes. */
async function throughGate(url: string): Promise<ComingDatabase> {
  const behind = new URL(url);
  const port = await freePort();
  const sockets = new Set<Socket>();
  let gate: Server | null = null;
  const stop = async (): Promise<void> => {
    const closed = new Promise((resolve) => (gate ? gate.close(resolve) : resolve(null)));
    for (const socket of sockets) socket.destroy();
    await closed;
    gate = null;
  };
  const start = async (): Promise<void> => {
    const opened = createServer((here) => {
      const there = connect(Number(behind.port), behind.hostname);
      for (const [one, other] of [
        [here, there],
        [there, here],
      ] as const) {
        sockets.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => sockets.delete(one) && other.destroy());
        one.pipe(other);
      }
    });
    await new Promise<void>((resolve) => opened.listen(port, '127.0.0.1', resolve));
    gate = opened;
  };
  await start();
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String(port);
  return { url: through.href, stop, start, close: stop };
}
