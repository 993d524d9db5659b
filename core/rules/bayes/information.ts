import { bandOf, LEVELS, type Patient } from '../patient.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { chancesOf, parentsOf, type Knowledge } from './tables.ts';

/** What asking about a finding is expected to tell, in bits: of the condition, and of the level of urgency. */
export interface Information {
  readonly finding: string;
  /** The chance that it is present. */
  readonly present: number;
  readonly ofCondition: number;
  readonly ofLevel: number;
}

/** One finding with all conditions: how likely it is, and how uncertain its answer, in bits. */
interface Column {
  readonly chances: Float64Array;
  readonly entropies: Float64Array;
}

/**
 * What each question would tell of a patient, by the probabilities of the conditions; the most telling first. The mutual
 * information of an answer and the condition is H(answer) less the mean of H(answer | condition).
 */
export function createInformation(
  vocabulary: Vocabulary,
  knowledge: Knowledge,
): (patient: Patient, probabilities: ArrayLike<number>) => Information[] {
  const { findings } = vocabulary;
  const parents = parentsOf(vocabulary);
  const levels = knowledge.conditions.map(({ level }) => LEVELS.indexOf(level));
  const { given, whole } = columnsOf(vocabulary, knowledge, parents);

  function told(at: number, { chances, entropies }: Column, probabilities: ArrayLike<number>): Information {
    const present = [0, 0, 0, 0];
    const mass = [0, 0, 0, 0];
    let remaining = 0;
    for (let c = 0; c < chances.length; c++) {
      const probability = probabilities[c]!;
      const level = levels[c]!;
      present[level]! += probability * chances[c]!;
      mass[level]! += probability;
      remaining += probability * entropies[c]!;
    }
    const chance = present.reduce((sum, each) => sum + each, 0);
    const before = entropy(chance);
    const within = mass.reduce((sum, m, level) => (m > 0 ? sum + m * entropy(present[level]! / m) : sum), 0);
    return {
      finding: findings[at]!.id,
      present: chance,
      ofCondition: before - remaining,
      ofLevel: before - within,
    };
  }

  return (patient, probabilities) => {
    const answers = vocabulary.complete(patient.findings);
    const band = bandOf(patient);
    const all: Information[] = [];
    for (const [at, { id, sex, bands }] of findings.entries()) {
      const parent = findings[parents[at]!];
      const isOpen = !answers[id] && (!parent || answers[parent.id] !== 'absent');
      const isOfOther =
        (sex && patient.sex && sex !== patient.sex) || (bands && band && !bands.includes(band));
      if (!isOpen || isOfOther) continue;
      const columns = parent && answers[parent.id] === 'present' ? given : whole;
      all.push(told(at, columns[at]!, probabilities));
    }
    return all.sort((one, other) => other.ofCondition - one.ofCondition);
  };
}

/** Columns where the parent is present, and where nothing is known of it. */
function columnsOf(
  vocabulary: Vocabulary,
  { conditions, rows, background }: Knowledge,
  parents: readonly number[],
): { given: Column[]; whole: Column[] } {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const given = conditions.map(({ id }) => chancesOf(byId.get(id)!, background, vocabulary, parents));
  const whole = given.map((chances) => {
    const product = chances.slice();
    for (const [child, parent] of parents.entries())
      if (parent >= 0) product[child] = product[child]! * product[parent]!;
    return product;
  });
  const columns = (table: readonly Float64Array[]): Column[] =>
    parents.map((_, at) => {
      const chances = Float64Array.from(table, (row) => row[at]!);
      return { chances, entropies: chances.map(entropy) };
    });
  return { given: columns(given), whole: columns(whole) };
}

/** Of a yes or no, in bits. */
function entropy(chance: number): number {
  if (chance <= 0 || chance >= 1) return 0;
  return -(chance * Math.log2(chance) + (1 - chance) * Math.log2(1 - chance));
}
