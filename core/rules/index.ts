export { exactly, uniqueNearest, type Candidate } from './matching.ts';
export { followUpHours } from './triage/follow-up.ts';
export { redFlagsFor, screensFor, type Screen } from './triage/red-flags.ts';
export { triage, type Fired, type Missing, type Triage, type TriageOptions } from './triage/triage.ts';
