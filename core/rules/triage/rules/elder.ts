import { group } from '../rule.ts';
import { SOURCES } from '../sources.ts';

const NEW = { lasts: { below: 14, orUnknown: true } } as const;
/** An infection somewhere, with fever or without. */
const INFECTED = {
  any: [
    'fever',
    'chills',
    'cough',
    'burning-urine',
    'loin-pain',
    'diarrhoea',
    'wound-infected',
    'foot-wound',
    'skin-red-hot',
  ],
};

/** From 65 years: grave illness shows by few signs, and seldom by those of the young. */
export const elders = [
  ...group(
    { bands: ['elder'], level: 'emergency', source: SOURCES.judgement },
    {
      'elder.silent-heart': {
        when: {
          all: [
            NEW,
            {
              any: [
                {
                  all: [
                    'breathless',
                    {
                      any: [
                        'sweating',
                        'cold-sweat',
                        'nausea',
                        'palpitations',
                        'fainting',
                        'weak-cannot-stand',
                      ],
                    },
                  ],
                },
                {
                  all: [
                    { any: ['sweating', 'cold-sweat'] },
                    {
                      any: [
                        'nausea',
                        'dizziness',
                        'weak-cannot-stand',
                        'belly-pain-upper',
                        'heartburn',
                        'anxiety',
                        'palpitations',
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
        source: SOURCES.painlessHeart,
        need: 'cardiac-stroke',
        firstAid: 'chest-pain',
      },
      'elder.infection-grave': {
        when: {
          all: [
            NEW,
            INFECTED,
            {
              any: [
                'cold-body',
                'cold-sweat',
                'fainting',
                'fast-breathing',
                'no-urine',
                'weak-cannot-stand',
                'cannot-eat-drink',
                { all: [{ any: ['fever', 'chills'] }, 'breathless'] },
              ],
            },
          ],
        },
        source: SOURCES.sepsis,
      },
      'elder.fall-grave': {
        when: {
          any: [
            { all: ['fall', { any: ['limb-cannot-use', 'limb-deformed', 'weak-cannot-stand', 'fainting'] }] },
            { all: ['head-injury', { any: ['headache', 'dizziness', 'nausea', 'blood-thinner'] }] },
          ],
        },
        source: SOURCES.headInjury,
        category: 'consciousness',
        need: 'trauma',
        firstAid: 'head-injury',
      },
    },
  ),
  ...group(
    { bands: ['elder'], level: 'urgent', source: SOURCES.judgement },
    {
      'elder.fever': { when: 'fever' },
      'elder.fall': {
        when: { all: ['fall', { any: ['limb-pain', 'back-pain', 'dizziness'] }] },
        need: 'trauma',
      },
      'elder.not-well': {
        when: {
          all: [
            { lasts: { below: 7, orUnknown: true } },
            {
              any: [
                'dizziness',
                'vomiting',
                'diarrhoea',
                'poor-appetite',
                'sweating',
                'restless',
                'tiredness',
                'belly-pain',
                'chills',
              ],
            },
          ],
        },
      },
    },
  ),
];
