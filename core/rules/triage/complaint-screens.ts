import { EVERYONE, FROM_12, FROM_2_MONTHS, FROM_5, UNDER_5 } from './bands.ts';

const BREATH = ['cough', 'runny-nose', 'blocked-nose', 'sneezing', 'breathless', 'wheeze', 'fast-breathing'];
const CHEST = [
  'chest-pain',
  'palpitations',
  'heartburn',
  'anxiety',
  'panic-attack',
  'belly-pain-upper',
  'sweating',
];
const BELLY = ['belly-pain', 'heartburn', 'bloating', 'constipation', 'groin-lump'];
const PERIODS = [
  'period-pain',
  'heavy-periods',
  'missed-period',
  'bleeding-between-periods',
  'vaginal-discharge',
];
const HURT = ['sprain', 'fall', 'wound', 'limb-deformed', 'limb-cannot-use', 'big-accident'];
const LIMBS = ['joint-pain', 'limb-pain', 'cramps', 'body-ache', 'numbness'];
const MIND = ['low-mood', 'anxiety', 'no-sleep', 'panic-attack', 'memory-loss', 'self-cut', 'death-wish'];

/** Red flags that belong to a complaint, named by its findings or by an area of the body; in the order of asking. */
export const OF_COMPLAINTS = [
  {
    id: 'head-injury',
    bands: EVERYONE,
    complaints: ['head-injury'],
    findings: ['vomiting', 'drowsy', 'fainting', 'confused'],
  },
  {
    id: 'burn',
    bands: EVERYONE,
    complaints: ['burn'],
    findings: ['burn-dangerous', 'electric-shock', 'noisy-breathing-in'],
  },
  {
    id: 'scorpion',
    bands: FROM_12,
    complaints: ['scorpion-sting'],
    findings: ['sweating', 'vomiting', 'cold-body', 'breathless'],
  },
  {
    id: 'sting',
    bands: FROM_2_MONTHS,
    complaints: ['insect-sting'],
    findings: ['many-stings', 'tongue-face-swelling', 'breathless', 'hives'],
  },
  {
    id: 'spray',
    bands: FROM_5,
    complaints: ['poison-breathed-skin', 'pesticide-work'],
    findings: ['vomiting', 'sweating', 'breathless', 'blurred-vision'],
  },
  {
    id: 'mind',
    bands: FROM_12,
    complaints: MIND,
    findings: ['self-harm-plan', 'death-wish', 'voices', 'violent'],
  },
  {
    id: 'belly',
    bands: FROM_2_MONTHS,
    complaints: BELLY,
    findings: ['belly-pain-severe', 'vomits-blood', 'black-stool', 'belly-hard'],
  },
  {
    id: 'belly-place',
    bands: FROM_5,
    complaints: ['belly-pain'],
    findings: ['belly-pain-right-lower', 'belly-pain-right-upper', 'fever'],
  },
  {
    id: 'sleep-bite',
    bands: FROM_2_MONTHS,
    complaints: [
      'trouble-swallowing',
      'drooping-eyelids',
      'speech-trouble',
      'belly-pain',
      'belly-pain-severe',
    ],
    findings: ['drooping-eyelids', 'woke-with-belly-pain', 'trouble-swallowing'],
  },
  {
    id: 'breath-child',
    bands: UNDER_5,
    complaints: [...BREATH, 'fever'],
    findings: ['fast-breathing', 'chest-indrawing', 'noisy-breathing-in', 'wheeze'],
  },
  {
    id: 'fever-child',
    bands: UNDER_5,
    complaints: ['fever', 'rash'],
    findings: ['stiff-neck', 'rash-purple', 'bulging-soft-spot'],
  },
  {
    id: 'heart',
    bands: FROM_12,
    complaints: CHEST,
    findings: ['chest-pressure', 'chest-pain-spreads', 'cold-sweat', 'breathless'],
  },
  {
    id: 'fever',
    bands: FROM_5,
    complaints: ['fever'],
    findings: ['stiff-neck', 'rash-purple', 'bleeding-gums-nose', 'jaundice'],
  },
  {
    id: 'fever-source',
    bands: FROM_5,
    complaints: ['fever'],
    findings: ['burning-urine', 'loin-pain', 'skin-red-hot', 'joint-swelling'],
  },
  {
    id: 'head',
    bands: FROM_5,
    complaints: ['headache', 'dizziness', 'blurred-vision', 'numbness'],
    findings: ['fever', 'stiff-neck', 'headache-worst', 'one-side-weak', 'speech-trouble'],
  },
  {
    id: 'breath',
    bands: FROM_5,
    complaints: BREATH,
    findings: ['fever', 'breathless', 'chest-pain', 'cough-blood'],
  },
  {
    id: 'throat',
    bands: FROM_2_MONTHS,
    complaints: ['throat'],
    findings: ['drooling', 'noisy-breathing-in', 'bull-neck', 'trouble-swallowing'],
  },
  {
    id: 'stool',
    bands: FROM_2_MONTHS,
    complaints: ['diarrhoea', 'vomiting', 'nausea'],
    findings: ['blood-in-stool', 'sunken-eyes', 'no-urine', 'vomits-everything'],
  },
  {
    id: 'maybe-pregnant',
    bands: FROM_12,
    pregnancy: ['could-be'],
    complaints: ['belly-pain', 'fainting', 'dizziness', 'vaginal-bleeding', 'vomiting'],
    findings: ['missed-period', 'vaginal-bleeding', 'fainting'],
  },
  {
    id: 'periods',
    bands: FROM_12,
    complaints: PERIODS,
    findings: ['missed-period', 'fainting', 'vaginal-bleeding-heavy', 'belly-pain-severe'],
  },
  {
    id: 'blocked',
    bands: FROM_2_MONTHS,
    complaints: ['belly-pain', 'constipation', 'belly-swollen', 'groin-lump'],
    findings: ['no-stool-or-gas', 'vomiting', 'belly-swollen'],
  },
  {
    id: 'urine',
    bands: FROM_2_MONTHS,
    complaints: ['urine'],
    findings: ['fever', 'no-urine', 'blood-in-urine', 'loin-pain'],
  },
  {
    id: 'groin',
    bands: FROM_2_MONTHS,
    complaints: ['scrotum-swelling', 'groin-lump'],
    findings: ['testicle-pain-sudden', 'groin-lump-stuck'],
  },
  {
    id: 'skin',
    bands: FROM_2_MONTHS,
    complaints: ['skin'],
    findings: ['rash-worsening', 'widespread-skin-burn', 'tongue-face-swelling', 'fever', 'rash-purple'],
  },
  {
    id: 'eyes',
    bands: FROM_2_MONTHS,
    complaints: ['eyes'],
    findings: ['red-eye-painful', 'sudden-vision-loss', 'eye-chemical', 'eye-injury'],
  },
  {
    id: 'mouth',
    bands: FROM_5,
    complaints: ['mouth'],
    findings: ['mouth-opens-little', 'trouble-swallowing', 'fever', 'swelling-face'],
  },
  {
    id: 'hurt',
    bands: EVERYONE,
    complaints: HURT,
    findings: ['limb-deformed', 'limb-cannot-use', 'limb-cold-blue', 'wound-open-bone'],
  },
  {
    id: 'back',
    bands: FROM_5,
    complaints: ['back-pain', 'neck-pain'],
    findings: ['back-pain-leg-weak', 'fever', 'no-urine', 'fall'],
  },
  {
    id: 'limbs-child',
    bands: ['toddler', 'child'],
    complaints: LIMBS,
    findings: ['limb-cannot-use', 'joint-swelling', 'both-legs-weak', 'fever'],
  },
  {
    id: 'limbs',
    bands: FROM_12,
    complaints: LIMBS,
    findings: ['fever', 'swelling-one-calf', 'both-legs-weak', 'limb-cold-blue'],
  },
  {
    id: 'sugar',
    bands: FROM_2_MONTHS,
    complaints: ['shaky-sweaty', 'thirst', 'frequent-urine', 'very-hungry'],
    findings: ['drowsy', 'vomiting', 'fruity-breath', 'breathless'],
  },
  {
    id: 'bleeding',
    bands: FROM_2_MONTHS,
    complaints: ['nosebleed', 'gums-bleed-brushing', 'easy-bruising', 'bleeding-gums-nose'],
    findings: ['easy-bruising', 'black-stool', 'fever', 'very-pale'],
  },
  {
    id: 'weak',
    bands: FROM_5,
    complaints: ['tiredness', 'pale', 'weight-loss', 'poor-appetite', 'swelling-both-legs', 'swelling-face'],
    findings: ['very-pale', 'black-stool', 'chest-pain', 'breathless'],
  },
];
