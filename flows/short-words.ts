import { normalize } from '../core/text/normalize.ts';
import { words } from '../core/text/words.ts';

/** Says "all right" to anything: that something was read, will be done or was done. */
const ALL_RIGHT: readonly string[] = [
  ...['ok', 'okay', 'okey', 'k', 'fine', 'all right', 'alright', 'sure', 'thanks', 'thank you'],
  ...['theek', 'thik', 'theek hai', 'thik hai', 'accha', 'acha', 'achha', 'accha ji', 'sahi', 'sahi hai'],
  ...['shukriya', 'dhanyavad', 'dhanyawad'],
  ...['ठीक', 'ठीक है', 'अच्छा', 'अच्छा जी', 'सही', 'सही है', 'ओके', 'शुक्रिया', 'धन्यवाद'],
];

/** Says that somebody is not well, and nothing else. */
const UNWELL: readonly string[] = [
  ...['unwell', 'not well', 'sick', 'feeling bad', 'i am ill', 'ill'],
  ...['tabiyat kharab', 'tabiyat kharab hai', 'theek nahi', 'thik nahi', 'beemar', 'bimar'],
  ...['तबीयत ख़राब', 'तबीयत खराब', 'तबियत खराब', 'तबीयत ख़राब है', 'तबीयत खराब है', 'ठीक नहीं', 'बीमार'],
];

const allRight = new Set(ALL_RIGHT.map(normalize));
const unwell = new Set(UNWELL.map(normalize));

/** Whether a text is a "yes" or an "all right" and nothing else: where nobody asked yes or no, it answers nothing. */
export function isAssent(text: string): boolean {
  const said = normalize(text);
  return words.yes.has(said) || allRight.has(said);
}

/** Whether a text is an "unwell" and nothing else. */
export const isUnwell = (text: string): boolean => unwell.has(normalize(text));
