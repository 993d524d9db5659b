import { Band, Sex } from '../patient.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { chancesOf, parentsOf, type Knowledge, type TableRow } from './tables.ts';

/** Who asks for help, before any condition is known. */
const CONTACTS_BY_BAND = {
  newborn: 0.02,
  infant: 0.04,
  toddler: 0.12,
  child: 0.13,
  adult: 0.55,
  elder: 0.14,
} as const;
/** Of females of 12 to 64 years. */
const PREGNANT_OF_WOMEN = { no: 0.91, yes: 0.06, 'within-42-days': 0.03 } as const;
const PREGNANCIES = ['no', 'yes', 'within-42-days'] as const;
/** Stands for zero: someone may have pressed the wrong key for their sex. */
const IMPOSSIBLE = 1e-5;
/** The 90th centile of the standard normal. */
const NORMAL_90 = 1.2815515655446004;
const LEAST_SPREAD = 0.3;
const DAYS = { middle: 0, scale: 5 };
const PRESSURES = {
  systolic: { middle: 120, scale: 40 },
  diastolic: { middle: 80, scale: 20 },
} as const;

const log = (chance: number): number => Math.log(Math.max(chance, IMPOSSIBLE));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** What each feature adds to one condition's log-score, by the feature's name; "" is the prior's. */
export function weightsOf(row: TableRow, knowledge: Knowledge, vocabulary: Vocabulary): Map<string, number> {
  const weights = new Map<string, number>();
  const prior = row.prior / sum(knowledge.rows.map((each) => each.prior));
  weights.set('', Math.log(prior));
  weighFindings(weights, row, knowledge, vocabulary);
  weighWho(weights, row);
  const year = sum(row.months);
  for (const [month, factor] of row.months.entries()) weights.set(`month:${month + 1}`, log(factor / year));
  const { median, p90 } = row.durationDays;
  const spread = Math.max(LEAST_SPREAD, Math.log(p90 / median) / NORMAL_90);
  weighNormal(weights, 'days', [Math.log(median), spread], DAYS);
  const { usual, conditions } = knowledge.bloodPressure;
  for (const name of ['systolic', 'diastolic'] as const)
    weighNormal(weights, name, conditions[row.id]?.[name] ?? usual[name], PRESSURES[name]);
  return weights;
}

/** Absent children are answered with their parent: where it is absent, they say nothing more. */
function weighFindings(
  weights: Map<string, number>,
  row: TableRow,
  { background }: Knowledge,
  vocabulary: Vocabulary,
): void {
  const parents = parentsOf(vocabulary);
  const chances = chancesOf(row, background, vocabulary, parents);
  const absent = chances.map((chance) => Math.log1p(-chance));
  const alone = absent.slice();
  for (const [child, parent] of parents.entries())
    if (parent >= 0) alone[parent] = alone[parent]! - absent[child]!;
  for (const [at, { id }] of vocabulary.findings.entries()) {
    weights.set(`present:${id}`, Math.log(chances[at]!));
    weights.set(`absent:${id}`, alone[at]!);
  }
}

/** P(band, sex, pregnancy | condition), summed for each of the three. */
function weighWho(weights: Map<string, number>, { age, sex, pregnancy }: TableRow): void {
  const cells = Band.options.flatMap((band) =>
    Sex.options.flatMap((one) =>
      PREGNANCIES.map((state) => {
        const women = band === 'adult' && one === 'female';
        const usual = women ? PREGNANT_OF_WOMEN[state] : Number(state === 'no');
        const factors = (age[band] ?? 1) * (sex[one] ?? 1) * (pregnancy[state] ?? 1);
        return { band, sex: one, state, women, share: (CONTACTS_BY_BAND[band] / 2) * usual * factors };
      }),
    ),
  );
  const share = (of: (cell: (typeof cells)[number]) => boolean): number =>
    sum(cells.filter(of).map((cell) => cell.share));
  const total = share(() => true);
  for (const band of Band.options)
    weights.set(`band:${band}`, log(share((cell) => cell.band === band) / total));
  for (const one of Sex.options) weights.set(`sex:${one}`, log(share((cell) => cell.sex === one) / total));
  const women = share((cell) => cell.women);
  for (const state of PREGNANCIES) {
    const usual = PREGNANT_OF_WOMEN[state];
    const of = women > 0 ? share((cell) => cell.women && cell.state === state) / women : usual;
    weights.set(`pregnancy:${state}`, log(of));
  }
}

/** The log-density of a normal is linear in known, the value and its square. */
function weighNormal(
  weights: Map<string, number>,
  name: string,
  [mean, deviation]: readonly [number, number],
  { middle, scale }: { readonly middle: number; readonly scale: number },
): void {
  const [m, d] = [(mean - middle) / scale, deviation / scale];
  weights.set(`${name}-known`, -Math.log(d) - m ** 2 / (2 * d ** 2));
  weights.set(name, m / d ** 2);
  weights.set(`${name}-squared`, -1 / (2 * d ** 2));
}
