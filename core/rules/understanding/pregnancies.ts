import type { Pregnancy } from '../patient.ts';
import type { Match } from './phrases.ts';
import { DAYS_IN, type Quantity } from './quantities.ts';
import type { Said } from './scope.ts';
import type { Subject, Subjects } from './subjects.ts';
import type { Token } from './tokens.ts';

/** A pregnancy, or a birth with the days since then where they are said. */
export interface SaidPregnancy {
  readonly answer: Pregnancy;
  readonly subject: Subject | null;
  readonly daysSince?: number;
}

/** Days after a birth or a loss that count as after it. */
const AFTER_BIRTH_DAYS = 42;
/** Tokens between a time and what it belongs to. */
const BESIDE = 4;

/** Pregnancy and birth; the times that belong to them are taken out of `quantities`. */
export function pregnancyOf(
  matches: readonly Match[],
  quantities: Quantity[],
  subjects: Subjects,
  scope: ReadonlyMap<Match, Said>,
  tokens: readonly Token[],
): SaidPregnancy | null {
  let found: SaidPregnancy | null = null;
  const supposed = [...scope.values()].some((answer) => answer === 'conditional');
  for (const match of matches) {
    const { kind } = match.meaning;
    if (kind !== 'pregnant' && kind !== 'birth' && kind !== 'not-pregnant' && kind !== 'could-be') continue;
    const named = subjects.at(match.from);
    // "9 months pregnant and baby does not move".
    const subject = named?.ageWord === 'baby' ? null : named;
    const time = quantities.find(
      ({ from, to }) => Math.abs(match.from - to) <= BESIDE + 1 || Math.abs(from - match.to) <= BESIDE + 1,
    );
    const reach = time?.unit === 'week' ? BESIDE : 2;
    const isOwn = time && (kind === 'birth' || (kind === 'pregnant' && distance(time, match) <= reach));
    const own = isOwn && (kind === 'birth' || !isShort(time)) ? time : null;
    if (own) quantities.splice(quantities.indexOf(own), 1);
    if (supposed || isDenied(match, matches, tokens)) continue;
    const days = own ? own.value * DAYS_IN[own.unit] : kind === 'birth' ? fixedBeside(match, matches) : null;
    if (kind === 'birth' && days !== null && days > AFTER_BIRTH_DAYS) continue;
    const answer: Pregnancy =
      kind === 'pregnant'
        ? 'yes'
        : kind === 'birth'
          ? 'within-42-days'
          : kind === 'could-be'
            ? 'could-be'
            : 'no';
    const isFirst = found === null || answer === 'yes' || answer === 'within-42-days';
    if (isFirst) found = { answer, subject, ...(kind === 'birth' && days !== null && { daysSince: days }) };
  }
  return found;
}

/** Days and hours are of the illness: "cough since 3 days, pregnant". */
const isShort = ({ unit }: Quantity): boolean => unit === 'day' || unit === 'hour' || unit === 'minute';

/** "yesterday", "last night" beside a birth, in days; null where nothing is said. */
function fixedBeside({ from, to }: Match, matches: readonly Match[]): number | null {
  for (const { meaning, from: start, to: end } of matches)
    if (meaning.kind === 'fixed' && Math.max(start - to, from - end) <= BESIDE) return meaning.days;
  return null;
}

const isDenied = (match: Match, matches: readonly Match[], tokens: readonly Token[]): boolean =>
  matches.some(
    ({ meaning: { kind }, from, to }) =>
      ((kind === 'before' || kind === 'list') && to < match.from && match.from - to <= 2) ||
      (kind === 'after' && from > match.to && from - match.to <= 2 && tokens[from]!.gap === 'none'),
  );

const distance = ({ from, to }: Quantity, match: Match): number =>
  from > match.to ? from - match.to - 1 : match.from - to - 1;
