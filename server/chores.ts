import { createSealer, LOOK_BACK } from '../core/audit/seal.ts';
import { forgetOld } from '../core/conversations/retention.ts';
import type { Vault } from '../core/crypto/vault.ts';
import type { createClient } from '../core/db/client.ts';
import type { Database } from '../core/db/pool.ts';
import type { Emergencies } from '../core/emergencies/emergencies.ts';
import type { Events } from '../core/events/events.ts';
import { errorFields, type Log } from '../core/log.ts';
import type { CallEnds } from '../core/outbox/call-ends.ts';
import type { Outbox } from '../core/outbox/outbox.ts';
import type { Doorbell } from './doorbell.ts';
import { createRings, SWEEP_MS as RINGS_MS } from './rings.ts';
import type { Chore } from './sweeper.ts';
import type { Webhooks } from './webhooks.ts';

/** Rows of emergencies rung for in one sweep, and the time after which a row in sending is taken for a crash's. */
const SWEEP_ROWS = 500;
const CRASHED_AFTER_MS = 30_000;
/** Milliseconds between two looks for calls that nobody heard. */
const CALLS_MS = 2000;
const HOUR_MS = 3_600_000;

/** What a worker does again and again: rings for what is due, moves on what nobody answered, seals the audit, forgets. */
export function createChores({
  database,
  client,
  vault,
  outbox,
  events,
  emergencies,
  callEnds,
  webhooks,
  doorbell,
  log,
}: {
  readonly database: Database;
  readonly client: ReturnType<typeof createClient>;
  readonly vault: Vault;
  readonly outbox: Pick<Outbox, 'due' | 'dueBefore' | 'recover'>;
  readonly events: Pick<Events, 'forget'>;
  readonly emergencies: Pick<Emergencies, 'watch'>;
  readonly callEnds: Pick<CallEnds, 'goOn'>;
  readonly webhooks: Pick<Webhooks, 'resume'>;
  readonly doorbell: Pick<Doorbell, 'ring' | 'quiet'>;
  readonly log: Log;
}): readonly Chore[] {
  const sealer = createSealer({ database, vault });
  const ringDue = createRings(outbox, (ids) => doorbell.ring(ids));

  async function recover(now: Date): Promise<void> {
    const recovered = await outbox.recover(new Date(now.getTime() - CRASHED_AFTER_MS), now);
    if (recovered.unknown + recovered.again > 0) log.warn('outbox.recovered', recovered);
  }

  /** Emergencies that were waited for too long; one that cannot be moved now is tried again at once. */
  async function watch(now: Date): Promise<void> {
    const { moved, failed } = await emergencies.watch(now);
    if (moved > 0) log.info('emergencies.moved', { count: moved });
    for (const error of failed) log.error('emergencies.failed', errorFields(error));
  }

  /** The head stands in the log too: it shows later that nothing was cut off. */
  async function seal(now: Date, lookBack: number): Promise<void> {
    const sealed = await sealer.seal(now, lookBack);
    if (sealed) log.info('audit.sealed', { rows: sealed.rows, head: sealed.head });
  }

  return [
    {
      name: 'calls',
      everyMs: CALLS_MS,
      work: async (now) => doorbell.ring(await callEnds.goOn(now)),
    },
    {
      name: 'ring',
      everyMs: RINGS_MS,
      work: async (now) => {
        await doorbell.quiet();
        await ringDue(now);
      },
    },
    {
      name: 'ring-urgent',
      everyMs: 1000,
      work: async (now) => doorbell.ring(await outbox.due(now, SWEEP_ROWS, true), 'urgent'),
    },
    { name: 'emergencies', everyMs: 1000, work: watch },
    { name: 'arrivals', everyMs: 1000, work: (now) => webhooks.resume(now) },
    { name: 'recover', everyMs: 5000, work: recover },
    { name: 'seal', everyMs: 1000, work: (now) => seal(now, LOOK_BACK.often) },
    { name: 'seal-late', everyMs: 60_000, work: (now) => seal(now, LOOK_BACK.seldom) },
    { name: 'forget', everyMs: HOUR_MS, work: (now) => forgetOld(client, now) },
    { name: 'forget-events', everyMs: HOUR_MS, work: (now) => events.forget(now) },
  ];
}
