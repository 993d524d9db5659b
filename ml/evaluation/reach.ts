import {
  bandOf,
  createBayes,
  LEVELS,
  rules,
  triage,
  type Band,
  type Level,
  type Patient,
  type Pregnancy,
  type Rule,
  type Sex,
  type Understood,
} from '@arogya/rules';
import { createAnalysis } from '../../core/symptoms/analysis.ts';
import { loadKnowledge } from '../../core/symptoms/knowledge.ts';
import { minimalPatients } from '../../core/rules/triage/minimal.ts';
import { symptomCheck } from '../../flows/symptom-check/index.ts';
import { provide } from '../../server/provide.ts';
import type { Case } from './case.ts';
import { tellConversation } from './channels.ts';
import { patientOf, type Otherwise } from './patient.ts';

/** Somebody who has what a rule asks for and nothing else, and begins with one of these findings. */
export interface Reach {
  readonly rule: Rule;
  readonly band: Band;
  readonly case: Case;
}

/** Someone whom the menu told a later level than their findings ask for. */
export interface Unreached extends Reach {
  readonly otherwise: Otherwise;
  /** What was said before more questions were asked for, and after. */
  readonly first: Level | null;
  readonly last: Level | null;
  readonly isLateAfterMore: boolean;
}

/** Since when, of those whose rule does not ask. */
const USUAL_DAYS = 2;

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const knowledge = loadKnowledge();
const { vocabulary } = knowledge;
const bayes = createBayes(vocabulary, knowledge);

/** The conversation by rules alone: what is typed is the id of a finding, and the model, which could only raise, is silent. */
const analysis = createAnalysis({
  ...knowledge,
  understand: (id) =>
    ({ findings: { [id]: 'present' }, guessed: [], intents: [], vitals: {} }) as unknown as Understood,
  chancesOf: (patient) => bayes.chancesOf(patient),
  predict: async () => ({
    conditions: [],
    sure: false,
    severity: { 'self-care': 0, soon: 0, urgent: 0, emergency: 0 },
  }),
  off: [],
  trial: true,
  clock: { now: () => new Date('2026-11-23T06:00:00Z') },
});
const flow = provide(
  symptomCheck,
  {
    understand: async (told: Parameters<typeof analysis.hear>[0]) => analysis.hear(told),
    assess: (told: Parameters<typeof analysis.assess>[0]) => analysis.assess(told),
    contacts: async () => 1,
  },
  silent,
);

/**
 * For every rule in force, in every band and state of pregnancy it is for, those who meet it by the least: one for each of
 * its alternatives, each sex that can, and each of the findings to begin with. What is measured cannot be told by a menu.
 */
export const reaches = (): Reach[] =>
  rules
    .filter(({ level }) => level === 'emergency' || level === 'urgent')
    .flatMap((rule) =>
      rule.bands.flatMap((band) =>
        (rule.pregnancy ?? [null]).flatMap((pregnancy) =>
          minimalPatients({
            ...rule,
            bands: [band],
            ...(pregnancy ? { pregnancy: [pregnancy] } : {}),
          }).flatMap((patient) => casesOf(rule, band, pregnancy, patient)),
        ),
      ),
    );

function casesOf(rule: Rule, band: Band, pregnancy: Pregnancy | null, patient: Patient): Reach[] {
  const present = Object.keys(patient.findings);
  const symptoms = present.filter((id) => vocabulary.find(id)?.kind === 'symptom');
  if (patient.vitals || bandOf(patient) !== band) return [];
  return sexesOf(pregnancy, present, band).flatMap((sex) =>
    symptoms.flatMap((first) => {
      const told: Case = {
        id: [
          rule.id,
          band,
          ...(pregnancy ? [pregnancy] : []),
          sex,
          first,
          ...present.filter((id) => id !== first),
        ].join(' '),
        level: rule.level,
        condition: null,
        age: patient.age!,
        sex,
        pregnancy: pregnancy ?? 'no',
        durationDays: patient.durationDays ?? USUAL_DAYS,
        text: {},
        findings: { present: [first, ...present.filter((id) => id !== first)], absent: [] },
        why: rule.id,
      };
      // A rule that another finding keeps silent, or that is for another age, is nobody's.
      const fires = triage(patientOf(told), { vocabulary }).rules.some(({ id }) => id === rule.id);
      return fires ? [{ rule, band, case: told }] : [];
    }),
  );
}

/** Both sexes of the grown, where nothing tells which. */
function sexesOf(pregnancy: Pregnancy | null, present: readonly string[], band: Band): readonly Sex[] {
  if (pregnancy) return ['female'];
  const told = present.flatMap((id) => vocabulary.find(id)?.sex ?? []);
  if (told.length > 0) return told.slice(0, 1);
  return band === 'adult' || band === 'elder' ? ['female', 'male'] : ['female'];
}

/** Those of whom the menu says less than the rule, before or after more questions. */
export async function unreached(all: readonly Reach[], otherwise: Otherwise): Promise<Unreached[]> {
  const late: Unreached[] = [];
  for (const one of all) {
    const [words] = one.case.findings.present;
    const told = await tellConversation(flow, one.case, { by: 'menu', words: words!, vocabulary, otherwise });
    const isLate = (level: Level | null): boolean =>
      level === null || LEVELS.indexOf(level) < LEVELS.indexOf(one.case.level);
    if (isLate(told.first) || isLate(told.level))
      late.push({
        ...one,
        otherwise,
        first: told.first,
        last: told.level,
        isLateAfterMore: isLate(told.level),
      });
  }
  return late;
}
