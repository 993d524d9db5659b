import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../root.ts';
import { searchKey } from '../text/search-key.ts';
import { canonicalDistrict, canonicalState, createGeography, loadGeography, readTable } from './geography.ts';

const FOLDER = join(projectRoot, 'core', 'country', 'in');
const geography = loadGeography('IN');

describe('the tables', () => {
  test('there are 28 states and 8 union territories, each with districts', () => {
    expect(geography.states).toHaveLength(36);
    expect(new Set(geography.districts.map(({ state }) => state))).toEqual(
      new Set(geography.states.map(({ name }) => name)),
    );
    expect(geography.districts.length).toBeGreaterThan(770);
  });

  test('no name is two states, nor two districts of one state', () => {
    const owners = new Map<string, string>();
    const claim = (place: string, text: string, owner: string): void => {
      const name = `${place}|${searchKey(text)}`;
      expect([text, owners.get(name) ?? owner]).toEqual([text, owner]);
      owners.set(name, owner);
    };
    for (const { name, hindi, aliases } of geography.states) {
      for (const text of [name, hindi, ...aliases]) claim('', text, name);
    }
    for (const { state, name, hindi, aliases } of geography.districts) {
      for (const text of [name, hindi, ...aliases]) claim(state, text, name);
    }
  });

  test('every split, and every PIN, is of a district that there is', () => {
    const districts = new Set(geography.districts.map(({ state, name }) => `${state}|${name}`));
    for (const { state, district } of readTable(join(FOLDER, 'district-splits.csv'))) {
      expect(districts).toContain(`${state}|${district}`);
    }
    const pins = gunzipSync(readFileSync(join(FOLDER, 'places.csv.gz')))
      .toString()
      .trimEnd()
      .split('\n')
      .slice(1);
    expect(pins.length).toBeGreaterThan(19_000);
    const unknown = pins.filter((line) => !districts.has(line.split(',').slice(4, 6).reverse().join('|')));
    expect(unknown).toEqual([]);
  });

  test('a district of no state is refused', () => {
    const district = {
      state: 'Atlantis',
      name: 'Poseidonia',
      headquarters: 'Poseidonia',
      hindi: '',
      aliases: [],
    };
    expect(() => createGeography({ states: [], districts: [district], placeWords: [] })).toThrow('Atlantis');
  });
});

test.each([
  ['UP', 'Uttar Pradesh'],
  ['U.P.', 'Uttar Pradesh'],
  ['उत्तर प्रदेश', 'Uttar Pradesh'],
  ['IN-UP', 'Uttar Pradesh'],
  ['Uttar Pardesh', 'Uttar Pradesh'],
  ['बिहार', 'Bihar'],
  ['Orissa', 'Odisha'],
  ['CHATTISGARH', 'Chhattisgarh'],
  ['Pondicherry', 'Puducherry'],
  ['தமிழ்நாடு', 'Tamil Nadu'],
  ['Jammu & Kashmir', 'Jammu and Kashmir'],
  ['THE DADRA AND NAGAR HAVELI AND DAMAN AND DIU', 'Dadra and Nagar Haveli and Daman and Diu'],
  ['Atlantis', null],
  ['', null],
])('the state %p is %p', (text, state) => {
  expect(canonicalState(text)).toBe(state);
});

test.each([
  ['Allahabad', undefined, 'Prayagraj'],
  ['इलाहाबाद', 'UP', 'Prayagraj'],
  ['Gurgaon', 'Haryana', 'Gurugram'],
  ['गुड़गाँव', undefined, 'Gurugram'],
  ['Faizabad', undefined, 'Ayodhya'],
  ['Bangalore', 'Karnataka', 'Bengaluru Urban'],
  ['மதுரை', undefined, 'Madurai'],
  ['24 PARAGANAS NORTH', 'West Bengal', 'North 24 Parganas'],
  ['Aurangabad', 'Bihar', 'Aurangabad'],
  ['Aurangabad', 'Maharashtra', 'Chhatrapati Sambhajinagar'],
  ['Aurangabad', undefined, null],
  ['Muzaffarnagr', 'Uttar Pradesh', 'Muzaffarnagar'],
  ['Central', 'Delhi', 'Central Delhi'],
  ['Central', undefined, null],
  ['Leh', 'Jammu & Kashmir', null],
  ['Atlantis', 'Bihar', null],
])('the district %p of %p is %p', (text, state, district) => {
  expect(canonicalDistrict(text, state)).toBe(district);
});

test('a district that has gone to another state is found with its new one', () => {
  expect(geography.findDistrict('Leh', 'Jammu & Kashmir')).toMatchObject({ name: 'Leh', state: 'Ladakh' });
  expect(geography.findDistrict('Medak', 'Andhra Pradesh')).toMatchObject({
    name: 'Medak',
    state: 'Telangana',
  });
});

test('every district that the Local Government Directory lists is known', () => {
  const path = join(projectRoot, '..', 'shared', 'data', 'geography', '2-district.csv');
  let directory: string[];
  try {
    directory = readFileSync(path, 'utf8').trimEnd().split('\n').slice(1);
  } catch {
    return; // The folder is there in development only.
  }
  const cells = directory.map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
  expect(cells.filter(([, state, , district]) => !canonicalDistrict(district!, state))).toEqual([]);
});
