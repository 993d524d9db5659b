import { Level } from '@arogya/rules';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { systemClock } from '../../core/clock.ts';
import { projectRoot } from '../../core/root.ts';
import { loadKnowledge } from '../../core/symptoms/knowledge.ts';
import { createModel } from '../../core/symptoms/model.ts';
import { createIllness } from '../../server/illness.ts';
import { crossValidated } from './ceiling.ts';
import { CLASSES, featuresOf, isGrave, readFebrile, type Febrile } from './febrile-list.ts';
import { ADMITTED, INDIAN_WARD } from './wards.ts';

/**
 * `node scripts/run.mjs scripts/evaluate/febrile.ts [FILE]`: the service on real hospital patients with fever (Saito et al.,
 * PLOS Neglected Tropical Diseases, 2022; CC BY; Manila, 2015 to 2019). The list is neither part of the project nor ever
 * trained on; it is FILE, or lies in the folder SHARED_DATA.
 */
const LIST = join('ml', 'febrile_patients_development_half.csv');
const FOLDS = 10;
const NAMED = 3;
const CONFUSIONS = 20;

/** What it was, and what was thought, likeliest first. */
interface Answered {
  readonly named: string;
  readonly order: readonly string[];
}
type Weights = (condition: string) => number;

const file =
  process.argv[2] ?? join(process.env.SHARED_DATA ?? join(projectRoot, '..', 'shared', 'data'), LIST);

async function nameConditions(patients: readonly Febrile[]): Promise<void> {
  const knowledge = loadKnowledge();
  const ml = (name: string): string => join(projectRoot, 'ml', name);
  const model = await createModel({ file: ml('model.onnx'), manifest: ml('manifest.json'), ...knowledge });
  const cases = patients.flatMap(({ row, patient, named }) => (named ? [{ row, patient, named }] : []));
  const count = (name: string): number => cases.filter(({ named }) => named === name).length;
  const present = [...new Set(cases.map(({ named }) => named))].sort(
    (one, other) => count(other) - count(one),
  );
  const judged = await Promise.all(
    cases.map(async ({ patient, named }) => ({ named, probabilities: await model.probabilities(patient) })),
  );
  await model.close();

  const order = (shares: (name: string) => number): string[] =>
    present.toSorted((one, other) => shares(other) - shares(one));
  const byModel = (weightOf: Weights): Answered[] =>
    judged.map(({ named, probabilities }) => {
      const share = (id: string): number => weightOf(id) * probabilities[model.conditions.indexOf(id)]!;
      return { named, order: order((name) => sum(CLASSES[name]!.map(share))) };
    });
  const { admitted, withShares } = weightsOf(knowledge);
  const inWard = byModel(admitted);
  const supervised = crossValidated(
    cases.map(({ row, named }) => ({ features: featuresOf(row), named })),
    FOLDS,
  );

  write(`${cases.length} of ${patients.length} patients, ${present.length} diagnoses`);
  print(
    'the model, as for a first contact',
    byModel(() => 1),
  );
  print('the model, as for a ward', inWard);
  print('the model, as for a ward in India', byModel(withShares((name) => INDIAN_WARD[name])));
  print('the model, all diagnoses alike', byModel(withShares(() => 1)));
  print('the model, told the frequencies', byModel(withShares(count)));
  print(
    'always the three commonest',
    cases.map(({ named }) => ({ named, order: present })),
  );
  print(`learned on the list, ${FOLDS}-fold`, supervised);
  for (const name of present) {
    const of = (answers: readonly Answered[]): string => percent(top(NAMED, only(answers, name)));
    const one = `${name.padEnd(18)} ${String(count(name)).padStart(4)}`;
    write(`  ${one}  ward ${of(inWard).padStart(7)}  learned ${of(supervised).padStart(7)}`);
  }
  printMissed(inWard);
}

/** Weights beside the model's own prior: by level as for a ward, or so that each diagnosis has the share that is told. */
function weightsOf({ conditions, rows }: ReturnType<typeof loadKnowledge>): {
  readonly admitted: Weights;
  readonly withShares: (told: (name: string) => number | undefined) => Weights;
} {
  const prior = new Map(
    z
      .array(Prior)
      .parse(rows)
      .map((row) => [row.id, row.prior]),
  );
  const levels = new Map(conditions.map(({ id, level }) => [id, level]));
  const classes = new Map(Object.entries(CLASSES).flatMap(([name, ids]) => ids.map((id) => [id, name])));
  const admitted: Weights = (id) => ADMITTED[levels.get(id)!];
  const inWard = (name: string): number => sum(CLASSES[name]!.map((id) => admitted(id) * prior.get(id)!));
  return {
    admitted,
    withShares(told) {
      // What nothing is told of keeps its place beside the others as it would be in a ward.
      const known = Object.keys(CLASSES).filter((name) => told(name) !== undefined);
      const scale = sum(known.map((name) => told(name)!)) / sum(known.map(inWard));
      return (id) => {
        const name = classes.get(id)!;
        return ((told(name) ?? scale * inWard(name)) / inWard(name)) * admitted(id);
      };
    },
  };
}

const Prior = z.object({ id: z.string(), prior: z.number() });

/** How soon each is to be seen, by what they tell and their temperature: those who were in danger, and the others. */
async function judgeUrgency(patients: readonly Febrile[]): Promise<void> {
  const { analysis, close } = await createIllness({
    config: { production: false, country: 'IN', pilotUnreviewed: true, triageOff: [], redisUrl: null },
    clock: systemClock,
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
  });
  const levels = new Map<Febrile, Level>();
  for (const one of patients) levels.set(one, (await analysis.judge(one.patient)).level);
  await close();
  for (const [who, some] of [
    ['in danger', patients.filter(({ row }) => isGrave(row))],
    ['not in danger', patients.filter(({ row }) => !isGrave(row))],
  ] as const) {
    const counts = Level.options.map((level) => [
      level,
      some.filter((one) => levels.get(one) === level).length,
    ]);
    write(`${some.length} ${who}: ${counts.map(([level, times]) => `${level} ${times}`).join(', ')}`);
  }
}

const nothing = (): void => undefined;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const only = (answers: readonly Answered[], name: string): Answered[] =>
  answers.filter(({ named }) => named === name);
const top = (most: number, answers: readonly Answered[]): number =>
  answers.filter(({ named, order }) => order.slice(0, most).includes(named)).length / answers.length;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const write = (line: string): void => void process.stdout.write(`${line}\n`);

function print(what: string, answers: readonly Answered[]): void {
  const figures = [1, NAMED].map((most) => `top-${most} ${percent(top(most, answers))}`);
  write(`${what.padEnd(36)} ${figures.join('  ')}`);
}

/** What stood first where the diagnosis was not among those named, the commonest first. */
function printMissed(answers: readonly Answered[]): void {
  const missed = answers.filter(({ named, order }) => !order.slice(0, NAMED).includes(named));
  const pairs = missed.map(({ named, order }) => `${named} was named ${order[0]}`);
  const counts = [...new Set(pairs)].map(
    (pair) => [pair, pairs.filter((one) => one === pair).length] as const,
  );
  for (const [pair, times] of counts.sort(([, one], [, other]) => other - one).slice(0, CONFUSIONS))
    write(`  ${pair}: ${times}`);
}

if (existsSync(file)) {
  const patients = readFebrile(file);
  await nameConditions(patients);
  await judgeUrgency(patients);
} else write(`${LIST} is not here: nothing was measured on real patients.`);
