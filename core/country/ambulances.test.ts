import { expect, test } from '@jest/globals';
import { readAmbulances } from './ambulances.ts';
import { loadCountry } from './country.ts';
import { loadStates } from './geography.ts';

const country = loadCountry('IN');
const states = loadStates('IN');

test.each([
  ['Uttar Pradesh', '108'],
  ['Tamil Nadu', '108'],
  ['Jammu and Kashmir', '108'],
  ['Bihar', '102'],
  ['Delhi', undefined],
  ['West Bengal', undefined],
  ['Haryana', undefined],
  ['', undefined],
])('in %p the ambulance is %p', (state, number) => {
  expect(country.ambulances.get(state)).toBe(number);
});

test('no message can name an ambulance without a place', () => {
  expect(country.constants).not.toHaveProperty('ambulance');
});

const sources = [{ source: 'https://example.org/108', date: '2026-11-23' }];
const row = { state: 'IN-GA', number: '108', what: 'Emergency ambulance', sources };

test.each<[string, object[], RegExp | null]>([
  ['a row with source and date', [row], null],
  ['no source', [{ ...row, sources: [] }], /sources/],
  ['a source without a date', [{ ...row, sources: [{ source: sources[0]!.source }] }], /date/],
  [
    'a source that cannot be looked up',
    [{ ...row, sources: [{ source: 'known', date: '2026-11-23' }] }],
    /source/,
  ],
  ['no state', [{ ...row, state: 'IN-XX' }], /IN-XX is no state/],
  ['one state twice', [row, row], /IN-GA is there twice/],
])('%s', (_, data, refused) => {
  const reading = () => readAmbulances(data, states);
  if (refused) expect(reading).toThrow(refused);
  else expect([...reading()]).toEqual([['Goa', '108']]);
});
