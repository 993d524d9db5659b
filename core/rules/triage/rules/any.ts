import { EVERYONE, FROM_12, FROM_2_MONTHS, FROM_5 } from '../bands.ts';
import { group } from '../rule.ts';
import { SOURCES } from '../sources.ts';

const breathing = { category: 'breathing', firstAid: 'breathing' } as const;
const consciousness = { category: 'consciousness', firstAid: 'unconscious' } as const;
const bleeding = { category: 'bleeding' } as const;

/** Emergencies at every age, then those from 5 years. */
export const anyone = [
  ...group(
    { bands: EVERYONE, level: 'emergency', source: SOURCES.iitt },
    {
      'any.unconscious': { when: 'unconscious', ...consciousness },
      'any.breathless-at-rest': { when: 'breathless-at-rest', ...breathing },
      'any.noisy-breathing-in': { when: 'noisy-breathing-in', ...breathing },
      'any.blue': { when: 'blue', ...breathing },
      'any.fit-now': { when: 'fit-now', category: 'fits', firstAid: 'fit' },
      'any.heavy-bleeding': {
        when: 'heavy-bleeding',
        category: 'bleeding',
        firstAid: 'bleeding',
        need: 'trauma',
      },
      'any.threatened-limb': { when: 'limb-cold-blue', need: 'surgery' },
    },
  ),
  ...group(
    { bands: EVERYONE, level: 'emergency', source: SOURCES.judgement },
    {
      'any.stopped-breathing': { when: 'stopped-breathing', ...breathing },
      'any.cannot-speak': { when: 'cannot-speak-sentence', ...breathing },
      'any.fit-long': { when: 'fit-long-or-repeated', category: 'fits', firstAid: 'fit' },
      'any.fit-first': { when: 'fit-first', category: 'fits', firstAid: 'fit' },
      'any.vomits-blood': { when: 'vomits-blood', ...bleeding, need: 'surgery' },
      'any.black-stool': { when: 'black-stool', ...bleeding, need: 'surgery' },
      'any.hard-belly': { when: 'belly-hard', need: 'surgery' },
      'any.sudden-swelling': { when: 'tongue-face-swelling', ...breathing },
      'any.reaction': {
        when: {
          all: [
            { any: ['hives', 'insect-sting', 'new-medicine'] },
            { any: ['wheeze', 'breathless', 'fainting', 'swelling-face'] },
          ],
        },
        ...breathing,
      },
      'any.drooling': {
        when: { all: ['drooling', { any: ['fever', 'sore-throat', 'trouble-swallowing', 'breathless'] }] },
        ...breathing,
      },
      'any.throat-skin': { when: { any: ['throat-white-patch', 'bull-neck'] }, ...breathing },
      'any.jaw-locked': { when: { any: ['jaw-locked', 'body-spasms'] } },
      'any.sickle-crisis': {
        when: {
          all: [
            'sickle-cell',
            {
              any: [
                'fever',
                'chest-pain',
                'breathless',
                'severe-pain',
                'bone-pain-attack',
                'belly-pain-severe',
                'very-pale',
              ],
            },
          ],
        },
      },
      'any.skin-lost': { when: 'widespread-skin-burn', firstAid: 'burn' },
      'any.skin-peeling': {
        when: {
          all: ['rash-worsening', { any: ['new-medicine', 'fever', 'mouth-ulcer', 'red-eye-painful'] }],
        },
      },
      'any.fever-purple-rash': { when: { all: ['fever', 'rash-purple'] }, category: 'bleeding' },
      'any.stuck-groin-lump': {
        when: { all: ['groin-lump-stuck', { any: ['vomiting', 'no-stool-or-gas', 'belly-pain'] }] },
        need: 'surgery',
      },
      'any.blocked-bowel': {
        when: { all: ['no-stool-or-gas', { any: ['vomiting', 'belly-swollen', 'belly-pain-severe'] }] },
        need: 'surgery',
      },
      'any.testicle-pain': {
        when: 'testicle-pain-sudden',
        need: 'surgery',
        source: SOURCES.iittRaised,
      },
      'any.lower-right-pain': {
        when: { all: ['belly-pain-right-lower', { any: ['fever', 'vomiting'] }] },
        need: 'surgery',
      },
      'any.severe-belly-shock': {
        when: {
          all: [
            { any: ['belly-pain-severe', { all: ['belly-pain', 'severe-pain'] }] },
            { any: ['fainting', 'cold-sweat', 'cold-body', 'weak-cannot-stand', 'belly-swollen'] },
          ],
        },
        need: 'surgery',
      },
      'any.legs-weakening': { when: 'both-legs-weak' },
      'any.back-legs-weak': { when: 'back-pain-leg-weak', need: 'surgery' },
      'any.severe-fever': {
        when: {
          all: [
            { any: ['fever', { vital: 'temperatureC', is: { from: 38 } }] },
            {
              atLeast: 2,
              of: [
                'bleeding-gums-nose',
                'belly-pain-severe',
                'vomits-everything',
                'weak-cannot-stand',
                'cold-body',
                'fainting',
                'no-urine',
                'fast-breathing',
                'cold-sweat',
              ],
            },
          ],
        },
        source: SOURCES.dengue,
      },
    },
  ),
  ...group(
    { bands: FROM_2_MONTHS, level: 'emergency', source: SOURCES.judgement },
    {
      'any.sudden-weakness': {
        when: {
          any: [
            'face-droop',
            'one-side-weak',
            'speech-trouble',
            'sudden-vision-loss',
            {
              all: [
                { age: 'years', is: { from: 65 } },
                { lasts: { below: 7, orUnknown: true } },
                'dizziness',
                { any: ['weak-cannot-stand', 'blurred-vision', 'trouble-swallowing', 'numbness'] },
              ],
            },
          ],
        },
        source: SOURCES.iittRaised,
        need: 'cardiac-stroke',
        firstAid: 'stroke',
      },
      'any.drained': {
        when: {
          all: [
            { any: ['diarrhoea', 'vomiting'] },
            {
              atLeast: 2,
              of: [
                'drowsy',
                'sunken-eyes',
                'slow-skin-pinch',
                'weak-cannot-stand',
                'cannot-eat-drink',
                'no-urine',
                'fainting',
              ],
            },
          ],
        },
        firstAid: 'dehydration',
      },
    },
  ),
  ...group(
    { bands: FROM_5, level: 'emergency', source: SOURCES.judgement },
    {
      'any.fit': { when: 'fit', unless: ['epilepsy'], category: 'fits', firstAid: 'fit' },
      'any.hard-to-wake': { when: 'drowsy', ...consciousness },
      'any.two-signs': {
        when: {
          atLeast: 2,
          of: [
            { any: ['confused', 'drowsy'] },
            'stiff-neck',
            { any: ['fever', 'cold-body', { vital: 'temperatureC', is: { below: 36 } }] },
            'headache-severe',
          ],
        },
        source: SOURCES.iitt,
        category: 'consciousness',
      },
      'any.headache-stiff-neck': {
        when: { all: ['headache', { any: ['stiff-neck', 'confused', 'drowsy'] }] },
        source: SOURCES.iitt,
        category: 'consciousness',
      },
      'any.worst-headache': { when: 'headache-worst', need: 'cardiac-stroke' },
      'any.shock': {
        when: {
          atLeast: 2,
          of: [{ any: ['cold-sweat', 'cold-body'] }, 'fainting', 'weak-cannot-stand', 'no-urine'],
        },
      },
      'any.faint-heart': {
        when: { all: ['fainting', { any: ['chest-pain', 'palpitations', 'heart-disease'] }] },
        need: 'cardiac-stroke',
        firstAid: 'chest-pain',
      },
      'any.low-oxygen': { when: { vital: 'spo2', is: { below: 92 } }, ...breathing },
    },
  ),
  ...group(
    { bands: FROM_12, level: 'emergency', source: SOURCES.iitt },
    {
      'any.violent': { when: 'violent', need: 'mental-health' },
    },
  ),
];
