import type { Match } from './phrases.ts';
import { TENSES } from './tenses.ts';
import { isJoined, stretchAround, wordsOf, type Sentence, type Stretch, type Token } from './tokens.ts';

/** Hindi verbs of what may be: "kaate to", "doobe to", "nigal le to". */
const MAY_BE = new Set([
  'ho', 'hove', 'hoye', 'aaye', 'aye', 'aae', 'jaye', 'jaaye', 'jae', 'jay', 'kaate', 'kate', 'katey', 'dase', 'dasse', 'lage',
  'lge', 'gire', 'doobe', 'dube', 'le', 'lele', 'de', 'pade', 'nigle', 'khaye', 'khae', 'khale', 'piye', 'jale', 'chubhe',
  'mare', 'atke', 'phoole', 'phule', 'chadhe', 'behe', 'bahe', 'uthe', 'हो', 'आए', 'आये', 'जाए', 'जाये', 'काटे', 'डसे',
  'डँसे', 'डंसे', 'लगे', 'गिरे', 'डूबे', 'ले', 'दे', 'पड़े', 'निगले', 'खाए', 'खाये', 'पिए', 'पिये', 'जले', 'चुभे', 'मारे', 'अटके',
  'फूले', 'चढ़े', 'बहे', 'उठे',
]); // prettier-ignore
export const THEN = new Set(['to', 'toh', 'tho', 'तो']);
/** What asks for a rule, not for help with what is. */
const ASKS = new Set([
  'kya', 'kaise', 'kaha', 'kahan', 'kaun', 'kaunsa', 'kaunsi', 'kaunse', 'kon', 'konsa', 'konsi', 'kise', 'kisko', 'kyu', 'kyo', 'kyon', 'kitna', 'kitne', 'kitni',
  'chahiye', 'sahi', 'sach', 'क्या', 'कैसे', 'कहाँ', 'कहां', 'कौन', 'किसे', 'किसको', 'क्यों', 'कितना', 'कितने', 'चाहिए', 'सही', 'सच',
]); // prettier-ignore
/** What is told to do in that case: "saans tez ho to turant laana bataya". */
const ADVISES = new Set([
  'laana', 'lana', 'dikhana', 'dikhaana', 'dikhaye', 'dikhayein', 'aana', 'bataya', 'samjhaya', 'salah', 'लाना', 'दिखाना', 'दिखाएं',
  'दिखाएँ', 'आना', 'बताया', 'समझाया', 'सलाह',
]); // prettier-ignore
/** "Daura pade to aspatal aana padta hai, aaj phir": what comes again and again, or now, is no advice. */
const COMES = new Set(['padta', 'padti', 'पड़ता', 'पड़ती', ...TENSES.now]);
const TO_NOBODY = new Set(['kisi', 'किसी']);
const GOING = new Set(['raha', 'rahi', 'rahe', 'rha', 'rhi', 'रहा', 'रही', 'रहे']);
/** Before "raha" these speak of the question itself. */
const SPEAKS = new Set([
  'pooch',
  'poochh',
  'puch',
  'puchh',
  'bol',
  'keh',
  'kah',
  'chal',
  'sikha',
  'पूछ',
  'बोल',
  'कह',
  'चल',
  'सिखा',
]);
/** Dangers that befall somebody at once. */
const BEFALLS: ReadonlySet<string> = new Set([
  'snakebite', 'scorpion-sting', 'many-stings', 'animal-bite', 'electric-shock', 'lightning', 'burn', 'drowning', 'choking',
  'object-swallowed', 'battery-swallowed', 'poison-swallowed', 'fit', 'unconscious', 'fainting', 'heat-collapse',
]); // prettier-ignore
/** Before a verb of what was done: "saanp ne kaate". */
const BY = new Set(['ne', 'ने']);
/** "Sikka nigal le bachcha to": words between the verb and "to". */
const PARTED = 1;
/** Verbs that tell of what happens, behind which nothing is supposed. */
const HAPPENS = new Set([
  ...TENSES.is, ...TENSES.was, ...TENSES.now,
  'gaya', 'gayi', 'gya', 'gyi', 'hua', 'hui', 'liya', 'li', 'diya', 'गया', 'गई', 'गयी', 'हुआ', 'हुई', 'लिया', 'ली', 'दिया',
]); // prettier-ignore

/**
 * What is told before a Hindi "to" behind a verb of what may be, where a question follows: "saanp kaate to pehle kya karein".
 * Nothing behind a comma or a verb of what happens: "saanp ne kaata hai, behosh ho jaye to kya karein".
 */
