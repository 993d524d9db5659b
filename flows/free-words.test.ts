import { expect, test } from '@jest/globals';
import { createFreeWords } from './free-words.ts';

const read: string[] = [];
const words = createFreeWords((text) => {
  read.push(text);
  const intents = text
    .split(' ')
    .filter((word) => word.includes('-') || word === 'animal' || word === 'thanks');
  return { intents, health: text.includes('fever') };
});

test.each<[string, ReturnType<typeof words.crisisIn>, boolean]>([
  ['I think of self-harm', 'self-harm', true],
  ['self-harm and self-harm-done', 'self-harm-done', true],
  ['she has a fever', null, true],
  ['my animal is ill', null, true],
  ['thanks a lot', null, false],
  ['a love poem', null, false],
])('%s', (text, crisis, isIllness) => {
  expect(words.crisisIn(text)).toBe(crisis);
  expect(words.isIllness(text)).toBe(isIllness);
});

test.each(['1', '211001', '98 00', 'yes', 'हाँ', '', '\u0001tap:fever:self-harm', '<silent>'])(
  'what is no sentence is not read: %j',
  (text) => {
    read.length = 0;
    expect([words.crisisIn(text), words.isIllness(text)]).toEqual([null, false]);
    expect(read).toEqual([]);
  },
);

test('a short word of a script with marks is read', () => {
  read.length = 0;
  words.isIllness('बुखार');
  expect(read).toEqual(['बुखार']);
});
