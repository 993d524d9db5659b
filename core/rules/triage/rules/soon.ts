import { FROM_2_MONTHS, FROM_5 } from '../bands.ts';
import { group } from '../rule.ts';
import { SOURCES } from '../sources.ts';

/** To be seen in two or three days: what must not be left to get better by itself. */
export const later = [
  ...group(
    { bands: FROM_2_MONTHS, level: 'soon', source: SOURCES.judgement },
    {
      'soon.long-cough': {
        when: {
          any: [
            'cough-two-weeks',
            {
              all: ['cough', { any: ['tb-contact', 'weight-loss', 'night-sweats', { lasts: { from: 14 } }] }],
            },
          ],
        },
      },
      'soon.long-diarrhoea': {
        when: { any: ['diarrhoea-14-days', { all: ['diarrhoea', { lasts: { from: 14 } }] }] },
      },
      'soon.fever': { when: 'fever' },
      'soon.weight-loss': { when: { any: ['weight-loss', 'not-growing', 'night-sweats'] } },
      'soon.lump': { when: { any: ['lump', 'breast-lump', 'neck-front-swelling', 'swollen-glands'] } },
      'soon.long-sore': {
        when: { any: ['ulcer-long', 'mouth-patch-long', 'mouth-opens-little', 'genital-sore'] },
      },
      'soon.numb-patch': { when: 'numb-patch' },
      'soon.blood-in-urine': { when: 'blood-in-urine' },
      'soon.pale': { when: 'pale' },
      'soon.swelling': { when: { any: ['swelling-face', 'swelling-both-legs', 'leg-thickened'] } },
    },
  ),
  ...group(
    { bands: FROM_5, level: 'soon', source: SOURCES.judgement },
    {
      'soon.unusual-bleeding': {
        when: { any: ['bleeding-between-periods', 'heavy-periods', 'vaginal-bleeding'] },
      },
      'soon.breathless-on-effort': { when: 'breathless' },
      'soon.thirst': { when: { all: ['thirst', { any: ['frequent-urine', 'weight-loss', 'very-hungry'] }] } },
      'soon.sight': { when: { any: ['slow-vision-loss', 'night-blindness', 'blurred-vision'] } },
    },
  ),
];
