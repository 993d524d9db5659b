import { seeded } from '../../scripts/chance.ts';
import { GROUPS } from './case.ts';
import { drawCalibration, type Belief } from './calibration.ts';
import { CHANNELS } from './channels.ts';
import { confusions, drawDifferences, drawFailures, drawLater, drawMissed, figuresOf } from './details.ts';
import { groupOfRun, type CaseGuess, type Run } from './evaluate.ts';
import {
  measureConditions,
  measureTriage,
  type Judgement,
  type Share,
  type TriageFigures,
} from './measures.ts';
import { drawMix } from './mix.ts';
import { targetsOf, type Target } from './targets.ts';

/** What is printed, and the files of the report by name. */
export interface Report {
  readonly summary: string;
  /** The development cases that went wrong, and those that differ by channel, with their words. */
  readonly failures: string;
  readonly files: Readonly<Record<string, string>>;
  readonly isMet: boolean;
}

const SEED = 20261123;
const HEAD = [
  '| cases | n | understood | emergencies told (95 % interval) | below urgent | too late | too soon | exact | within one |',
  '|---|---|---|---|---|---|---|---|---|',
].join('\n');

/** Percents with one decimal: "97.9 %". */
const percent = ({ share }: Share): string => (Number.isNaN(share) ? '–' : `${(share * 100).toFixed(1)} %`);
const counted = (one: Share): string => `${percent(one)} (${one.count}/${one.of})`;
const interval = ({ low, high }: Share): string => `${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)}`;

const row = (name: string, told: TriageFigures): string =>
  `| ${name} | ${told.cases} | ${percent(told.understood)} | ${
    told.sensitivity.of === 0 ? '–' : `${counted(told.sensitivity)}, ${interval(told.sensitivity)}`
  } | ${told.belowUrgent} | ${percent(told.under)} | ${percent(told.over)} | ${percent(told.exact)} | ${percent(told.withinOne)} |`;

/** The whole report of an evaluation. */
export function drawReport(
  runs: readonly Run[],
  guesses: readonly CaseGuess[],
  { modelVersion, day }: { modelVersion: string; day: Date },
): Report {
  const sets = [...new Set(runs.map(({ set }) => set))];
  const targets = targetsOf(runs, mixOf);
  const summary = [...sets.map((set) => setSummary(set, runs)), drawTargets(targets), drawMissed(runs)].join(
    '\n',
  );
  const whole = [
    '# How well the symptom check judges',
    '',
    `Made by \`npm run evaluate\` with the model ${modelVersion} as of ${day.toISOString().slice(0, 10)}. Written cases: nobody with a licence has reviewed them, and they are no patients.`,
    'The model on drawn patients is in [generator.md](generator.md), on real patients with fever in [febrile.md](febrile.md).',
    'Told as one message (`analyze`), in the conversation by words (`words`), and by its menu as on USSD and voice (`menu`), by patients who answer from the case and go on where more questions are offered.',
    '',
    '## Targets',
    '',
    drawTargets(targets),
    ...sets.flatMap((set) => setPages(set, runs, guesses)),
    '## A thousand contacts',
    '',
    ...[true, false].flatMap((isHeldOut) => mixPages(runs, isHeldOut)),
    '## The same case by another channel',
    '',
    drawDifferences(runs),
    '',
    '## Confusions, for a clinician to read',
    '',
    ...confusions(guesses),
    '',
  ].join('\n');
  return {
    summary: `${summary}\n`,
    failures: drawFailures(runs) + drawLater(runs),
    isMet: targets.every(({ isMet }) => isMet !== false),
    files: {
      'evaluation.md': whole,
      'evaluation.json': `${JSON.stringify(figuresOf(runs, guesses, targets), null, 1)}\n`,
      'calibration-cases.svg': drawCalibration('What it is, by all findings of a case', beliefs(guesses)),
    },
  };
}

/** Drawn the same on every run: a seed of its own for each channel. */
function mixOf(runs: readonly Run[]): Run[] | null {
  return drawMix(runs, seeded(SEED));
}

