import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Screen } from '../../flows/screen.ts';
import { isGsm7, septets, units } from './gsm7.ts';
import { itemsOf, numbering } from './numbering.ts';
import { anyReply, anyScreen, anyWording, fakeWording, line, option, options } from './testing/any-screen.ts';
import { USSD_BUDGET, USSD_LIMIT, createUssd } from './ussd.ts';

const ussd = createUssd({ today: () => '2026-11-23' });
const draw = (screen: Screen, ...languages: string[]): readonly string[] => {
  const wording = fakeWording(...languages);
  const { pages } = ussd.draw(screen, wording, 0);
  return Array.from({ length: pages }, (_, page) => ussd.draw(screen, wording, page).text);
};
const complaints = options('Fever|बुखार|Bukhar', 'Cough|खाँसी|Khansi', 'Diarrhoea|दस्त|Dast');
const question = 'What is the problem?|क्या तकलीफ़ है?|Kya takleef hai?';

describe('looks', () => {
  test.each<[string, Screen, string[], string[]]>([
    [
      'a choice',
      { say: [line(question)], ask: { kind: 'choice', options: complaints } },
      ['en'],
      ['What is the problem?\n1 Fever\n2 Cough\n3 Diarrhoea\n0 Back 00 Menu'],
    ],
    [
      'a choice in Hindi',
      { say: [line(question)], ask: { kind: 'choice', options: complaints } },
      ['hi'],
      ['क्या तकलीफ़ है?\n1 बुखार\n2 खाँसी\n3 दस्त\n0 पीछे 00 मेन्यू'],
    ],
    [
      'a choice while no language is known',
      { say: [line(question)], ask: { kind: 'choice', options: complaints.slice(0, 2) } },
      ['hi-Latn', 'en'],
      ['Kya takleef hai?\nWhat is the problem?\n1 Bukhar\n2 Khansi\n0 Peeche 00 Menu'],
    ],
    [
      'several, optional',
      {
        say: [line('Any of these?')],
        optional: true,
        ask: { kind: 'several', options: complaints, none: line('None') },
      },
      ['en'],
      ['Any of these?\n1 Fever\n2 Cough\n3 Diarrhoea\n4 None\n5 Skip\n0 Back 00 Menu'],
    ],
    [
      'a number',
      { say: [line('Age in years?')], ask: { kind: 'number', min: 0, max: 120 } },
      ['en'],
      ['Age in years?\n00 Menu'],
    ],
    [
      'an optional number',
      { say: [line('Age in years?')], optional: true, ask: { kind: 'number', min: 0, max: 120 } },
      ['en'],
      ['Age in years?\n999 Skip\n00 Menu'],
    ],
    [
      'a place',
      { say: [line('Which town?')], ask: { kind: 'place' } },
      ['en'],
      ['Which town?\n0 Back 00 Menu'],
    ],
    ['an end', { say: [line('Get well soon.')] }, ['en'], ['Get well soon.']],
    [
      'characters that phones lack',
      {
        say: [line('Fee: “₹500” – don’t\u00a0pay more…')],
        ask: { kind: 'choice', options: options('José → ₹ 20') },
      },
      ['en'],
      ['Fee: "Rs 500" - don\'t pay more...\n1 José -> Rs 20\n0 Back 00 Menu'],
    ],
    [
      'a list on two pages, numbered through',
      {
        say: [line('Hospitals near Allahabad, nearest first. Which one?')],
        ask: {
          kind: 'choice',
          options: [
            'Moti Lal Nehru Divisional',
            'Tej Bahadur Sapru',
            'Swaroop Rani',
            'Dufferin Women',
            'Kamla Nehru',
          ].map((name, index) => option(String(index), `${name} Hospital`)),
        },
      },
      ['en'],
      [
        'Hospitals near Allahabad, nearest first. Which one?\n1 Moti Lal Nehru Divisional Hospital\n2 Tej Bahadur Sapru Hospital\n0 Back 00 Menu 98 More',
        '3 Swaroop Rani Hospital\n4 Dufferin Women Hospital\n5 Kamla Nehru Hospital\n0 Back 00 Menu',
      ],
    ],
    [
      'a long end stays open until its last page',
      { say: [line(`${'Drink ORS after each loose stool. '.repeat(5)}Call 112 if worse.`)] },
      ['en'],
      [
        `${'Drink ORS after each loose stool. '.repeat(4).trim()}\n98 More`,
        'Drink ORS after each loose stool. Call 112 if worse.',
      ],
    ],
    [
      'a number asked on two pages: 0 goes back from the second',
      {
        say: [line('हर सवाल का जवाब ध्यान से दें। बच्चे की उम्र कितने साल है? पूरे साल लिखें।')],
        ask: { kind: 'number', min: 1, max: 12 },
      },
      ['hi'],
      ['हर सवाल का जवाब ध्यान से दें।\n00 मेन्यू 98 और', 'बच्चे की उम्र कितने साल है? पूरे साल लिखें।\n0 पीछे 00 मेन्यू'],
    ],
  ])('%s', (_, screen, languages, pages) => expect(draw(screen, ...languages)).toEqual(pages));

  test('only the last page of an end is last', () => {
    const screen = { say: [line('word '.repeat(100))] };
    const wording = fakeWording();
    expect([0, 1, 2, 3, 9].map((page) => ussd.draw(screen, wording, page).last)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
    expect(ussd.draw({ ...screen, ask: { kind: 'place' } }, wording, 9).last).toBe(false);
  });
});

describe('reads what it drew', () => {
  const hospitals = Array.from({ length: 12 }, (_, index) =>
    option(`h${index}`, `District hospital ${'ABCDEFGHIJKL'[index]}`),
  );
  const screen: Screen = { say: [line('Which one?')], ask: { kind: 'choice', options: hospitals } };
  test.each<[string, number, object]>([
    ['1', 0, { type: 'ANSWER', value: 'h0' }],
    ['12', 0, { type: 'ANSWER', value: 'h11' }],
    ['12', 1, { type: 'ANSWER', value: 'h11' }],
    ['१२', 1, { type: 'ANSWER', value: 'h11' }],
    ['98', 0, { type: 'MORE' }],
    ['98', 1, { type: 'MORE' }],
    ['98', 2, { type: 'UNCLEAR' }],
    ['98', 99, { type: 'UNCLEAR' }],
    ['0', 1, { type: 'BACK' }],
    ['00', 1, { type: 'MENU' }],
    ['13', 1, { type: 'UNCLEAR' }],
  ])('%s on page %d', (reply, page, reading) =>
    expect(ussd.read(screen, reply, fakeWording(), page)).toEqual(reading),
  );
});

const squeezed = (text: string): string => text.replace(/\s/gu, '');

describe('any screen', () => {
  const keys = /(^|\n)[^\n]*(98 (More|Aur|और)|00 (Menu|मेन्यू))$/u;

  test('keeps every page within its budget and loses no text and no option', () => {
    fc.assert(
      fc.property(anyScreen, anyWording, (screen, wording) => {
        const { pages } = ussd.draw(screen, wording, 0);
        const texts = Array.from({ length: pages }, (_, page) => ussd.draw(screen, wording, page).text);
        for (const text of texts) {
          if (isGsm7(text)) expect(septets(text)).toBeLessThanOrEqual(USSD_BUDGET.septets);
          else expect(units(text)).toBeLessThanOrEqual(USSD_BUDGET.units);
        }
        const bodies = texts.map((text) => text.replace(keys, '')).join('');
        const whole = itemsOf(screen, wording, 'ussd').map(({ text }) => text);
        expect(squeezed(bodies)).toBe(squeezed(whole.join('')));
      }),
      { numRuns: 150 },
    );
  });

  test('reads each number that it drew as its option, on every page', () => {
    fc.assert(
      fc.property(anyScreen, anyWording, (screen, wording) => {
        const { pages } = ussd.draw(screen, wording, 0);
        for (const { number, means } of numbering(screen, 'ussd')) {
          expect(['0', '00', '98']).not.toContain(String(number));
          for (const page of [0, pages - 1]) {
            const reading = ussd.read(screen, String(number), wording, page);
            if (means.type === 'skip') expect(reading).toEqual({ type: 'SKIP' });
            else if (means.type === 'none') expect(reading).toEqual({ type: 'ANSWER', value: [] });
            else if (screen.ask?.kind === 'several')
              expect(reading).toEqual({ type: 'ANSWER', value: [means.value] });
            else expect(reading).toEqual({ type: 'ANSWER', value: means.value });
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('gives a reading of any reply', () => {
    fc.assert(
      fc.property(
        anyScreen,
        anyWording,
        anyReply,
        fc.integer({ min: -1, max: 5 }),
        (screen, wording, reply, page) => {
          expect(ussd.read(screen, reply, wording, page)).toHaveProperty('type');
        },
      ),
      { numRuns: 150 },
    );
  });
});

test('the budget is within the limit', () => {
  expect(USSD_BUDGET.septets).toBeLessThanOrEqual(USSD_LIMIT.septets);
  expect(USSD_BUDGET.units).toBeLessThanOrEqual(USSD_LIMIT.units);
});

test('a 98th option is neither drawn nor read: the key is More', () => {
  const screen: Screen = {
    say: [line('Which?')],
    ask: {
      kind: 'choice',
      options: Array.from({ length: 120 }, (_, index) => option(`v${index}`, `Place ${index}`)),
    },
  };
  expect(numbering(screen, 'ussd')).toHaveLength(97);
  expect(ussd.read(screen, '97', fakeWording(), 0)).toEqual({ type: 'ANSWER', value: 'v96' });
  expect(ussd.read(screen, '98', fakeWording(), 0)).toEqual({ type: 'MORE' });
  expect(ussd.read(screen, '99', fakeWording(), 0)).toEqual({ type: 'UNCLEAR' });
});
