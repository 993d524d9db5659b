import {
  chanceOf,
  complete,
  createEligibility,
  createQuestions,
  drawHousehold,
  type Eligibility,
  type Facts,
  reachOf,
  type Rulebook,
  UNKNOWN,
} from '@arogya/rules';

/** What simulated households were asked, beside a fixed questionnaire that asks everything that can apply. */
export interface Questionnaire {
  readonly households: number;
  /** Questions of a household, on average: chosen one by one, and fixed. */
  readonly chosen: number;
  readonly fixed: number;
  /** Households of which both ways say the same of every scheme. */
  readonly same: number;
  /** Of every hundred households, after how many questions the first useful answer comes to ninety. */
  readonly firstUseful: number;
  /** As firstUseful, of those who get any: to the first scheme that pays or covers. */
  readonly firstPaying: number;
  /** The part that has its first useful answer after at most six questions. */
  readonly withinSix: number;
}

const WITHIN = 6;
const NINETY = 0.9;

/**
 * Asks drawn households in the chosen order until nothing can change, and the same households everything. The first useful
 * answer: a scheme that not everybody gets anyway is for them, or it only hangs on what they must find out, or all is settled.
 */
export function runQuestionnaire(book: Rulebook, households: number, on: string, seed = 1): Questionnaire {
  const list = book.facts.facts;
  const rules = createEligibility(book);
  const questions = createQuestions(book, rules, () => reachOf(book, on));
  const random = chanceOf(seed);
  const amounts = new Set(
    book.schemes.filter(({ benefits }) => benefits.some(({ amount }) => amount)).map(({ id }) => id),
  );
  let [chosen, fixed, same] = [0, 0, 0];
  const useful: number[] = [];
  const paying: number[] = [];

  for (let drawn = 0; drawn < households; drawn++) {
    const household = drawHousehold(list, on, random);
    const known: Facts = {};
    let [asked, firstUseful, firstPaying] = [0, 0, 0];
    for (let next = questions.next(known, on); next; next = questions.next(known, on)) {
      known[next.id] = household[next.id]!;
      asked++;
      if (firstUseful > 0 && firstPaying > 0) continue;
      const answers = rules.eligibility(known, on);
      if (firstUseful === 0 && answers.some((answer) => isUseful(answer, known))) firstUseful = asked;
      if (firstPaying === 0 && answers.some(({ answer, scheme }) => answer === 'yes' && amounts.has(scheme)))
        firstPaying = asked;
    }
    const all = everything(household);
    chosen += asked;
    fixed += Object.keys(all).length;
    if (said(rules.eligibility(known, on)) === said(rules.eligibility(all, on))) same++;
    useful.push(firstUseful || asked);
    if (firstPaying > 0) paying.push(firstPaying);
  }
  return {
    households,
    chosen: chosen / households,
    fixed: fixed / households,
    same,
    firstUseful: ninetieth(useful),
    firstPaying: ninetieth(paying),
    withinSix: useful.filter((count) => count <= WITHIN).length / households,
  };

  /** The fixed questionnaire: every question in the order of the file, but those that earlier answers rule out. */
  function everything(household: Facts): Facts {
    const known: Facts = {};
    for (const fact of list)
      if (questions.mayAsk(fact, complete(list, known, on))) known[fact.id] = household[fact.id]!;
    return known;
  }
}

const isUseful = ({ answer, because, needs }: Eligibility, known: Facts): boolean =>
  answer === 'yes'
    ? because.length > 0
    : answer === 'need' && needs.length > 0 && needs.every((id) => known[id] === UNKNOWN);

const said = (answers: readonly Eligibility[]): string =>
  answers.map(({ scheme, answer }) => `${scheme} ${answer}`).join();

const ninetieth = (counts: readonly number[]): number =>
  counts.toSorted((one, other) => one - other)[Math.floor(counts.length * NINETY)] ?? 0;
