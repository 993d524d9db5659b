import type { Senders } from '../../../channels/message.ts';
import { createNotices } from '../../../channels/notice.ts';
import { createDeliver } from '../../../channels/send.ts';
import { createAudit } from '../../../core/audit/audit.ts';
import { createConversationStore } from '../../../core/conversations/store.ts';
import { createVault } from '../../../core/crypto/vault.ts';
import { createDatabase } from '../../../core/db/pool.ts';
import { SendFailed, Unavailable } from '../../../core/errors.ts';
import { createLog } from '../../../core/log.ts';
import { createAdmit } from '../../../core/messages/admit.ts';
import { createConsents } from '../../../core/messages/consents.ts';
import { NOTICE } from '../../../core/messages/notice.ts';
import { createOutbox } from '../../../core/outbox/outbox.ts';
import type { Line } from '../../../core/text/line.ts';
import { createDoorbell } from '../../../server/doorbell.ts';

/**
 * One of the workers of the week, in a process of its own so that it can be killed: the real road out, with a clock that is
 * told to it and a provider on loopback. It is told the time, does all that is due then, and says so.
 */
export interface Told {
  readonly databaseUrl: string;
  readonly redisUrl: string | null;
  readonly providerUrl: string;
  readonly key: string;
}

/** The time that it is told, and its answer when nothing more is due. */
export type Tick = { readonly now: number };

export const HOURS = { from: '21:00', to: '08:00', zone: 'Asia/Kolkata' } as const;
export const CHANNEL = 'week/sms';
const CRASHED_AFTER_MS = 30_000;
const AT_ONCE = 200;
const LANES = 8;
/** Milliseconds that an answer of the provider is waited for. */
const PATIENCE_MS = 400;
/** Milliseconds after which a row is rung for again. */
const RUNG_MS = 500;

process.once('message', (told: Told) => void work(told));

async function work({ databaseUrl, redisUrl, providerUrl, key }: Told): Promise<void> {
  let now = new Date(0);
  const clock = { now: () => now };
  const vault = createVault([{ id: 'w1', secret: Buffer.from(key, 'base64') }]);
  const database = createDatabase({ url: databaseUrl, max: 8, onIdleError: () => undefined });
  const outbox = createOutbox({ database, vault });
  const store = createConversationStore({ database, vault });
  const consents = createConsents({ database, audit: createAudit({ database, vault }) });
  const senders: Senders = new Map([
    [CHANNEL, ({ to, text }) => ask(providerUrl, to.value, text.split('\n')[0]!)],
  ]);
  const say = ({ key: name, params }: Line): string =>
    name === 'week.text' ? String(params!.id) : 'Not you? Send NOT ME.';
  const silent = createLog('silent');
  const common = { say, mainLanguages: ['en'], ring: () => undefined, clock };
  const notices = createNotices({
    ...common,
    ...{ store, outbox, channels: new Map(), senders, messageChannel: CHANNEL, callChannel: null },
  });
  const deliver = createDeliver({
    outbox,
    deeds: { [NOTICE]: notices.send },
    notices,
    admit: createAdmit({ database, hours: HOURS }),
    optedOut: ({ channel, personId }) =>
      consents.optOut({ channel: channel!, personId, reason: 'opted-out' }, now),
    clock,
    log: silent,
    counted: () => undefined,
  });
  const doorbell = redisUrl === null ? null : createDoorbell({ databaseUrl, redisUrl, log: silent });
  let underWay = 0;
  /** When each was rung for: in the queue twice it would only take time. */
  const rung = new Map<string, number>();
  doorbell?.listen(async (id) => {
    underWay++;
    await deliver(id).finally(() => underWay--);
  });

  /** What is due, by the doorbell where there is one; a database that is away is asked again. */
  async function doAll(): Promise<void> {
    for (;;) {
      try {
        await outbox.recover(new Date(now.getTime() - CRASHED_AFTER_MS), now);
        const due = await outbox.due(now, AT_ONCE);
        if (due.length === 0 && underWay === 0) return;
        if (doorbell) {
          doorbell.ring(due.filter((id) => (rung.get(id) ?? 0) < performance.now() - RUNG_MS));
          for (const id of due)
            if ((rung.get(id) ?? 0) < performance.now() - RUNG_MS) rung.set(id, performance.now());
          await new Promise((resolve) => setTimeout(resolve, 20));
        } else {
          await inLanes(due, deliver);
        }
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  process.on('message', (tick: Tick) => {
    now = new Date(tick.now);
    void doAll().then(() => process.send!({ done: tick.now }));
  });
  process.send!({ ready: true });
}

async function inLanes(ids: readonly string[], deliver: (id: string) => Promise<void>): Promise<void> {
  const waiting = [...ids];
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        // What it could not note stands in sending, and is recovered as unknown.
        await deliver(id).catch((error: unknown) => {
          if (!(error instanceof Unavailable)) throw error;
        });
      }
    }),
  );
}

/** One message to the provider of the week; its status says what became of it. */
async function ask(
  url: string,
  to: string,
  id: string,
): Promise<{ providerMessageId: string; cost: string }> {
  const response = await fetch(url, {
    method: 'POST',
    body: JSON.stringify({ to, id }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => {
    throw new SendFailed('unknown', 'timeout');
  });
  if (response.status === 429) throw new SendFailed('retry', 'throttled');
  if (response.status === 410) throw new SendFailed('rejected', 'opted-out');
  if (response.status === 400) throw new SendFailed('rejected', 'invalid');
  if (response.status !== 200) throw new SendFailed('unknown', 'connection-lost');
  return (await response.json()) as { providerMessageId: string; cost: string };
}
