import { createFeatures } from '../features/features.ts';
import { bandOf, LEVELS, type Patient } from '../patient.ts';
import type { Chances } from '../questions/choose.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { chancesOf as chancesIn, Knowledge, parentsOf } from './tables.ts';
import { weightsOf } from './weights.ts';

/** What asking about a finding is expected to tell, in bits: of the condition, and of the level of urgency. */
export interface Information {
  readonly finding: string;
  /** The chance that it is present. */
  readonly present: number;
  readonly ofCondition: number;
  readonly ofLevel: number;
}

export interface Bayes {
  readonly conditions: readonly string[];
  /** P(condition | what is known), in the order of `conditions`. */
  posterior(patient: Patient): Float64Array;
  /**
   * For every finding that may still be asked of this patient (unknown, of their sex and band, its parent not absent), most
   * telling of the condition first. `probabilities` are the posterior's, or a model's in the same order.
   */
  information(patient: Patient, probabilities?: ArrayLike<number>): Information[];
  /** The same for choosing a question: what may not be asked is never present and tells nothing. */
  chancesOf(patient: Patient): Chances;
}

/** Naive Bayes over the tables, and what a question would tell. Throws when the tables and the conditions differ. */
export function createBayes(vocabulary: Vocabulary, tables: unknown): Bayes {
  const knowledge = Knowledge.parse(tables);
  const rows = knowledge.conditions.map(({ id }) => {
    const row = knowledge.rows.find((each) => each.id === id);
    if (!row) throw new Error(`condition "${id}" has no row in the tables`);
    return row;
  });
  if (rows.length !== knowledge.rows.length) throw new Error('the tables hold a row of no condition');
  const features = createFeatures(vocabulary);
  const weights = rows.map((row) => weightsOf(row, knowledge, vocabulary));
  const bias = weights.map((each) => each.get('') ?? 0);
  const matrix = features.names.map((name) => Float64Array.from(weights, (each) => each.get(name) ?? 0));
  const ask = createQuestions(vocabulary, knowledge);

  function posterior(patient: Patient): Float64Array {
    const scores = Float64Array.from(bias);
    for (const [feature, value] of features.of(patient).entries()) {
      if (value === 0) continue;
      const row = matrix[feature]!;
      for (let c = 0; c < scores.length; c++) scores[c]! += value * row[c]!;
    }
    const top = Math.max(...scores);
    const shares = scores.map((score) => Math.exp(score - top));
    const total = shares.reduce((sum, each) => sum + each, 0);
    return shares.map((share) => share / total);
  }

  const information = (
    patient: Patient,
    probabilities: ArrayLike<number> = posterior(patient),
  ): Information[] => ask(patient, probabilities);

  function chancesOf(patient: Patient): Chances {
    const byFinding = new Map(information(patient).map((each) => [each.finding, each]));
    return {
      present: (finding) => byFinding.get(finding)?.present ?? 0,
      gain: (finding) => byFinding.get(finding)?.ofCondition ?? 0,
    };
  }

  return { conditions: rows.map(({ id }) => id), posterior, information, chancesOf };
}

/**
 * The mutual information of an answer and the condition is H(answer) less the mean of H(answer | condition); entropies
 * given a condition are worked out once.
 */
function createQuestions(vocabulary: Vocabulary, { conditions, rows, background }: Knowledge) {
  const parents = parentsOf(vocabulary);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const levels = conditions.map(({ level }) => LEVELS.indexOf(level));
  const given = conditions.map(({ id }) => chancesIn(byId.get(id)!, background, vocabulary, parents));
  const whole = given.map((chances) => {
    const product = chances.slice();
    for (const [child, parent] of parents.entries())
      if (parent >= 0) product[child] = product[child]! * product[parent]!;
    return product;
  });
  const entropies = {
    given: given.map((each) => each.map(entropy)),
    whole: whole.map((each) => each.map(entropy)),
  };

  return (patient: Patient, probabilities: ArrayLike<number>): Information[] => {
    const answers = vocabulary.complete(patient.findings);
    const band = bandOf(patient);
    const told: Information[] = [];
    for (const [at, { id, sex, bands }] of vocabulary.findings.entries()) {
      const parent = parents[at]! < 0 ? null : vocabulary.findings[parents[at]!]!.id;
      if (answers[id] || (parent && answers[parent] === 'absent')) continue;
      if ((sex && patient.sex && sex !== patient.sex) || (bands && band && !bands.includes(band))) continue;
      const asked = parent && answers[parent] === 'present' ? 'given' : 'whole';
      const chances = asked === 'given' ? given : whole;
      const present = [0, 0, 0, 0];
      const mass = [0, 0, 0, 0];
      let remaining = 0;
      for (let c = 0; c < levels.length; c++) {
        const probability = probabilities[c]!;
        present[levels[c]!]! += probability * chances[c]![at]!;
        mass[levels[c]!]! += probability;
        remaining += probability * entropies[asked][c]![at]!;
      }
      const chance = present.reduce((sum, each) => sum + each, 0);
      const before = entropy(chance);
      const afterLevel = mass.reduce((sum, m, l) => sum + (m > 0 ? m * entropy(present[l]! / m) : 0), 0);
      told.push({
        finding: id,
        present: chance,
        ofCondition: before - remaining,
        ofLevel: before - afterLevel,
      });
    }
    return told.sort((one, other) => other.ofCondition - one.ofCondition);
  };
}

/** Of a yes or no, in bits. */
function entropy(chance: number): number {
  if (chance <= 0 || chance >= 1) return 0;
  return -(chance * Math.log2(chance) + (1 - chance) * Math.log2(1 - chance));
}
