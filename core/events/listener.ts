import { Client } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorFields, type Log } from '../log.ts';
import { CHANNEL } from './events.ts';

/** Whatever tells a process that there are new events. It may ring too often; `close` resolves when it is silent. */
export interface Listener {
  close(): Promise<void>;
}

/** Milliseconds until the first try to connect anew, and the most between two. */
const FIRST_RETRY_MS = 100;
const MOST_RETRY_MS = 5000;
/** A connection that answers nothing for so long is given up. */
const ANSWER_MS = 2000;
/** So often it is asked, which also rings: should a note ever be lost, the event is late by this and no more. */
const BEAT_MS = 5000;

/**
 * Listens to PostgreSQL on a connection of its own and calls `ring` for each note, with its id, and without one whenever
 * notes may have been missed: after every connect, and at every beat. Connects anew for as long as it takes.
 */
export function listen({
  url,
  ring,
  log,
}: {
  readonly url: string;
  readonly ring: (id?: number) => void;
  readonly log: Log;
}): Listener {
  const closing = new AbortController();
  const pause = (ms: number): Promise<unknown> =>
    sleep(ms, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
  let retryMs = FIRST_RETRY_MS;

  /** One connection, from its beginning to its end. */
  async function connection(): Promise<void> {
    const client = new Client({
      connectionString: url,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
      application_name: 'arogya events',
    });
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    // What broke it is told by the statement that fails, or by its end.
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => ring(Number(payload)));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      retryMs = FIRST_RETRY_MS;
      while (!closing.signal.aborted) {
        ring();
        const isOver = await Promise.race([ended.then(() => true), pause(BEAT_MS).then(() => false)]);
        if (isOver) throw new Error('the connection ended');
        if (!closing.signal.aborted) await client.query('select 1');
      }
    } finally {
      // Where the other side is away there is nobody to say goodbye to.
      await Promise.race([client.end().catch(() => undefined), pause(ANSWER_MS)]);
    }
  }

  const running = (async () => {
    while (!closing.signal.aborted) {
      await connection().catch((error: unknown) => log.warn('events.not-listening', errorFields(error)));
      await pause(retryMs);
      retryMs = Math.min(2 * retryMs, MOST_RETRY_MS);
    }
  })();

  return {
    async close() {
      closing.abort();
      await running;
    },
  };
}
