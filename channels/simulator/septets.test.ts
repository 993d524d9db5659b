import { expect, test } from '@jest/globals';
import { countParts, measure } from './septets.ts';

test.each([
  { text: '', alphabet: 'gsm7', units: 0, parts: 1 },
  { text: 'Hospital 4 km', alphabet: 'gsm7', units: 13, parts: 1 },
  { text: '€[]', alphabet: 'gsm7', units: 6, parts: 1 },
  { text: 'a'.repeat(160), alphabet: 'gsm7', units: 160, parts: 1 },
  { text: 'a'.repeat(161), alphabet: 'gsm7', units: 161, parts: 2 },
  { text: 'पिन', alphabet: 'ucs2', units: 3, parts: 1 },
  { text: 'प'.repeat(71), alphabet: 'ucs2', units: 71, parts: 2 },
  { text: '₹5', alphabet: 'ucs2', units: 2, parts: 1 },
  { text: '🙂', alphabet: 'ucs2', units: 2, parts: 1 },
])('"$text" is $units in $alphabet', ({ text, alphabet, units, parts }) => {
  expect(measure(text)).toEqual({ alphabet, units });
  expect(countParts(text)).toBe(parts);
});
