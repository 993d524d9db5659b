import { deniedOf, sameWords, type Marks } from './denial.ts';
import { explainedIn } from './explained.ts';
import { jested } from './jests.ts';
import { isDanger, type Marker } from './meanings.ts';
import { comeToNobody } from './nobody.ts';
import { isLongAgo } from './past.ts';
import { comeToNoPerson } from './patients.ts';
import type { Match } from './phrases.ts';
import {
  askedInGeneral,
  isAnsweredNo,
  isBareName,
  isSafetyNet,
  isToldBeside,
  madeUp,
  supposedBefore,
  THEN,
} from './suppose.ts';
import { endsInWas, isPresent, TENSES } from './tenses.ts';
import { isJoined, stretchAround, wordsOf, type Sentence, type Stretch, type Token } from './tokens.ts';

/** How a finding was said. */
export type Said = 'present' | 'absent' | 'past' | 'other-person' | 'conditional';

/** Words between a finding and "has gone" after it. */
const REACH_OVER = 4;

/** A finding or an intent, whose saying is to be judged. */
const isSaid = ({ meaning: { kind } }: Match): boolean =>
  kind === 'finding' || kind === 'vague' || kind === 'intent';

/**
 * How each finding and intent of a sentence was said: denied, supposed, another's, past or present. What denies reaches
 * to the next "but"; a comma is passed in a list only ("denies chest pain, fever or cough", "no fever, cough or rash").
 * `isGoingOn`: a finding was told in a sentence before. `ago`: how many days ago it was, where a time is told.
 */
export function scopeOf(
  matches: readonly Match[],
  tokens: readonly Token[],
  sentence: Sentence,
  isGoingOn: boolean,
  ago: ReadonlyMap<Match, number>,
): Map<Match, Said> {
  const marks = marksOf(matches);
  const said = matches.filter(isSaid);
  const denied = deniedOf(matches, said, tokens, sentence, marks, isGoingOn);
  const clauses = clausesOf(tokens, sentence, marks);
  const result = new Map<Match, Said>();
  for (const match of said) result.set(match, 'present');
  for (const { from, to } of clauses) {
    const inside = said.filter((match) => match.from >= from && match.from < to);
    const has = (kind: Marker): Match[] =>
      matches.filter(({ meaning, from: at }) => meaning.kind === kind && at >= from && at < to);
    for (const mark of has('past'))
      for (const match of inside)
        if (!isLate(match, ago) && pastReaches(mark, match, tokens)) result.set(match, 'past');
    for (const over of has('over')) {
      const before = inside.findLast((match) => match.to < over.from);
      // What was a danger remains one: a fit that has stopped was a fit.
      if (before?.meaning.kind !== 'finding' || before.meaning.danger) continue;
      if (over.from - before.to <= REACH_OVER) for (const one of sameWords(before, inside)) denied.add(one);
    }
    for (const other of has('other'))
      for (const match of inside)
        if (match.from > other.from && result.get(match) !== 'past') result.set(match, 'other-person');
  }
  for (const [match, days] of ago) if (isLongAgo(days)) result.set(match, 'past');
  for (const match of comeToNoPerson(said, tokens)) result.set(match, 'other-person');
  for (const match of passedBy(matches, said, tokens, sentence)) result.set(match, 'past');
  for (const match of supposed(matches, said, tokens, sentence)) result.set(match, 'conditional');
  for (const match of comeToNobody(matches, said, tokens, sentence)) denied.add(match);
  for (const match of denied) result.set(match, 'absent');
  return result;
}

/** What leaves no danger behind once it is over. */
const PASSES: ReadonlySet<string> = new Set([
  'jaundice',
  'jaundice-first-day',
  'breathless',
  'breathless-on-effort',
]);

/** What was, and is over as the sentence says behind it: "piliya tha janam ke baad, dhoop se utar gaya". */
function passedBy(
  matches: readonly Match[],
  said: readonly Match[],
  tokens: readonly Token[],
  { to }: Sentence,
): Match[] {
  const over = matches.findLast(({ meaning }) => meaning.kind === 'over');
  if (!over) return [];
  return said.filter(
    (match) =>
      match.meaning.kind === 'finding' &&
      PASSES.has(match.meaning.id) &&
      match.to < over.from &&
      endsInWas(match, tokens, to),
  );
}

/** "An hour ago he had a fit": a danger of these weeks is none of the past. */
const isLate = (match: Match, ago: ReadonlyMap<Match, number>): boolean => {
  const days = ago.get(match);
  return isDanger(match.meaning) && days !== undefined && !isLongAgo(days);
};

