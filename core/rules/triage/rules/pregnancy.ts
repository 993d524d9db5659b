import { FROM_12 } from '../bands.ts';
import { group } from '../rule.ts';
import { SOURCES } from '../sources.ts';

const emergency = { bands: FROM_12, level: 'emergency', need: 'obstetric' } as const;
const urgent = { bands: FROM_12, level: 'urgent', need: 'obstetric' } as const;
const CARRIES = ['yes', 'within-42-days'] as const;
const MAY_CARRY = ['yes', 'within-42-days', 'could-be', 'unknown'] as const;
const bleeding = { category: 'bleeding', firstAid: 'bleeding-birth' } as const;

/** Pregnancy, birth and the 42 days after birth or loss. */
export const pregnancies = [
  ...group(
    { ...emergency, source: SOURCES.iitt },
    {
      'pregnancy.heavy-bleeding': { when: 'vaginal-bleeding-heavy', ...bleeding },
      'pregnancy.severe-belly-pain': { when: 'belly-pain-severe', pregnancy: CARRIES },
      'pregnancy.fits-confusion': {
        when: { any: ['fit', 'confused', 'drowsy'] },
        pregnancy: CARRIES,
        category: 'fits',
        firstAid: 'fit',
      },
      'pregnancy.severe-headache': {
        when: { any: ['headache-severe', 'headache-worst'] },
        pregnancy: CARRIES,
      },
      'pregnancy.vision': {
        when: { any: ['blurred-vision', 'flashing-lights', 'sudden-vision-loss'] },
        pregnancy: CARRIES,
      },
      'pregnancy.pressure-high': {
        when: {
          any: [
            { vital: 'systolic', is: { from: 160 } },
            { vital: 'diastolic', is: { from: 110 } },
          ],
        },
        pregnancy: CARRIES,
      },
      'pregnancy.labour': { when: 'labour-pains', firstAid: 'birth' },
    },
  ),
  ...group(
    { ...emergency, source: SOURCES.pregnancy },
    {
      'pregnancy.placenta-not-out': { when: 'placenta-not-out' },
      'pregnancy.fever-after-birth': {
        when: { all: ['fever', { any: ['belly-pain', 'foul-discharge-after-birth'] }] },
        pregnancy: ['within-42-days'],
      },
      'pregnancy.chest-after-birth': {
        when: { any: ['breathless', 'chest-pain'] },
        pregnancy: ['within-42-days'],
        category: 'breathing',
        firstAid: 'breathing',
      },
    },
  ),
  ...group(
    { ...emergency, source: SOURCES.judgement },
    {
      'pregnancy.maybe-in-tube': {
        when: {
          any: [
            { all: ['missed-period', { any: ['fainting', 'cold-sweat', 'weak-cannot-stand'] }] },
            { all: ['missed-period', 'belly-pain', 'vaginal-bleeding'] },
            { all: ['missed-period', 'belly-pain-severe'] },
          ],
        },
        category: 'bleeding',
      },
      'pregnancy.pain-and-faint': {
        when: { all: ['fainting', { any: ['belly-pain', 'vaginal-bleeding'] }] },
        pregnancy: MAY_CARRY,
        category: 'bleeding',
      },
      'pregnancy.pain-and-bleeding': {
        when: { all: ['vaginal-bleeding', 'belly-pain'] },
        pregnancy: ['yes'],
        category: 'bleeding',
      },
      'pregnancy.waters-foul': {
        when: { any: ['waters-foul-or-green', { all: ['waters-leaking', 'fever'] }] },
      },
      'pregnancy.cord-out': { when: 'cord-or-hand-out' },
      'pregnancy.labour-long': { when: 'labour-long' },
      'pregnancy.harm-baby': { when: 'thoughts-harm-baby', need: 'mental-health' },
      'pregnancy.voices': { when: 'voices', pregnancy: CARRIES, need: 'mental-health' },
      'pregnancy.unsafe-loss': {
        when: {
          all: [
            'abortion-recent',
            { any: ['fever', 'belly-pain-severe', 'fainting', 'vaginal-bleeding-heavy'] },
          ],
        },
        category: 'bleeding',
      },
    },
  ),
  ...group(
    { ...urgent, source: SOURCES.pregnancy },
    {
      'pregnancy.bleeding': { when: 'vaginal-bleeding', pregnancy: CARRIES, category: 'bleeding' },
      'pregnancy.waters-leaking': { when: 'waters-leaking' },
      'pregnancy.fever': { when: 'fever', pregnancy: CARRIES },
      'pregnancy.swollen-face': {
        when: { any: ['swelling-hands-face', 'swelling-face'] },
        pregnancy: CARRIES,
      },
    },
  ),
  ...group(
    { ...urgent, source: SOURCES.judgement },
    {
      'pregnancy.fewer-movements': { when: 'fewer-movements' },
      'pregnancy.burning-urine': { when: 'burning-urine', pregnancy: CARRIES },
      'pregnancy.pressure-raised': {
        when: {
          any: [
            { vital: 'systolic', is: { from: 140 } },
            { vital: 'diastolic', is: { from: 90 } },
          ],
        },
        pregnancy: CARRIES,
      },
      'pregnancy.vomiting': {
        when: {
          any: [
            'vomits-everything',
            { all: ['vomiting', { any: ['no-urine', 'dry-mouth', 'dizziness', 'weight-loss'] }] },
          ],
        },
        pregnancy: CARRIES,
      },
      'pregnancy.pale': { when: 'very-pale', pregnancy: CARRIES },
      'pregnancy.calf': { when: { any: ['swelling-one-calf', 'calf-pain'] }, pregnancy: CARRIES },
      'pregnancy.red-breast': { when: { all: ['breast-pain-red', 'fever'] } },
      'pregnancy.foul-discharge': { when: 'foul-discharge-after-birth' },
      'pregnancy.period-missed-bleeding': {
        when: { all: ['missed-period', { any: ['vaginal-bleeding', 'belly-pain-lower'] }] },
        category: 'bleeding',
      },
      'pregnancy.breathless': {
        when: { any: ['breathless', 'palpitations', 'chest-pain'] },
        pregnancy: CARRIES,
        category: 'breathing',
      },
      'pregnancy.belly-pain': { when: 'belly-pain', pregnancy: CARRIES },
    },
  ),
];
