import type { Skill, Vehicle } from './responder.ts';

/** What reads of words what is the matter, by the id of its first aid; null where they name none. */
export type MatterIn = (words: string) => string | null;

const CARE: readonly Skill[] = ['doctor', 'nurse'];
const BIRTH: readonly Skill[] = ['midwife', ...CARE];
const BREATH: readonly Skill[] = ['cpr', ...CARE];

/**
 * Whose skills fit what is the matter; where it is none of these, whoever knows first aid. Judgement, to be confirmed by a
 * clinician (23 November 2026): it decides the order in which helpers are told, never whether.
 */
const FITTING: Readonly<Record<string, readonly Skill[]>> = {
  snakebite: ['snakebite', ...CARE],
  birth: BIRTH,
  'bleeding-birth': BIRTH,
  newborn: BIRTH,
  'newborn-not-breathing': BIRTH,
  unconscious: BREATH,
  cpr: BREATH,
  choking: BREATH,
  hanging: BREATH,
  'electric-shock': BREATH,
  drowning: ['swimmer', ...BREATH],
};

/** The skills that fit a matter; none while nobody knows what it is. */
export const skillsFor = (matter: string | null): readonly Skill[] =>
  matter === null ? [] : (FITTING[matter] ?? [...CARE, 'first-aid']);

/** Who comes with one of these is there sooner than on foot. */
export const QUICK: readonly Vehicle[] = ['motorcycle', 'car'];
