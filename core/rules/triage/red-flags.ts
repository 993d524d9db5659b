import { z } from 'zod';
import { Band, Pregnancy, type Patient } from '../patient.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** One question that covers several red flags of one idea: "no" to it is no to each. Its words: "red-flags.ID". */
export const Screen = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  bands: z.array(Band).min(1),
  pregnancy: z.array(Pregnancy).min(1).optional(),
  /** Findings that make it worth asking, or null: with every complaint. */
  complaints: z.array(z.string()).min(1).nullable(),
  findings: z.array(z.string()).min(2).max(6),
});
export type Screen = z.infer<typeof Screen>;

/** The screens to ask of this patient, best first: that of the complaint, then that of the age or pregnancy. */
export function screensFor(
  patient: Patient,
  complaints: readonly string[],
  { vocabulary }: { readonly vocabulary: Vocabulary },
): readonly Screen[] {
  void [patient, complaints, vocabulary];
  return [];
}

/** Three to eight red flags to ask this patient for, those of the complaint first. */
export const redFlagsFor = (
  patient: Patient,
  complaints: readonly string[],
  options: { readonly vocabulary: Vocabulary },
): readonly string[] => screensFor(patient, complaints, options).flatMap(({ findings }) => findings);