export function supposedBefore(
  said: readonly Match[],
  tokens: readonly Token[],
  { from, to, question }: Sentence,
  isAsked: boolean,
): Match[] {
  for (let at = from + 1; at < to; at += 1) {
    if (!THEN.has(tokens[at]!.text) || tokens[at]!.gap !== 'none') continue;
    let verb = at - 1;
    while (verb > from && at - verb <= PARTED && !MAY_BE.has(tokens[verb]!.text)) verb -= 1;
    const isDone =
      tokens.slice(verb, at).some(({ text }) => HAPPENS.has(text)) || BY.has(tokens[verb - 1]?.text ?? '');
    if (!MAY_BE.has(tokens[verb]!.text) || isDone) continue;
    const words = wordsOf({ from: at + 1, to }, tokens);
    const isAdvice = words.some((word) => ADVISES.has(word)) && !words.some((word) => COMES.has(word));
    if (!question && !isAsked && !isAdvice && !words.some((word) => ASKS.has(word))) continue;
    if (goesOn(at + 1, to, tokens)) return [];
    let start = verb;
    while (start > from && tokens[start]!.gap === 'none' && !HAPPENS.has(tokens[start - 1]!.text)) start -= 1;
    return said.filter(
      (match) =>
        match.from >= start && match.from <= at && (isAsked || isAdvice || canBeSupposed(match, tokens, to)),
    );
  }
  return [];
}

/** Whether it is told behind the question that it happens: "daura aaye to kya karein, abhi aa raha hai". */
function goesOn(from: number, to: number, tokens: readonly Token[]): boolean {
  for (let at = from; at < to; at += 1)
    if (GOING.has(tokens[at]!.text) && !SPEAKS.has(tokens[at - 1]!.text)) return true;
  return false;
}

/** "Seene me dard uthe to kya karein" may be said of a pain that comes: only what befalls is supposed, or what nobody has. */
const canBeSupposed = ({ meaning }: Match, tokens: readonly Token[], to: number): boolean =>
  meaning.kind !== 'finding' ||
  !meaning.danger ||
  BEFALLS.has(meaning.id) ||
  tokens
    .slice(0, to)
    .some(({ text }, at) => TO_NOBODY.has(text) && TENSES.not.has(tokens[at + 2]?.text ?? ''));

/** Behind "no" these go on to deny, or to say what it is instead. */
const RATHER = new Set(['only', 'just', 'its', 'it', 'sir', 'madam', 'not']);

/** Words of a question that somebody answers at once. */
const QUESTION_LENGTH = 4;

/** Whether the sentence behind a short question begins by denying it: "Sun stroke? No, only tan". */
export function isAnsweredNo({ from, to, question }: Sentence, tokens: readonly Token[]): boolean {
  if (!question || to - from > QUESTION_LENGTH || tokens[to]?.text !== 'no') return false;
  const next = tokens[to + 1];
  return !next || next.gap !== 'none' || RATHER.has(next.text);
}

/** Words of a note that tells what to watch for. */
const CARE = new Set([
  'return',
  'report',
  'review',
  'revisit',
  'rtc',
  'back',
  'watch',
  'out',
  'signs',
  'sos',
]);
const CARE_REACH = 3;
/** Words that one thing of a list has at the most. */
const NAME_LENGTH = 4;

/** Whether a supposition is a list of what to watch for: "return if drowsy, fits or blue", "watch for fits, fever". */
export function isSafetyNet(
  mark: Match,
  said: readonly Match[],
  tokens: readonly Token[],
  { from, to }: Stretch,
): boolean {
  const isLong = mark.to > mark.from;
  const isNamed = said.some((match) => match.from > mark.from && match.from < to);
  const words = wordsOf({ from: Math.max(from, mark.from - CARE_REACH), to: mark.to + 1 }, tokens);
  return (isLong || isNamed) && words.some((word) => CARE.has(word));
}

/** Whether nothing but the name of what may come stands from a comma to the next: no person and no verb. */
export function isBareName(
  at: number,
  matches: readonly Match[],
  said: readonly Match[],
  tokens: readonly Token[],
  end: number,
): boolean {
  const { to } = stretchAround({ from: at, to: at }, tokens, { from: at, to: end });
  const isInside = ({ from }: Match): boolean => from >= at && from < to;
  return (
    to - at <= (said.some(isInside) ? NAME_LENGTH : 1) &&
    !matches.some(
      (match) => isInside(match) && /^(?:self|person|now|fixed|unit|if)$/.test(match.meaning.kind),
    ) &&
    !wordsOf({ from: at, to }, tokens).some((word) => HAPPENS.has(word))
  );
}

