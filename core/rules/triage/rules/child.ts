import { UNDER_12, UNDER_5 } from '../bands.ts';
import { group } from '../rule.ts';
import { SOURCES } from '../sources.ts';

const breathing = { category: 'breathing', firstAid: 'breathing', need: 'child' } as const;
const child = { need: 'child' } as const;

/** What a baby's and a child's carer may say for "does not drink" and "lethargic". */
const NOT_DRINKING = { any: ['cannot-eat-drink', 'feeds-badly'] };
const LETHARGIC = {
  any: ['drowsy', 'moves-only-when-touched', 'confused', 'weak-cannot-stand', 'fainting'],
};

/** From 2 to 59 months; some rows up to 12 years. */
export const children = [
  ...group(
    { bands: UNDER_5, level: 'emergency', source: SOURCES.imci, ...child },
    {
      'child.cannot-drink': { when: NOT_DRINKING },
      'child.vomits-everything': { when: 'vomits-everything', firstAid: 'dehydration' },
      'child.fit': { when: 'fit', category: 'fits', firstAid: 'fit' },
      'child.lethargic': { when: LETHARGIC, category: 'consciousness', firstAid: 'unconscious' },
      'child.dehydrated': {
        when: { atLeast: 2, of: [LETHARGIC, 'sunken-eyes', NOT_DRINKING, 'slow-skin-pinch'] },
        firstAid: 'dehydration',
      },
      'child.chest-indrawing': { when: 'chest-indrawing', source: SOURCES.etat, ...breathing },
      'child.hard-breathing': {
        when: { all: ['breathless', { any: ['fast-breathing', 'wheeze', 'restless', 'poor-appetite'] }] },
        source: SOURCES.etat,
        ...breathing,
      },
      'child.grunting': { when: 'grunting', source: SOURCES.etat, ...breathing },
      'child.low-oxygen': {
        when: { vital: 'spo2', is: { below: 90 } },
        source: SOURCES.emcare,
        ...breathing,
      },
    },
  ),
  ...group(
    { bands: UNDER_5, level: 'emergency', source: SOURCES.judgement, ...child },
    {
      'child.fever-under-3-months': {
        when: {
          all: [
            { any: ['fever', { vital: 'temperatureC', is: { from: 37.5 } }] },
            { age: 'months', is: { below: 3 } },
          ],
        },
      },
      'child.not-moving-or-crying': { when: 'not-crying', category: 'breathing' },
      'child.green-vomit': { when: 'vomits-green', need: 'surgery' },
      'child.blood-and-crying': {
        when: {
          all: ['blood-in-stool', { any: ['excessive-crying', 'belly-pain-severe', 'belly-swollen'] }],
        },
        need: 'surgery',
      },
      'child.whoop-blue': { when: { all: ['cough-fits-whoop', { age: 'months', is: { below: 6 } }] } },
    },
  ),
  ...group(
    { bands: UNDER_12, level: 'emergency', source: SOURCES.judgement, ...child },
    {
      'child.fever-stiff-neck': {
        when: { all: ['fever', { any: ['stiff-neck', 'bulging-soft-spot'] }] },
      },
      'child.bulging-soft-spot': { when: 'bulging-soft-spot' },
      'child.purple-rash': { when: 'rash-purple', category: 'bleeding' },
      'child.severe-malnutrition-ill': {
        when: {
          all: [
            { any: ['wasting', 'swollen-feet-child', 'wasted'] },
            { any: ['fever', 'cold-body', 'diarrhoea', 'vomiting', 'fast-breathing', 'cannot-eat-drink'] },
          ],
        },
        bands: UNDER_5,
      },
    },
  ),
  ...group(
    { bands: UNDER_5, level: 'urgent', source: SOURCES.imci, ...child },
    {
      'child.fast-breathing-infant': {
        when: { vital: 'breathsPerMinute', is: { from: 50 } },
        bands: ['infant'],
        ...breathing,
      },
      'child.fast-breathing-toddler': {
        when: { vital: 'breathsPerMinute', is: { from: 40 } },
        bands: ['toddler'],
        ...breathing,
      },
      'child.diarrhoea-14-days': {
        when: { any: ['diarrhoea-14-days', { all: ['diarrhoea', { lasts: { from: 14 } }] }] },
      },
      'child.some-dehydration': {
        when: {
          all: ['diarrhoea', { any: ['restless', 'thirst', 'sunken-eyes', 'excessive-crying', 'dry-mouth'] }],
        },
        firstAid: 'dehydration',
      },
      'child.ear': { when: { any: ['ear-pain', 'ear-pus'] } },
      'child.measles-rash': { when: { any: ['rash-measles', { all: ['rash', 'measles-contact'] }] } },
      'child.malnourished': { when: { any: ['wasting', 'swollen-feet-child', 'wasted'] } },
    },
  ),
  ...group(
    { bands: UNDER_5, level: 'urgent', source: SOURCES.judgement, ...child },
    {
      'child.fever': { when: { any: ['fever', { vital: 'temperatureC', is: { from: 37.5 } }] } },
      'child.restless': { when: { any: ['restless', 'excessive-crying'] } },
      'child.breathless': { when: 'breathless', ...breathing },
      'child.croup-cough': { when: 'cough-barking', ...breathing },
      'child.pale': { when: { any: ['pale', 'cold-body'] } },
      'child.belly-swollen': { when: 'belly-swollen', need: 'surgery' },
    },
  ),
  ...group(
    { bands: ['child'], level: 'urgent', source: SOURCES.judgement, ...child },
    { 'child.fast-breathing-5': { when: { vital: 'breathsPerMinute', is: { above: 30 } }, ...breathing } },
  ),
];
