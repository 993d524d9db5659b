import {
  graver,
  type Intent,
  type Level,
  type Patient,
  type Triage,
  type Understood,
  type Vocabulary,
} from '@arogya/rules';
import type { Analysis as AnalysisAnswer, AnalyzeRequest, v1 } from '@arogya/contract';
import type { Country } from '../core/country/country.ts';
import type { Analysis, Condition, Judged } from '../core/symptoms/analysis.ts';
import { hasComplaint, isOfSomebodyIll } from '../core/symptoms/complaint.ts';
import { withoutDenied } from '../core/symptoms/told.ts';
import { isLanguage } from '../core/text/languages.ts';
import type { Line } from '../core/text/line.ts';
import type { Messages } from '../core/text/messages.ts';
import type { Handlers } from './handler.ts';
import { countryNumber, emergencyNumbers } from './emergency-numbers.ts';
import { Problem } from './problem.ts';

/** What is said to whom, by what they want or tell, as messages of the conversation about it; the gravest first. */
const REPLIES: readonly (readonly [Intent, readonly string[]])[] = [
  ['self-harm-done', ['warm', 'act', 'not-called', 'no-vomiting', 'under-18']],
  ['self-harm', ['warm', 'is-someone', 'move-away', 'under-18']],
  ['child-abuse', ['child-abuse', 'child-no-blame']],
  ['sexual-assault', ['sexual-assault', 'assault-care', 'assault-no-blame']],
  ['domestic-violence', ['domestic-violence', 'violence-no-blame']],
  ['abortion-wish', ['abortion-wish', 'abortion-where', 'abortion-danger']],
  ['foetal-sex', ['foetal-sex', 'pregnancy-care']],
  ['cure-claim', ['cure-claim', 'cure-ask']],
  ['medicine-request', ['medicine-request']],
  ['animal', ['animal', 'animal-bite']],
];
/** The least that these count for, whatever else is told. */
const LEAST: Readonly<Partial<Record<Intent, Level>>> = {
  'self-harm-done': 'emergency',
  'self-harm': 'urgent',
};

/** Questions that are proposed at most. */
const ASKED = 8;
/** What the words are drawn for: the web has no limits of length. */
const MEDIUM = 'chat';

/** The vocabulary of symptoms, and how soon somebody ill is to be seen. Nothing is stored. */
export function createSymptoms({
  analysis,
  understand,
  vocabulary,
  conditions,
  say,
  country,
  modelVersion,
  trial,
}: {
  readonly analysis: Pick<Analysis, 'judge'>;
  readonly understand: (text: string) => Understood;
  readonly vocabulary: Vocabulary;
  readonly conditions: readonly Condition[];
  readonly say: Messages['say'];
  readonly country: Country;
  readonly modelVersion: string;
  readonly trial: boolean;
}): Handlers<typeof v1>['symptoms'] {
  const sensitive = new Set(conditions.filter((one) => one.sensitive).map(({ id }) => id));
  const numbers = [...emergencyNumbers(country, null), ...countryNumber(country, 'mentalHealth')];
  const inLanguage = (asked: string | undefined): string =>
    asked !== undefined && isLanguage(asked) ? asked : 'en';

  return {
    async list({ query }) {
      const language = inLanguage(query.language);
      const items = vocabulary.findings.map(({ id, kind, area, sex, danger = false }) => ({
        id,
        kind,
        area,
        name: say({ key: `findings.${id}` }, language, MEDIUM),
        question: say({ key: `findings.${id}-ask` }, language, MEDIUM),
        ...(sex ? { sex } : {}),
        danger,
      }));
      return { status: 200, body: { language, items } };
    },

    async analyze({ body }) {
      checkIds(body, vocabulary);
      const language = inLanguage(body.language);
      const text = (key: string): string => say({ key }, language, MEDIUM);
      const asked = (id: string) => ({ id, question: text(`findings.${id}-ask`) });
      const told = toldBy(body);
      const said = body.text === undefined ? null : withoutDenied(understand(body.text), told, vocabulary);
      const patient = patientOf(body, told, said);
      const guessed = said?.guessed.filter((id) => told[id] === undefined) ?? [];
      const judged = await analysis.judge(patient);
      const [intent, reply = []] = REPLIES.find(([one]) => said?.intents.includes(one)) ?? [null];
      const least = intent === null ? undefined : LEAST[intent];
      const isKnown = hasComplaint(patient, vocabulary) || least !== undefined;
      const isIll = isKnown || (said !== null && intent === null && isOfSomebodyIll(patient, vocabulary));
      const level = !isIll ? null : least ? graver(least, judged.level) : judged.level;
      const action = [
        ...reply.map((name) => text(`crisis.${name}`)),
        ...(isKnown || reply.length > 0 ? [] : [text('symptom-check.complaint-again')]),
        ...(level === null ? [] : [text(`symptom-check.${level}`)]),
        ...(level === 'self-care' ? limitsOf(judged.triage) : []).map((line) => say(line, language, MEDIUM)),
      ];
      return {
        status: 200,
        body: {
          understood: understoodOf(patient, said, guessed, text),
          triage: triageOf(judged, level, text),
          provisional: !isKnown || guessed.length > 0 || judged.triage.provisional,
          recommendedAction: action.join(' '),
          askNext: [
            ...guessed.map(asked),
            ...judged.triage.missing.map((id) => ({ id, question: text(`symptom-check.${id}`) })),
            ...judged.triage.askNext.map(asked),
          ].slice(0, ASKED),
          conditions: isKnown
            ? judged.prediction.conditions.map(({ id, probability }) => ({
                id,
                name: text(`conditions.${id}`),
                probability,
                sensitive: sensitive.has(id),
              }))
            : [],
          sure: isKnown && judged.prediction.sure,
          intent,
          trial,
          advice: text('symptom-check.advice'),
          emergencyNumbers: numbers,
          modelVersion,
        } satisfies AnalysisAnswer,
      };
    },
  };
}

