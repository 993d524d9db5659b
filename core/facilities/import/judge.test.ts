import { describe, expect, test } from '@jest/globals';
import { loadGeography } from '../../country/geography.ts';
import { searchKey } from '../../text/search-key.ts';
import type { Draft } from './candidate.ts';
import { judge } from './judge.ts';
import { createGazetteer, type PlaceRow } from './place.ts';
import { SHAPES } from './shapes.ts';

const place = (
  name: string,
  pin: string,
  latitude: number,
  longitude: number,
  { isPin = false, district = 'Prayagraj', spreadKm = 10 } = {},
): PlaceRow => ({
  pin,
  name,
  latitude,
  longitude,
  spreadKm,
  isPin,
  district,
  state: 'Uttar Pradesh',
  searchKey: searchKey(name),
});

const gazetteer = createGazetteer({
  geography: loadGeography('IN'),
  places: [
    place('Prayagraj', '211001', 25.45, 81.84, { isPin: true }),
    place('Karchhana', '212301', 25.28, 81.93, { isPin: true, spreadKm: 12 }),
    place('Testpur', '212301', 25.28, 81.93, { spreadKm: 12 }),
    place('Far Twin', '211001', 25.45, 81.84),
    place('Far Twin', '212111', 25.0, 82.3),
    place('Vague', '212112', 25.1, 82.1, { spreadKm: 90 }),
    place('Etah', '207001', 27.56, 78.66, { isPin: true, district: 'Etah' }),
  ],
});

const draft: Draft = {
  key: '1',
  name: 'PHC Nowhere',
  level: 'phc',
  ownership: 'state',
  state: 'UTTAR PRADESH',
  district: 'ALLAHABAD',
  towns: [],
  latitude: '',
  longitude: '',
  pin: '',
  phone: '',
};
const judged = (change: Partial<Draft>) => judge({ ...draft, ...change }, SHAPES[1]!, gazetteer);

describe('is placed', () => {
  test.each([
    [
      'by its coordinates',
      { latitude: '25.30012', longitude: '81.90012', pin: '211001' },
      [25.30012, 81.90012, 1],
    ],
    [
      'by coordinates of few decimals, no better than those',
      { latitude: '25.3', longitude: '81.90012' },
      [25.3, 81.90012, 6],
    ],
    ['by its PIN', { pin: '212301', name: 'PHC Prayagraj' }, [25.28, 81.93, 12]],
    ['by its village', { towns: ['Testpur', 'Prayagraj'] }, [25.28, 81.93, 12]],
    ['by its block, where the village is not known', { towns: ['Nowhere', 'Karchana'] }, [25.28, 81.93, 12]],
    ['by its name', { name: 'PHC TESTPUR' }, [25.28, 81.93, 12]],
    ['by its name with a slip', { name: 'PHC Tespur' }, [25.28, 81.93, 12]],
    ['by the last word of its name', { name: 'Add PHC Some Testpur' }, [25.28, 81.93, 12]],
    [
      'a district hospital in the chief town',
      { name: 'District Hospital', level: 'district-hospital' as const },
      [25.45, 81.84, 21],
    ],
  ])('%s', (_how, change, [latitude, longitude, precisionKm]) => {
    const found = judged(change);
    expect(found).toMatchObject({ district: 'Prayagraj', state: 'Uttar Pradesh', latitude, longitude });
    expect('reason' in found ? 0 : found.precisionKm).toBe(precisionKm);
  });

  test.each([
    ['a PHC whose village is not known', {}],
    ['a name of two places far apart', { name: 'PHC Far Twin' }],
    ['a place that is known too vaguely', { name: 'PHC Vague' }],
    ['a PIN of another district', { pin: '207001' }],
  ])('not %s: it is kept for other lists to place', (_what, change) => {
    expect(judged(change)).toMatchObject({ latitude: null, longitude: null, precisionKm: null });
  });
});

test.each([
  ['no-key', { key: '' }, ''],
  ['no-name', { name: '' }, ''],
  ['veterinary', { name: 'Veterinary Hospital' }, 'veterinary'],
  ['not-public', { name: 'Test Nursing Home' }, 'nursing home'],
  ['not-public', { refused: 'not-public' as const }, ''],
  ['no-level', { level: null }, ''],
  ['no-district', { district: 'Atlantis' }, 'Atlantis, UTTAR PRADESH'],
  ['bad-coordinates', { latitude: 'north', longitude: '81' }, 'north, 81'],
  ['bad-coordinates', { latitude: '25.4' }, '25.4, '],
  ['outside-country', { latitude: '51.5', longitude: '0' }, '51.5, 0'],
  ['outside-country', { latitude: '0', longitude: '0' }, '0, 0'],
  [
    'far-from-district',
    { latitude: '27.56', longitude: '78.66' },
    '394 km from the nearest place of Prayagraj',
  ],
])('is refused: %s %j', (reason, change, detail) => {
  expect(judged(change)).toEqual({ reason, detail });
});

test('what is far is refused beyond the reach of the nearest PIN, not before', () => {
  const north = (km: number) => judged({ latitude: (25.45 + km / 111.2).toFixed(5), longitude: '81.84001' });
  expect(north(39)).toMatchObject({ precisionKm: 1 });
  expect(north(42)).toMatchObject({ reason: 'far-from-district' });
});

test('a blood bank of a hospital for one illness is one for all', () => {
  expect(judged({ name: 'Cancer Hospital Blood Bank', level: 'blood-bank', pin: '211001' })).toMatchObject({
    level: 'blood-bank',
  });
});
