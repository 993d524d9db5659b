import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';

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

/** Records an SOS once, however often it is told: `id` is that of the outbox row. */
export async function recordEmergency(
  database: Database,
  vault: Vault,
  raised: EmergencyRaised,
): Promise<void> {
  await database.query({
    name: 'emergency-record',
    text: `insert into emergency (id, person_id, certainty, trigger, medium, place_sealed, raised_at)
      values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing`,
    values: [
      raised.id,
      raised.personId,
      raised.certainty,
      raised.trigger,
      raised.medium,
      raised.place ? vault.seal('emergency.place', JSON.stringify(raised.place)) : null,
      raised.raisedAt,
    ],
  });
}