/** The level with the reasons of the rules that reached it; nothing of it where no complaint was understood. */
function triageOf(
  { level: reached, triage }: Judged,
  level: Level | null,
  text: (key: string) => string,
): AnalysisAnswer['triage'] {
  if (level === null) return { level, reasons: [], rules: [] };
  const deciding = triage.rules.filter((rule) => rule.level === reached);
  const reasons = (deciding.length > 0 ? deciding : triage.rules).map(({ id }) => text(`reasons.${id}`));
  return { level, reasons: [...new Set(reasons)], rules: triage.rules.map(({ id }) => id) };
}

/** For whom care at home holds, where somebody has not said that it does. */
const limitsOf = ({ selfCare, missing }: Triage): Line[] =>
  selfCare && missing.length > 0 ? [{ key: 'symptom-check.limits', params: { days: selfCare.days } }] : [];

/** What is told by id. */
const toldBy = ({ symptoms = [], riskFactors = [] }: AnalyzeRequest): Patient['findings'] => ({
  ...Object.fromEntries(riskFactors.map((id) => [id, 'present' as const])),
  ...Object.fromEntries(
    symptoms.map(({ id, present }) => [id, present ? ('present' as const) : ('absent' as const)]),
  ),
});

/** What was told by id beats what the text is understood to say. */
function patientOf(body: AnalyzeRequest, told: Patient['findings'], said: Understood | null): Patient {
  const { age, ageYears, vitals } = body;
  const known = age ?? (ageYears === undefined ? said?.age : { value: ageYears, unit: 'years' as const });
  const sex = body.sex ?? said?.sex;
  const pregnancy = body.pregnancy ?? said?.pregnancy;
  const durationDays = body.durationDays ?? said?.durationDays;
  return {
    findings: { ...said?.findings, ...told },
    ...(known ? { age: known } : {}),
    ...(said?.ageWord ? { ageWord: said.ageWord } : {}),
    ...(sex ? { sex } : {}),
    ...(pregnancy ? { pregnancy } : {}),
    ...(durationDays === undefined ? {} : { durationDays }),
    vitals: { ...said?.vitals, ...vitals },
  };
}

function understoodOf(
  patient: Patient,
  said: Understood | null,
  guessed: readonly string[],
  text: (key: string) => string,
): AnalysisAnswer['understood'] {
  const named = (answer: string) =>
    Object.entries(patient.findings)
      .filter(([, one]) => one === answer)
      .map(([id]) => ({ id, name: text(`findings.${id}`) }));
  const { age, ageWord, sex, pregnancy, durationDays } = patient;
  return {
    present: named('present').map((one) =>
      guessed.includes(one.id) ? { ...one, guessed: true as const } : one,
    ),
    absent: named('absent'),
    ...(durationDays === undefined ? {} : { durationDays }),
    who: {
      ...(age ? { age } : {}),
      ...(ageWord ? { ageWord } : {}),
      ...(sex ? { sex } : {}),
      ...(pregnancy ? { pregnancy } : {}),
      ...(said?.relation ? { relation: said.relation } : {}),
    },
  };
}

/** Refuses ids that the vocabulary does not have, and an age told twice. */
function checkIds(body: AnalyzeRequest, vocabulary: Vocabulary): void {
  const { symptoms = [], riskFactors = [] } = body;
  const errors = [
    ...symptoms.map(({ id }, at) => ({
      id,
      path: `symptoms.${at}.id`,
      isFine: vocabulary.find(id) !== null,
    })),
    ...riskFactors.map((id, at) => ({
      id,
      path: `riskFactors.${at}`,
      isFine: vocabulary.find(id)?.kind === 'risk',
    })),
  ]
    .filter(({ isFine }) => !isFine)
    .map(({ path }) => ({
      in: 'body' as const,
      path,
      code: 'unknown_id',
      message: 'Not an id of the vocabulary',
    }));
  if (errors.length > 0) throw new Problem(400, 'Ids are those of GET /symptoms.', { errors });
  if (body.age && body.ageYears !== undefined)
    throw new Problem(400, 'Say either age or ageYears.', {
      errors: [{ in: 'body', path: 'age', code: 'one_age', message: 'Exactly one way to say the age' }],
    });
}
