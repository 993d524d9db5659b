/** One patient for a learner: features as words, and what it turned out to be. */
export interface Example {
  readonly features: readonly string[];
  readonly named: string;
}

/** What every count starts from, so that what was never seen is not impossible. */
const PSEUDO_COUNT = 0.5;

/** Every example judged by a naive Bayes learned on the other folds: what the list itself can teach. */
export function crossValidated(
  examples: readonly Example[],
  folds: number,
): { readonly named: string; readonly order: string[] }[] {
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const order = learn(examples.filter((_, at) => at % folds !== fold));
    return examples
      .filter((_, at) => at % folds === fold)
      .map(({ features, named }) => ({ named, order: order(features) }));
  });
}

/** The names, likeliest first, by naive Bayes. */
function learn(examples: readonly Example[]): (features: readonly string[]) => string[] {
  const names = [...new Set(examples.map(({ named }) => named))];
  const counts = new Map(names.map((name) => [name, { all: 0, of: new Map<string, number>() }]));
  for (const { features, named } of examples) {
    const count = counts.get(named)!;
    count.all++;
    for (const feature of features) count.of.set(feature, (count.of.get(feature) ?? 0) + 1);
  }
  return (features) => {
    const score = (name: string): number => {
      const { all, of } = counts.get(name)!;
      const chance = (feature: string): number =>
        ((of.get(feature) ?? 0) + PSEUDO_COUNT) / (all + 2 * PSEUDO_COUNT);
      return features.reduce((sum, feature) => sum + Math.log(chance(feature)), Math.log(all));
    };
    const scores = new Map(names.map((name) => [name, score(name)]));
    return names.toSorted((one, other) => scores.get(other)! - scores.get(one)!);
  };
}
