import type { Match } from './phrases.ts';
import { TENSES } from './tenses.ts';
import type { Sentence, Token } from './tokens.ts';

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
): Match[] {
  for (let at = from + 1; at < to; at += 1) {
    if (!THEN.has(tokens[at]!.text) || tokens[at]!.gap !== 'none') continue;
    let verb = at - 1;
    while (verb > from && at - verb <= PARTED && !MAY_BE.has(tokens[verb]!.text)) verb -= 1;
    const isDone =
      tokens.slice(verb, at).some(({ text }) => HAPPENS.has(text)) || BY.has(tokens[verb - 1]?.text ?? '');
    if (!MAY_BE.has(tokens[verb]!.text) || isDone) continue;
    if (!question && !tokens.slice(at + 1, to).some(({ text }) => ASKS.has(text))) continue;
    let start = verb;
    while (start > from && tokens[start]!.gap === 'none' && !HAPPENS.has(tokens[start - 1]!.text)) start -= 1;
    return said.filter((match) => match.from >= start && match.from <= at);
  }
  return [];
}
