import type { Match } from './phrases.ts';
import type { Token } from './tokens.ts';

/** Small words of verbs that tell when a thing is, whether it is, and whether it is so. */
export const TENSES = {
  /** These stand at the end of what they say. */
  ended: new Set(['tha', 'thi', 'thin', 'था', 'थी', 'थे', 'थीं']),
  was: new Set(['had', 'was', 'were', 'tha', 'thi', 'thin', 'था', 'थी', 'थे', 'थीं']),
  is: new Set([
    'is', 'are', 'am', 'has', 'have', 'having', 'hai', 'h', 'hain', 'raha', 'rahi', 'rahe', 'rha', 'rhi', 'है', 'हैं', 'रहा',
    'रही', 'रहे',
  ]), // prettier-ignore
  now: new Set(['now', 'today', 'still', 'since', 'ab', 'abhi', 'aaj', 'अब', 'अभी', 'आज']),
  not: new Set([
    'not', 'no', 'never', 'dont', 'didnt', 'nahi', 'nhi', 'nahin', 'nai', 'ni', 'na', 'नहीं', 'नही', 'नाहीं', 'ना', 'न',
  ]), // prettier-ignore
} as const;

/** Whether the verb behind a match says "was": "dard hua tha". */
export function endsInWas({ to: end }: Match, tokens: readonly Token[], to: number): boolean {
  for (let at = end; at < to && (at === end || tokens[at]!.gap === 'none'); at += 1)
    if (TENSES.was.has(tokens[at]!.text)) return true;
  return false;
}

/** Whether the verb behind a match is of the present, before the next comma: "seene me dard ho raha hai". */
export function isPresent({ to: end }: Match, tokens: readonly Token[], to: number): boolean {
  for (let at = end; at < to && (at === end || tokens[at]!.gap === 'none'); at += 1) {
    const { text } = tokens[at]!;
    if (TENSES.was.has(text) || TENSES.now.has(text)) return false;
    if (TENSES.is.has(text)) return !TENSES.was.has(tokens[at + 1]?.text ?? '');
  }
  return false;
}
