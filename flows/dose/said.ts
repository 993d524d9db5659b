import { normalize } from '../../core/text/normalize.ts';

/** What an answer in words can mean. */
export type DoseSaid = 'taken' | 'later' | 'stop' | 'unwell' | 'ended';

/**
 * Words that answer "your medicine time", in the languages offered; compared whole and normalised, never by likeness. What is
 * not among them is read as words about an illness.
 */
const SAID: Readonly<Record<DoseSaid, readonly string[]>> = {
  taken: [
    ...[
      'taken',
      'took',
      'took it',
      'i took it',
      'have taken',
      'i have taken it',
      'done',
      'yes taken',
      'already taken',
    ],
    ...[
      'le li',
      'le liya',
      'li',
      'kha li',
      'kha liya',
      'kha li hai',
      'le li hai',
      'dawa le li',
      'dawai le li',
      'dawai kha li',
    ],
    ...['dawa kha li', 'goli kha li', 'goli le li', 'ho gaya', 'ho gayi', 'laga li', 'laga liya'],
    ...[
      'ले ली',
      'ले लिया',
      'खा ली',
      'खा लिया',
      'ले ली है',
      'खा ली है',
      'दवा ले ली',
      'दवाई ले ली',
      'दवाई खा ली',
      'दवा खा ली',
    ],
    ...['गोली खा ली', 'गोली ले ली', 'हो गया', 'हो गई', 'लगा ली', 'लगा लिया'],
  ],
  later: [
    ...['later', 'not now', 'not yet', 'remind later', 'after some time', 'in a while', 'wait'],
    ...[
      'baad mein',
      'baad me',
      'bad me',
      'abhi nahi',
      'thodi der mein',
      'thodi der me',
      'thodi der baad',
      'ruko',
    ],
    ...['बाद में', 'अभी नहीं', 'थोड़ी देर में', 'थोड़ी देर बाद', 'रुको'],
  ],
  stop: [
    ...['stop this', 'stop reminder', 'stop reminders', 'no more', 'wrong number'],
    ...['yaad mat dilao', 'mat bhejo', 'galat number'],
    ...['याद मत दिलाओ', 'मत भेजो', 'ग़लत नंबर', 'गलत नंबर'],
  ],
  unwell: [
    ...['unwell', 'not well', 'sick', 'feeling bad', 'i am ill', 'ill'],
    ...['tabiyat kharab', 'tabiyat kharab hai', 'theek nahi', 'thik nahi', 'beemar', 'bimar'],
    ...['तबीयत ख़राब', 'तबीयत खराब', 'तबियत खराब', 'तबीयत ख़राब है', 'तबीयत खराब है', 'ठीक नहीं', 'बीमार'],
  ],
  ended: [
    ...[
      'moved',
      'ended',
      'pregnancy ended',
      'miscarriage',
      'baby died',
      'baby is no more',
      'no more baby',
      'lost the baby',
    ],
    ...[
      'chale gaye',
      'bachcha nahi raha',
      'baccha nahi raha',
      'bacha nahi raha',
      'bachcha gir gaya',
      'garbhpat',
      'garbh gir gaya',
    ],
    ...['चले गए', 'बच्चा नहीं रहा', 'बच्चा गिर गया', 'गर्भपात', 'गर्भपात हो गया'],
  ],
};

const meanings = new Map(
  Object.entries(SAID).flatMap(([meaning, several]) =>
    several.map((text) => [normalize(text), meaning as DoseSaid] as const),
  ),
);

/** What an answer in words means; null where it says something else. */
export const readDoseSaid = (text: string): DoseSaid | null => meanings.get(normalize(text)) ?? null;
