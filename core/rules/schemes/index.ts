export { CasesFile, Verdict } from './case.ts';
export { checkFacts, checkSchemes, type Fault, wrongValue } from './check.ts';
export { createQuestions } from './choose.ts';
export { complete } from './complete.ts';
export { createEligibility, type Eligibility, type Rulebook, ruleOn } from './eligibility.ts';
export { type Fact, Facts, FactsFile, NOT_SO, UNKNOWN, type Value } from './fact.ts';
export { drawHousehold } from './households.ts';
export { type Reason } from './judge.ts';
export { type Overlap, overlapsAmong } from './overlaps.ts';
export { chanceOf, reachOf } from './reach.ts';
export {
  type Benefit,
  CATEGORIES,
  type Condition,
  type Criterion,
  DocumentsFile,
  PLACES,
  Scheme,
} from './scheme.ts';
export { type Text } from './text.ts';
export { conditionsOf, criteriaOf, limitsOf } from './walk.ts';
