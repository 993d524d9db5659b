import type { Marker, Meaning } from './meanings.ts';
import type { Match } from './phrases.ts';
import type { Sentence, Token } from './tokens.ts';

/** How a finding was said. */
export type Said = 'present' | 'absent' | 'past' | 'other-person' | 'conditional';

/** Words between a denying word and the first thing that it denies. */
const REACH = 3;
/** Words between a finding and a denying word after it. */
const REACH_BACK = 2;

/** A finding or an intent, whose saying is to be judged. */
const isSaid = ({ meaning: { kind } }: Match): boolean =>
  kind === 'finding' || kind === 'vague' || kind === 'intent';

/** The marks of a sentence by the token at which they begin. */
type Marks = ReadonlyMap<number, ReadonlySet<Marker | 'said'>>;

/**
 * How each finding and intent of a sentence was said: denied, supposed, another's, past or present. What denies reaches
 * to the next "but"; a comma is passed in a list only ("denies chest pain, fever or cough", "no fever, cough or rash").
 */
export function scopeOf(
  matches: readonly Match[],
  tokens: readonly Token[],
  sentence: Sentence,
): Map<Match, Said> {
  const marks = marksOf(matches);
  const said = matches.filter(isSaid);
  const denied = deniedOf(matches, said, tokens, sentence, marks);
  const clauses = clausesOf(tokens, sentence, marks);
  const result = new Map<Match, Said>();
  for (const match of said) result.set(match, 'present');
  for (const { from, to } of clauses) {
    const inside = said.filter((match) => match.from >= from && match.from < to);
    const has = (kind: Marker): Match[] =>
      matches.filter(({ meaning, from: at }) => meaning.kind === kind && at >= from && at < to);
    if (has('past').length > 0) for (const match of inside) result.set(match, 'past');
    for (const over of has('over')) {
      const before = inside.findLast((match) => match.to < over.from);
      // What was a danger remains one: a fit that has stopped was a fit.
      if (before?.meaning.kind !== 'finding' || before.meaning.danger) continue;
      if (over.from - before.to <= REACH + 1) for (const one of sameWords(before, inside)) denied.add(one);
    }
    for (const other of has('other'))
      for (const match of inside) if (match.from > other.from) result.set(match, 'other-person');
  }
  for (const match of supposed(matches, said, tokens, sentence)) result.set(match, 'conditional');
  for (const match of denied) result.set(match, 'absent');
  return result;
}

function marksOf(matches: readonly Match[]): Marks {
  const marks = new Map<number, Set<Marker | 'said'>>();
  for (const match of matches) {
    const kind = isSaid(match) ? 'said' : match.meaning.kind;
    marks.set(match.from, (marks.get(match.from) ?? new Set()).add(kind as Marker));
  }
  return marks;
}

/** Stretches of a sentence between "but", "now" and their like. */
function clausesOf(
  tokens: readonly Token[],
  { from, to }: Sentence,
  marks: Marks,
): { from: number; to: number }[] {
  const starts = [from];
  for (let at = from + 1; at < to; at += 1)
    if (marks.get(at)?.has('ends') || marks.get(at)?.has('now') || beginsNow(at, tokens, to, marks))
      starts.push(at);
  return starts.map((start, index) => ({ from: start, to: starts[index + 1] ?? to }));
}

/** Behind a comma, a time of its own that reaches to now: "a dog bit him 2 months ago, since 2 days he fears water". */
function beginsNow(at: number, tokens: readonly Token[], end: number, marks: Marks): boolean {
  if (tokens[at]!.gap !== 'comma') return false;
  const kinds = new Set<string>();
  for (let inside = at; inside < end && (inside === at || tokens[inside]!.gap === 'none'); inside += 1)
    for (const kind of marks.get(inside) ?? []) kinds.add(kind);
  if (kinds.has('past')) return false;
  const lasts = kinds.has('unit') && (kinds.has('time-after') || kinds.has('time-before'));
  return lasts || kinds.has('fixed');
}

function deniedOf(
  matches: readonly Match[],
  said: readonly Match[],
  tokens: readonly Token[],
  sentence: Sentence,
  marks: Marks,
): Set<Match> {
  const denied = new Set(said.filter((match) => match.denied));
  const saidAt = new Map<number, Match[]>();
  for (const match of said) saidAt.set(match.from, [...(saidAt.get(match.from) ?? []), match]);
  for (const match of matches) {
    const { kind } = match.meaning;
    // A denying word inside a denied phrase has done its work: it denies what is part of that phrase too.
    const around = said.filter((other) => other.denied && other.from < match.from && match.from < other.to);
    for (const one of around.length > 0 && isDenying(kind) ? said : [])
      if (
        around.some(
          (other) =>
            (isPartOf(one, other) && (kind === 'after' || one.from > match.from)) ||
            (kind === 'after' && one.to < match.from && one.to >= other.from),
        )
      )
        denied.add(one);
    if (around.length > 0 && kind === 'after') continue;
    const last = match.to + 1 >= sentence.to || tokens[match.to + 1]!.gap !== 'none';
    let reached: Match[] = [];
    if (kind === 'before' || kind === 'list')
      reached = forward(match, kind === 'list', saidAt, tokens, sentence, marks);
    if (kind === 'after') reached = backward(match, said, tokens, marks);
    if (reached.length === 0 && kind === 'before' && last) reached = backward(match, said, tokens, marks);
    if (reached.length === 0 && kind === 'after')
      reached = forward(match, false, saidAt, tokens, sentence, marks).slice(0, 1);
    for (const one of reached) denied.add(one);
  }
  return denied;
}

