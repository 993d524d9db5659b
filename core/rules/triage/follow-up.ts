import { bandOf, pregnancyOf, type Level, type Patient } from '../patient.ts';

/** Hours after a result at which to ask again. Urgent is the next morning: sixteen hours, for the caller to move to day. */
const HOURS: Readonly<Record<Level, readonly number[]>> = {
  emergency: [2, 24],
  urgent: [16],
  soon: [72],
  'self-care': [48],
};

/** When to ask whether the person is better or reached care, in hours; half of it for under 5, pregnant, and 65 and over. */
export function followUpHours(level: Level, patient: Patient): readonly number[] {
  const band = bandOf(patient);
  const frail = band !== null && band !== 'child' && band !== 'adult';
  const carries = ['yes', 'within-42-days'].includes(pregnancyOf(patient));
  return frail || carries ? HOURS[level].map((hours) => hours / 2) : HOURS[level];
}