/** Illnesses and causes of harm by their names, of which something is asked in general. */
const NAMED = new Set([
  'attack', 'daura', 'daure', 'mirgi', 'epilepsy', 'epileptic', 'lakwa', 'stroke', 'fit', 'fits', 'seizure', 'bichhu', 'saanp',
  'snake', 'lightning', 'rabies', 'cholera', 'lakwe', 'laqwa', 'लकवे', 'लक़वा', 'दौरा', 'दौरे', 'मिर्गी', 'लकवा', 'बिच्छू', 'साँप', 'सांप', 'हैज़े', 'हैजे',
]); // prettier-ignore
/** Words of a question that is the same for everybody. */
const GENERAL = new Set([
  'farak', 'fark', 'farq', 'antar', 'difference', 'different', 'sach', 'true', 'mana', 'should', 'can', 'jankari', 'jaankari',
  'galat', 'allowed', 'project', 'tel', 'tabeez', 'तेल', 'ताबीज', 'chahiye', 'फर्क', 'फ़र्क', 'अंतर', 'सच', 'मना', 'जानकारी', 'गलत', 'ग़लत', 'चाहिए',
]); // prettier-ignore
/** Words that tell of something that is or was. */
const TELLS = new Set([
  ...HAPPENS, ...TENSES.not, 'pada', 'padi', 'laga', 'lagi', 'aaya', 'aayi', 'kaata', 'kata', 'kaat', 'kal', 'bitten', 'bit',
  'got', 'been', 'after', 'पड़ा', 'पड़ी', 'लगा', 'लगी', 'आया', 'आई', 'काटा', 'काट', 'कल',
]); // prettier-ignore
/** These stand in questions too. */
const ALSO_ASKED = new Set(['hai', 'h', 'hain', 'है', 'हैं', 'is', 'are', 'nahi', 'nahin', 'ni', 'not', 'नहीं']);

/**
 * What is named in a question that is the same for everybody: "heart attack aur gas me farak kya", "can an epileptic drive".
 * Nothing where somebody is spoken of, or anything is told to have happened.
 */
export function askedInGeneral(
  matches: readonly Match[],
  said: readonly Match[],
  tokens: readonly Token[],
  sentence: Sentence,
): Match[] {
  return said.filter((match) => {
    if (!match.tokens.some((at) => NAMED.has(tokens[at]!.text))) return false;
    const { from, to } = stretchAround(match, tokens, sentence);
    const words = wordsOf({ from, to }, tokens);
    const isOfSomebody = matches.some(
      ({ meaning, from: at }) => (meaning.kind === 'self' || isRelative(meaning)) && at >= from && at < to,
    );
    return (
      !isOfSomebody &&
      words.some((word) => GENERAL.has(word)) &&
      !words.some((word) => TELLS.has(word) && !ALSO_ASKED.has(word))
    );
  });
}

/** Words from "my" to what is asked of. */
const OWN = 2;

/**
 * Whether a danger is told of somebody beside a question of what is known: "what is this, my father has chest pain", "the cause
 * of my chest pain".
 */
export function isToldBeside(
  match: Match,
  asked: Match,
  matches: readonly Match[],
  tokens: readonly Token[],
): boolean {
  if (match.meaning.kind !== 'finding' || !match.meaning.danger) return false;
  const isOf = ({ meaning, from }: Match): boolean =>
    (meaning.kind === 'self' || isRelative(meaning)) && from < match.from && match.from - from <= OWN;
  if (matches.some(isOf)) return true;
  const [first, last] = match.from < asked.from ? [match.to, asked.from] : [asked.to, match.from];
  if (first >= last || isJoined(first, last, tokens)) return false;
  const beside = stretchAround({ from: match.from, to: match.from }, tokens);
  return wordsOf(beside, tokens).some((word) => HAPPENS.has(word));
}

const isRelative = (meaning: Match['meaning']): boolean =>
  meaning.kind === 'person' && meaning.person.relation !== undefined;

/** Words of what is played or made up. */
const MADE_UP = new Set([
  'dialogue',
  'dialog',
  'डायलॉग',
  'ketchup',
  'rehearsal',
  'skit',
  'रिहर्सल',
  'shayari',
  'शायरी',
]);
const STAGES = new Set([
  'story',
  'novel',
  'cartoon',
  'drama',
  'poem',
  'textbook',
  'natak',
  'serial',
  'sapne',
  'khwab',
  'khwaab',
  'ख्वाब',
  'ख़्वाब',
  'dream',
  'movie',
  'film',
  'नाटक',
  'सीरियल',
  'सपने',
  'फिल्म',
  'फ़िल्म',
]);

/** What is told of a play, a film or a dream: all of a sentence with "dialogue", what follows "sapne me", the stretch of "in a dream". */
export function madeUp(said: readonly Match[], tokens: readonly Token[], { from, to }: Sentence): Match[] {
  if (tokens.slice(from, to).some(({ text }) => MADE_UP.has(text))) return [...said];
  const result: Match[] = [];
  for (let at = from; at < to; at += 1) {
    const isDream = DREAMS.has(tokens[at]!.text) && DREAMT.has(tokens[at + 1]?.text ?? '');
    if (!STAGES.has(tokens[at]!.text) && !isDream) continue;
    const isEnglish = [1, 2].some((back) => tokens[at - back]?.text === 'in');
    if (!isDream && !isEnglish && !IN_HINDI.has(tokens[at + 1]?.text ?? '')) continue;
    const stretch = stretchAround({ from: at, to: at }, tokens, { from, to });
    const start = isEnglish ? stretch.from : at;
    result.push(...said.filter((match) => match.from >= start && match.from < stretch.to));
  }
  return result;
}

/** "Sapna aaya ki". */
const DREAMS = new Set(['sapna', 'सपना']);
const DREAMT = new Set(['aaya', 'aya', 'dekha', 'आया', 'देखा']);
const IN_HINDI = new Set(['me', 'mein', 'में', 'मे']);
