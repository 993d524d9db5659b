import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Screen } from '../../flows/screen.ts';
import { isGsm7, segments } from './gsm7.ts';
import { itemsOf, numbering } from './numbering.ts';
import { SMS_SEGMENTS, createSms } from './sms.ts';
import { anyReply, anyScreen, anyWording, fakeWording, line, option, options } from './testing/any-screen.ts';

const sms = createSms({ today: () => '2026-11-23' });
const draw = (screen: Screen, ...languages: string[]): readonly string[] => {
  const wording = fakeWording(...languages);
  const { pages } = sms.draw(screen, wording, 0);
  return Array.from({ length: pages }, (_, page) => sms.draw(screen, wording, page).text);
};

describe('looks', () => {
  const copy = { ...option('copy', 'Send by SMS'), purpose: 'copy-by-sms' as const };
  const result: Screen = {
    say: [line('Sadar Hospital, 3 km.')],
    ask: { kind: 'choice', options: [option('next', 'Next'), copy, option('done', 'Done')] },
  };

  test.each<[string, Screen, string[], string[]]>([
    [
      'an option that copies by SMS is left out',
      result,
      ['en'],
      ['Sadar Hospital, 3 km.\n1 Next\n2 Done\n00 Menu'],
    ],
    ['an end', { say: [line('Get well soon.')] }, ['en'], ['Get well soon.']],
    [
      'a number',
      { say: [line('Age?')], ask: { kind: 'number', min: 1, max: 120 } },
      ['hi'],
      ['Age?\n00 मेन्यू'],
    ],
    [
      'no key line where it would cost a part',
      { say: [line('a'.repeat(155))], ask: { kind: 'place' } },
      ['en'],
      ['a'.repeat(155)],
    ],
    [
      'quotes that would cost parts',
      { say: [line(`“${'a'.repeat(150)}”`)], ask: { kind: 'place' } },
      ['en'],
      [`"${'a'.repeat(150)}"\n00 Menu`],
    ],
  ])('%s', (_, screen, languages, pages) => expect(draw(screen, ...languages)).toEqual(pages));

  test('one message up to three parts, then pages', () => {
    const words = (count: number): Screen => ({
      say: [line('word '.repeat(count).trim())],
      ask: { kind: 'place' },
    });
    expect(draw(words(91))).toHaveLength(1);
    const pages = draw(words(120));
    expect(pages.map(segments)).toEqual([3, 1]);
    expect(pages[0]!.endsWith('word\n98 More')).toBe(true);
    expect(pages[1]!.endsWith('word\n00 Menu')).toBe(true);
    expect(draw({ say: [line('शब्द '.repeat(40).trim())] }).map(segments)).toEqual([3]);
    expect(draw({ say: [line('शब्द '.repeat(45).trim())] }, 'hi').map(segments)).toEqual([3, 1]);
  });

  test('the fewest parts: folded, plain text stays GSM-7', () => {
    const [text] = draw({
      say: [line('Fee is ₹500 – “don’t” pay more…')],
      ask: { kind: 'choice', options: options('Ok') },
    });
    expect(isGsm7(text!)).toBe(true);
  });

  test.each<[string, object]>([
    ['1', { type: 'ANSWER', value: 'next' }],
    ['2', { type: 'ANSWER', value: 'done' }],
    ['done', { type: 'ANSWER', value: 'done' }],
    ['3', { type: 'UNCLEAR' }],
    ['send by sms', { type: 'UNCLEAR' }],
    ['0', { type: 'BACK' }],
    ['00', { type: 'MENU' }],
    ['98', { type: 'UNCLEAR' }],
  ])('%s is read as it was drawn', (reply, reading) =>
    expect(sms.read(result, reply, fakeWording(), 0)).toEqual(reading),
  );
});

describe('any screen', () => {
  const squeezed = (text: string): string => text.replace(/\s/gu, '');
  const keys = /(^|\n)(98 (More|Aur|और)|00 (Menu|मेन्यू))$/u;

  test('keeps every page within its parts and loses no text and no option', () => {
    fc.assert(
      fc.property(anyScreen, anyWording, (screen, wording) => {
        const { pages } = sms.draw(screen, wording, 0);
        const texts = Array.from({ length: pages }, (_, page) => sms.draw(screen, wording, page).text);
        for (const text of texts) expect(segments(text)).toBeLessThanOrEqual(SMS_SEGMENTS);
        const whole = itemsOf(screen, wording, 'sms').map(({ text }) => text);
        expect(squeezed(texts.map((text) => text.replace(keys, '')).join(''))).toBe(squeezed(whole.join('')));
      }),
      { numRuns: 60 },
    );
  });

  test('reads each number that it drew, and gives a reading of any reply', () => {
    fc.assert(
      fc.property(anyScreen, anyWording, anyReply, (screen, wording, reply) => {
        expect(sms.read(screen, reply, wording, 0)).toHaveProperty('type');
        for (const { number } of numbering(screen, 'sms')) {
          expect(['ANSWER', 'SKIP']).toContain(sms.read(screen, String(number), wording, 0).type);
        }
      }),
      { numRuns: 50 },
    );
  });
});

test('what asks for an answer names the number to write to, where there is one; what tells does not', () => {
  const named = createSms({ today: () => '2026-11-23', replyTo: '9012345678' });
  const plain = fakeWording('en');
  const said: typeof plain.say = (one, ...rest) =>
    one.key === 'common.reply-to' ? 'Reply to' : plain.say(one, ...rest);
  const wording = { ...plain, say: said };
  const asks: Screen = {
    say: [line('Age?')],
    ask: { kind: 'choice', options: [option('a', 'Young'), option('b', 'Old')] },
  };
  const { text, pages } = named.draw(asks, wording, 0);
  expect(text).toMatch(/^Age\?\n1 Young\n2 Old\nReply to 9012345678\n00 Menu$/);
  expect(pages).toBe(1);
  expect(named.draw({ say: [line('Get well soon.')] }, wording, 0).text).toBe('Get well soon.');
  expect(named.read(asks, '2', wording, 0)).toMatchObject({ type: 'ANSWER', value: 'b' });
});