/** All that shares words with a match and ends no later: one phrase of several findings, or a longer one before it. */
const sameWords = (match: Match, said: readonly Match[]): Match[] =>
  said.filter(({ from, to }) => from <= match.to && to >= match.from && to <= match.to);

const isDenying = (kind: string): boolean => kind === 'before' || kind === 'list' || kind === 'after';

const isPartOf = (one: Match, other: Match): boolean =>
  one !== other && one.tokens.every((token) => other.tokens.includes(token));

/** What a denying word denies after it. */
function forward(
  mark: Match,
  list: boolean,
  saidAt: ReadonlyMap<number, readonly Match[]>,
  tokens: readonly Token[],
  { to }: Sentence,
  marks: Marks,
): Match[] {
  const reached: Match[] = [];
  let since = 0;
  let last = mark.to;
  let joined = true;
  for (let at = mark.to + 1; at < to; at += 1) {
    const here = marks.get(at);
    if (here?.has('ends') || here?.has('now')) break;
    if (!list && reached.length > 0 && here?.has('closes')) break;
    if (here?.has('before') || here?.has('list') || here?.has('after')) break;
    if (tokens[at]!.gap !== 'none' && !list) {
      if (reached.length === 0 || !endsInOr(at, to, tokens, marks)) break;
      joined = true;
    }
    // "No fever/chills/cough."
    if (here?.has('joins') || tokens[at]!.slash) joined = true;
    // "no fever and feeding well": what says by itself that something is absent is not denied with others.
    const matches = saidAt.get(at)?.filter(({ meaning }) => reached.length === 0 || !saysAbsent(meaning));
    since = at - last - 1;
    if (matches && matches.length > 0) {
      if (!list && (!joined || since > REACH)) break;
      reached.push(...matches);
      last = Math.max(last, ...matches.map((match) => match.to));
      joined = list || matches.some(({ to: end }) => end >= at + 1);
    }
  }
  return reached;
}

const saysAbsent = (meaning: Meaning): boolean => meaning.kind === 'finding' && meaning.answer === 'absent';

/** Words that end a list of things denied: "no fever, cough or rash". */
const OR = new Set(['or', 'nor', 'ya', 'या', 'aur', 'and']);

/** Whether a list goes on to an "or": one thing, at most four words, between commas. */
function endsInOr(from: number, to: number, tokens: readonly Token[], marks: Marks): boolean {
  let since = 0;
  for (let at = from; at < to; at += 1) {
    const here = marks.get(at);
    if (here?.has('ends') || here?.has('now') || here?.has('before') || here?.has('closes')) return false;
    if (OR.has(tokens[at]!.text)) return true;
    since = tokens[at]!.gap === 'comma' ? 0 : since + 1;
    if (since > 4) return false;
  }
  return false;
}

/** What a denying word denies before it: the nearest, and what is joined to that by "and" or "or". */
function backward(mark: Match, said: readonly Match[], tokens: readonly Token[], marks: Marks): Match[] {
  const reached: Match[] = [];
  let until = mark.from;
  let reach = REACH_BACK;
  for (;;) {
    const nearest = said.findLast((match) => match.to < until && !reached.includes(match));
    if (!nearest || until - nearest.to - 1 > reach) break;
    let joined = reached.length === 0;
    let open = true;
    for (let at = nearest.to + 1; at < until; at += 1) {
      const here = marks.get(at);
      if (here?.has('closes') || here?.has('ends') || here?.has('before')) open = false;
      if (here?.has('joins')) joined = true;
      if (tokens[at]!.gap !== 'none' && reached.length > 0) open = false;
    }
    if (reached.length > 0 && tokens[until]!.gap !== 'none') open = false;
    if (!open || !joined) break;
    reached.push(...sameWords(nearest, said));
    until = nearest.from;
    reach = 1;
  }
  return reached;
}

/** Findings in a clause with "if", and all of a sentence that asks what is known of an illness. */
function supposed(
  matches: readonly Match[],
  said: readonly Match[],
  tokens: readonly Token[],
  { from, to, question }: Sentence,
): Match[] {
  if (matches.some(({ meaning }) => meaning.kind === 'asks'))
    return said.filter(({ from: at }) => at >= from);
  const result = new Set<Match>();
  const wondered = wonders(matches);
  for (const { meaning, from: start } of matches) {
    if (meaning.kind !== 'if') continue;
    let end = to;
    for (let at = start + 1; at < to && !question && !wondered; at += 1) {
      const closes = matches.some(
        ({ meaning: other, from: begin }) =>
          begin === at && (other.kind === 'then' || other.kind === 'ends' || other.kind === 'now'),
      );
      if (tokens[at]!.gap === 'comma' || closes) {
        end = at;
        break;
      }
    }
    for (const match of said) if (match.from > start && match.from < end) result.add(match);
  }
  return [...result];
}

/** Whether a sentence asks what would be done in a case that is only supposed. */
export const wonders = (matches: readonly Match[]): boolean =>
  matches.some(({ meaning }) => meaning.kind === 'if') &&
  matches.some(({ meaning }) => meaning.kind === 'wonders');
