import { normalize } from '../../core/text/normalize.ts';
import type { Hearing, Subject } from '../flow.ts';
import { isAssent, isUnwell } from '../short-words.ts';

/** What an answer in words can mean. */
export type DoseSaid = 'taken' | 'later' | 'stop' | 'unwell' | 'ended';

interface Saying {
  readonly means: DoseSaid;
  /** What it speaks of; null: of either. */
  readonly of: 'medicine' | 'visit' | null;
  readonly phrases: readonly string[];
}

/**
 * Words that answer "your medicine time" or "a visit is due", in the languages offered; compared whole and normalised, never by
 * likeness. What is not among them is read as words about an illness.
 */
const SAYINGS: readonly Saying[] = [
  {
    means: 'taken',
    of: 'medicine',
    phrases: [
      ...['taken', 'took', 'took it', 'i took it', 'have taken', 'i have taken it'],
      ...['yes taken', 'already taken'],
      ...['le li', 'le liya', 'li', 'kha li', 'kha liya', 'kha li hai', 'le li hai', 'dawa le li'],
      ...['dawai le li', 'dawai kha li', 'dawa kha li', 'goli kha li', 'goli le li'],
      ...['ले ली', 'ले लिया', 'खा ली', 'खा लिया', 'ले ली है', 'खा ली है', 'दवा ले ली', 'दवाई ले ली'],
      ...['दवाई खा ली', 'दवा खा ली', 'गोली खा ली', 'गोली ले ली'],
    ],
  },
  {
    means: 'taken',
    of: 'visit',
    phrases: [
      ...['went', 'i went', 'went there', 'visited', 'vaccinated', 'visit done', 'got the vaccine'],
      ...[
        'ho aaye',
        'ho aayi',
        'ho aaya',
        'dikha liya',
        'dikha aaye',
        'mil liya',
        'mil aaye',
        'tika lag gaya',
      ],
      ...['teeka lag gaya', 'tika laga liya', 'teeka laga liya'],
      ...[
        'हो आए',
        'हो आई',
        'हो आया',
        'दिखा लिया',
        'दिखा आए',
        'मिल लिया',
        'मिल आए',
        'टीका लग गया',
        'टीका लगा लिया',
      ],
    ],
  },
  {
    means: 'taken',
    of: null,
    phrases: ['done', 'ho gaya', 'ho gayi', 'laga li', 'laga liya', 'हो गया', 'हो गई', 'लगा ली', 'लगा लिया'],
  },
  {
    means: 'later',
    of: null,
    phrases: [
      ...['later', 'not now', 'not yet', 'remind later', 'after some time', 'in a while', 'wait'],
      ...['baad mein', 'baad me', 'bad me', 'abhi nahi', 'thodi der mein', 'thodi der me', 'thodi der baad'],
      ...['ruko', 'बाद में', 'अभी नहीं', 'थोड़ी देर में', 'थोड़ी देर बाद', 'रुको'],
    ],
  },
  {
    means: 'stop',
    of: null,
    phrases: [
      ...['stop this', 'stop reminder', 'stop reminders', 'no more'],
      ...['yaad mat dilao', 'mat bhejo', 'याद मत दिलाओ', 'मत भेजो'],
    ],
  },
  {
    means: 'ended',
    of: 'visit',
    phrases: [
      ...['pregnancy ended', 'miscarriage', 'baby died', 'baby is no more', 'no more baby', 'lost the baby'],
      ...['bachcha nahi raha', 'baccha nahi raha', 'bacha nahi raha', 'bachcha gir gaya', 'garbhpat'],
      ...['garbh gir gaya', 'बच्चा नहीं रहा', 'बच्चा गिर गया', 'गर्भपात', 'गर्भपात हो गया'],
    ],
  },
  { means: 'ended', of: null, phrases: ['moved', 'ended', 'chale gaye', 'चले गए'] },
];

const sayings = new Map(
  SAYINGS.flatMap((saying) => saying.phrases.map((text) => [normalize(text), saying] as const)),
);

/** What an answer in words means; null where it says something else. */
export const readDoseSaid = (text: string): DoseSaid | null =>
  sayings.get(normalize(text))?.means ?? (isUnwell(text) ? 'unwell' : null);

/** Whether words answer a question about the medicine or the visit. */
export function hearsDose(text: string, subject: Subject): Hearing | null {
  const saying = sayings.get(normalize(text));
  if (saying?.of === null) return 'maybe';
  if (saying) return saying.of === subject ? 'surely' : 'no';
  return isUnwell(text) || isAssent(text) ? 'maybe' : null;
}
