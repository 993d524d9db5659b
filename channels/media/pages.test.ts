import { describe, expect, test } from '@jest/globals';
import { pageOf, paginate, type Item } from './pages.ts';

const text = (said: string, lead = 0): Item => ({ text: said, whole: false, lead });
const option = (said: string): Item => ({ text: said, whole: true });
const within = (room: number) => (page: string) => page.length <= room;
const bare = (body: string): string => body;

describe('paginate', () => {
  test.each<[string, readonly Item[], number, readonly string[]]>([
    ['one page', [text('Hello'), option('1 Yes')], 11, ['Hello\n1 Yes']],
    ['nothing', [], 10, ['']],
    ['at a word', [text('alpha beta gamma')], 12, ['alpha beta', 'gamma']],
    [
      'at a sentence that fills enough',
      [text('One two. Three four five')],
      12,
      ['One two.', 'Three four', 'five'],
    ],
    ['not at one that fills too little', [text('One. Two three four')], 13, ['One. Two', 'three four']],
    ['at a line', [text('one two\nthree four')], 10, ['one two', 'three four']],
    ['not inside a number', [text('abcdefghi 102.5')], 13, ['abcdefghi', '102.5']],
    ['a long word at a grapheme', [text('अंतरराष्ट्रीय')], 7, ['अंतररा', 'ष्ट्रीय']],
    [
      'the first sentence whole',
      [text('One. Two three\nfour five six', 14)],
      16,
      ['One. Two three', 'four five six'],
    ],
    [
      'options whole',
      [text('Ask'), option('1 alpha'), option('2 beta'), option('3 gamma')],
      12,
      ['Ask\n1 alpha', '2 beta', '3 gamma'],
    ],
    [
      'an option longer than a page',
      [option('1 a'), option('2 alpha beta'), option('3 c')],
      9,
      ['1 a', '2 alpha', 'beta\n3 c'],
    ],
    [
      'a grapheme longer than a page',
      [text(`e${'\u0301'.repeat(6)}x`)],
      4,
      [`e${'\u0301'.repeat(3)}`, '\u0301'.repeat(3) + 'x'],
    ],
  ])('%s', (_, items, room, pages) => expect(paginate(items, bare, within(room))).toEqual(pages));

  test('the frame knows its page and whether another follows', () => {
    const frame = (body: string, page: number, more: boolean) => `${page}${body}${more ? '>' : ''}`;
    expect(paginate([text('alpha beta gamma')], frame, within(7))).toEqual(['0alpha>', '1beta>', '2gamma']);
  });

  test('a frame that alone exceeds the room still comes to an end', () => {
    const frame = (body: string) => `${body}${'#'.repeat(20)}`;
    expect(
      paginate([text('ab 🙏'), option('1')], frame, within(10))
        .join('')
        .replaceAll('#', ''),
    ).toBe('ab🙏1');
  });
});

test.each([
  [0, 0],
  [2, 2],
  [9, 2],
  [-1, 0],
  [NaN, 0],
  [1.5, 1],
])('page %d is page %d of three', (page, index) => {
  const drawn = pageOf(['a', 'b', 'c'], page, false);
  expect(drawn).toEqual({ text: 'abc'[index], page: index, pages: 3, last: index === 2 });
  expect(pageOf(['a', 'b', 'c'], page, true).last).toBe(false);
});
