import type { Patient } from '../patient.ts';
import { partsOf, type Condition, type Range } from './condition.ts';
import type { Rule } from './rule.ts';

const AGES = { newborn: 0.08, infant: 0.6, toddler: 3, child: 8, adult: 30, elder: 70 } as const;
const YEAR = { years: 1, months: 1 / 12, days: 1 / 365.25 } as const;

/** Patients who meet a rule by the least: one for each of its alternatives. */
export function minimalPatients(rule: Rule): Patient[] {
  const start: Patient = {
    findings: {},
    age: { value: AGES[rule.bands[0]!], unit: 'years' },
    ...(rule.pregnancy && { pregnancy: rule.pregnancy[0]!, sex: 'female' }),
  };
  return meet(rule.when, start);
}

function meet(condition: Condition, patient: Patient): Patient[] {
  if (typeof condition === 'string')
    return [{ ...patient, findings: { ...patient.findings, [condition]: 'present' } }];
  if ('vital' in condition)
    return [{ ...patient, vitals: { ...patient.vitals, [condition.vital]: inside(condition.is, 1) } }];
  if ('age' in condition)
    return [{ ...patient, age: { value: inside(condition.is, 0.1) * YEAR[condition.age], unit: 'years' } }];
  if ('lasts' in condition) return [{ ...patient, durationDays: inside(condition.lasts, 0.5) }];
  if ('any' in condition) return condition.any.flatMap((part) => meet(part, patient));
  const parts = 'of' in condition ? condition.of.slice(-condition.atLeast) : partsOf(condition);
  return parts.reduce<Patient[]>((met, part) => met.flatMap((one) => meet(part, one)), [patient]);
}

function inside({ from, above, upTo, below }: Range, step: number): number {
  const low = from ?? (above === undefined ? undefined : above + step);
  return low ?? upTo ?? below! - step;
}
