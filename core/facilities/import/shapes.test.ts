import { describe, expect, test } from '@jest/globals';
import { parseCsv } from '../csv.ts';
import { levelIn, unfit } from './level.ts';
import { SHAPES, shapeOf, UnknownShape } from './shapes.ts';
import { PHC, pmgsyFile, pmjayFile } from './testing.ts';

const lower = (line: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(line).map(([name, cell]) => [name.toLowerCase(), cell]));

const readFirst = (text: string, file = 'list.csv') => {
  const line = lower(parseCsv(text)[0]!);
  return shapeOf(Object.keys(line), file).read(line);
};

describe('a list is known by its header', () => {
  test.each(SHAPES.map((shape) => [shape.id, shape] as const))('%s', (id, { columns }) => {
    const header = [...columns].reverse().map((name) => name.toUpperCase());
    expect(shapeOf([...header, 'something else'], 'My list.csv').id).toBe(
      id === 'list' ? 'list-my-list' : id,
    );
    expect(() => shapeOf(columns.slice(1), 'x.csv')).toThrow(UnknownShape);
  });

  test('another is refused, naming those that are known', () => {
    expect(() => shapeOf(['Hospital', 'Beds'], 'x.csv')).toThrow(
      /"Hospital, Beds"[^]*facility_id[^]*Blood Bank/,
    );
  });

  test.each(SHAPES.filter(({ id }) => id !== 'list').map((shape) => [shape.id, shape] as const))(
    '%s says where it is from',
    (_id, { list, address, licence, date }) => {
      expect([list, licence].every((text) => text.length > 3)).toBe(true);
      expect(address).toMatch(/^https:/);
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    },
  );
});

describe('a line of each shape', () => {
  test('PMGSY: the class, the village before the block', () => {
    expect(readFirst(pmgsyFile({}))).toMatchObject({
      key: '1',
      level: 'phc',
      towns: ['Testpur', 'Karchhana'],
      latitude: PHC.lat,
      district: 'Allahabad',
    });
  });

  test.each([
    ['PHC', 'Sub Primary Health Centre', 'hwc'],
    ['PHC', 'District Hospital', 'phc'],
    ['SDH/RURAL_HOSP', 'Testpur CHC rural hospital', 'chc'],
    ['HWC', 'health and wellness centre', 'hwc'],
    ['DH', 'sadar hospital', 'district-hospital'],
    ['OTHER_HUMAN', 'Civil Hospital', 'sub-district-hospital'],
    ['OTHER_HUMAN', 'Bedded Hospital', null],
    ['OTHER_HUMAN', 'Dispensary', null],
  ])('PMGSY: of class %s and name "%s" the lower counts', (type, name, level) => {
    expect(readFirst(pmgsyFile({ class: type, name })).level).toBe(level);
  });

  test('PM-JAY: by its name; any other hospital is at least a sub-district hospital', () => {
    const levelOf = (name: string) => readFirst(pmjayFile(['H1', name, 'GOA', 'NORTH GOA'])).level;
    expect(levelOf('CHC Testpur')).toBe('chc');
    expect(levelOf('Dr. A. B. Memorial Hospital')).toBe('sub-district-hospital');
    expect(levelOf('TESTPUR')).toBeNull();
  });

  test('2016 directory: its type; it has no numbers, so what it says is hashed', () => {
    const text = (name: string) =>
      `name,type,lat,lon,subdistrict,district,state,location_type\n${name},dis_h,25.4,81.8,Sadar,Allahabad,Uttar Pradesh,Rural\n`;
    expect(readFirst(text('Testpur'))).toMatchObject({ level: 'district-hospital', towns: ['Sadar'] });
    expect(readFirst(text('Test Medical College')).level).toBe('medical-college');
    expect(readFirst(text('Testpur')).key).toBe(readFirst(text('TESTPUR')).key);
    expect(readFirst(text('Testpur')).key).not.toBe(readFirst(text('Testnagar')).key);
  });

  test('blood banks: public ones, without their numbers of 2018', () => {
    const text = (category: string) =>
      `Blood Bank Name,State,District,City,Address,Pincode,Contact No,Category,Blood Component Available,Service Time,Latitude,Longitude\n` +
      `Test Hospital Blood Bank,Goa,NORTH GOA, Panaji ,"Road 1\nPanaji",403001,0832 1234567,${category},YES,24x7,15.49,73.82\n`;
    expect(readFirst(text('Government'))).toMatchObject({
      level: 'blood-bank',
      towns: ['Panaji'],
      phone: '',
      pin: '403001',
    });
    expect(readFirst(text('Charity')).refused).toBe('not-public');
  });

  test.each([
    [
      'a good line',
      'PHC Testpur,phc,Goa,North Goa,My survey,2026-01-02',
      { level: 'phc', list: 'My survey', date: '2026-01-02' },
    ],
    ['an unknown level', 'Testpur,clinic,Goa,North Goa,My survey,2026-01-02', { level: null }],
    ['no date', 'PHC Testpur,phc,Goa,North Goa,My survey,soon', { refused: 'no-source' }],
    ['a date that is none', 'PHC Testpur,phc,Goa,North Goa,My survey,2026-13-02', { refused: 'no-source' }],
  ])('a table of your own: %s', (_what, line, expected) => {
    expect(readFirst(`name,level,state,district,source,source_date\n${line}\n`)).toMatchObject(expected);
  });
});

test.each([
  ['P.H.C. Testpur', 'phc'],
  ['primery helth centar', 'phc'],
  ['Prathmik Swasthya Kendra', 'phc'],
  ['GUPHC,Testpur', 'phc'],
  ['Comunity Helth Center', 'chc'],
  ['samudayik swasthya kendra', 'chc'],
  ['Sub Centre Testpur', 'hwc'],
  ['Health & Wellness Centre', 'hwc'],
  ['THQH Testpur', 'sub-district-hospital'],
  ['Sub Divisional Hospital', 'sub-district-hospital'],
  ['Govt Hospital, Testpur', 'sub-district-hospital'],
  ['DHH Testpur', 'district-hospital'],
  ['Sadar Hospital', 'district-hospital'],
  ['Govt Medical College and Hospital', 'medical-college'],
  ['AIIMS Testpur', 'national-institute'],
  ['Hospital', null],
])('"%s" says %s', (name, level) => {
  expect(levelIn(name)).toBe(level);
});

test.each([
  ['Veterinary Hospital', 'veterinary'],
  ['Vet. dispensary', 'veterinary'],
  ['Rajkiya Pashu Chikitsalay', 'veterinary'],
  ['पशु चिकित्सालय', 'veterinary'],
  ['Animal husbandry PHC', 'veterinary'],
  ['Privet primary health centre', 'not-public'],
  ['Dr Test Clinic', 'not-public'],
  ['Composite Hospital CRPF', 'closed-group'],
  ['Ayurvedic Hospital', 'other-medicine'],
  ['Govt. Eye Hospital', 'special'],
  ['Mental Hospital', 'special'],
  ['community hall', 'not-a-facility'],
  ['village hall', 'not-a-facility'],
  ['PHC Ramdev Mandir', null],
  ['PHC Vettangudi', null],
  ['PHC Kanimul', null],
  ['Primary Health Centre', null],
])('"%s" is refused as %s', (name, reason) => {
  expect(unfit(name, levelIn(name))?.reason ?? null).toBe(reason);
});
