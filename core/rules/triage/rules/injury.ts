import { EVERYONE } from '../bands.ts';
import { group } from '../rule.ts';
import { SOURCES } from '../sources.ts';

const emergency = { bands: EVERYONE, level: 'emergency' } as const;
const urgent = { bands: EVERYONE, level: 'urgent' } as const;
const poison = { category: 'poison', firstAid: 'poison' } as const;
const trauma = { need: 'trauma' } as const;

/** Injury, bites, stings, poison, burns. */
export const injuries = [
  ...group(
    { ...emergency, source: SOURCES.iitt },
    {
      'injury.snakebite': {
        when: 'snakebite',
        source: SOURCES.snake,
        category: 'snake',
        need: 'snakebite',
        firstAid: 'snakebite',
      },
      'injury.poison-swallowed': { when: 'poison-swallowed', ...poison },
      'injury.poison-breathed': {
        when: {
          all: [
            'poison-breathed-skin',
            {
              any: [
                'nausea',
                'breathless',
                'cough',
                'wheeze',
                'sweating',
                'drooling',
                'dizziness',
                'headache',
                'blurred-vision',
                'watery-eyes',
                'cramps',
                'trembling',
                'confused',
                'drowsy',
                'fainting',
                'tiredness',
                'burn',
              ],
            },
          ],
        },
        ...poison,
      },
      'injury.big-accident': { when: 'big-accident', ...trauma },
    },
  ),
  ...group(
    { ...emergency, source: SOURCES.judgement },
    {
      'injury.head': {
        when: {
          all: [
            'head-injury',
            { any: ['fainting', 'vomiting', 'drowsy', 'confused', 'fit', 'headache-severe'] },
          ],
        },
        ...trauma,
        category: 'consciousness',
        firstAid: 'head-injury',
      },
      'injury.scorpion-child': {
        when: 'scorpion-sting',
        bands: ['newborn', 'infant', 'toddler', 'child'],
        category: 'poison',
        firstAid: 'scorpion',
      },
      'injury.scorpion-ill': {
        when: {
          all: [
            'scorpion-sting',
            {
              any: [
                'sweating',
                'cold-sweat',
                'vomiting',
                'cold-body',
                'breathless',
                'palpitations',
                'drooling',
              ],
            },
          ],
        },
        category: 'poison',
        firstAid: 'scorpion',
      },
      'injury.many-stings': { when: 'many-stings', category: 'poison', firstAid: 'bee-sting' },
      'injury.burn-dangerous': { when: 'burn-dangerous', ...trauma, firstAid: 'burn' },
      'injury.drowning': { when: 'drowning', category: 'breathing', firstAid: 'drowning' },
      'injury.electric-shock': { when: 'electric-shock', firstAid: 'electric-shock' },
      'injury.lightning': { when: 'lightning', firstAid: 'electric-shock' },
      'injury.eye-chemical': { when: 'eye-chemical', need: 'eye', firstAid: 'eye-chemical' },
      'injury.eye': {
        when: {
          all: [
            'eye-injury',
            {
              any: [
                'blurred-vision',
                'sudden-vision-loss',
                'red-eye-painful',
                'severe-pain',
                'heavy-bleeding',
              ],
            },
          ],
        },
        need: 'eye',
      },
      'injury.choking': { when: 'choking', category: 'breathing', firstAid: 'choking' },
      'injury.hanging': { when: 'hanging', category: 'breathing', firstAid: 'hanging' },
      'injury.fear-of-water': { when: 'fear-of-water', need: 'rabies' },
      'injury.battery': {
        when: 'battery-swallowed',
        ...poison,
        firstAid: 'swallowed-object',
        need: 'surgery',
      },
      'injury.object-stuck': {
        when: {
          all: [
            'object-swallowed',
            {
              any: [
                'drooling',
                'breathless',
                'noisy-breathing-in',
                'vomiting',
                'belly-pain',
                'trouble-swallowing',
              ],
            },
          ],
        },
        need: 'surgery',
        firstAid: 'swallowed-object',
      },
    },
  ),
  ...group(
    { ...urgent, source: SOURCES.rabies, need: 'rabies', firstAid: 'animal-bite' },
    {
      'injury.animal-bite': { when: { any: ['animal-bite', 'bite-no-vaccine'] } },
      'injury.human-bite': { when: 'human-bite', source: SOURCES.judgement, need: 'any' },
    },
  ),
  ...group(
    { ...urgent, source: SOURCES.iitt, ...trauma },
    {
      'injury.needlestick': { when: 'needlestick', need: 'any' },
      'injury.sexual-assault': { when: 'sexual-assault', need: 'any' },
      'injury.open-fracture': { when: 'wound-open-bone', firstAid: 'bleeding' },
      'injury.limb': { when: { any: ['limb-deformed', 'limb-cannot-use'] } },
      'injury.burn': { when: 'burn', firstAid: 'burn' },
    },
  ),
  ...group(
    { ...urgent, source: SOURCES.judgement, ...trauma },
    {
      'injury.wound-tetanus': { when: { all: ['wound', 'tetanus-unknown'] } },
      'injury.wound-dirty': { when: 'wound-dirty' },
      'injury.head-only': { when: 'head-injury', firstAid: 'head-injury' },
      'injury.scorpion': { when: 'scorpion-sting', category: 'poison', firstAid: 'scorpion' },
      'injury.poison-skin': { when: 'poison-breathed-skin', ...poison },
      'injury.eye-only': { when: 'eye-injury', need: 'eye' },
      'injury.object-swallowed': { when: 'object-swallowed', firstAid: 'swallowed-object' },
      'injury.sting-reaction': { when: { all: ['insect-sting', 'hives'] }, firstAid: 'bee-sting' },
    },
  ),
];
