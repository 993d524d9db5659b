import { bandOf, type Level, type Patient, type Vocabulary } from '@arogya/rules';
import { z } from 'zod';
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

/** Days in which contacts for the same complaint are counted. */
const CONTACT_DAYS = 7;
const DAY_MS = 86_400_000;

/** Of what was told, what says whether it was the same complaint. */
const Told = z.object({
  patient: z.custom<Patient>((value) => typeof value === 'object' && value !== null),
  complaints: z.array(z.string()).readonly(),
});
export type Told = z.infer<typeof Told>;

/**
 * Contacts for a complaint in 7 days, the present one among them: of earlier ones only those whose result was kept are
 * known. The same complaint is a finding of the same part of the body, of a grown person, or of a child, as before.
 */
export async function countContacts(
  database: Queries,
  vault: Vault,
  vocabulary: Vocabulary,
  { personId, told, now }: { readonly personId: string; readonly told: Told; readonly now: Date },
): Promise<number> {
  const { rows } = await database.query<{ payload_sealed: Buffer }>({
    name: 'assessment-contacts',
    text: 'select payload_sealed from assessment where person_id = $1 and at > $2',
    values: [personId, new Date(now.getTime() - CONTACT_DAYS * DAY_MS)],
  });
  const earlier = rows.map(({ payload_sealed }) =>
    Told.parse(JSON.parse(vault.open(ASSESSMENT_SEALED, payload_sealed))),
  );
  return 1 + earlier.filter((one) => isSame(one, told, vocabulary)).length;
}

function isSame(one: Told, other: Told, vocabulary: Vocabulary): boolean {
  const areaOf = (id: string): string => vocabulary.find(id)?.area ?? id;
  const areas = new Set(one.complaints.map(areaOf));
  const isSamePerson = isGrown(one.patient) === isGrown(other.patient);
  return isSamePerson && other.complaints.some((id) => areas.has(areaOf(id)));
}

/** A contact begins with "man", "woman" or "child": no more is known when it is counted. */
const isGrown = (patient: Patient): boolean => ['adult', 'elder', null].includes(bandOf(patient));
