import { NEWBORN } from '../bands.ts';
import { group } from '../rule.ts';
import { SOURCES } from '../sources.ts';

const newborn = { bands: NEWBORN, level: 'emergency', need: 'newborn', firstAid: 'newborn' } as const;
const breathing = { category: 'breathing' } as const;

/** The first 59 days: any one of these. Every other complaint is urgent by the floor. */
export const newborns = [
  ...group(
    { ...newborn, source: SOURCES.youngInfant },
    {
      'newborn.feeds-badly': { when: { any: ['feeds-badly', 'cannot-eat-drink', 'poor-appetite'] } },
      'newborn.fit': { when: { any: ['fit', 'body-spasms'] }, category: 'fits' },
      'newborn.still': {
        when: { any: ['moves-only-when-touched', 'drowsy', 'weak-cannot-stand'] },
        category: 'consciousness',
      },
      'newborn.fast-breathing': {
        when: { any: ['fast-breathing', 'breathless', { vital: 'breathsPerMinute', is: { from: 60 } }] },
        ...breathing,
      },
      'newborn.chest-indrawing': { when: { any: ['chest-indrawing', 'grunting'] }, ...breathing },
      'newborn.hot': { when: { any: ['fever', { vital: 'temperatureC', is: { from: 37.5 } }] } },
      'newborn.cold': { when: { any: ['cold-body', { vital: 'temperatureC', is: { below: 35.5 } }] } },
    },
  ),
  ...group(
    { ...newborn, source: SOURCES.judgement },
    {
      'newborn.yellow': {
        when: {
          any: [
            'jaundice-first-day',
            'jaundice-palms-soles',
            'jaundice-over-two-weeks',
            { all: ['jaundice', { age: 'days', is: { below: 2 } }] },
            { all: ['jaundice', { age: 'days', is: { above: 14 } }] },
          ],
        },
      },
      'newborn.soft-spot': { when: 'bulging-soft-spot' },
      'newborn.cord-red': { when: 'cord-red' },
      'newborn.pustules': { when: 'many-pustules' },
      'newborn.not-crying': { when: 'not-crying', ...breathing },
      'newborn.wheeze': { when: 'wheeze', ...breathing },
      'newborn.green-vomit': { when: { any: ['vomits-green', 'vomits-everything'] } },
      'newborn.belly-swollen': { when: { any: ['belly-swollen', 'no-stool-or-gas'] } },
      'newborn.cord-bleeding': {
        when: { any: ['cord-bleeding', 'bleeding-gums-nose'] },
        category: 'bleeding',
      },
      'newborn.blood-in-stool': { when: 'blood-in-stool', category: 'bleeding' },
      'newborn.no-urine': { when: 'no-urine' },
      'newborn.purple-rash': { when: { any: ['rash-purple', 'easy-bruising'] }, category: 'bleeding' },
      'newborn.very-pale': { when: 'very-pale', category: 'bleeding' },
      'newborn.low-oxygen': { when: { vital: 'spo2', is: { below: 90 } }, ...breathing },
      'newborn.dry': { when: { any: ['sunken-eyes', 'slow-skin-pinch'] } },
    },
  ),
];
