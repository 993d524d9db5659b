import type { Line, Screen } from '../screen.ts';
import type { Context, Hospital } from './machine.ts';

const key = (name: string): string => `hospital-lookup.${name}`;

/** Within this many kilometres a direction means nothing: places and hospitals are known by their PIN code's centre. */
const SAME_AREA_KM = 3;

function where(hospital: Hospital): Line {
  if (hospital.km < SAME_AREA_KM) return { key: key('in-this-area') };
  return {
    key: key('away'),
    params: { km: Math.round(hospital.km), direction: { key: key(`direction-${hospital.direction}`) } },
  };
}

/** Kilometres as far as they are known. */
const distance = ({ km }: Hospital): string | Line =>
  km < SAME_AREA_KM ? { key: key('km-under'), params: { km: SAME_AREA_KM } } : String(Math.round(km));

const named = (hospital: Hospital): Line['params'] => ({
  name: { byLanguage: hospital.names },
  where: where(hospital),
});

/** The text that goes to the person's own phone: one hospital, whole. */
export function card({ hospitals, shown }: Context): readonly Line[] {
  const hospital = hospitals[shown]!;
  const params = { ...named(hospital), level: { key: key(`level-${hospital.level}`) } };
  return [
    hospital.phone === null
      ? { key: key('card'), params }
      : { key: key('card-phone'), params: { ...params, phone: hospital.phone } },
  ];
}

const again = (misses: number): readonly Line[] => (misses > 0 ? [{ key: key('choose-again') }] : []);

export const screens = {
  where: ({ misses }: Context): Screen => ({
    say: [{ key: key(misses > 0 ? 'choose-again' : 'where') }],
    ask: {
      kind: 'choice',
      options: [
        { value: 'again', label: { key: key('last-place') } },
        { value: 'other', label: { key: key('other-place') } },
      ],
    },
  }),

  'ask-place': ({ misses }: Context): Screen => ({
    say: [{ key: key(misses > 0 ? 'ask-place-again' : 'ask-place') }],
    ask: { kind: 'place' },
  }),

  'choose-place': ({ misses, match, places }: Context): Screen => ({
    say: [{ key: key(misses > 0 ? 'choose-again' : match === 'near' ? 'did-you-mean' : 'which-place') }],
    ask: {
      kind: 'choice',
      options: [
        ...places.map(({ name, district }, index) => ({
          value: String(index),
          label: { key: key('place'), params: { place: name, district } },
        })),
        { value: 'none', label: { key: key('none-of-these') } },
      ],
    },
  }),

  result: ({ misses, hospitals, shown, widened }: Context): Screen => {
    const hospital = hospitals[shown]!;
    return {
      say: [
        ...again(misses),
        { key: key('hospital'), params: named(hospital)! },
        { key: key('level'), params: { level: { key: key(`level-${hospital.level}`) } } },
        ...(widened ? [{ key: key('far') }] : []),
        ...(hospital.phone === null ? [] : [{ key: key('phone'), params: { phone: hospital.phone } }]),
        { key: key('emergency') },
      ],
      ask: {
        kind: 'choice',
        options: [
          ...(hospitals.length > 1 ? [{ value: 'more', label: { key: key('more') } }] : []),
          { value: 'sms', label: { key: key('send-sms') }, purpose: 'copy-by-sms' as const },
          { value: 'new', label: { key: key('new') } },
        ],
      },
      reveals: true,
    };
  },

  list: ({ misses, hospitals }: Context): Screen => ({
    say: [{ key: key(misses > 0 ? 'choose-again' : 'list') }],
    ask: {
      kind: 'choice',
      options: hospitals.map((hospital) => ({
        value: hospital.id,
        label: { key: key('row'), params: { name: { byLanguage: hospital.names }, km: distance(hospital) } },
      })),
    },
    reveals: true,
  }),

  sent: ({ misses }: Context): Screen => ({
    say: [...again(misses), { key: key('sent') }],
    ask: { kind: 'choice', options: [{ value: 'new', label: { key: key('new') } }] },
  }),

  'none-nearby': ({ misses }: Context): Screen => ({
    say: [...again(misses), { key: key('none-nearby') }],
    ask: { kind: 'choice', options: [{ value: 'new', label: { key: key('new') } }] },
  }),

  unavailable: ({ misses }: Context): Screen => ({
    say: [...again(misses), { key: key('unavailable') }],
    ask: { kind: 'choice', options: [{ value: 'retry', label: { key: key('retry') } }] },
  }),
};
