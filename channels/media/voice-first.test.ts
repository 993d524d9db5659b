import { expect, test } from '@jest/globals';
import type { Drawn } from '../../flows/medium.ts';
import { sayFirst, sayOnly } from './voice-first.ts';
import type { CallSteps } from './voice-tree.ts';

const page = (form: CallSteps): Drawn => ({ text: 'The page.', form, page: 0, pages: 1, last: false });
const words = [
  { text: 'Code 1.', language: 'hi' },
  { text: 'Code 2.', language: 'en' },
];
const said = words.map((each) => ({ do: 'say', ...each }));

test('a question is asked after the words, in the same prompts', () => {
  const gather = { do: 'gather', keys: 1, seconds: 6, speech: null } as const;
  const redirect = { do: 'redirect', because: 'silent' } as const;
  const drawn = page([{ ...gather, prompts: [{ do: 'say', text: 'Which?', language: 'en' }] }, redirect]);
  expect(sayFirst(drawn, words)).toEqual({
    ...drawn,
    text: 'Code 1.\nCode 2.\nThe page.',
    form: [
      { ...gather, prompts: [said[0], { do: 'say', text: 'Code 2. Which?', language: 'en' }] },
      redirect,
    ],
  });
});

test('what is only told is said twice, and the call ends', () => {
  const { form, last } = sayOnly(words);
  expect(form).toEqual([...said, ...said, { do: 'hangup' }]);
  expect(last).toBe(true);
});

test('a last word is said after them too', () => {
  const drawn = page([{ do: 'play', url: 'https://arogya.example/bye' }, { do: 'hangup' }]);
  expect(sayFirst(drawn, words).form).toEqual([...said, ...(drawn.form as CallSteps)]);
});
