import { describe, expect, test } from '@jest/globals';
import { csvCell, parseCsv } from './csv.ts';
import { COLUMNS, LEVELS, levelMessage, parseFacilities } from './facility.ts';

const row = {
  id: 'in-up-srn-prayagraj',
  name: 'Swaroop Rani Nehru Hospital, Prayagraj',
  short_name: 'SRN Hospital Prayagraj',
  name_hi: 'एसआरएन अस्पताल प्रयागराज',
  level: 'medical-college',
  ownership: 'state',
  district: 'Prayagraj',
  state: 'Uttar Pradesh',
  pin: '211001',
  phone: '',
  source: 'A public list, 2025',
  source_date: '2025-11-01',
  checked_on: '2026-11-23',
};

const file = (...rows: Record<string, string>[]): string =>
  [COLUMNS.join(','), ...rows.map((line) => COLUMNS.map((name) => csvCell(line[name] ?? '')).join(','))].join(
    '\n',
  );

test('a good row is read as it is', () => {
  expect(parseFacilities(file(row))).toEqual([row]);
});

describe('a faulty row is refused, by its number and id', () => {
  test.each([
    ['a short name too long for the screen', { short_name: 'Swaroop Rani Nehru Hospital A' }],
    ['a short name that is not GSM-7', { short_name: 'SRN Hospital “Prayagraj”' }],
    ['a Hindi name in Latin letters', { name_hi: 'SRN अस्पताल प्रयागराज' }],
    ['a Hindi name too long', { name_hi: 'स्वरूप रानी नेहरू अस्पताल प्रयाग' }],
    ['no Hindi name', { name_hi: '' }],
    ['an unknown level', { level: 'clinic' }],
    ['a private owner', { ownership: 'private' }],
    ['a PIN of five digits', { pin: '21100' }],
    ['a PIN that starts with 0', { pin: '011001' }],
    ['a phone number without its country', { phone: '0532 2256507' }],
    ['a date that is none', { source_date: '2025-13-01' }],
    ['an id that is not a slug', { id: 'in-up-SRN' }],
    ['spaces at the end', { name: 'Swaroop Rani Nehru Hospital  Prayagraj' }],
  ])('%s', (_name, change) => {
    expect(() =>
      parseFacilities(file(row, { ...row, id: 'in-up-other', short_name: 'Other', ...change })),
    ).toThrow(/row 2 \(in-up/);
  });

  test('the same id or short name twice', () => {
    expect(() => parseFacilities(file(row, row))).toThrow(/id in-up-srn-prayagraj is there twice/);
    expect(() => parseFacilities(file(row, { ...row, id: 'in-up-other' }))).toThrow(
      /short_name SRN Hospital Prayagraj/,
    );
  });

  test('a column too many, or none at all', () => {
    expect(() =>
      parseFacilities(
        `${COLUMNS.join(',')},latitude\n${COLUMNS.map((name) => csvCell(row[name])).join(',')},25.4`,
      ),
    ).toThrow(/latitude/);
    expect(() => parseFacilities('')).toThrow(/no rows/);
  });
});

test('every level has a message', () => {
  expect(LEVELS.map(levelMessage)).toContain('level-chc');
});

test.each([
  ['a plain file', 'a,b\n1,2\n', [{ a: '1', b: '2' }]],
  ['quotes, commas, line breaks and CRLF', 'a,b\r\n"1, ""one""","x\ny"\r\n', [{ a: '1, "one"', b: 'x\ny' }]],
  ['empty and missing cells', 'a,b,c\n,2\n', [{ a: '', b: '2', c: '' }]],
  ['blank lines and no end of line', 'a\n\n1\n\n2', [{ a: '1' }, { a: '2' }]],
  ['a last cell that is empty', 'a,b\n1,', [{ a: '1', b: '' }]],
  ['a byte order mark and spaces', '\uFEFFa,b\n 1 , 2', [{ a: '1', b: '2' }]],
])('CSV: %s', (_name, text, lines) => {
  expect(parseCsv(text)).toEqual(lines);
});

test('CSV: a stray quote is told', () => {
  expect(() => parseCsv('a\n"1')).toThrow(/stray quote/);
});
