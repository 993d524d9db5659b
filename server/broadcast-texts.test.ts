/** What broadcasts say of every alert, district and scheme: as one text, with its way out and the number to write to. */
import { expect, test } from '@jest/globals';
import { fitsSms } from '../channels/media/sms.ts';
import { writtenLines } from '../channels/notice.ts';
import { loadCountry } from '../core/country/country.ts';
import { loadGeography } from '../core/country/geography.ts';
import { loadTelecom } from '../core/country/telecom.ts';
import { answeredAt } from '../core/messages/answered.ts';
import {
  ALERTS,
  broadcastLine,
  type BroadcastSubject,
  ENDED_BY,
  type Names,
} from '../core/messages/broadcast-texts.ts';
import { languages } from '../core/text/languages.ts';
import { createMessages } from '../core/text/messages.ts';
import { globalWord } from '../flows/global-words.ts';
import { catalogues, schemeBook } from './catalogues.ts';

const { say } = createMessages({
  catalogues,
  constants: loadCountry('IN').constants,
  answered: answeredAt(loadTelecom('IN'), { SMS_INBOUND_NUMBER: '9876543210' }),
});
const places: readonly Names[] = loadGeography('IN').districts.map(({ name, hindi }) => ({
  ...{ en: name, 'hi-Latn': name, hi: hindi || name },
}));

const textOf = (subject: BroadcastSubject, place: Names | null, code: string): string =>
  writtenLines(
    [broadcastLine(subject, place, (id) => schemeBook.schemes.find((scheme) => scheme.id === id)!.short)],
    ENDED_BY[subject.purpose],
  )
    .map((line) => say(line, code, 'sms'))
    .join('\n');

const written: readonly (readonly [BroadcastSubject, Names | null])[] = [
  ...schemeBook.schemes.map(({ id }) => [{ purpose: 'new-scheme', about: id, day: null }, null] as const),
  ...[...ALERTS.values()].flatMap(({ id, isOnDay }) =>
    [null, ...places].map(
      (place) => [{ purpose: 'health-alert', about: id, day: isOnDay ? '2026-09-30' : null }, place] as const,
    ),
  ),
];

test.each(languages.map(({ code }) => code))('each is one text, in %s', (code) => {
  const tooLong = written
    .map(([subject, place]) => textOf(subject, place, code))
    .filter((text) => !fitsSms(text));
  expect(tooLong).toEqual([]);
});

test.each([
  ['new-scheme', 'NEWS STOP', { type: 'NEWS', given: false }],
  ['health-alert', 'STOP', { type: 'STOP' }],
] as const)('%s names the word that ends the consent which it rests on: %s', (purpose, word, meaning) => {
  const [subject, place] = written.find(([one]) => one.purpose === purpose)!;
  for (const { code } of languages) {
    const [, wayOut, notMe] = textOf(subject, place, code).split('\n');
    expect(/[A-Z]{4,}( [A-Z]{4,})?/.exec(wayOut!)?.[0]).toBe(word);
    expect(notMe).toMatch(/NOT ME.*9876543210$/);
  }
  expect(globalWord(word)).toEqual(meaning);
});
