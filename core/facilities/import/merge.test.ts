import { describe, expect, test } from '@jest/globals';
import { loadGeography } from '../../country/geography.ts';
import type { SourceRecord } from './candidate.ts';
import { type Curated, mergeRecords } from './merge.ts';
import { createGazetteer } from './place.ts';

const gazetteer = createGazetteer({ geography: loadGeography('IN'), places: [] });

const pmgsy = (sourceKey: string, change: Partial<SourceRecord> = {}): SourceRecord => ({
  source: 'pmgsy',
  sourceKey,
  listName: 'PMGSY GeoSadak 2022',
  listDate: '2022-01-01',
  name: 'Primary health centre',
  level: 'phc',
  ownership: 'state',
  district: 'Prayagraj',
  state: 'Uttar Pradesh',
  towns: ['Testpur', 'Karchhana'],
  pin: null,
  phone: null,
  latitude: 25.3,
  longitude: 81.9,
  precisionKm: 1,
  ...change,
});
const pmjay = (sourceKey: string, name: string, change: Partial<SourceRecord> = {}): SourceRecord =>
  pmgsy(sourceKey, {
    source: 'pmjay',
    listName: 'PM-JAY',
    listDate: '2025-11-01',
    name,
    towns: [],
    latitude: null,
    longitude: null,
    precisionKm: null,
    ...change,
  });
const nearby = { latitude: 25.35, longitude: 81.95, precisionKm: 12 };

const merge = (records: readonly SourceRecord[], curated: readonly Curated[] = []) => {
  const merged = mergeRecords({ records, curated, gazetteer });
  const reversed = mergeRecords({ records: [...records].reverse(), curated, gazetteer });
  expect(new Set(reversed.facilities)).toEqual(new Set(merged.facilities));
  expect(new Map([...reversed.facilityOf].sort())).toEqual(new Map([...merged.facilityOf].sort()));
  return merged;
};
const groups = (records: readonly SourceRecord[], curated: readonly Curated[] = []): (string | null)[] => {
  const { facilityOf } = merge(records, curated);
  return records.map(({ source, sourceKey }) => facilityOf.get(`${source}:${sourceKey}`) ?? null);
};

describe('one facility', () => {
  test.each([
    ['a village PHC, and the same by its name without a place', [pmgsy('1'), pmjay('H1', 'PHC TESTPUR')]],
    ['written otherwise', [pmgsy('1'), pmjay('H1', 'P.H.C. Testpoor', nearby)]],
    [
      'a CHC called by its block',
      [pmgsy('1', { level: 'chc', name: 'CHC' }), pmjay('H1', 'CHC Karchhana', { level: 'chc', ...nearby })],
    ],
    ['twice in one list at one place', [pmgsy('1'), pmgsy('2', { name: 'PHC', latitude: 25.305 })]],
    [
      'in a district since carved from another',
      [
        pmgsy('1', { state: 'Telangana', district: 'Mahabubnagar', latitude: 16.6, longitude: 77.5 }),
        pmjay('H1', 'PHC Testpur', {
          state: 'Telangana',
          district: 'Narayanpet',
          latitude: 16.62,
          longitude: 77.5,
          precisionKm: 10,
        }),
      ],
    ],
    [
      'the hospital of a district',
      [
        pmgsy('1', { level: 'district-hospital', name: 'District Hospital Testpur' }),
        pmjay('H1', 'Testpur Sadar Hospital', { level: 'district-hospital' }),
      ],
    ],
  ])('%s', (_what, records) => {
    expect(groups(records)).toEqual(records.map(() => 'pmgsy:1'));
  });
});

describe('two facilities', () => {
  test.each([
    ['of other kinds', [pmgsy('1'), pmgsy('2', { level: 'chc', name: 'CHC' })]],
    ['of other villages', [pmgsy('1'), pmgsy('2', { towns: ['Rampur', 'Karchhana'] })]],
    ['of one name far apart', [pmgsy('1'), pmgsy('2', { latitude: 25.36 })]],
    [
      'of one name in two districts',
      [pmgsy('1'), pmgsy('2', { district: 'Etah', latitude: 27.5, longitude: 78.6 })],
    ],
    ['PHCs of one block', [pmgsy('1'), pmjay('2', 'PHC Karchhana', nearby)]],
    [
      'rural hospitals of one district',
      [
        pmjay('1', 'RH Testpur', { level: 'sub-district-hospital', ...nearby }),
        pmjay('2', 'RH Rampur', { level: 'sub-district-hospital', ...nearby }),
      ],
    ],
    [
      'for women and for men',
      [
        pmgsy('1', { level: 'district-hospital', name: 'District Hospital' }),
        pmjay('2', 'District Women Hospital', { level: 'district-hospital', ...nearby }),
      ],
    ],
  ])('%s', (_what, records) => {
    expect(new Set(groups(records)).size).toBe(2);
  });
});

test('an entry without a place that two may be is neither, and not shown', () => {
  const twins = [pmgsy('1'), pmgsy('2', { latitude: 25.5 })];
  expect(groups([...twins, pmjay('H1', 'PHC Testpur')])).toEqual(['pmgsy:1', 'pmgsy:2', null]);
  expect(groups([pmjay('H1', 'PHC Testpur')])).toEqual([null]);
});

test('the first list gives id and place, the newest the level, the first that has one the name', () => {
  const records = [
    pmgsy('1', { level: 'district-hospital', name: 'District Hospital', pin: '211001' }),
    pmjay('H1', 'District Hospital Prayagraj', {
      level: 'district-hospital',
      phone: '+911234567890',
      ...nearby,
    }),
  ];
  expect(merge(records).facilities).toEqual([
    {
      id: 'pmgsy:1',
      name: 'District Hospital Prayagraj',
      names: { en: 'DH Prayagraj', hi: 'DH Prayagraj', 'hi-Latn': 'DH Prayagraj' },
      level: 'district-hospital',
      ownership: 'state',
      district: 'Prayagraj',
      state: 'Uttar Pradesh',
      pin: '211001',
      phone: '+911234567890',
      latitude: 25.3,
      longitude: 81.9,
      precisionKm: 1,
      source: 'PMGSY GeoSadak 2022',
      sourceDate: '2022-01-01',
    },
  ]);
});

describe('a hospital of our own table', () => {
  const ours: Curated = {
    id: 'in-up-dh-etah',
    name: 'District Hospital, Etah',
    level: 'district-hospital',
    district: 'Etah',
    state: 'Uttar Pradesh',
    latitude: 27.56,
    longitude: 78.66,
    precisionKm: 10,
  };
  const etah = { district: 'Etah', level: 'district-hospital' as const };

  test('takes what is said of it, and stays as it is', () => {
    const records = [
      pmjay('H1', 'DISTRICT HOSPITAL', etah),
      pmgsy('1', { ...etah, name: 'Zila hospital etah', latitude: 27.6, longitude: 78.7 }),
    ];
    expect(groups(records, [ours])).toEqual([ours.id, ours.id]);
    expect(merge(records, [ours]).facilities).toEqual([]);
  });

  test('is not a health centre nearby, nor a hospital of its name elsewhere', () => {
    const records = [
      pmgsy('1', { ...etah, level: 'chc', name: 'CHC Etah', latitude: 27.56, longitude: 78.66 }),
      pmgsy('2', { ...etah, name: 'District hospital', latitude: 28.5, longitude: 78.66 }),
    ];
    expect(groups(records, [ours])).toEqual(['pmgsy:1', 'pmgsy:2']);
  });
});
