import type { Match } from './phrases.ts';
import { DAYS_IN, type Quantity } from './quantities.ts';
import { AGAIN, comesBack } from './returns.ts';
import { endsInWas, isPresent, TENSES } from './tenses.ts';
import { isJoined, wordsOf, type Sentence, type Token } from './tokens.ts';

/** A time in the past that a sentence names, by its tokens. */
interface Ago {
  readonly from: number;
  readonly to: number;
  readonly days: number;
}

/** A time farther back than this calls for no help by itself. */
const LONG_DAYS = 31;
/** How long ago "last winter" and "as a child" are taken to be at the least. */
const LAST_DAYS = 60;
const YEAR_DAYS = 365;
const LIFE_DAYS = 5 * YEAR_DAYS;
/** A number below this is no year that somebody tells of. */
const FIRST_YEAR = 1940;

export const AGO: ReadonlySet<string> = new Set([
  'ago', 'back', 'earlier', 'pehle', 'pahle', 'phle', 'pehley', 'pahile', 'पहले', 'पहिले', 'पहिलै',
]); // prettier-ignore
const LONG = new Set(['long', 'bahut', 'bht', 'bohot', 'kafi', 'बहुत', 'काफी', 'काफ़ी']);
const LAST = new Set([
  'last', 'previous', 'pichhle', 'pichle', 'pichhli', 'pichli', 'pichhla', 'pichla', 'पिछले', 'पिछली', 'पिछला',
]); // prettier-ignore
/** What is behind whoever says "last" of it. */
const SEASONS = new Set([
  'monsoon', 'winter', 'summer', 'diwali', 'holi', 'pregnancy', 'delivery', 'sawan', 'savan', 'jaade', 'jade', 'jada',
  'sardi', 'sardiyo', 'garmi', 'garmiyo', 'barsaat', 'barsat', 'baras', 'saal', 'sal', 'dilevri', 'jachgi', 'सावन',
  'जाड़े', 'जाड़ा', 'सर्दी', 'सर्दियों', 'गर्मी', 'गर्मियों', 'बरसात', 'दिवाली', 'दीवाली', 'होली', 'बरस', 'बरिस', 'साल',
  'डिलीवरी', 'जचगी',
]); // prettier-ignore
/** What an earlier birth is called. */
const BIRTHS = new Set([
  'bachche', 'bacche', 'bachhe', 'bache', 'delivery', 'dilevri', 'jaape', 'jape', 'jachki', 'jachgi', 'garbh', 'बच्चे', 'डिलीवरी',
  'जापे', 'जचकी', 'जचगी', 'गर्भ',
]); // prettier-ignore
const FIRST = new Set([
  'pehle', 'pehli', 'pahle', 'pahli', 'pichle', 'pichhle', 'pichli', 'pichhli', 'पहले', 'पहली', 'पिछले', 'पिछली',
]); // prettier-ignore
/** A time of life, or of the world, that is over for whoever tells of it. */
const OLD_TIMES = new Set(['bachpan', 'zamane', 'jamane', 'jamaane', 'zamaane', 'बचपन', 'ज़माने', 'जमाने']);
/** Before "zamane me": of now. */
const THESE = new Set(['is', 'iss', 'aaj', 'naye', 'इस', 'नए', 'नये']);
const LAST_YEAR = new Set(['parsaal', 'parsal', 'परसाल', 'पारसाल']);
const FROM_THEN = new Set(['se', 'से', 'onwards']);
const SINCE = new Set(['since', 'from', 'for', 'over', 'last', 'past', 'pichhle', 'pichle', 'पिछले']);
const BEGAN = new Set([
  'started', 'start', 'starting', 'began', 'begin', 'shuru', 'suru', 'शुरू', 'शुरु', 'since',
]); // prettier-ignore
const IN = new Set(['in', 'of', 'was', 'sun', 'san', 'सन', 'सन्']);
const IN_BEHIND = new Set(['me', 'mein', 'mai', 'ke', 'में', 'मे', 'के']);
/** "At the age of six months" is no childhood. */
const TIMES = /^(?:days?|weeks?|months?|hours?)$/;
const THOUSAND = new Set(['hazar', 'hajar', 'हजार', 'हज़ार']);
const SMALL = new Set([
  'small', 'young', 'child', 'kid', 'baby', 'little', 'chhota', 'chhoti', 'chhote', 'chota', 'choti', 'छोटा', 'छोटी', 'छोटे',
  'बच्चा', 'बच्ची', 'bachcha', 'bachchi', 'bacha', 'bachi',
]); // prettier-ignore
const CHILDHOOD = new Set([
  'child',
  'kid',
  'boy',
  'girl',
  'toddler',
  'teenager',
  'schoolboy',
  'schoolgirl',
  'baby',
]);
const WHEN = new Set(['when', 'jab', 'tab', 'जब', 'तब']);
const OF_AGE = new Set([
  'ka', 'ki', 'ke', 'का', 'की', 'के', 'old', 'of', 'age', 'a', 'very', 'so', 'si', 'सी',
]); // prettier-ignore

