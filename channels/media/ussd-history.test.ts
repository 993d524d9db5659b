import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Heard } from '../channel.ts';
import { joinedHistory } from './ussd-history.ts';

const digits = '7'.repeat(200);

interface Case {
  readonly label: string;
  readonly before?: string;
  readonly text: string;
  readonly inputs: readonly string[] | 'late';
}

const cases: readonly Case[] = [
  { label: 'first dial', text: '', inputs: [] },
  { label: 'code with a suffix', text: '2*211001', inputs: ['2', '211001'] },
  { label: 'first hop lost', text: '1', inputs: ['1'] },
  { label: 'first hops lost, one answer empty', text: '1**2', inputs: ['1', '', '2'] },
  { label: 'first answer', before: '', text: '1', inputs: ['1'] },
  { label: 'second answer', before: '1', text: '1*2', inputs: ['2'] },
  { label: 'answer after a long history', before: '1*98*98', text: '1*98*98*0', inputs: ['0'] },
  { label: 'two hops at once', before: '1', text: '1*2*3', inputs: ['2', '3'] },
  { label: 'all hops at once', before: '', text: '1*2*3', inputs: ['1', '2', '3'] },
  { label: 'empty answer', before: '1', text: '1*', inputs: [''] },
  { label: 'answer after an empty one', before: '1*', text: '1**2', inputs: ['2'] },
  { label: 'empty answer and one more at once', before: '1', text: '1**2', inputs: ['', '2'] },
  { label: 'a typed star', before: '1', text: '1**', inputs: ['', ''] },
  { label: 'a typed star first', before: '', text: '*', inputs: ['', ''] },
  { label: '200 digits', before: '1', text: `1*${digits}`, inputs: [digits] },
  { label: 'words and Hindi', before: '1', text: '1*अयोध्या नगर', inputs: ['अयोध्या नगर'] },
  { label: 'the same again', before: '1*2', text: '1*2', inputs: 'late' },
  { label: 'the first dial again', before: '', text: '', inputs: 'late' },
  { label: 'an earlier hop', before: '1*2', text: '1', inputs: 'late' },
  { label: 'the first hop, late', before: '1*2', text: '', inputs: 'late' },
  { label: 'another history', before: '1*2', text: '1*3*4', inputs: 'late' },
  { label: 'a longer last answer is another history', before: '1', text: '12', inputs: 'late' },
  { label: 'a longer last answer, then more', before: '1', text: '12*3', inputs: 'late' },
];

test.each(cases)('$label', ({ before, text, inputs }) => {
  const wanted: Heard = inputs === 'late' ? 'late' : { inputs, heard: text };
  expect(joinedHistory(text)(before)).toEqual(wanted);
});

test('whatever was typed, each hop is heard once and in order', () => {
  const answer = fc.string({ maxLength: 12 }).filter((typed) => !typed.includes('*'));
  fc.assert(
    // An empty first answer leaves the gateway's text as it was: no hop can be seen in it.
    fc.property(
      fc.array(answer, { minLength: 1 }).filter(([first]) => first !== ''),
      (answers) => {
        let before: string | undefined;
        const heard: string[] = [];
        for (let hop = 0; hop <= answers.length; hop++) {
          const text = answers.slice(0, hop).join('*');
          const got = joinedHistory(text)(before);
          if (got === 'late') throw new Error(`hop ${hop} was not heard`);
          heard.push(...got.inputs);
          before = got.heard;
          expect(joinedHistory(text)(before)).toBe('late');
        }
        expect(heard).toEqual(answers);
      },
    ),
  );
});
