import { bandOf, pregnancyOf, type Band, type Patient, type Pregnancy } from '../patient.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Facts } from './condition.ts';

/** What is only said of a pregnant woman, and of one who has given birth or lost a child. */
const SAYS_PREGNANT = ['labour-pains', 'waters-leaking', 'fewer-movements', 'cord-or-hand-out', 'twins'];
const SAYS_AFTER_BIRTH = ['placenta-not-out', 'foul-discharge-after-birth', 'abortion-recent', 'home-birth'];
/** What nobody has in childhood: where a baby is named beside it, somebody grown is ill. */
const SAYS_GROWN = [
  'voices',
  'thoughts-harm-baby',
  'death-wish',
  'self-harm-plan',
  'low-mood',
  'alcohol-daily',
  'alcohol-shaking',
];

/** Where nothing at all is said of an age, an adult speaks, unless a finding is one of children. */
const UNSAID: readonly Band[] = ['adult'];

/** A patient with all that the answers imply, and whose rules apply. */
export interface Who extends Facts {
  readonly bands: ReadonlySet<Band>;
  readonly pregnancies: ReadonlySet<Pregnancy>;
  /** Something was answered with "don't know". */
  readonly unsure: boolean;
}

/** Completes the answers, and widens band and pregnancy by what the findings tell. Findings only widen, never narrow. */
export function whoIs(patient: Patient, vocabulary: Vocabulary): Who {
  const answers = vocabulary.complete(patient.findings);
  const present = Object.keys(answers).filter((id) => answers[id] === 'present');
  const band = bandOf(patient);
  const bands = new Set(band ? [band] : UNSAID);
  // "Drinks well" is said of a baby as much as "drinks badly"; what adults have too says nothing of an age.
  if (!band)
    for (const id of new Set([...present, ...Object.keys(patient.findings)])) {
      const narrow = vocabulary.find(id)?.bands ?? UNSAID;
      if (!narrow.includes('adult')) for (const one of narrow) bands.add(one);
    }

  const pregnancies = new Set([pregnancyOf(patient)]);
  if (present.some((id) => SAYS_PREGNANT.includes(id))) pregnancies.add('yes');
  if (present.some((id) => SAYS_AFTER_BIRTH.includes(id))) pregnancies.add('within-42-days');
  // "The baby does not come": a baby is named, and it is the mother who is in danger.
  const isMother = pregnancies.has('yes') || pregnancies.has('within-42-days');
  const saysGrown = (id: string): boolean => SAYS_GROWN.includes(id) || vocabulary.find(id)?.sex === 'female';
  if (isMother || present.some(saysGrown)) bands.add('adult');
  return { patient, answers, bands, pregnancies, unsure: Object.values(answers).includes('unsure') };
}

/** Whether a row is for this patient. */
export const isFor = (
  row: { readonly bands: readonly Band[]; readonly pregnancy?: readonly Pregnancy[] | undefined },
  { bands, pregnancies }: Who,
): boolean =>
  row.bands.some((band) => bands.has(band)) &&
  (!row.pregnancy || row.pregnancy.some((state) => pregnancies.has(state)));

/** The symptoms a patient has. */
export const complaintsOf = ({ answers }: Facts, vocabulary: Vocabulary): readonly string[] =>
  Object.keys(answers).filter((id) => answers[id] === 'present' && vocabulary.find(id)?.kind === 'symptom');
