import { describe, expect, test } from '@jest/globals';
import { readFacilities } from '../core/facilities/facility.ts';
import { KNOWN_AS } from '../core/facilities/known-as.ts';
import { areKin, districtRelation, type Named } from '../core/facilities/match.ts';
import { projectRoot } from '../core/root.ts';
import { checkRows, readPlaces } from './check-facilities.ts';
import { findMatch } from './facility-lists.ts';

const rows = readFacilities(projectRoot, 'IN');
const places = readPlaces();

test('the table has no faults', () => {
  expect(checkRows(rows, places)).toEqual([]);
});

test('it is as wide as it was meant to be', () => {
  expect(rows.length).toBeGreaterThanOrEqual(430);
  const districts = new Set(rows.map(({ state, district }) => `${state}/${district}`));
  expect(districts.size).toBeGreaterThan(600);
  const large = [
    'Uttar Pradesh',
    'Bihar',
    'Madhya Pradesh',
    'Rajasthan',
    'Jharkhand',
    'Odisha',
    'Chhattisgarh',
    'Assam',
  ];
  for (const name of large)
    expect(rows.filter(({ state }) => state === name).length).toBeGreaterThanOrEqual(15);
});

test('names known from elsewhere belong to rows of the table', () => {
  const ids = new Set(rows.map(({ id }) => id));
  expect(Object.keys(KNOWN_AS).filter((id) => !ids.has(id))).toEqual([]);
});

test.each([
  ['a PIN of another district', { pin: '110001' }, /PIN 110001 is in/],
  ['a PIN that is not known', { pin: '999999' }, /PIN 999999 is not known/],
  ['an old district name', { district: 'Allahabad' }, /no district Allahabad/],
  ['a source that is no list', { source: 'Hearsay' }, /source and date/],
])('tells %s', (_name, change, fault) => {
  if (!places) return;
  expect(checkRows([{ ...rows[0]!, ...change }], places).join('\n')).toMatch(fault);
});

test('tells a state without a row', () => {
  expect(
    checkRows(
      rows.filter(({ state }) => state !== 'Goa'),
      places,
    ),
  ).toEqual(['no row in Goa']);
});

