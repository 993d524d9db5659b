import { expect, test } from '@jest/globals';
import { languages } from '../text/languages.ts';
import { readMessages } from '../text/messages.ts';
import { ALERTS, alertRows, broadcastCatalogue, broadcastLine, subjectFault } from './broadcast-texts.ts';

test.each([...ALERTS.keys()])(
  'what is said of %s has its sources and fits its variables, in every language',
  (id) => {
    const row = (alertRows as { id: string; reviewedBy: null }[]).find((one) => one.id === id)!;
    expect(row.reviewedBy).toBeNull();
    expect(ALERTS.get(id)!.sources.join()).toMatch(/https?:\/\//);
    for (const { code } of languages) {
      const messages = readMessages(broadcastCatalogue, code);
      const day = '30 September';
      const what = String(messages[id]).replace('{day}', day);
      expect(what.length).toBeLessThanOrEqual(broadcastCatalogue.variables.what!.max);
      expect(String(messages[`${id}-advice`]).length).toBeLessThanOrEqual(
        broadcastCatalogue.variables.advice!.max,
      );
      expect(what !== messages[id]).toBe(ALERTS.get(id)!.isOnDay);
    }
  },
);

test('a day is said in the words of each language', () => {
  const subject = { purpose: 'health-alert', about: 'vaccination', day: '2026-12-05' } as const;
  expect(broadcastLine(subject, null, () => null).params).toMatchObject({
    place: { key: 'broadcast.your-area' },
    what: { params: { day: { byLanguage: { en: '5 December', hi: '5 दिसंबर', 'hi-Latn': '5 December' } } } },
  });
});

const TODAY = '2026-11-23';
test.each([
  ['heat', null, null],
  ['heat', '2026-11-24', 'day'],
  ['vaccination', null, 'day'],
  ['vaccination', TODAY, null],
  ['vaccination', '2026-11-22', 'day'],
  ['vaccination', '2026-12-07', null],
  ['vaccination', '2026-12-08', 'day'],
  ['flood', null, 'about'],
] as const)('%s on %s: %s', (about, day, fault) => {
  expect(subjectFault({ purpose: 'health-alert', about, day }, TODAY, () => false)).toBe(fault);
});

test.each([
  ['pm-jay', null, null],
  ['pm-jay', TODAY, 'day'],
  ['x', null, 'about'],
] as const)('the scheme %s on %s: %s', (about, day, fault) => {
  expect(subjectFault({ purpose: 'new-scheme', about, day }, TODAY, (id) => id === 'pm-jay')).toBe(fault);
});
