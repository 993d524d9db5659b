import { EVERYONE, FROM_12, FROM_5, NEWBORN, UNDER_5 } from './bands.ts';
import { OF_COMPLAINTS } from './complaint-screens.ts';

/** Asked first of everybody, before the complaint is known. */
export const DANGER = {
  id: 'danger',
  bands: EVERYONE,
  complaints: null,
  findings: ['breathless-at-rest', 'unconscious', 'fit', 'heavy-bleeding', 'snakebite', 'poison-swallowed'],
};

/** Asked last, of those whose complaint is minor. */
export const RISKS = {
  id: 'risks',
  bands: FROM_5,
  complaints: null,
  findings: ['diabetes', 'heart-disease', 'kidney-disease', 'tb-now', 'low-immunity', 'steroids'],
};

/** Red flags that are asked in one question, in the order in which they are asked. */
export const SCREENS = [
  // What is asked with every complaint of the young, of the pregnant, and after birth.
  {
    id: 'newborn',
    bands: NEWBORN,
    complaints: null,
    findings: ['feeds-badly', 'fit', 'moves-only-when-touched', 'fever', 'cold-body'],
  },
  {
    id: 'newborn-breath',
    bands: NEWBORN,
    complaints: null,
    findings: ['fast-breathing', 'chest-indrawing', 'blue', 'jaundice-palms-soles'],
  },
  {
    id: 'child-danger',
    bands: UNDER_5,
    complaints: null,
    findings: ['cannot-eat-drink', 'vomits-everything', 'fit', 'drowsy'],
  },
  {
    id: 'pregnant',
    bands: FROM_12,
    pregnancy: ['yes'],
    complaints: null,
    findings: ['vaginal-bleeding', 'belly-pain-severe', 'headache-severe', 'blurred-vision'],
  },
  {
    id: 'pregnant-baby',
    bands: FROM_12,
    pregnancy: ['yes'],
    complaints: null,
    findings: ['waters-leaking', 'labour-pains', 'fewer-movements', 'fever'],
  },
  {
    id: 'after-birth',
    bands: FROM_12,
    pregnancy: ['within-42-days'],
    complaints: null,
    findings: [
      'vaginal-bleeding-heavy',
      'fever',
      'breathless',
      'headache-severe',
      'foul-discharge-after-birth',
    ],
  },

  // Asked of the old before what belongs to the complaint: grave illness of theirs hides behind any.
  {
    id: 'elder-danger',
    bands: ['elder'],
    complaints: null,
    findings: ['drowsy', 'confused', 'fainting', 'weak-cannot-stand', 'cold-sweat', 'breathless'],
  },

  ...OF_COMPLAINTS,

  // What is asked last of the youngest, of the pregnant, and after birth.
  {
    id: 'newborn-body',
    bands: NEWBORN,
    complaints: null,
    findings: ['cord-red', 'many-pustules', 'vomits-green', 'belly-swollen'],
  },
  {
    id: 'pregnant-labour',
    bands: FROM_12,
    pregnancy: ['yes'],
    complaints: null,
    findings: ['cord-or-hand-out', 'waters-foul-or-green', 'labour-long', 'fit', 'breathless'],
  },
  {
    id: 'after-birth-mind',
    bands: FROM_12,
    pregnancy: ['within-42-days'],
    complaints: null,
    findings: ['confused', 'fit', 'chest-pain', 'voices', 'thoughts-harm-baby'],
  },

  // What is asked with every complaint from 5 years.
  {
    id: 'older-danger',
    bands: FROM_5,
    complaints: null,
    findings: ['drowsy', 'confused', 'fainting', 'weak-cannot-stand'],
  },
];
