import { describe, expect, test } from '@jest/globals';
import { readDate } from './dates.ts';

describe('readDate, on 23 November 2026', () => {
  test.each<[string, string | null]>([
    ['05/03/2026', '2026-03-05'],
    ['5-3-26', '2026-03-05'],
    ['5.3.2026', '2026-03-05'],
    ['5 / 3 / 2026', '2026-03-05'],
    ['५/३/२०२६', '2026-03-05'],
    ['05032026', '2026-03-05'],
    ['050326', '2026-03-05'],
    ['2026-03-05', '2026-03-05'],
    ['5 March', '2026-03-05'],
    ['5th Mar', '2026-03-05'],
    ['March 5, 2025', '2025-03-05'],
    ['5march2025', '2025-03-05'],
    ['५ मार्च', '2026-03-05'],
    ['५ मार्च २०२५', '2025-03-05'],
    ['10 aktubar', '2026-10-10'],
    ['१ फ़रवरी', '2026-02-01'],
    ['today', '2026-11-23'],
    ['AAJ', '2026-11-23'],
    ['आज', '2026-11-23'],
    ['yesterday', '2026-11-22'],
    ['बीता कल', '2026-11-22'],
    // Without a year: within sixty days to come, else the last.
    ['23/11', '2026-11-23'],
    ['15 January', '2027-01-15'],
    ['22/1', '2027-01-22'],
    ['23/1', '2026-01-23'],
    ['29 February', '2024-02-29'],
    // Two digits of a year: at most next year, else a hundred years before.
    ['1/1/27', '2027-01-01'],
    ['1/1/28', '1928-01-01'],
    ['15-8-47', '1947-08-15'],
    ['29/2/2024', '2024-02-29'],
    ['29/2/2025', null],
    ['31/4/2026', null],
    // Month before day is not swapped into sense.
    ['03/25/2026', null],
    ['0/3/2026', null],
    ['5/0/2026', null],
    ['5/3/1850', null],
    ['5 Marhc', null],
    ['kal', null],
    ['कल', null],
    ['March 2026', null],
    ['5', null],
    ['5/3/2026/1', null],
    ['next week', null],
    ['', null],
  ])('%j is %j', (text, date) => expect(readDate(text, '2026-11-23')).toBe(date));

  test.each([
    ['2026-01-01', 'yesterday', '2025-12-31'],
    ['2024-03-01', 'beeta kal', '2024-02-29'],
    ['2026-12-31', '1 January', '2027-01-01'],
  ])('on %s, %s is %s', (today, text, date) => expect(readDate(text, today)).toBe(date));
});
