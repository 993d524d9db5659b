import { expect, test } from '@jest/globals';
import { askedArgument, readAsked, type Asked } from './asked.ts';
import { readDoseSaid } from './said.ts';

test.each([
  ['I took it', 'taken'],
  ['Dawai kha li!', 'taken'],
  ['दवाई खा ली।', 'taken'],
  ['abhi nahi', 'later'],
  ['थोड़ी देर में', 'later'],
  ['mat bhejo', 'stop'],
  ['tabiyat kharab hai', 'unwell'],
  ['garbhpat', 'ended'],
  // Never by likeness, and never by a part.
  ['tooken', null],
  ['I have not taken it', null],
  ['dawai nahi li', null],
  ['I took it and now I cannot breathe', null],
  ['yes', null],
  ['', null],
])('"%s" is %s', (text, meaning) => {
  expect(readDoseSaid(text)).toBe(meaning);
});

test('what is asked about is read back; what cannot be read asks about nothing', () => {
  const asked: Asked = { doses: ['a'], about: 'visit', called: 'TB', notice: 'last', mayWait: true };
  expect(readAsked(askedArgument(asked))).toEqual(asked);
  for (const text of [undefined, '', '{', '{"doses":1}', 'taken'])
    expect(readAsked(text)).toMatchObject({ doses: [], called: null });
});