function setSummary(set: string, runs: readonly Run[]): string {
  const own = runs.filter((run) => run.set === set);
  const lines = CHANNELS.flatMap((channel) => {
    const told = own.filter((run) => run.channel === channel);
    if (told.length === 0) return [];
    const before =
      channel === 'analyze' ? [] : [row(`${set} ${channel} before more`, measureTriage(firsts(told)))];
    return [row(`${set} ${channel}`, measureTriage(told)), ...before];
  });
  return [HEAD, ...lines, ''].join('\n');
}

function setPages(set: string, runs: readonly Run[], guesses: readonly CaseGuess[]): string[] {
  const own = runs.filter((run) => run.set === set);
  const languages = [...new Set(own.map(({ language }) => language))];
  const rows = CHANNELS.flatMap((channel) => {
    const told = own.filter((run) => run.channel === channel);
    if (told.length === 0) return [];
    return [
      row(`**${channel}**`, measureTriage(told)),
      ...(channel === 'analyze'
        ? []
        : [row(`${channel}, before more questions`, measureTriage(firsts(told)))]),
      ...languages.map((language) =>
        row(`${channel}, ${language}`, measureTriage(told.filter((run) => run.language === language))),
      ),
      ...GROUPS.map((group) => [group, told.filter((run) => groupOfRun(run) === group)] as const)
        .filter(([, inside]) => inside.length > 0)
        .map(([group, inside]) => row(`${channel}, ${group}`, measureTriage(inside))),
    ];
  });
  const made = guesses.filter((guess) => guess.set === set);
  const conditions = [...new Set(made.map(({ from }) => from))].map((from) => {
    const told = measureConditions(made.filter((guess) => guess.from === from));
    return `| ${from === 'findings' ? 'all findings' : `one message, ${from}`} | ${told.cases} | ${percent(told.top1)} | ${percent(told.top3)} | ${told.macroPrecision.toFixed(2)} | ${told.macroRecall.toFixed(2)} | ${told.brier.toFixed(3)} |`;
  });
  return [
    `## ${set}`,
    '',
    own[0]?.isHeldOut
      ? 'Held out: written by people who had seen neither rules nor lexicon.'
      : 'For development: rules and words were mended on them, so the figures flatter.',
    '',
    HEAD,
    ...rows,
    '',
    '| what it is, by | n | first | among three | macro precision | macro recall | Brier |',
    '|---|---|---|---|---|---|---|',
    ...conditions,
    '',
  ];
}

/** What conversations said first. */
const firsts = (runs: readonly Run[]): Judgement[] =>
  runs.map(({ truth, told }) => ({ truth, said: told.first }));

function mixPages(runs: readonly Run[], isHeldOut: boolean): string[] {
  const rows = CHANNELS.flatMap((channel) => {
    const drawn = mixOf(runs.filter((run) => run.channel === channel && run.isHeldOut === isHeldOut));
    if (!drawn) return [];
    const told = measureTriage(drawn);
    return [
      `| ${channel} | ${percent(told.shown)} | ${percent(told.precision)} | ${percent(told.sensitivity)} | ${percent(told.exact)} | ${percent(told.withinOne)} |`,
    ];
  });
  return [
    isHeldOut ? 'Drawn from the cases held out:' : 'Drawn from the cases for development:',
    '',
    '| channel | emergency shown | of these right | emergencies told | exact | within one |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ];
}

const drawTargets = (targets: readonly Target[]): string =>
  [
    '| target | figure | |',
    '|---|---|---|',
    ...targets.map(
      ({ what, figure, isMet }) =>
        `| ${what} | ${figure} | ${isMet === null ? 'not measured' : isMet ? 'ok' : '**NOT MET**'} |`,
    ),
    '',
  ].join('\n');

const beliefs = (guesses: readonly CaseGuess[]): Belief[] =>
  guesses
    .filter(({ from }) => from === 'findings')
    .map(({ truth, probabilities }) => {
      const [id, probability] = [...probabilities].toSorted(([, one], [, other]) => other - one)[0]!;
      return { probability, isSo: id === truth };
    });
