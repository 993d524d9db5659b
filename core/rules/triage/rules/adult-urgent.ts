import { FROM_12, FROM_2_MONTHS, FROM_5 } from '../bands.ts';
import { group } from '../rule.ts';
import { SOURCES } from '../sources.ts';

const breathing = { category: 'breathing', firstAid: 'breathing' } as const;

/** To be seen today. */
export const adultUrgent = [
  ...group(
    { bands: FROM_2_MONTHS, level: 'urgent', source: SOURCES.iitt },
    {
      'urgent.wheeze': { when: 'wheeze', ...breathing },
      'urgent.severe-pain': {
        when: { any: ['severe-pain', 'belly-pain-severe', 'headache-severe', 'bone-pain-attack'] },
      },
      'urgent.rash-worsening': { when: 'rash-worsening' },
      'urgent.no-urine': { when: 'no-urine' },
      'urgent.fainting': { when: 'fainting', category: 'consciousness' },
      'urgent.very-pale': { when: 'very-pale' },
    },
  ),
  ...group(
    { bands: FROM_2_MONTHS, level: 'urgent', source: SOURCES.judgement },
    {
      'urgent.fast-breathing': { when: 'fast-breathing', ...breathing },
      'urgent.fit-known': { when: 'fit', category: 'fits', firstAid: 'fit' },
      'urgent.jaundice': { when: 'jaundice' },
      'urgent.blood-in-stool': { when: 'blood-in-stool' },
      'urgent.bleeding-spots': { when: { any: ['bleeding-gums-nose', 'easy-bruising', 'rash-purple'] } },
      'urgent.painful-red-eye': { when: 'red-eye-painful', need: 'eye' },
      'urgent.groin-lump-stuck': { when: 'groin-lump-stuck', need: 'surgery' },
      'urgent.no-stool-or-gas': { when: 'no-stool-or-gas', need: 'surgery' },
      'urgent.lower-right-pain': { when: 'belly-pain-right-lower', need: 'surgery' },
      'urgent.green-vomit': { when: 'vomits-green', need: 'surgery' },
      'urgent.stiff-neck': { when: 'stiff-neck' },
      'urgent.loin-fever': { when: { all: ['loin-pain', 'fever'] } },
      'urgent.urine-fever': { when: { all: ['burning-urine', 'fever'] } },
      'urgent.joint-fever': { when: { all: ['joint-swelling', 'fever'] } },
      'urgent.skin-infection': {
        when: { any: ['wound-infected', { all: ['skin-red-hot', { any: ['fever', 'severe-pain'] }] }] },
      },
      'urgent.whooping': { when: 'cough-fits-whoop' },
      'urgent.bat-or-tick-fever': { when: { all: ['fever', { any: ['bats-date-sap', 'ticks-monkeys'] }] } },
      'urgent.scab-fever': {
        when: {
          all: [
            'fever',
            {
              any: [
                'black-scab',
                { all: [{ any: ['paddy-flood-water', 'rats'] }, { any: ['calf-pain', 'red-eye'] }] },
              ],
            },
          ],
        },
      },
      'urgent.area-fever': {
        when: { all: ['fever', { any: ['malaria-area', 'encephalitis-area', 'dengue-around'] }] },
      },
      'urgent.comes-and-goes-fever': { when: 'fever-alternate-days' },
      'urgent.low-immunity-fever': {
        when: { all: ['fever', { any: ['low-immunity', 'hiv', 'steroids', 'cancer', 'kidney-disease'] }] },
      },
      'urgent.dry': { when: { any: ['sunken-eyes', 'slow-skin-pinch'] }, firstAid: 'dehydration' },
      'urgent.many-stools': { when: 'watery-stool-much', firstAid: 'dehydration' },
      'urgent.drooping-lids': { when: 'drooping-eyelids' },
      'urgent.trouble-swallowing': {
        when: { all: ['trouble-swallowing', { lasts: { below: 14, orUnknown: true } }] },
      },
      'urgent.cold-sweat': { when: { any: ['cold-sweat', 'cold-body'] } },
    },
  ),
  ...group(
    { bands: FROM_5, level: 'urgent', source: SOURCES.iitt },
    {
      'adult.vomits-everything': { when: 'vomits-everything', firstAid: 'dehydration' },
      'adult.cannot-eat-drink': { when: 'cannot-eat-drink' },
      'adult.acute-weakness': { when: 'weak-cannot-stand' },
      'adult.confused': { when: 'confused', category: 'consciousness' },
    },
  ),
  ...group(
    { bands: FROM_5, level: 'urgent', source: SOURCES.judgement },
    {
      'adult.fever-3-days': { when: { any: ['fever-long', { all: ['fever', { lasts: { from: 3 } }] }] } },
      'adult.fever-high': { when: 'fever-high' },
      'adult.fever-headache': { when: { all: ['fever', 'headache'] }, source: SOURCES.iitt },
      'adult.fever-fast-breath': { when: { all: ['fever', 'breathless'] }, ...breathing },
      'adult.breathless': {
        when: {
          any: ['breathless-lying', { all: ['breathless', { lasts: { below: 14, orUnknown: true } }] }],
        },
        ...breathing,
      },
      'adult.cough-blood': { when: 'cough-blood', category: 'bleeding' },
      'adult.chest-pain': {
        when: { any: ['chest-pressure', { all: ['chest-pain', { lasts: { below: 30, orUnknown: true } }] }] },
        need: 'cardiac-stroke',
        firstAid: 'chest-pain',
      },
      'adult.one-calf': { when: 'swelling-one-calf' },
      'adult.blurred-vision': { when: { all: ['blurred-vision', { lasts: { below: 7 } }] }, need: 'eye' },
      'adult.diabetic-foot': {
        when: { all: ['diabetes', { any: ['foot-wound', 'wound-infected', 'skin-red-hot'] }] },
      },
      'adult.heart-or-kidney-worse': {
        when: {
          all: [
            { any: ['heart-disease', 'kidney-disease', 'liver-disease'] },
            { any: ['breathless', 'palpitations', 'swelling-face', 'belly-swollen', 'swelling-both-legs'] },
          ],
        },
      },
      'adult.shaky-sweaty': { when: 'shaky-sweaty', firstAid: 'low-sugar' },
      'adult.illicit-liquor-ill': {
        when: { all: ['illicit-liquor', { any: ['vomiting', 'belly-pain', 'headache', 'dizziness'] }] },
        category: 'poison',
      },
      'adult.heat-ill': {
        when: { all: ['heat-work', { any: ['dizziness', 'vomiting', 'headache', 'cramps', 'nausea'] }] },
        source: SOURCES.heat,
        firstAid: 'heat',
      },
      'adult.throat-closing': {
        when: { all: ['mouth-opens-little', { any: ['fever', 'toothache', 'sore-throat'] }] },
      },
      'adult.tooth-swelling': { when: { all: ['gum-swelling', { any: ['fever', 'swelling-face'] }] } },
    },
  ),
  ...group(
    { bands: FROM_12, level: 'urgent', source: SOURCES.judgement },
    {
      'adult.loin-pain': { when: { all: ['loin-pain', { any: ['vomiting', 'belly-pain-waves'] }] } },
      'adult.gall-pain': {
        when: { all: ['belly-pain-right-upper', { any: ['fever', 'vomiting', 'jaundice'] }] },
      },
    },
  ),
];
