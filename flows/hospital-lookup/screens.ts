import type { Line, Screen } from '../screen.ts';
import type { Context, Hospital } from './machine.ts';

const key = (name: string): string => `hospital-lookup.${name}`;

/** Two PIN areas this near to each other, in kilometres, are one to people. */
const SAME_AREA_KM = 5;

/**
 * Where a hospital lies, never more exactly than it is known: both ends are known by their PIN code's centre alone.
 * "in this area", "within 25 km" where the uncertainty is as large as the distance, else "about 40 km north".
 */
function where(hospital: Hospital): Line {
  const { km, uncertainKm, direction } = hospital;
  if (km + uncertainKm < SAME_AREA_KM) return { key: key('in-this-area') };
  if (km <= uncertainKm) return { key: key('within'), params: { km: rounded(km + uncertainKm) } };
  return { key: key('away'), params: { km: rounded(km), direction: { key: key(`direction-${direction}`) } } };
}

/** The same in a row, without the direction. */
function distance({ km, uncertainKm }: Hospital): Line {
  const isWithin = km <= uncertainKm;
  const shown = rounded(isWithin ? Math.max(km + uncertainKm, SAME_AREA_KM) : km);
  return { key: key(isWithin ? 'km-within' : 'km-about'), params: { km: shown } };
}

/** To the kilometre below 10, to 5 below 50, to 10 beyond. */
function rounded(km: number): number {
  const step = km < 10 ? 1 : km < 50 ? 5 : 10;
  return Math.max(1, Math.round(km / step) * step);
}

const named = (hospital: Hospital): Line['params'] => ({
  name: { byLanguage: hospital.names },
  where: where(hospital),
});

/** The emergency number, with that of the ambulance where it is confirmed. */
const numbers = ({ ambulance }: Context): Line =>
  ambulance === null ? { key: key('number') } : { key: key('numbers'), params: { ambulance } };

/** The text that goes to the person's own phone: one hospital, whole. */
export function card(context: Context): readonly Line[] {
  const hospital = context.hospitals[context.shown]!;
  const params = {
    ...named(hospital),
    level: { key: key(`level-${hospital.level}`) },
    numbers: numbers(context),
  };
  return [
    hospital.phone === null
      ? { key: key('card'), params }
      : { key: key('card-phone'), params: { ...params, phone: hospital.phone } },
  ];
}

const again = (misses: number): readonly Line[] => (misses > 0 ? [{ key: key('choose-again') }] : []);

/** What every such hospital can do. Of all else it is said that nobody knows whether it can be had there today. */
const isKnownToAll = (need: Context['need']): boolean => need === 'any' || need === 'emergency';

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
    ask: { kind: 'location' },
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

  result: (context: Context): Screen => {
    const { misses, need, hospitals, shown, widened } = context;
    const hospital = hospitals[shown]!;
    return {
      say: [
        ...again(misses),
        { key: key('hospital'), params: named(hospital)! },
        { key: key('level'), params: { level: { key: key(`level-${hospital.level}`) } } },
        ...(widened ? [{ key: key('far') }] : []),
        ...(hospital.phone === null ? [] : [{ key: key('phone'), params: { phone: hospital.phone } }]),
        ...(isKnownToAll(need) ? [] : [{ key: key(`ask-${need}`) }]),
        { key: key('emergency'), params: { numbers: numbers(context) } },
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
