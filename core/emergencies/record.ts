import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import type { Events } from '../events/events.ts';

/** An SOS as it was raised. `place` is the last place the person asked about, if any. */
export interface EmergencyRaised {
  readonly id: string;
  readonly personId: string;
  readonly certainty: 'confirmed' | 'unconfirmed';
  readonly trigger: string;
  readonly medium: string;
  readonly place: unknown;
  readonly raisedAt: Date;
}

/** Who is told at once that there is an emergency. */
const TOLD = ['role:emergency_responder', 'role:admin'];

/**
 * Records an SOS once, however often it is told: `id` is that of the outbox row. With it go the events for those who
 * respond: that there is one, not whose and not where.
 */
export async function recordEmergency(
  database: Database,
  vault: Vault,
  events: Events,
  raised: EmergencyRaised,
): Promise<void> {
  const { id, personId, certainty, trigger, medium, place, raisedAt } = raised;
  await database.transaction(async (within) => {
    const { rowCount } = await within.query({
      name: 'emergency-record',
      text: `insert into emergency (id, person_id, certainty, trigger, medium, place_sealed, raised_at)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing`,
      values: [
        id,
        personId,
        certainty,
        trigger,
        medium,
        place ? vault.seal('emergency.place', JSON.stringify(place)) : null,
        raisedAt,
      ],
    });
    if (rowCount === 0) return;
    const payload = { id, certainty, raisedAt: raisedAt.toISOString() };
    for (const topic of TOLD) await events.publish({ topic, kind: 'emergency.raised', payload }, within);
  });
}
