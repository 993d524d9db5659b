export { createBayes, type Bayes } from './bayes/bayes.ts';
export { type Information } from './bayes/information.ts';
export { createFeatures, type Features } from './features/features.ts';
export { exactly, uniqueNearest, type Candidate } from './matching.ts';
export {
  Age,
  Answer,
  Band,
  bandOf,
  daysOf,
  graver,
  Level,
  LEVELS,
  Patient,
  Pregnancy,
  pregnancyOf,
  Sex,
  Vitals,
  yearsOf,
} from './patient.ts';
export { AREAS, DANGERS, WHO, type Area, type Who } from './questions/complaints.ts';
export { BUDGET, hopsOf, isWhispered, nextQuestion, type Chances } from './questions/choose.ts';
export { Question } from './questions/question.ts';
export * from './schemes/index.ts';
export { followUpHours } from './triage/follow-up.ts';
export {
  dangerScreen,
  redFlagsFor,
  riskScreen,
  screens,
  screensFor,
  type Screen,
} from './triage/red-flags.ts';
export { type Missing } from './triage/self-care.ts';
export { reviewedRows, unreviewed, type Reviewable } from './triage/review.ts';
export { triage, type Fired, type Triage, type TriageOptions } from './triage/triage.ts';
export { rules } from './triage/rules/index.ts';
export { checkFindings, Need, type Rule } from './triage/rule.ts';
export { createGuess, noGuess, type Guess, type Learned } from './understanding/guess.ts';
export { learned } from './understanding/learned.ts';
export { lexicons } from './understanding/lexicon/index.ts';
export type { Intent, Lexicon } from './understanding/lexicon.ts';
export { createUnderstand, type Understood } from './understanding/understand.ts';
export { createVocabulary, Finding, type Vocabulary } from './vocabulary.ts';