/**
 * By match, how many days ago it was, where a sentence tells of a time and nothing says that it goes on or came back:
 * "one fit in 2009", "as a child", "teen saal pehle kutte ne kata tha". What stands in the present beside it is left out.
 */
export function daysAgo(
  said: readonly Match[],
  quantities: readonly Quantity[],
  tokens: readonly Token[],
  sentence: Sentence,
  thisYear: number,
): Map<Match, number> {
  const result = new Map<Match, number>();
  if (said.length === 0) return result;
  for (const ago of agosIn(quantities, tokens, sentence, thisYear)) {
    // What came back is of now.
    const days = ago.days > LONG_DAYS && comesBack(ago.to + 1, tokens) ? 0 : ago.days;
    for (const match of said)
      if (isTold(match, ago, tokens, sentence))
        result.set(match, Math.min(days, result.get(match) ?? Infinity));
  }
  return result;
}

/** Whether a time is so far back that it calls for no help by itself. */
export const isLongAgo = (days: number): boolean => days > LONG_DAYS;

function agosIn(
  quantities: readonly Quantity[],
  tokens: readonly Token[],
  { from, to }: Sentence,
  thisYear: number,
): Ago[] {
  const found: Ago[] = [];
  const text = (at: number): string => (at >= from && at < to ? tokens[at]!.text : '');
  const isFromThen = (at: number): boolean => FROM_THEN.has(text(at));
  for (const { value, unit, from: start, to: end } of quantities) {
    const days = value * DAYS_IN[unit];
    const at = [end + 1, end + 2].find((one) => isJoined(end, one, tokens) && AGO.has(text(one)));
    if (at !== undefined && !isFromThen(at + 1) && !SINCE.has(text(start - 1)))
      found.push({ from: start, to: at, days });
    else if (unit === 'year' && saysAge(end + 1)) found.push({ from: start, to: end, days: LIFE_DAYS });
  }
  for (let at = from; at < to; at += 1) {
    const word = text(at);
    if (AGO.has(word) && LONG.has(text(at - 1)) && !isFromThen(at + 1))
      found.push({ from: at - 1, to: at, days: LAST_DAYS });
    if (LAST.has(word) && SEASONS.has(text(at + 1)) && !isFromThen(at + 2))
      found.push({ from: at, to: at + 1, days: LAST_DAYS });
    if (LAST_YEAR.has(word) && !isFromThen(at + 1)) found.push({ from: at, to: at, days: LAST_DAYS });
    if (FIRST.has(word) && BIRTHS.has(text(at + 1)) && IN_BEHIND.has(text(at + 2)))
      found.push({ from: at, to: at + 2, days: LAST_DAYS });
    if (
      OLD_TIMES.has(word) &&
      IN_BEHIND.has(text(at + 1)) &&
      ![1, 2].some((back) => THESE.has(text(at - back)))
    )
      found.push({ from: at, to: at + 1, days: LIFE_DAYS });
    const year = yearAt(at);
    if (year !== null) found.push({ from: at, to: at, days: (thisYear - year - 1) * YEAR_DAYS });
    if (isAgeThen(at)) found.push({ from: at, to: at, days: LIFE_DAYS });
    const isSmall = (SMALL.has(word) && (saysAge(at + 1) || isWhile(at))) || isAs(at);
    if (isSmall || isThousands(at)) found.push({ from: at, to: at, days: LIFE_DAYS });
  }
  return found.filter(({ from: start, to: end }) => !isOnset(start, end));

  /** "Started two months ago": what began then goes on. */
  function isOnset(start: number, end: number): boolean {
    return [start - 2, start - 1, end + 1, end + 2, end + 3, end + 4].some((at) => BEGAN.has(text(at)));
  }

  /** "in 2009", "of 2009", "2009 me". The last year may have ended yesterday: it is not told of by itself. */
  function yearAt(at: number): number | null {
    const { number } = tokens[at]!;
    const isNamed = IN.has(text(at - 1)) || IN_BEHIND.has(text(at + 1));
    const isYear = number !== null && Number.isInteger(number) && number >= FIRST_YEAR;
    return isYear && isNamed && number < thisYear - 1 ? number : null;
  }

  /** "As a boy". */
  function isAs(at: number): boolean {
    return CHILDHOOD.has(text(at)) && text(at - 1) === 'a' && text(at - 2) === 'as';
  }

  /** "When I was 10", "at the age of 10", and nothing behind the number that it counts. */
  function isAgeThen(at: number): boolean {
    if (tokens[at]!.number !== null && isAtAge(at)) return !TIMES.test(text(at + 1));
    const isWhen = [at - 2, at - 3].some((one) => WHEN.has(text(one)));
    const isAlone = at + 1 >= to || tokens[at + 1]!.gap !== 'none';
    return tokens[at]!.number !== null && TENSES.was.has(text(at - 1)) && isWhen && isAlone;
  }

  /** "At the age of", and not "presented at the age of". */
  function isAtAge(at: number): boolean {
    const start = text(at - 3) === 'the' ? at - 4 : at - 3;
    const isAt = text(at - 1) === 'of' && text(at - 2) === 'age' && text(start) === 'at';
    return isAt && !/^present/.test(text(start - 1));
  }

  /** "do hazar atharah mein". */
  function isThousands(at: number): boolean {
    return THOUSAND.has(text(at)) && IN_BEHIND.has(text(at + 2));
  }

  /** "chaar saal ki thi jab", "chhoti thi tab". */
  function saysAge(at: number): boolean {
    const was = OF_AGE.has(text(at)) ? at + 1 : at;
    return TENSES.was.has(text(was)) && [was + 1, was + 2].some((one) => WHEN.has(text(one)));
  }

  /** "when I was a child", "jab main chhoti thi", "as a child". */
  function isWhile(at: number): boolean {
    let before = at - 1;
    while (OF_AGE.has(text(before))) before -= 1;
    const isWas = TENSES.was.has(text(before)) || TENSES.was.has(text(at + 1));
    return isWas && [before - 1, before - 2, before].some((one) => WHEN.has(text(one)));
  }
}