/**
 * A comma ends what a mark of the past says ("no urine since last night, earlier too the stream was thin"),
 * but where all goes on in the past: "last year he was very thin, his ribs were seen".
 */
function pastReaches(mark: Match, match: Match, tokens: readonly Token[]): boolean {
  // "Teen saal pehle operation hua tha seene me dard ho raha hai": what was has been told to its end.
  const isOver =
    mark.to < match.from && tokens.slice(mark.to, match.from).some(({ text }) => TENSES.ended.has(text));
  if (isOver && isDanger(match.meaning) && isPresent(match, tokens, tokens.length)) return false;
  const [first, last] = mark.from < match.from ? [mark.to, match.from] : [match.to, mark.from];
  if (isJoined(first, last, tokens)) return true;
  if (match.from < mark.from) return false;
  const behind = { from: mark.to, to: tokens.length };
  const beside = stretchAround({ from: match.from, to: match.from }, tokens, behind);
  return wordsOf(beside, tokens).some((word) => TENSES.was.has(word));
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
    if (
      (marks.get(at)?.has('ends') && !isOn(at, tokens)) ||
      marks.get(at)?.has('now') ||
      beginsNow(at, tokens, to, marks)
    )
      starts.push(at);
  return starts.map((start, index) => ({ from: start, to: starts[index + 1] ?? to }));
}

/** "par" behind a verb is "on", not "but": "kaatne par khoon". */
const isOn = (at: number, tokens: readonly Token[]): boolean =>
  /^(?:par|pr|pe|पर|पे)$/.test(tokens[at]!.text) && /(?:ne|ने)$/.test(tokens[at - 1]?.text ?? '');

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

/** Findings in a clause with "if", and all of a sentence that asks what is known of an illness. */
function supposed(
  matches: readonly Match[],
  said: readonly Match[],
  tokens: readonly Token[],
  { from, to, question }: Sentence,
): Match[] {
  const asks = matches.filter(({ meaning }) => meaning.kind === 'asks');
  // "Saanp ne kaata hai, behosh ho jaye to": only what stands before "to" is asked for.
  const isOfThen = ({ language, tokens: words }: Match): boolean =>
    language !== 'en' && words.some((at) => THEN.has(tokens[at]!.text));
  const result = new Set<Match>();
  const asked = asks.find((match) => !isOfThen(match));
  for (const match of asked ? said : [])
    if (match.from >= from && !isToldBeside(match, asked!, matches, tokens)) result.add(match);
  if (isAnsweredNo({ from, to, question }, tokens)) for (const match of said) result.add(match);
  const isOpen = question || wonders(matches);
  for (const mark of matches) {
    if (mark.meaning.kind !== 'if') continue;
    const end = isOpen ? to : endOfIf(mark, matches, said, tokens, { from, to });
    for (const match of said) if (match.from > mark.from && match.from < end) result.add(match);
  }
  for (const match of askedInGeneral(matches, said, tokens, { from, to, question })) result.add(match);
  for (const match of madeUp(said, tokens, { from, to, question })) result.add(match);
  for (const match of jested(said, tokens, { from, to, question })) result.add(match);
  for (const match of explainedIn(said, tokens, { from, to, question })) result.add(match);
  for (const match of supposedBefore(said, tokens, { from, to, question }, asks.length > 0))
    result.add(match);
  return [...result];
}

/** Where what is supposed ends: at a comma, "then" or "but"; a list of what to watch for goes on behind its commas. */
function endOfIf(
  mark: Match,
  matches: readonly Match[],
  said: readonly Match[],
  tokens: readonly Token[],
  { from, to }: Stretch,
): number {
  const closes = (at: number): boolean =>
    matches.some(
      ({ meaning: { kind }, from: begin }) =>
        begin === at && (kind === 'then' || kind === 'ends' || kind === 'now'),
    );
  for (let at = mark.from + 1; at < to; at += 1) {
    if (closes(at)) return at;
    if (tokens[at]!.gap !== 'comma') continue;
    if (!isSafetyNet(mark, said, tokens, { from, to: at }) || !isBareName(at, matches, said, tokens, to))
      return at;
  }
  return to;
}

/** Whether a sentence asks what would be done in a case that is only supposed. */
export const wonders = (matches: readonly Match[]): boolean =>
  matches.some(({ meaning }) => meaning.kind === 'if') &&
  matches.some(({ meaning }) => meaning.kind === 'wonders');
