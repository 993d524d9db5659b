/** How much is taken at once, which is never kept: a number with what it counts. */
const MEASURES = [
  ...['mg', 'mcg', 'ug', 'g', 'gm', 'gram', 'grams', 'ml', 'iu', 'unit', 'units', 'cc'],
  ...[
    'tablet',
    'tablets',
    'tab',
    'tabs',
    'pill',
    'pills',
    'capsule',
    'capsules',
    'cap',
    'caps',
    'dose',
    'doses',
  ],
  ...[
    'puff',
    'puffs',
    'drop',
    'drops',
    'spoon',
    'spoons',
    'teaspoon',
    'teaspoons',
    'tsp',
    'sachet',
    'sachets',
  ],
  ...['goli', 'goliyan', 'goliyaan', 'chammach', 'chamach', 'boond', 'boonden', 'khurak'],
  ...[
    'एमजी',
    'मिग्रा',
    'मिलीग्राम',
    'एमएल',
    'मिली',
    'यूनिट',
    'इकाई',
    'गोली',
    'गोलियाँ',
    'गोलियां',
    'टैबलेट',
    'कैप्सूल',
  ],
  ...['चम्मच', 'बूँद', 'बूंद', 'बूँदें', 'बूंदें', 'ख़ुराक', 'खुराक', 'पफ़'],
];
const NUMBERS = [
  ...['half', 'one', 'two', 'three', 'aadhi', 'adhi', 'aadha', 'ek', 'do', 'teen', 'dedh'],
  ...['आधी', 'आधा', 'एक', 'दो', 'तीन', 'डेढ़'],
];
const DOSE = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}])(?:\\d+(?:[.,/]\\d+)?|${NUMBERS.join('|')})\\s*(?:${MEASURES.join('|')})(?![\\p{L}\\p{M}\\p{N}])`,
  'giu',
);
/** As prescriptions say it: so many in the morning, at noon and at night. */
const WRITTEN = /(?<![\d-])([0-4]) ?- ?([0-4]) ?- ?([0-4])(?![\d-])/;
const WRITTEN_TIMES = ['08:00', '14:00', '20:00'];

/** What was said without how much is taken; `times` are those of "1-0-1". */
export function takeDoses(text: string): { readonly left: string; readonly times: readonly string[] } {
  const [written = '', ...counts] = WRITTEN.exec(text) ?? [];
  return {
    left: text.replace(written, ' ').replace(DOSE, ' '),
    times: WRITTEN_TIMES.filter((_, at) => Number(counts[at] ?? 0) > 0),
  };
}
