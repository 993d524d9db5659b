import { TENSES } from './tenses.ts';
import type { Token } from './tokens.ts';

/** Words in which what came back is told. */
const REACH = 5;
/** Words with which one begins to tell of what came back. */
export const AGAIN = new Set([
  'again', 'fir', 'phir', 'firse', 'phirse', 'dobara', 'dubara', 'wapas', 'vapas', 'same', 'waisa', 'vaisa', 'waisi',
  'wahi', 'vahi', 'today', 'yesterday', 'tonight', 'now', 'aaj', 'kal', 'abhi', 'ab', 'subah', 'raat', 'since', 'फिर',
  'दोबारा', 'वापस', 'वैसा', 'वैसी', 'वही', 'आज', 'कल', 'अभी', 'अब', 'सुबह', 'रात',
]); // prettier-ignore
const CAME = new Set([
  'kata', 'kaata', 'काटा', 'bitten', 'bit',
  'aaya', 'aya', 'aayi', 'ayi', 'aai', 'aa', 'hua', 'hui', 'pada', 'padi', 'pad', 'shuru', 'uthi', 'utha', 'came', 'coming',
  'comes', 'happened', 'happening', 'started', 'got', 'had', 'having', 'has', 'is', 'returned', 'back', 'आया', 'आई', 'आयी',
  'आ', 'हुआ', 'हुई', 'पड़ा', 'पड़ी', 'पड़', 'शुरू', 'उठा',
]); // prettier-ignore
const DAYS = new Set([
  'today', 'tonight', 'yesterday', 'aaj', 'kal', 'abhi', 'subah', 'raat', 'आज', 'कल', 'अभी', 'सुबह', 'रात',
]); // prettier-ignore
const ONCE_MORE = new Set([
  'again', 'same', 'fir', 'phir', 'dobara', 'waisa', 'vaisa', 'wahi', 'फिर', 'दोबारा', 'वैसा', 'वही',
]); // prettier-ignore
/** Beside "again" these say by themselves that it goes on. */
const GOES_ON = new Set(['raha', 'rahi', 'rahe', 'rha', 'rhi', 'रहा', 'रही', 'रहे']);

/** Whether "today", "again" or the like says that what was came back. */
export function comesBack(from: number, tokens: readonly Token[]): boolean {
  for (let at = from; at < tokens.length; at += 1) {
    if (!AGAIN.has(tokens[at]!.text)) continue;
    const isNow = TENSES.now.has(tokens[at]!.text);
    const isDay = DAYS.has(tokens[at]!.text);
    const end = Math.min(tokens.length, at + 1 + REACH);
    for (let next = at + 1; next < end; next += 1) {
      const { text, gap } = tokens[next]!;
      if (gap !== 'none') break;
      const isAgain = isDay && ONCE_MORE.has(text);
      if (isAgain || CAME.has(text) || (!isNow && GOES_ON.has(text)))
        return ![next - 1, next + 1, next + 2].some((one) => TENSES.not.has(tokens[one]?.text ?? ''));
    }
  }
  return false;
}
