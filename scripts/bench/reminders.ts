import { createServer } from 'node:http';
import { randomBytes } from 'node:crypto';
import { createDeliver } from '../../channels/send.ts';
import { createNotices } from '../../channels/notice.ts';
import { pacedSenders } from '../../channels/pace.ts';
import { systemClock } from '../../core/clock.ts';
import { createConversationStore } from '../../core/conversations/store.ts';
import { createVault } from '../../core/crypto/vault.ts';
import { createDatabase } from '../../core/db/pool.ts';
import { createLog } from '../../core/log.ts';
import { createAdmit } from '../../core/messages/admit.ts';
import { NOTICE } from '../../core/messages/notice.ts';
import { createOutbox } from '../../core/outbox/outbox.ts';
import { PhoneNumber } from '../../core/phone.ts';
import { createDoorbell } from '../../server/doorbell.ts';
import { createRings, SWEEP_MS } from '../../server/rings.ts';

/** Messages a second that the provider is given. */
const PACE = 500;
const CHANNEL = 'bench/sms';
const AHEAD_MS = 3000;
const GIVE_UP_MS = 60_000;
const HOURS = { from: '21:00', to: '08:00', zone: 'Asia/Kolkata' };

/**
 * Milliseconds that so many reminders, all due at the same moment, are late by at the provider, in order. Outbox, policy,
 * doorbell, pace and rendering are the service's own; the provider answers over HTTP on loopback.
 */
export async function latenessOf(
  count: number,
  databaseUrl: string,
  redisUrl: string | null,
): Promise<number[]> {
  const late: number[] = [];
  const dueAt = new Date(Date.now() + AHEAD_MS + count * 3);
  const provider = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      late.push(Date.now() - dueAt.getTime());
      response.end(`m${late.length}`);
    });
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(provider.address() as { port: number }).port}`;

  const vault = createVault([{ id: 'b1', secret: randomBytes(32) }]);
  const database = createDatabase({ url: databaseUrl, max: 10, onIdleError: () => undefined });
  const outbox = createOutbox({ database, vault });
  const store = createConversationStore({ database, vault });
  const log = createLog('silent');
  const clock = systemClock;
  const senders = pacedSenders(
    new Map([
      [
        CHANNEL,
        async ({ text }) => ({
          providerMessageId: await (await fetch(url, { method: 'POST', body: text })).text(),
        }),
      ],
    ]),
    { '*': PACE },
  );
  const notices = createNotices({
    ...{ store, outbox, channels: new Map(), senders, messageChannel: CHANNEL, callChannel: null, clock },
    ...{
      say: () => 'It is your medicine time. 1 taken, 2 later.',
      mainLanguages: ['en'],
      ring: () => undefined,
    },
  });
  const deliver = createDeliver({
    ...{ outbox, notices, clock, log, counted: () => undefined },
    deeds: { [NOTICE]: notices.send },
    admit: createAdmit({ database, hours: HOURS }),
  });
  await put(count);
  const doorbell = createDoorbell({ databaseUrl, redisUrl, log });
  doorbell.listen(deliver);
  const rings = createRings(outbox, (ids) => doorbell.ring(ids));
  const sweep = setInterval(() => void rings(clock.now()).catch(() => undefined), SWEEP_MS);
  const until = dueAt.getTime() + GIVE_UP_MS;
  while (late.length < count && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 100));
  clearInterval(sweep);
  await doorbell.close();
  await database.pool.end();
  provider.closeAllConnections();
  provider.close();
  if (late.length !== count) throw new Error(`${late.length} of ${count} reminders came`);
  return late.sort((a, b) => a - b);

  /** One reminder for each of so many people, its hour chosen. */
  async function put(rows: number): Promise<void> {
    const now = clock.now();
    for (let from = 0; from < rows; from += 50) {
      const some = Array.from({ length: Math.min(50, rows - from) }, (_, index) => from + index);
      const first = 9_000_000_000 + rows * 10;
      const threads = await Promise.all(
        some.map((person) => store.load(PhoneNumber.parse(`+91${first + person}`)!, now)),
      );
      const wished = threads.map(({ personId, identityId }) => ({
        ...{ personId, identityId, kind: NOTICE, channel: null, urgent: false, dueAt, matter: 'bench' },
        payload: { lines: [{ key: 'bench.dose' }], exempt: 'chosen-time' },
      }));
      await outbox.addAll(wished, now, database);
    }
  }
}
