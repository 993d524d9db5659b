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
    'bloating',
    'anus-pain-lump',
    'groin-lump',
    'hiccups',
  ],
};
const bites: Area = {
  id: 'bites',
  findings: ['animal-bite', 'scorpion-sting', 'insect-sting', 'snakebite', 'human-bite'],
};
const injury: Area = {
  id: 'injury',
  findings: [
    'wound',
    'fall',
    'big-accident',
    'burn',
    'head-injury',
    'limb-cannot-use',
    'sprain',
    'choking',
    'electric-shock',
    'drowning',
  ],
};
const head: Area = {
  id: 'head',
  findings: ['headache', 'dizziness', 'fainting', 'one-side-weak', 'speech-trouble', 'fit', 'numbness'],
};
/** What is felt in no one place. */
const body: Area = {
  id: 'body',
  findings: [
    'tiredness',
    'body-ache',
    'chills',
    'sweating',
    'swelling-face',
    'weight-loss',
    'thirst',
    'shaky-sweaty',
    'lump',
  ],
};
const skin: Area = {
  id: 'skin',
  findings: [
    'rash',
    'itching',
    'hives',
    'heat-rash',
    'boil',
    'skin-red-hot',
    'numb-patch',
    'ulcer-long',
    'pimples',
    'white-patches',
    'hair-fall',
    'head-lice',
    'dandruff',
    'wart',
    'cracked-heels',
  ],
};
const eyes: Area = {
  id: 'eyes',
  findings: [
    'red-eye',
    'blurred-vision',
    'eye-discharge',
    'eye-itching',
    'eye-injury',
    'drooping-eyelids',
    'night-blindness',
    'stye',
    'tired-eyes',
  ],
};
const face: Area = {
  id: 'face',
  findings: [
    'sore-throat',
    'runny-nose',
    'ear-pain',
    'ear-pus',
    'toothache',
    'mouth-ulcer',
    'trouble-swallowing',
    'nosebleed',
    'bleeding-gums-nose',
    'ringing-ears',
    'bad-breath',
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
  findings: [
    'back-pain',
    'joint-pain',
    'limb-pain',
    'neck-pain',
    'swelling-both-legs',
    'swelling-one-calf',
    'both-legs-weak',
    'foot-wound',
    'cramps',
  ],
};
const mind: Area = {
  id: 'mind',
  isPrivate: true,
  findings: [
    'low-mood',
    'no-sleep',
    'anxiety',
    'voices',
    'confused',
    'memory-loss',
    'violent',
    'alcohol-shaking',
  ],
};
const women: Area = {
  id: 'women',
  isPrivate: true,
  findings: [
    'vaginal-discharge',
    'heavy-periods',
    'period-pain',
    'missed-period',
    'bleeding-between-periods',
    'breast-lump',
    'nipple-change',
    'irregular-periods',
    'trouble-conceiving',
  ],
};
const men: Area = {
  id: 'men',
  isPrivate: true,
  findings: [
    'testicle-pain-sudden',
    'penis-discharge',
    'scrotum-swelling',
    'weak-urine-stream',
    'nightfall',
    'trouble-conceiving',
  ],
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

const childUrine: Area = {
  id: 'urine',
  findings: ['burning-urine', 'no-urine', 'frequent-urine', 'blood-in-urine', 'bed-wetting'],
};
const childLimbs: Area = {
  ...limbs,
  findings: ['limb-pain', 'joint-pain', 'back-pain', 'neck-pain', 'both-legs-weak'],
};

/** What is chosen from, the commonest first, by whom it is about. */
export const AREAS: Readonly<Record<Who, readonly Area[]>> = {
  baby: [
    one('feeding', 'feeds-badly'),
    fever,
    { id: 'breath', findings: ['fast-breathing', 'cough', 'blocked-nose'] },
    one('yellow', 'jaundice'),
    { id: 'cord-skin', findings: ['cord-red', 'cord-bleeding', 'many-pustules', 'rash', 'nappy-rash'] },
    { id: 'baby-belly', findings: ['vomiting', 'diarrhoea', 'belly-swollen', 'no-urine'] },
    one('eyes', 'eye-discharge'),
    one('crying', 'excessive-crying'),
  ],
  child: [
    fever,
    { ...chest, findings: ['cough', 'fast-breathing', 'wheeze', 'breathless'] },
    childBelly,
    injury,
    bites,
    skin,
    eyes,
    face,
    childFood,
    swallowed,
    head,
    childLimbs,
    childUrine,
  ],
  pregnant: [
    one('bleeding', 'vaginal-bleeding'),
    { id: 'labour', findings: ['labour-pains', 'waters-leaking', 'fewer-movements'] },
    { id: 'pregnant-belly', findings: ['belly-pain', 'vomiting', 'diarrhoea', 'heartburn', 'constipation'] },
    { id: 'pregnant-head', findings: ['headache', 'blurred-vision', 'swelling-hands-face', 'fainting'] },
    fever,
    {
      id: 'pregnant-breast',
      findings: ['breast-pain-red', 'foul-discharge-after-birth', 'burning-urine', 'low-milk'],
    },
    chest,
    body,
    injury,
    bites,
    mind,
    limbs,
    skin,
    face,
  ],
  woman: [fever, chest, belly, body, injury, bites, head, limbs, women, urine, skin, eyes, face, mind],
  man: [fever, chest, belly, body, injury, bites, head, limbs, urine, skin, eyes, face, mind, men],
};
