import { createFeatures } from '../features/features.ts';
import type { Patient } from '../patient.ts';
import type { Chances } from '../questions/choose.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { createInformation, type Information } from './information.ts';
import { Knowledge, type TableRow } from './tables.ts';
import { weightsOf } from './weights.ts';

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
  const { bias, matrix } = tableOf(rows, knowledge, vocabulary, features.names);
  const ask = createInformation(vocabulary, knowledge);

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

/** The prior of each condition, and for each feature what it adds to each condition: all that need be kept of the rows. */
function tableOf(
  rows: readonly TableRow[],
  knowledge: Knowledge,
  vocabulary: Vocabulary,
  names: readonly string[],
): { readonly bias: readonly number[]; readonly matrix: readonly Float64Array[] } {
  const weights = rows.map((row) => weightsOf(row, knowledge, vocabulary));
  return {
    bias: weights.map((each) => each.get('') ?? 0),
    matrix: names.map((name) => Float64Array.from(weights, (each) => each.get(name) ?? 0)),
  };
}
