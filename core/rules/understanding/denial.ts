import { EITHER, endsInEither, endsInOr, NONE_OF, opensRow, OR } from './lists.ts';
import type { Marker, Meaning } from './meanings.ts';
import type { Match } from './phrases.ts';
import type { Sentence, Stretch, Token } from './tokens.ts';

/** Words between a denying word and the first thing that it denies. */
const REACH = 3;
/** Words between a finding and a denying word after it. */
const REACH_BACK = 2;

/** The marks of a sentence by the token at which they begin. */
export type Marks = ReadonlyMap<number, ReadonlySet<Marker | 'said'>>;

/**
 * What of all that is `said` in a sentence is denied. What denies reaches to the next "but"; a comma is passed in a list
 * only ("denies chest pain, fever or cough", "no fever, cough or rash"). `isGoingOn`: a finding was told in a sentence before.
 */
export function deniedOf(
  matches: readonly Match[],
  said: readonly Match[],
  tokens: readonly Token[],
  sentence: Sentence,
  marks: Marks,
  isGoingOn: boolean,
): Set<Match> {
  const denied = new Set(said.filter((match) => match.denied));
  const saidAt = new Map<number, Match[]>();
  for (const match of said) saidAt.set(match.from, [...(saidAt.get(match.from) ?? []), match]);
  if (isBareList(said, matches, tokens, sentence, marks) && isGoingOn)
    for (const match of said) denied.add(match);
  for (const match of said) if (isNil(match, tokens, sentence.to)) denied.add(match);
  for (const match of matches) {
    const { kind } = match.meaning;
    if (isOfPregnancy(match, matches)) continue;
    // A denying word inside a denied phrase has done its work: it denies what is part of that phrase too.
    const around = said.filter((other) => other.denied && other.from < match.from && match.from < other.to);
    const within = (one: Match): boolean =>
      around.some(
        (other) =>
          (isPartOf(one, other) && (kind === 'after' || one.from > match.from)) ||
          (kind === 'after' && one.to < match.from && one.to >= other.from && !isClosed(one, match, marks)),
      );
    const parts = around.length > 0 && isDenying(kind) ? said.filter(within) : [];
    for (const one of parts) denied.add(one);
    // "khoon ya pani nahi ja raha": what an "or" joins to a denied phrase is denied with it.
    if (kind === 'after')
      for (const other of around) for (const one of joinedBefore(other, said, tokens)) denied.add(one);
    if (parts.length > 0 && kind === 'after') continue;
    const last = match.to + 1 >= sentence.to || tokens[match.to + 1]!.gap !== 'none';
    let reached: Match[] = [];
    if (kind === 'before' || kind === 'list')
      reached = forward(match, kind === 'list', saidAt, tokens, sentence, marks, phraseAround(match, said));
    if (kind === 'after') reached = backward(match, said, tokens, marks);
    if (reached.length === 0 && kind === 'before' && last) reached = backward(match, said, tokens, marks);
    if (reached.length === 0 && kind === 'after')
      reached = forward(match, false, saidAt, tokens, sentence, marks).slice(0, 1);
    for (const one of reached) denied.add(one);
  }
  // From the end: what rests on a word may itself be rested on.
  for (const one of said.toReversed()) if (restsOnDenied(one, said, denied, tokens)) denied.add(one);
  return denied;
}

/** Things between commas from which on a sentence is a list. */
const LIST_FROM = 3;
/** From so many on, a list may hold things that no phrase names: "No sudden onset, vomiting, fever, trauma, fits". */
const OPEN_LIST_FROM = 5;
/** Words that one thing of such a list has at the most. */
const LONGEST_THING = 3;
/** These speak of somebody, a time or a case, and stand in no bare list. */
const TOLD_WITH: ReadonlySet<string> = new Set([
  'unit', 'fixed', 'person', 'self', 'now', 'if', 'closes', 'number', 'after',
]); // prettier-ignore
/** Words of a state: "no fever, breathless" is no list, "no fever, breathlessness, cough" is. */
const STATE = /(?:less|ous|[sz]y|[^e]ed|ive|ak)$/;