/**
 * Whether a match is told of a time: in the same stretch between commas, before a stretch that is nothing but the time, or
 * behind a childhood in the same tense ("when I was small, she spat blood").
 */
function isTold(match: Match, ago: Ago, tokens: readonly Token[], { to }: Sentence): boolean {
  if (isPresent(match, tokens, to)) return false;
  const isBefore = match.from < ago.from;
  const [first, last] = isBefore ? [match.to, ago.from] : [ago.to, match.from];
  let commas = 0;
  for (let at = first + 1; at <= last; at += 1) if (tokens[at]!.gap !== 'none') commas += 1;
  if (commas > 1) return false;
  if (isBefore) {
    if (commas === 0) return true;
    return tokens[ago.from]!.gap !== 'none' && (ago.to + 1 >= to || tokens[ago.to + 1]!.gap !== 'none');
  }
  const between = wordsOf({ from: ago.to + 1, to: match.from }, tokens);
  if (between.some((text) => TENSES.is.has(text) || AGAIN.has(text))) return false;
  if (commas === 1) return ago.days >= LIFE_DAYS && endsInWas(match, tokens, to);
  // "teen saal pehle operation hua tha seene me dard": what is told of that time has ended.
  return !between.some((text) => TENSES.ended.has(text)) || endsInWas(match, tokens, to);
}
