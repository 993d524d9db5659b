/** An area of the menu of complaints, and what of it one can choose; an area of one finding needs no second question. */
export interface Area {
  readonly id: string;
  readonly findings: readonly string[];
  /** Whoever chooses it is asked first whether somebody listens. */
  readonly isPrivate?: true;
}

/** Whom the danger question is about, as the menu asks it. */
export const WHO = ['baby', 'child', 'pregnant', 'woman', 'man'] as const;
export type Who = (typeof WHO)[number];

/** What the danger question asks about, and the finding that each stands for. */
export const DANGERS = {
  breathing: 'breathless-at-rest',
  unconscious: 'unconscious',
  fit: 'fit-now',
  bleeding: 'heavy-bleeding',
  snake: 'snakebite',
  poison: 'poison-swallowed',
} as const;

const one = (id: string, finding: string = id): Area => ({ id, findings: [finding] });

const fever = one('fever');
const chest: Area = {
  id: 'chest',
  findings: ['cough', 'breathless', 'chest-pain', 'wheeze', 'palpitations'],
};
const belly: Area = {
  id: 'belly',
  findings: [
    'belly-pain',
    'diarrhoea',
    'vomiting',
    'heartburn',
    'constipation',
    'blood-in-stool',
    'jaundice',
  ],
};
const injury: Area = {
  id: 'injury',
  findings: [
    'animal-bite',
    'wound',
    'burn',
    'head-injury',
    'scorpion-sting',
    'insect-sting',
    'limb-cannot-use',
    'sprain',
    'electric-shock',
    'drowning',
  ],
};
const head: Area = {
  id: 'head',
  findings: ['headache', 'dizziness', 'fainting', 'tiredness', 'one-side-weak', 'fit', 'numbness'],
};
const skin: Area = {
  id: 'skin',
  findings: ['rash', 'itching', 'heat-rash', 'boil', 'skin-red-hot', 'numb-patch', 'ulcer-long'],
};
const face: Area = {
  id: 'face',
  findings: [
    'red-eye',
    'blurred-vision',
    'ear-pain',
    'ear-pus',
    'sore-throat',
    'runny-nose',
    'toothache',
    'mouth-ulcer',
  ],
};
const urine: Area = {
  id: 'urine',
  isPrivate: true,
  findings: [
    'burning-urine',
    'no-urine',
    'frequent-urine',
    'blood-in-urine',
    'genital-sore',
    'genital-itching',
  ],
};
const limbs: Area = {
  id: 'limbs',
  findings: ['back-pain', 'joint-pain', 'body-ache', 'limb-pain', 'swelling-both-legs', 'swelling-one-calf'],
};
const mind: Area = {
  id: 'mind',
  isPrivate: true,
  findings: ['low-mood', 'no-sleep', 'anxiety', 'voices', 'confused', 'alcohol-shaking'],
};
const women: Area = {
  id: 'women',
  isPrivate: true,
  findings: [
    'vaginal-discharge',
    'heavy-periods',
    'period-pain',
    'missed-period',
    'breast-lump',
    'bleeding-between-periods',
  ],
};
const men: Area = {
  id: 'men',
  isPrivate: true,
  findings: ['testicle-pain-sudden', 'penis-discharge', 'scrotum-swelling', 'weak-urine-stream'],
};
const childBelly: Area = {
  ...belly,
  findings: ['diarrhoea', 'vomiting', 'belly-pain', 'blood-in-stool', 'worms-in-stool', 'jaundice'],
};
const childFood: Area = {
  id: 'growth',
  findings: ['not-growing', 'wasting', 'swollen-feet-child', 'poor-appetite', 'pale'],
};
const swallowed: Area = {
  id: 'swallowed',
  findings: ['object-swallowed', 'battery-swallowed', 'object-in-ear-nose'],
};

/** What is chosen from, the commonest first, by whom it is about. */
export const AREAS: Readonly<Record<Who, readonly Area[]>> = {
  baby: [
    one('feeding', 'feeds-badly'),
    fever,
    one('breath', 'fast-breathing'),
    one('yellow', 'jaundice'),
    { id: 'cord-skin', findings: ['cord-red', 'cord-bleeding', 'many-pustules', 'rash'] },
    { id: 'baby-belly', findings: ['vomiting', 'diarrhoea', 'belly-swollen', 'no-urine'] },
    one('crying', 'excessive-crying'),
  ],
  child: [
    fever,
    { ...chest, findings: ['cough', 'fast-breathing', 'wheeze', 'breathless'] },
    childBelly,
    injury,
    skin,
    face,
    childFood,
    swallowed,
    head,
  ],
  pregnant: [
    one('bleeding', 'vaginal-bleeding'),
    { id: 'labour', findings: ['labour-pains', 'waters-leaking', 'fewer-movements'] },
    { id: 'pregnant-belly', findings: ['belly-pain', 'vomiting', 'diarrhoea'] },
    { id: 'pregnant-head', findings: ['headache', 'blurred-vision', 'swelling-hands-face', 'fainting'] },
    fever,
    { id: 'pregnant-breast', findings: ['breast-pain-red', 'foul-discharge-after-birth', 'burning-urine'] },
    chest,
    injury,
    mind,
    limbs,
    skin,
  ],
  woman: [fever, chest, belly, injury, head, limbs, women, urine, skin, face, mind],
  man: [fever, chest, belly, injury, head, limbs, urine, skin, face, mind, men],
};