/** Whether a sentence of a note is one "No" and bare names behind it: "No chest pain, dyspnoea, syncope." */
function isBareList(
  said: readonly Match[],
  matches: readonly Match[],
  tokens: readonly Token[],
  { from, to }: Sentence,
  marks: Marks,
): boolean {
  if (tokens[from]!.text !== 'no' || !marks.get(from)?.has('before')) return false;
  if (tokens.slice(from + 1, to).some(({ text }) => STATE.test(text))) return false;
  if (matches.some(({ meaning }) => TOLD_WITH.has(meaning.kind))) return false;
  const things = thingsOf({ from: from + 1, to }, tokens);
  const named = new Set(said.flatMap(({ tokens: at }) => at));
  const isNamed = (at: number): boolean => named.has(at);
  if (things.length >= LIST_FROM && things.every((thing) => indexes(thing).every(isNamed))) return true;
  const isShort = things.every((thing) => thing.to - thing.from <= LONGEST_THING);
  const namedThings = things.filter((thing) => indexes(thing).some(isNamed));
  return things.length >= OPEN_LIST_FROM && isShort && namedThings.length * 2 > things.length;
}

/** What stands between the commas of a stretch. */
function thingsOf({ from, to }: Stretch, tokens: readonly Token[]): Stretch[] {
  const starts = indexes({ from, to }).filter((at) => at === from || tokens[at]!.gap !== 'none');
  return starts.map((start, index) => ({ from: start, to: starts[index + 1] ?? to }));
}

const indexes = ({ from, to }: Stretch): number[] => Array.from({ length: to - from }, (_, at) => from + at);

/** "Fever N, weight loss N": short for "nil" in a note, behind a name and before a comma. */
const NIL = new Set(['n', 'neg']);

const isNil = ({ to }: Match, tokens: readonly Token[], end: number): boolean =>
  to + 1 < end &&
  NIL.has(tokens[to + 1]!.text) &&
  tokens[to + 1]!.gap === 'none' &&
  (to + 2 >= end || tokens[to + 2]!.gap !== 'none');

/** Words of the absent phrases that deny what stands before them. */
const NOT = new Set(['nahi', 'nhi', 'nahin', 'nai', 'na', 'not', 'नहीं', 'नही', 'ना', 'न']);

/**
 * Whether the last word of what was said is denied in another phrase that goes on behind it: "worked in the sun but did not
 * faint" is no collapse of heat.
 */
function restsOnDenied(
  one: Match,
  said: readonly Match[],
  denied: ReadonlySet<Match>,
  tokens: readonly Token[],
): boolean {
  if (saysAbsent(one.meaning)) return false;
  const isDeniedBehind = (end: number): boolean =>
    tokens.slice(one.to + 1, end + 2).some(({ text }) => NOT.has(text));
  return said.some(
    (other) =>
      (other.to > one.to &&
        other.tokens.includes(one.to) &&
        (saysAbsent(other.meaning) || denied.has(other)) &&
        isDeniedBehind(other.to)) ||
      saysOpposite(one, other),
  );
}

/** Whether a phrase of the same words is listed for the absence of the same finding: "dono pair kamzor nahi". */
const saysOpposite = ({ meaning, from, tokens }: Match, other: Match): boolean =>
  meaning.kind === 'finding' &&
  saysAbsent(other.meaning) &&
  other.meaning.kind === 'finding' &&
  other.meaning.id === meaning.id &&
  other.from === from &&
  other.tokens.length === tokens.length &&
  other.tokens.every((token) => tokens.includes(token));

/** All that is said by the same words: one phrase of several findings, what is part of it, a longer one that ends in it. */
export const sameWords = (match: Match, said: readonly Match[]): Match[] =>
  said.filter((one) => one === match || isPartOf(one, match) || match.tokens.includes(one.to));

/** Whether "hai" stands between what was said and a denying word after it: "gaay bimar hai, kuch nahi kha rahi". */
function isClosed({ to }: Match, mark: Match, marks: Marks): boolean {
  for (let at = to + 1; at < mark.from; at += 1) if (marks.get(at)?.has('closes')) return true;
  return false;
}

/** What stands right before a phrase and an "or". */
const joinedBefore = ({ from }: Match, said: readonly Match[], tokens: readonly Token[]): Match[] =>
  EITHER.has(tokens[from - 1]?.text ?? '') && tokens[from]!.gap === 'none' && tokens[from - 1]!.gap === 'none'
    ? said.filter(({ to }) => to === from - 2)
    : [];

/** "Jukam hai mai garbhvati nahi hu": a denying word that is part of "not pregnant" denies nothing else. */
const isOfPregnancy = ({ meaning, from }: Match, matches: readonly Match[]): boolean =>
  meaning.kind === 'after' &&
  matches.some((other) => other.meaning.kind === 'not-pregnant' && other.tokens.includes(from));

const isDenying = (kind: string): boolean => kind === 'before' || kind === 'list' || kind === 'after';

const isPartOf = (one: Match, other: Match): boolean =>
  one !== other && one.tokens.every((token) => other.tokens.includes(token));

