import { LEVELS, type Level } from '@arogya/rules';

/** How soon somebody is to be seen, and how soon we said; null where nothing was understood. */
export interface Judgement {
  readonly truth: Level;
  readonly said: Level | null;
}

/** A share of so many, with its exact 95 % interval (Clopper and Pearson, 1934). */
export interface Share {
  readonly of: number;
  readonly count: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface TriageFigures {
  readonly cases: number;
  readonly understood: Share;
  /** Of the emergencies, those that were told so. */
  readonly sensitivity: Share;
  /** Emergencies that were told to wait. */
  readonly belowUrgent: number;
  /** Of those told of an emergency, those who had one. */
  readonly precision: Share;
  /** Of all, those told of an emergency. */
  readonly shown: Share;
  readonly under: Share;
  readonly over: Share;
  readonly exact: Share;
  readonly withinOne: Share;
}

/** What is likely, by condition, and what it was. */
export interface Guess {
  readonly truth: string;
  readonly probabilities: ReadonlyMap<string, number>;
}

export interface ConditionFigures {
  readonly cases: number;
  readonly top1: Share;
  readonly top3: Share;
  /** Means over the conditions that occur. One that is never guessed has a precision of 0. */
  readonly macroPrecision: number;
  readonly macroRecall: number;
  /** The sum over conditions of squared differences, its mean over cases; 0 is perfect, 2 the worst. */
  readonly brier: number;
}

const ALPHA = 0.05;

/** Of those judged: who was told right, too late, too soon. What was not understood was told too late, and not exactly. */
export function measureTriage(judged: readonly Judgement[]): TriageFigures {
  const rank = (level: Level | null): number => (level === null ? -1 : LEVELS.indexOf(level));
  const count = (is: (one: Judgement) => boolean, among: readonly Judgement[] = judged): Share =>
    share(among.filter(is).length, among.length);
  const emergencies = judged.filter(({ truth }) => truth === 'emergency');
  const told = judged.filter(({ said }) => said === 'emergency');
  return {
    cases: judged.length,
    understood: count(({ said }) => said !== null),
    sensitivity: count(({ said }) => said === 'emergency', emergencies),
    belowUrgent: emergencies.filter(({ said }) => rank(said) < rank('urgent')).length,
    precision: count(({ truth }) => truth === 'emergency', told),
    shown: count(({ said }) => said === 'emergency'),
    under: count(({ truth, said }) => rank(said) < rank(truth)),
    over: count(({ truth, said }) => rank(said) > rank(truth)),
    exact: count(({ truth, said }) => said === truth),
    withinOne: count(({ truth, said }) => said !== null && Math.abs(rank(said) - rank(truth)) <= 1),
  };
}

/** How often the condition was first, among the first three, and how far the probabilities can be believed. */
export function measureConditions(guesses: readonly Guess[]): ConditionFigures {
  const ranked = guesses.map(({ truth, probabilities }) => ({
    truth,
    order: [...probabilities].sort(([, one], [, other]) => other - one).map(([id]) => id),
  }));
  const truths = [...new Set(ranked.map(({ truth }) => truth))];
  const rates = truths.map((id) => {
    const right = ranked.filter(({ truth, order }) => truth === id && order[0] === id).length;
    const guessed = ranked.filter(({ order }) => order[0] === id).length;
    const present = ranked.filter(({ truth }) => truth === id).length;
    return { precision: guessed === 0 ? 0 : right / guessed, recall: right / present };
  });
  return {
    cases: guesses.length,
    top1: share(ranked.filter(({ truth, order }) => order[0] === truth).length, ranked.length),
    top3: share(ranked.filter(({ truth, order }) => order.slice(0, 3).includes(truth)).length, ranked.length),
    macroPrecision: mean(rates.map(({ precision }) => precision)),
    macroRecall: mean(rates.map(({ recall }) => recall)),
    brier: mean(guesses.map(brierOf)),
  };
}

function brierOf({ truth, probabilities }: Guess): number {
  let sum = probabilities.has(truth) ? 0 : 1;
  for (const [id, probability] of probabilities) sum += (probability - (id === truth ? 1 : 0)) ** 2;
  return sum;
}

/** `count` of `of`, with the exact 95 % interval; of nothing nothing is known. */
export function share(count: number, of: number): Share {
  if (of === 0) return { of, count, share: Number.NaN, low: 0, high: 1 };
  const low = count === 0 ? 0 : solve((p) => 1 - atMost(count - 1, of, p), ALPHA / 2);
  const high = count === of ? 1 : solve((p) => -atMost(count, of, p), -ALPHA / 2);
  return { of, count, share: count / of, low, high };
}

/** The p from 0 to 1 at which a rising function reaches a value. */
function solve(rising: (p: number) => number, value: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (rising(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The chance of at most `count` successes in `of` trials. */
function atMost(count: number, of: number, p: number): number {
  if (p <= 0) return 1;
  if (p >= 1) return count >= of ? 1 : 0;
  let log = of * Math.log1p(-p);
  let sum = Math.exp(log);
  for (let k = 1; k <= count; k++) {
    log += Math.log((of - k + 1) / k) + Math.log(p) - Math.log1p(-p);
    sum += Math.exp(log);
  }
  return Math.min(1, sum);
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