describe('the same hospital, written otherwise', () => {
  const entry = (name: string, district: string, state: string, more: Partial<Named> = {}): Named => ({
    name,
    district,
    state,
    ...more,
  });

  test.each([
    [
      'Sadar Hospital, Araria',
      'district-hospital',
      'Araria',
      'Bihar',
      entry('Sardar Hospital Araria', 'ARARIA', 'BIHAR'),
    ],
    [
      'District Hospital, Barwani',
      'district-hospital',
      'Barwani',
      'Madhya Pradesh',
      entry('DH BARWANI', 'Barwani', 'Madhya Pradesh'),
    ],
    [
      'District Hospital, Etah',
      'district-hospital',
      'Etah',
      'Uttar Pradesh',
      entry('DISTRICT HOSPITAL', 'ETAH', 'UTTAR PRADESH'),
    ],
    [
      'Motilal Nehru Divisional Hospital (Colvin), Prayagraj',
      'district-hospital',
      'Prayagraj',
      'Uttar Pradesh',
      entry('MOTI LAL NEHRU DIVISIONAL HOSPITAL ALLAHABAD', 'ALLAHABAD', 'UTTAR PRADESH'),
    ],
    [
      'Maharshi Dayanand Saraswati District Hospital, Mathura',
      'district-hospital',
      'Mathura',
      'Uttar Pradesh',
      entry('MDS DISTRICT HOSPITAL MATHURA', 'MATHURA', 'UTTAR PRADESH'),
    ],
    [
      'Community Health Centre, Bahadurganj',
      'chc',
      'Kishanganj',
      'Bihar',
      entry('community health center', 'Kishanganj', 'Bihar', {
        kind: 'CHC',
        places: ['Jurail Tola', 'Bahadurganj'],
      }),
    ],
    [
      'District Headquarters Hospital, Puri',
      'district-hospital',
      'Puri',
      'Odisha',
      entry('Puri', 'Puri', 'Odisha', { kind: 'dis_h' }),
    ],
    [
      'All India Institute of Medical Sciences, Patna',
      'national-institute',
      'Patna',
      'Bihar',
      entry('AIIMS', 'PATNA', 'BIHAR'),
    ],
    [
      'Regional Hospital, Solan',
      'district-hospital',
      'Solan',
      'Himachal Pradesh',
      entry('Regional HospitalSolan', 'SOLAN', 'HIMACHAL PRADESH'),
    ],
  ])('%s', (name, kind, district, state, other) => {
    expect(findMatch({ name, kind, district, state }, [], [other])?.entry).toBe(other);
  });

  test.each([
    [
      'the women’s hospital',
      'District Hospital, Ballia',
      'Ballia',
      entry('DISTRICT WOMEN HOSPITAL', 'BALLIA', 'UTTAR PRADESH'),
    ],
    [
      'the medical college of the town',
      'District Hospital, Budaun',
      'Budaun',
      entry('Government Medical College Badaun', 'BUDAUN', 'UTTAR PRADESH'),
    ],
    [
      'another hospital of the district',
      'District Hospital, Hapur',
      'Hapur',
      entry('Babu Banarsi Das Govt Hospital', 'HAPUR', 'UTTAR PRADESH'),
    ],
    [
      'the district hospital of the mother district',
      'District Hospital, Shamli',
      'Shamli',
      entry('DISTRICT HOSPITAL', 'MUZAFFARNAGAR', 'UTTAR PRADESH'),
    ],
    [
      'a village of nearly that name',
      'Community Health Centre, Koraon',
      'Prayagraj',
      entry('CHC Meja', 'ALLAHABAD', 'UTTAR PRADESH'),
    ],
    [
      'the same name elsewhere',
      'District Hospital, Hamirpur',
      'Hamirpur',
      entry('DISTRICT HOSPITAL HAMIRPUR', 'BANDA', 'UTTAR PRADESH'),
    ],
    ['a health centre', 'District Hospital, Mau', 'Mau', entry('CHC Mau', 'MAU', 'UTTAR PRADESH')],
  ])('is not %s', (_name, name, district, other) => {
    const kind = name.startsWith('Community') ? 'chc' : 'district-hospital';
    expect(findMatch({ name, kind, district, state: 'Uttar Pradesh' }, [], [other])).toBeUndefined();
  });

  test('of several it is the likeliest', () => {
    const entries = ['District Hospital', 'CHC Soraon Allahabad', 'CHC Koraon'].map((name) =>
      entry(name, 'ALLAHABAD', 'UTTAR PRADESH'),
    );
    const row = {
      name: 'Community Health Centre, Koraon',
      kind: 'chc',
      district: 'Prayagraj',
      state: 'Uttar Pradesh',
    };
    expect(findMatch(row, [], entries)?.entry).toBe(entries[2]);
  });
});

test.each([
  ['Uttar Pradesh', 'Prayagraj', 'UTTAR PRADESH', 'ALLAHABAD', 'same', true],
  ['Uttar Pradesh', 'Shamli', 'UTTAR PRADESH', 'MUZAFFARNAGAR', 'former', true],
  ['Uttar Pradesh', 'Muzaffarnagar', 'UTTAR PRADESH', 'Shamli', 'none', true],
  ['Ladakh', 'Leh', 'Jammu & Kashmir', 'Leh Ladakh', 'same', true],
  ['Bihar', 'Aurangabad', 'MAHARASHTRA', 'AURANGABAD', 'none', false],
  ['Andhra Pradesh', 'East Godavari', 'ANDHRA PRADESH', 'NELLORE', 'none', false],
])('%s/%s and %s/%s: %s', (state, district, otherState, other, relation, kin) => {
  expect(districtRelation({ state, district }, { state: otherState, district: other })).toBe(relation);
  expect(areKin({ state, district }, { state: otherState, district: other })).toBe(kin);
});