/** A phrase that is denied already and holds the denying word: "no breathing difficulty", "has no cold". */
const phraseAround = ({ from, to }: Match, said: readonly Match[]): Match | undefined =>
  said.find((other) => (other.denied || saysAbsent(other.meaning)) && other.from <= from && to < other.to);

/** What a denying word denies after it; behind `around`, where that holds it. */
function forward(
  mark: Match,
  list: boolean,
  saidAt: ReadonlyMap<number, readonly Match[]>,
  tokens: readonly Token[],
  { to }: Sentence,
  marks: Marks,
  around?: Match,
): Match[] {
  const reached: Match[] = [];
  const inside = around?.to ?? mark.to;
  // "Neck not stiff, fever and headache": behind what is not so, "and" goes on with what is.
  const ors = around && tokens[mark.to]!.text !== 'no' ? EITHER : OR;
  let since = 0;
  let last = mark.to;
  let joined = true;
  for (let at = mark.to + 1; at < to; at += 1) {
    const here = marks.get(at);
    const isBegun = reached.length > 0 || (around !== undefined && at > inside);
    if (around && at === inside + 1) {
      last = Math.max(last, inside);
      joined = false;
    }
    if (here?.has('ends') || here?.has('now')) break;
    if (!list && isBegun && here?.has('closes')) break;
    if (here?.has('before') || here?.has('list') || here?.has('after')) break;
    if (tokens[at]!.gap !== 'none' && !list) {
      // "No photophobia, neck stiffness or rash": the first thing may be one that no phrase names.
      const isThing = isBegun || at - mark.to <= LONGEST_THING + 1;
      if (!isThing || !endsInOr(at, to, tokens, marks, isBegun ? ors : EITHER)) break;
      joined = true;
    }
    // "No fever/chills/cough."
    if (here?.has('joins') || tokens[at]!.slash) joined = true;
    // "no fever and feeding well": what says by itself that something is absent is not denied with others.
    const matches = saidAt.get(at)?.filter(({ meaning }) => !isBegun || !saysAbsent(meaning));
    since = at - last - 1;
    if (matches && matches.length > 0) {
      // "No fever vomiting or giddiness."
      if (!joined && since === 0 && endsInEither(at, to, tokens, marks)) joined = true;
      if (!list && (!joined || since > REACH)) break;
      reached.push(...matches);
      last = Math.max(last, ...matches.map((match) => match.to));
      joined = list || matches.some(({ to: end }) => end >= at + 1);
    }
  }
  return reached;
}

const saysAbsent = (meaning: Meaning): boolean => meaning.kind === 'finding' && meaning.answer === 'absent';

/** With these a denying word speaks of several things. */
const OF_SEVERAL: ReadonlySet<string> = new Set(['are', 'were', 'all', 'both']);

/** What a denying word denies before it: the nearest, and what is joined to that by "and" or "or". */
function backward(mark: Match, said: readonly Match[], tokens: readonly Token[], marks: Marks): Match[] {
  const reached: Match[] = [];
  let until = mark.from;
  let reach = REACH_BACK;
  const isNoneOf = [mark.from, mark.from - 1].some((at) => NONE_OF.has(tokens[at]?.text ?? ''));
  const isOfSeveral = OF_SEVERAL.has(tokens[mark.from]!.text);
  for (;;) {
    const nearest = said.findLast((match) => match.to < until && !reached.includes(match));
    if (!nearest || until - nearest.to - 1 > reach) break;
    // "par bukhar saans ki dikkat nahi", "chot lagi, behoshi ulti nahi", "koi badbu khujli nahi".
    const isRow = isNoneOf || opensRow(nearest, said, tokens, marks);
    let joined = reached.length === 0 || tokens[until]!.slash || (until - nearest.to === 1 && isRow);
    let open = true;
    for (let at = nearest.to + 1; at < until; at += 1) {
      const here = marks.get(at);
      if (here?.has('closes') || here?.has('ends') || here?.has('before')) open = false;
      if (here?.has('joins')) joined = true;
      if (tokens[at]!.gap !== 'none') open = false;
    }
    // "fever: no, cough: yes": a denying word that stands by itself.
    if (tokens[until]!.gap !== 'none' && (reached.length > 0 || !standsAlone(mark, tokens))) open = false;
    // "Fever, cough and rash are absent."
    if (tokens[until]!.gap === 'comma' && until === nearest.to + 1 && reached.length > 1 && isOfSeveral)
      joined = open = true;
    if (!open || !joined) break;
    reached.push(...sameWords(nearest, said));
    until = nearest.from;
    reach = 1;
  }
  return reached;
}

const standsAlone = ({ to }: Match, tokens: readonly Token[]): boolean =>
  to + 1 >= tokens.length || tokens[to + 1]!.gap !== 'none';
