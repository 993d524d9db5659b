import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { joinPrompts, secondsOf, spell, spoken, stepsOf, type Prompt } from './voice-tree.ts';

describe('numbers are said', () => {
  test.each([
    ['Call 112 now, or 108.', 'Call 1 1 2 now, or 1 0 8.'],
    ['पिन कोड जैसे 211001।', 'पिन कोड जैसे 2 1 1, 0 0 1।'],
    ['14416', '1 4 4, 1 6'],
    ['Phone +911123456789', 'Phone +9 1 1, 1 2 3, 4 5 6, 7 8 9'],
    ['(112)', '(1 1 2)'],
    ['Your 6-digit PIN, press 1 or 20', 'Your 6-digit PIN, press 1 or 20'],
    ['₹500 or Rs 500 or Rs. 1500 or 1,50,000 or 102.5', '₹500 or Rs 500 or Rs. 1500 or 1,50,000 or 102.5'],
  ])('%s', (written, said) => expect(spoken(written)).toBe(said));

  test('but not quantities', () => {
    expect(spoken('150 km, call 112, 1500 km', new Set(['150', '1500']))).toBe('150 km, call 1 1 2, 1500 km');
  });

  test('in groups that keep every digit in its order, none alone at the end', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{3,15}$/), (digits) => {
        const said = spell(digits);
        expect(said.replace(/\D/g, '')).toBe(digits);
        for (const group of said.split(', ')) expect(group).toMatch(/^\d( \d){1,3}$/);
      }),
    );
  });
});

test.each([
  ['line\nends\r\nand\ttabs', 'line ends and tabs'],
  ['  \u0000x\u001f ', 'x'],
  ['🙏 नमस्ते 👨‍👩‍👧', 'नमस्ते'],
  ['क्\u200dष', 'क्ष'],
  ['half \ud83d pair', 'half pair'],
  ['', ''],
])('%j is said as %j', (written, said) => expect(spoken(written)).toBe(said));

test('longer texts take longer, digits and other scripts more', () => {
  expect(secondsOf('')).toBe(0);
  expect(secondsOf('1 1 2')).toBeCloseTo(1.2);
  expect(secondsOf('a'.repeat(14))).toBeCloseTo(1);
  expect(secondsOf('क'.repeat(12))).toBeCloseTo(1);
  expect(secondsOf('One. Two.')).toBeGreaterThan(secondsOf('One Two '));
});

test('sentences of one language are said in one go, up to what a provider takes', () => {
  const say = (text: string, language = 'hi'): Prompt => ({ do: 'say', text, language });
  const play: Prompt = { do: 'play', url: 'https://example.org/a.mp3' };
  expect(joinPrompts([say('अ।'), say('ब।'), say('c.', 'en'), play, say('द।')])).toEqual([
    say('अ। ब।'),
    say('c.', 'en'),
    play,
    say('द।'),
  ]);
  expect(joinPrompts([say('a'.repeat(1_000)), say('b'.repeat(1_000))])).toHaveLength(2);
  expect(joinPrompts([])).toEqual([]);
});

test('a page that was not drawn for a call cannot be said', () => {
  expect(() => stepsOf({ text: 'CON 1' })).toThrow('not drawn for a call');
});
