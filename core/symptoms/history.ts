import type { Level } from '@arogya/rules';
import type { Vault } from '../crypto/vault.ts';
import type { Queries } from '../db/pool.ts';

/** The context that what was told is sealed under. */
export const ASSESSMENT_SEALED = 'assessment.payload';

/** A result of the symptom check that its person asked to be kept. `id` is that of the outbox row. */
export interface AssessmentMade {
  readonly id: string;
  readonly personId: string;
  readonly at: Date;
  readonly level: Level;
  /** What was told and answered, as the flow has it; plain JSON. */
  readonly told: unknown;
  /** Of the model that took part; null where it is not told. */
  readonly modelVersion: string | null;
}

/** Keeps a result once, however often it is told. Nothing where the person was erased meanwhile. */
export async function recordAssessment(
  database: Queries,
  vault: Vault,
  { id, personId, at, level, told, modelVersion }: AssessmentMade,
): Promise<void> {
  await database.query({
    name: 'assessment-record',
    text: `insert into assessment (id, person_id, level, payload_sealed, model_version, at)
      select $1, id, $3, $4, $5, $6 from person where id = $2
      on conflict (id) do nothing`,
    values: [id, personId, level, vault.seal(ASSESSMENT_SEALED, JSON.stringify(told)), modelVersion, at],
  });
}
