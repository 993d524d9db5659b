import { FROM_12, FROM_2_MONTHS, FROM_5 } from '../bands.ts';
import { group } from '../rule.ts';
import { SOURCES } from '../sources.ts';

const heart = { need: 'cardiac-stroke', firstAid: 'chest-pain' } as const;
const breathing = { category: 'breathing', firstAid: 'breathing' } as const;

/** Emergencies from 12 years. */
export const adult = [
  ...group(
    { bands: FROM_12, level: 'emergency', source: SOURCES.judgement },
    {
      'adult.chest-pain-over-50': {
        when: {
          all: ['chest-pain', { age: 'years', is: { above: 50 } }, { lasts: { below: 14, orUnknown: true } }],
        },
        source: SOURCES.iitt,
        ...heart,
      },
      'adult.belly-pain-over-50': {
        when: {
          all: [
            { age: 'years', is: { above: 50 } },
            {
              any: [
                'belly-pain-severe',
                { all: ['belly-pain', { any: ['severe-pain', { lasts: { upTo: 2 } }] }] },
                {
                  all: [
                    'belly-pain',
                    { age: 'years', is: { from: 65 } },
                    { lasts: { below: 14, orUnknown: true } },
                    {
                      any: ['vomiting', 'fever', 'belly-swollen', 'no-stool-or-gas', 'back-pain', 'sweating'],
                    },
                  ],
                },
              ],
            },
          ],
        },
        source: SOURCES.iitt,
        need: 'surgery',
      },
      'adult.heart-pressure': {
        when: {
          all: [
            { age: 'years', is: { from: 30, orUnknown: true } },
            {
              any: [
                'chest-pain-spreads',
                { all: ['chest-pressure', { any: ['sweating', 'cold-sweat', 'breathless', 'nausea'] }] },
                { all: ['chest-pain', { any: ['sweating', 'cold-sweat', 'breathless'] }] },
              ],
            },
          ],
        },
        ...heart,
      },
      'adult.calf-and-chest': {
        when: {
          all: [
            { any: ['swelling-one-calf', 'surgery-recent', 'bedridden', 'long-travel'] },
            { all: ['breathless', { any: ['chest-pain', 'cough-blood', 'fainting', 'swelling-one-calf'] }] },
          ],
        },
        ...breathing,
      },
      'adult.heat': {
        when: {
          any: [
            'heat-collapse',
            {
              all: [
                'heat-work',
                { any: ['confused', 'drowsy', 'fainting', { vital: 'temperatureC', is: { from: 40 } }] },
              ],
            },
          ],
        },
        bands: ['infant', 'toddler', 'child', 'adult', 'elder'],
        source: SOURCES.heat,
        category: 'consciousness',
        firstAid: 'heat',
      },
      'adult.drowsy-diabetic': {
        when: { all: ['diabetes', { any: ['drowsy', 'confused', 'fruity-breath', 'unconscious'] }] },
        bands: FROM_5,
        category: 'consciousness',
        firstAid: 'unconscious',
      },
      'adult.fruity-breath': {
        when: {
          any: [
            'fruity-breath',
            {
              all: [
                { any: ['thirst', 'frequent-urine', 'diabetes'] },
                { any: ['vomiting', 'belly-pain'] },
                { any: ['fast-breathing', 'breathless', 'weak-cannot-stand'] },
              ],
            },
          ],
        },
        bands: FROM_2_MONTHS,
        category: 'breathing',
      },
      'adult.low-sugar': {
        when: { all: ['diabetes', 'shaky-sweaty'] },
        bands: FROM_5,
        source: SOURCES.diabetes,
        firstAid: 'low-sugar',
      },
      'adult.illicit-liquor': {
        when: {
          all: [
            'illicit-liquor',
            { any: ['sudden-vision-loss', 'blurred-vision', 'slow-vision-loss', 'confused', 'breathless'] },
          ],
        },
        category: 'poison',
        firstAid: 'poison',
      },
      'adult.upper-belly-severe': {
        when: { all: ['belly-pain-upper', 'belly-pain-severe', 'vomiting'] },
        need: 'surgery',
      },
      'adult.fever-jaundice-grave': {
        when: { all: ['fever', 'jaundice', { any: ['confused', 'belly-swollen', 'no-urine'] }] },
      },
      'adult.hot-joint': {
        when: { all: ['fever', 'joint-swelling', 'limb-cannot-use'] },
        bands: FROM_5,
        need: 'surgery',
      },
      'adult.painful-blind-eye': {
        when: {
          all: [
            'red-eye-painful',
            {
              any: [
                'sudden-vision-loss',
                'headache-severe',
                'vomiting',
                { all: ['blurred-vision', { any: ['headache', 'nausea', 'flashing-lights'] }] },
              ],
            },
          ],
        },
        need: 'eye',
      },
      'adult.brain-fever-area': {
        when: {
          all: [
            'fever',
            { any: ['encephalitis-area', 'bats-date-sap'] },
            { any: ['confused', 'drowsy', 'fit', 'headache-severe', 'breathless', 'weak-cannot-stand'] },
          ],
        },
        bands: ['infant', 'toddler', 'child', 'adult', 'elder'],
        category: 'consciousness',
      },
      'adult.pesticide': {
        when: {
          all: [
            'pesticide-work',
            {
              atLeast: 2,
              of: ['drooling', 'sweating', 'vomiting', 'breathless', 'blurred-vision', 'trembling', 'cramps'],
            },
          ],
        },
        category: 'poison',
        firstAid: 'poison',
      },
      'adult.thinner-bleeding': {
        when: {
          all: [
            'blood-thinner',
            {
              any: [
                'head-injury',
                'headache-severe',
                'blood-in-stool',
                'blood-in-urine',
                'bleeding-gums-nose',
                'fall',
              ],
            },
          ],
        },
        category: 'bleeding',
      },
    },
  ),
];
