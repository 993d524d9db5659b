import { z } from 'zod';
import { Band, Pregnancy, type Patient } from '../patient.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { DANGER, RISKS, SCREENS } from './screens.ts';
import { isFor, whoIs, type Who } from './who.ts';

/** One question that covers several red flags of one idea: "no" to it is no to each. Its words are "red-flags.ID". */
export const Screen = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  bands: z.array(Band).min(1),
  pregnancy: z.array(Pregnancy).min(1).optional(),
  /** Findings and areas that make it worth asking, or null: with every complaint. */
  complaints: z.array(z.string()).min(1).nullable(),
  findings: z.array(z.string()).min(2).max(6),
});
export type Screen = z.infer<typeof Screen>;

/** More red flags than these are not asked for before anything else. */
const MOST = 8;

/** The question before every complaint, and the one about risks that a minor complaint needs. */
export const dangerScreen: Screen = Screen.parse(DANGER);
export const riskScreen: Screen = Screen.parse(RISKS);

/** All other screens, checked. */
export const screens: readonly Screen[] = z.array(Screen).parse(SCREENS);

/**
 * The screens to ask of this patient, best first: those of the first years, of pregnancy and after birth, those of the
 * complaint, then that of the older. The danger question stands before them all; what is answered is left out.
 */
export function screensFor(
  patient: Patient,
  complaints: readonly string[],
  { vocabulary }: { readonly vocabulary: Vocabulary },
): readonly Screen[] {
  const who = whoIs(patient, vocabulary);
  return relevant(who, complaints, vocabulary).filter(({ findings }) =>
    findings.some((finding) => !(finding in who.answers)),
  );
}

/** Up to eight red flags to ask this patient for one by one, in the order of the screens; what is answered is left out. */
export function redFlagsFor(
  patient: Patient,
  complaints: readonly string[],
  options: { readonly vocabulary: Vocabulary },
): readonly string[] {
  const { answers } = whoIs(patient, options.vocabulary);
  const flags = screensFor(patient, complaints, options).flatMap(({ findings }) => findings);
  return [...new Set(flags)].filter((id) => !(id in answers)).slice(0, MOST);
}

/** Every red flag that this complaint at this age stands under, those of the danger question last. */
export const redFlagsOf = (
  who: Who,
  complaints: readonly string[],
  vocabulary: Vocabulary,
): readonly string[] => [
  ...new Set([...relevant(who, complaints, vocabulary), dangerScreen].flatMap(({ findings }) => findings)),
];

function relevant(who: Who, complaints: readonly string[], vocabulary: Vocabulary): readonly Screen[] {
  const near = new Set(complaints.flatMap((id) => [id, vocabulary.find(id)?.area ?? id]));
  return screens.filter(
    (screen) =>
      isFor(screen, who) && (screen.complaints === null || screen.complaints.some((id) => near.has(id))),
  );
}
