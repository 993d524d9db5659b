import { FROM_2_MONTHS, FROM_5 } from '../bands.ts';
import { group } from '../rule.ts';
import { SOURCES } from '../sources.ts';

/** Dangers that look mild. Drowning, electric shock and old bites are with injuries, the drowsy diabetic with adults. */
export const mild = [
  ...group(
    { bands: FROM_2_MONTHS, level: 'emergency', source: SOURCES.judgement },
    {
      'mild.krait': {
        when: {
          any: [
            'woke-with-belly-pain',
            {
              all: [
                { any: ['drooping-eyelids', 'trouble-swallowing'] },
                {
                  any: [
                    'floor-sleeping',
                    'belly-pain',
                    'vomiting',
                    'breathless',
                    'weak-cannot-stand',
                    'speech-trouble',
                  ],
                },
                { lasts: { below: 3, orUnknown: true } },
              ],
            },
            { all: ['drooping-eyelids', { any: ['trouble-swallowing', { lasts: { upTo: 2 } }] }] },
          ],
        },
        source: SOURCES.snake,
        category: 'snake',
        need: 'snakebite',
        firstAid: 'snakebite',
      },
      'mild.fever-gone': { when: 'fever-gone-but-weak', source: SOURCES.dengue },
    },
  ),
  ...group(
    { bands: FROM_5, level: 'urgent', source: SOURCES.judgement },
    {
      'mild.uneasy-at-60': {
        when: {
          all: [
            { age: 'years', is: { from: 60 } },
            {
              any: ['panic-attack', 'palpitations', 'sweating', { all: ['anxiety', { lasts: { upTo: 2 } }] }],
            },
          ],
        },
        need: 'cardiac-stroke',
      },
    },
  ),
];
