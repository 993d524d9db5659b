import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Heard, Hop, Standing } from '../channel.ts';
import {
  dialledHistory,
  joinedHistory,
  latestInput,
  latestInputOf,
  REPEAT_MS,
  suffixesOf,
} from './ussd-history.ts';

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

describe('the whole dialled string', () => {
  const dialled: readonly Case[] = [
    { label: 'first dial', text: '*415#', inputs: [] },
    { label: 'first dial without its marks', text: '415', inputs: [] },
    { label: 'code with a suffix', text: '*415*2*211001#', inputs: ['2', '211001'] },
    { label: 'first answer', before: '', text: '*415*33#', inputs: ['33'] },
    { label: 'an answer after it', before: '*33', text: '*415*33*1#', inputs: ['1'] },
    { label: 'an empty first answer', before: '', text: '*415*#', inputs: [''] },
    { label: 'an answer after an empty one', before: '*', text: '*415**2#', inputs: ['2'] },
    { label: 'two hops at once', before: '*1', text: '*415*1*2*3#', inputs: ['2', '3'] },
    { label: 'the same again', before: '*33', text: '*415*33#', inputs: 'late' },
    { label: 'the first dial again', before: '', text: '*415#', inputs: 'late' },
    { label: 'an earlier hop', before: '*33*1', text: '*415*33#', inputs: 'late' },
    { label: 'a longer last answer is another history', before: '*3', text: '*415*33#', inputs: 'late' },
    { label: 'Hindi', before: '*1', text: '*415*1*अयोध्या#', inputs: ['अयोध्या'] },
  ];
  test.each(dialled)('$label', ({ before, text, inputs }) => {
    const heard = text.replace(/^\*?415/, '').replace(/#$/, '');
    const wanted: Heard = inputs === 'late' ? 'late' : { inputs, heard };
    expect(dialledHistory(text, '*415#')?.(before)).toEqual(wanted);
  });

  test("on a shared code the extension is the code's own", () => {
    expect(dialledHistory('*415*33*1#', '*415*33#')?.(undefined)).toEqual({ inputs: ['1'], heard: '*1' });
  });

  test.each(['*416#', '*4155#', '*41#', '', '1', '*#', '#'])("%p is somebody else's", (text) => {
    expect(dialledHistory(text, '*415#')).toBeNull();
  });
});

test.each([
  ['121', []],
  ['*121#', []],
  ['*121*1#', ['1']],
  ['121*2*211001', ['2', '211001']],
  ['1', null],
  ['1211', null],
  ['', null],
])('dialled with *121#, %p has the suffixes %p', (input, suffixes) => {
  expect(suffixesOf(input, '*121#')).toEqual(suffixes);
});

/** A gateway that sends the latest input alone, and what we keep of a number: what each hop is taken for. */
interface Sent {
  readonly input: string;
  /** Milliseconds after the reply before it. */
  readonly afterMs?: number;
  readonly inputs: readonly string[] | 'again' | 'ends';
  /** The conversation ends with our reply. */
  readonly over?: true;
  /** Something else of the same person was answered before it: a text. */
  readonly elsewhere?: true;
  readonly session?: string;
}

type Place = (sent: Sent) => { placed(standing: Standing, arrivedAt: Date): Hop };

function play(place: Place, sent: readonly Sent[]): readonly string[] {
  let standing: Standing = {
    revision: 0,
    dialog: null,
    heard: '',
    page: 0,
    over: false,
    repliedAt: new Date(1_000_000),
  };
  const keys: string[] = [];
  const dialogs: string[] = [];
  for (const hop of sent) {
    if (hop.elsewhere) standing = { ...standing, revision: standing.revision + 1, dialog: null, heard: '' };
    const arrivedAt = new Date(standing.repliedAt.getTime() + (hop.afterMs ?? 10_000));
    const placed = place(hop).placed(standing, arrivedAt);
    const heard = placed.hear(placed.dialog === standing.dialog ? standing.heard : undefined);
    if (placed.again) {
      expect({ input: hop.input, is: 'again' }).toEqual({ input: hop.input, is: hop.inputs });
      expect(placed.key).toBe(keys.at(-1));
      expect(heard).toBe('late');
      continue;
    }
    if (heard === 'late') throw new Error('no hop of these gateways is late');
    expect({ input: hop.input, is: placed.ends ? 'ends' : heard.inputs }).toEqual({
      input: hop.input,
      is: hop.inputs,
    });
    expect(keys).not.toContain(placed.key);
    keys.push(placed.key);
    dialogs.push(placed.dialog);
    standing = {
      revision: standing.revision + 1,
      dialog: placed.dialog,
      heard: heard.heard,
      page: 0,
      over: hop.over ?? false,
      repliedAt: arrivedAt,
    };
  }
  return dialogs;
}

const bySession: Place = ({ input, session = 's1' }) => latestInput({ input, code: '*121#', session });
const byNumber: Place = ({ input }) =>
  latestInputOf({ input, code: '*121#', who: 'w', ttlMs: 600_000, ends: input === 'abort' });

describe('the latest input and a session', () => {
  const cases: readonly (readonly [string, readonly Sent[], readonly string[]])[] = [
    [
      'the code, then answers',
      [
        { input: '121', inputs: [] },
        { input: '1', inputs: ['1'] },
        { input: '211001', inputs: ['211001'] },
      ],
      ['s1', 's1', 's1'],
    ],
    [
      'the same answer twice, later than its repetition',
      [
        { input: '121', inputs: [] },
        { input: '1', inputs: ['1'] },
        { input: '1', afterMs: REPEAT_MS + 1, inputs: ['1'] },
        { input: '1', afterMs: 60_000, inputs: ['1'] },
      ],
      ['s1', 's1', 's1', 's1'],
    ],
    [
      'each hop sent twice',
      [
        { input: '121', inputs: [] },
        { input: '121', afterMs: -200, inputs: 'again' },
        { input: '1', inputs: ['1'] },
        { input: '1', afterMs: REPEAT_MS, inputs: 'again' },
        { input: '1', afterMs: 1, inputs: 'again' },
        { input: '2', afterMs: 1, inputs: ['2'] },
      ],
      ['s1', 's1', 's1'],
    ],
    ['the code with suffixes', [{ input: '121*2*211001', inputs: ['2', '211001'] }], ['s1']],
    ['a menu key after a lost first hop answers nothing of ours', [{ input: '1', inputs: [] }], ['s1']],
    ['words after a lost first hop are heard', [{ input: 'SOS', inputs: ['SOS'] }], ['s1']],
    [
      'the next session',
      [
        { input: '121', inputs: [] },
        { input: '121', session: 's2', afterMs: 1, inputs: [] },
      ],
      ['s1', 's2'],
    ],
    [
      'a text in between: what comes after is no repetition',
      [
        { input: '121', inputs: [] },
        { input: '121', elsewhere: true, afterMs: 1, inputs: [] },
      ],
      ['s1', 's1'],
    ],
  ];
  test.each(cases)('%s', (_, sent, dialogs) => {
    expect(play(bySession, sent)).toEqual(dialogs);
  });
});

describe('the latest input and a number', () => {
  const cases: readonly (readonly [string, readonly Sent[], readonly string[]])[] = [
    [
      'the code, then answers',
      [
        { input: '*121#', inputs: [] },
        { input: '1', inputs: ['1'] },
        { input: '1', inputs: ['1'] },
        { input: '1', afterMs: 2_000, inputs: 'again' },
      ],
      ['dial-0', 'dial-0', 'dial-0'],
    ],
    ['words that open a session', [{ input: 'Who are you?', inputs: ['Who are you?'] }], ['dial-0']],
    [
      'ten minutes of silence',
      [
        { input: '*121#', inputs: [] },
        { input: '2', afterMs: 600_000, inputs: ['2'] },
        { input: '3', afterMs: 600_001, inputs: ['3'] },
      ],
      ['dial-0', 'dial-0', 'dial-2'],
    ],
    [
      'dialled anew while one is open',
      [
        { input: '*121#', inputs: [] },
        { input: '2', inputs: ['2'] },
        { input: '*121*1#', inputs: ['1'] },
      ],
      ['dial-0', 'dial-0', 'dial-2'],
    ],
    [
      'the last page closes the session',
      [
        { input: '*121#', inputs: [] },
        { input: '2', inputs: ['2'], over: true },
        { input: '2', afterMs: 100, inputs: 'again' },
        { input: 'hello', inputs: ['hello'] },
      ],
      ['dial-0', 'dial-0', 'dial-2'],
    ],
    [
      'hung up, as the gateway tells it in words',
      [
        { input: '*121#', inputs: [] },
        { input: 'abort', inputs: 'ends' },
        { input: 'hello', afterMs: 1, inputs: ['hello'] },
      ],
      ['dial-0', 'dial-0', 'dial-2'],
    ],
    ['hung up, of nobody we know', [{ input: 'abort', inputs: 'ends' }], ['dial-0']],
    [
      'a text in between ends the session',
      [
        { input: '*121#', inputs: [] },
        { input: 'hello', elsewhere: true, inputs: ['hello'] },
      ],
      ['dial-0', 'dial-2'],
    ],
  ];
  test.each(cases)('%s', (_, sent, dialogs) => {
    expect(play(byNumber, sent)).toEqual(dialogs);
  });
});

test('where nothing is known of the number, a bare key is no cry for help', () => {
  expect(latestInput({ input: '1', code: '*121#', session: 's' }).hear(undefined)).toMatchObject({
    inputs: [],
  });
  const { hear } = latestInputOf({ input: '1', code: '*121#', who: 'w', ttlMs: 1, ends: false });
  expect(hear(undefined)).toMatchObject({ inputs: [] });
  expect(latestInput({ input: '*121*1#', code: '*121#', session: 's' }).hear(undefined)).toMatchObject({
    inputs: ['1'],
  });
});
