import { describe, expect, test } from '@jest/globals';
import type { Medium, Wording } from '../../../flows/medium.ts';
import type { Screen } from '../../../flows/screen.ts';
import { createSms } from '../sms.ts';
import { createUssd } from '../ussd.ts';
import { fakeWording, line, option, options } from './any-screen.ts';
import { problemsOf } from './fits.ts';

const today = () => '2026-11-23';
const ussd = createUssd({ today });
const sms = createSms({ today });
const yesNo = { kind: 'choice', options: options('Yes', 'No') } as const;
const long = 'word '.repeat(60);

describe('problemsOf', () => {
  test.each<[string, Screen]>([
    ['a choice', { say: [line('Fever?')], ask: yesNo }],
    [
      'several',
      {
        say: [line('Which?')],
        optional: true,
        ask: { kind: 'several', options: options('Fever', 'Cough and cold'), none: line('None') },
      },
    ],
    ['a number that takes 0', { say: [line('Age?')], ask: { kind: 'number', min: 0, max: 120 } }],
    ['a long text', { say: [line(long)], ask: { kind: 'place' } }],
    ['a long end', { say: [line(long)] }],
  ])('%s is well on every text medium', (_, screen) => {
    for (const medium of [ussd, sms]) {
      for (const language of ['en', 'hi', 'hi-Latn'])
        expect(problemsOf(screen, medium, fakeWording(language))).toEqual([]);
    }
  });

  const huge: Wording = {
    ...fakeWording(),
    say: ({ key }) => (key === 'common.menu' ? '00 '.padEnd(200, 'x') : key),
  };
  const mute: Medium = { ...ussd, read: () => ({ type: 'UNCLEAR' }) };
  test.each<[string, Screen, Medium, Wording | null, string[]]>([
    [
      'page over budget',
      { say: [line('Hi')], ask: { kind: 'place' } },
      ussd,
      huge,
      ['page over budget: page 1 has 226 septets', 'page over budget: page 2 has 214 septets'],
    ],
    [
      '98 is an answer',
      { say: [line(long)], ask: { kind: 'number', min: 1, max: 120 } },
      ussd,
      null,
      ['number collision: 98 is More and an answer'],
    ],
    [
      '0 is an answer on the second page',
      { say: [line(long)], ask: { kind: 'number', min: 0, max: 9 } },
      ussd,
      null,
      ['number collision: 0 is Back and an answer'],
    ],
    [
      '00 is an answer',
      { say: [line('Two digits')], ask: { kind: 'digits', length: 2 } },
      ussd,
      null,
      ['number collision: 00 is Menu and an answer'],
    ],
    [
      'too many options',
      {
        say: [line('Which?')],
        ask: {
          kind: 'choice',
          options: Array.from({ length: 98 }, (_, index) => option(`v${index}`, `P${index}`)),
        },
      },
      ussd,
      null,
      ['number collision: 98 numbered lines, 98 is More'],
    ],
    [
      'no way back from 0',
      { say: [line('a'.repeat(157))], ask: { kind: 'number', min: 0, max: 9 } },
      sms,
      null,
      ['no way back: 0 is an answer, and "00 Menu" is not shown'],
    ],
    [
      'no way back',
      { say: [line('Hi')], ask: { kind: 'place' } },
      mute,
      null,
      ['no way back: 00 is not Menu on page 1'],
    ],
    [
      'options that look alike',
      {
        say: [line('Which?')],
        ask: { kind: 'choice', options: options('Sadar Hospital', 'Sadar hospital') },
      },
      ussd,
      null,
      [
        'unreadable option: the label of 1 "Sadar Hospital" reads otherwise',
        'options look alike: 1 and 2 "Sadar hospital"',
      ],
    ],
    [
      'no option',
      { say: [line('Which?')], ask: { kind: 'choice', options: [] } },
      ussd,
      null,
      ['nothing to choose'],
    ],
    ['empty text', { say: [line('Hi'), line('')], ask: { kind: 'place' } }, ussd, null, ['empty text: ""']],
    [
      'an empty label',
      { say: [line('Hi')], ask: { kind: 'choice', options: options('Yes', '-') } },
      ussd,
      null,
      ['empty text: "-"'],
    ],
    ['nothing said', { say: [], ask: yesNo }, ussd, null, ['empty text: the screen says nothing']],
    [
      'a raw key',
      { say: [line('triage.question')], ask: yesNo },
      ussd,
      null,
      ['raw message key: "triage.question"'],
    ],
    [
      'a variable without a value',
      { say: [{ key: 'Near {place}', params: {} }], ask: yesNo },
      ussd,
      null,
      ['unfilled variable: "undefined"'],
    ],
  ])('%s', (_, screen, medium, wording, problems) =>
    expect(problemsOf(screen, medium, wording ?? fakeWording())).toEqual(problems),
  );
});
