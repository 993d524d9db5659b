import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Reading } from '../../flows/medium.ts';
import type { Screen } from '../../flows/screen.ts';
import { anyReply, anyScreen, anyWording, fakeWording, line, option, options } from './testing/any-screen.ts';
import { problemsOf } from './testing/fits.ts';
import { SAID } from './voice-history.ts';
import { secondsOf, stepsOf, type CallStep, type Gather } from './voice-tree.ts';
import { heardOf, VOICE_LIMIT } from './voice-pages.ts';
import { createVoice } from './voice.ts';

const today = () => '2026-11-23';
const voice = createVoice({ today, placeCodeLength: 6 });
const keypad = createVoice({ today, speech: false });

const complaints = options('Fever|बुखार|Bukhar', 'Cough|खाँसी|Khansi', 'Diarrhoea|दस्त|Dast');
const question = 'What is the problem?|क्या तकलीफ़ है?|Kya takleef hai?';
const choice: Screen = { say: [line(question)], ask: { kind: 'choice', options: complaints } };
const long = options('Agra', 'Bhopal', 'Chennai', 'Delhi', 'Erode', 'Faizabad');
const list: Screen = { say: [line('Which one?')], ask: { kind: 'choice', options: long } };
const counts: Screen = {
  say: [line('How many?')],
  ask: { kind: 'choice', options: options('None', 'One', 'Two') },
};
const several: Screen = {
  say: [line('Any of these?')],
  optional: true,
  ask: { kind: 'several', options: complaints, none: line('None') },
};
const place: Screen = { say: [line('Where?')], ask: { kind: 'place' } };
const age: Screen = { say: [line('Age?')], ask: { kind: 'number', min: 0, max: 120 } };
const secret: Screen = { say: [line('Your secret number?')], ask: { kind: 'digits', length: 4 } };
const story = 'This is a sentence that takes some three seconds to say. ';
const result: Screen = {
  say: [line(story.repeat(6).trim()), line('Emergency 112.')],
  ask: { kind: 'choice', options: options('More', 'New search') },
};

const pagesOf = (screen: Screen, ...languages: string[]): readonly string[] => {
  const wording = fakeWording(...languages);
  const { pages } = voice.draw(screen, wording, 0);
  return Array.from({ length: pages }, (_, page) => voice.draw(screen, wording, page).text);
};
const stepsAt = (screen: Screen, page = 0, ...languages: string[]): readonly CallStep[] =>
  stepsOf(voice.draw(screen, fakeWording(...languages), page));
const gatherAt = (...given: Parameters<typeof stepsAt>): Gather => stepsAt(...given)[0] as Gather;

describe('sounds', () => {
  test.each<[string, Screen, string[], string[]]>([
    [
      'a choice: the thing first, its key last',
      choice,
      ['en'],
      [
        'What is the problem?\nFever, press 1.\nCough, press 2.\nDiarrhoea, press 3.\nAgain, press 9.\nBack, press 0.',
      ],
    ],
    [
      'a choice in Hindi, whichever script the person reads',
      choice,
      ['hi-Latn'],
      ['क्या तकलीफ़ है?\nबुखार, press 1.\nखाँसी, press 2.\nदस्त, press 3.\nAgain, press 9.\nBack, press 0.'],
    ],
    [
      'a choice at the top: nothing lies before it, and the emergency key is named',
      { ...choice, top: true },
      ['en'],
      [
        'What is the problem?\nFever, press 1.\nCough, press 2.\nDiarrhoea, press 3.\nEmergency, press star.\nAgain, press 9.',
      ],
    ],
    [
      'a choice that offers the emergency itself',
      { say: [line('Hi')], top: true, ask: { kind: 'choice', options: [option('sos', 'Emergency')] } },
      ['en'],
      ['Hi.\nEmergency, press 1.\nAgain, press 9.'],
    ],
    [
      'more than four options: four, then the rest with keys of their own',
      list,
      ['en'],
      [
        'Which one?\nAgra, press 1.\nBhopal, press 2.\nChennai, press 3.\nDelhi, press 4.\nMore, press 8.',
        'Erode, press 1.\nFaizabad, press 2.\nAgain, press 9.\nBack, press 0.',
      ],
    ],
    [
      'a long text: as much as can be kept in mind, the options last and whole',
      result,
      ['en'],
      [
        story.repeat(2).trim(),
        story.repeat(2).trim(),
        `${story.repeat(2).trim()}\nEmergency 1 1 2.`,
        'More, press 1.\nNew search, press 2.\nAgain, press 9.\nBack, press 0.',
      ],
    ],
    [
      'a choice while no language is known: the question in each, the options in the first',
      { say: [line(question)], ask: { kind: 'choice', options: complaints.slice(0, 2) } },
      ['hi-Latn', 'en'],
      ['क्या तकलीफ़ है?\nWhat is the problem?\nबुखार, press 1.\nखाँसी, press 2.\nAgain, press 9.\nBack, press 0.'],
    ],
    [
      'several',
      several,
      ['en'],
      [
        'Any of these?',
        'Fever, press 1.\nCough, press 2.\nDiarrhoea, press 3.\nNone, press 4.\nSkip, press 5.\n' +
          'Press all that fit, then hash.\nAgain, press 9.\nBack, press 0.',
      ],
    ],
    [
      'a quantity and a number',
      { say: [{ key: 'At {km} km: {phone}.', params: { km: 1240, phone: '+911234' } }] },
      ['en'],
      ['At 1240 km: +9 1 1, 2 3 4.'],
    ],
    ['a place', place, ['en'], ['Where?\nOr say the name.\nAgain, press 9.\nBack, press 0.']],
    ['a number, of which 0 and 9 may be', age, ['en'], ['Age?\nThen hash.\nMenu, press 0 0.']],
    [
      'an optional number',
      { ...age, optional: true },
      ['en'],
      ['Age?\nSkip, press 9 9 9.\nThen hash.\nMenu, press 0 0.'],
    ],
    ['digits', secret, ['en'], ['Your secret number?\nMenu, press 0 0.']],
    [
      'a date',
      { say: [line('When?')], ask: { kind: 'date' } },
      ['en'],
      ['When?\nPress 8 digits.\nMenu, press 0 0.'],
    ],
    [
      'an end, however long',
      { say: [line(story.repeat(9).trim())] },
      ['en'],
      [Array.from({ length: 5 }, (_, i) => story.repeat(i < 4 ? 2 : 1).trim()).join('\n')],
    ],
  ])('%s', (_, screen, languages, pages) => expect(pagesOf(screen, ...languages)).toEqual(pages));

  test('on a line that knows no speech nobody is asked to say anything', () => {
    expect(keypad.draw(place, fakeWording('en'), 0).text).toBe('Where?\nAgain, press 9.\nBack, press 0.');
    expect((stepsOf(keypad.draw(choice, fakeWording('en'), 0))[0] as Gather).speech).toBeNull();
  });
});

test('a variable that is a number is a quantity, wherever it stands', () => {
  const wording = { ...fakeWording('en'), say: () => 'about 240 km, call 112' };
  const inner = { key: 'b', params: { km: 240, phone: '112' } };
  expect(heardOf({ key: 'a', params: { where: inner } }, 'en', wording)).toBe('about 240 km, call 1 1 2');
});

describe('the steps', () => {
  test('a question waits for one key or word, and silence comes back to us', () => {
    expect(stepsAt(choice, 0, 'hi')).toEqual([
      {
        do: 'gather',
        prompts: [
          {
            do: 'say',
            language: 'hi',
            text: 'क्या तकलीफ़ है? बुखार, press 1. खाँसी, press 2. दस्त, press 3. Again, press 9. Back, press 0.',
          },
        ],
        keys: 1,
        seconds: 6,
        speech: { language: 'hi', hints: ['बुखार', 'खाँसी', 'दस्त'] },
      },
      { do: 'redirect', because: 'silent' },
    ]);
  });

  test('what is too long goes on by itself, without a pause', () => {
    expect(gatherAt(result, 0)).toMatchObject({ keys: 1, seconds: 1 });
    expect(stepsAt(result, 0)[1]).toEqual({ do: 'redirect', because: 'listening' });
    expect(gatherAt(list, 0)).toMatchObject({ seconds: 6 });
    expect(stepsAt(result, 3)[1]).toEqual({ do: 'redirect', because: 'silent' });
  });

  test('each language has its own voice', () => {
    const { prompts } = gatherAt({ ...choice, say: [line(question)] }, 0, 'hi-Latn', 'en');
    expect(prompts).toMatchObject([
      { language: 'hi' },
      { language: 'en', text: 'What is the problem?' },
      { language: 'hi' },
    ]);
  });

  test('an end hangs up', () => {
    expect(stepsAt({ say: [line('Bye')] })).toEqual([
      { do: 'say', language: 'en', text: 'Bye.' },
      { do: 'hangup' },
    ]);
    expect(voice.draw({ say: [line('Bye')] }, fakeWording('en'), 0)).toMatchObject({ last: true, pages: 1 });
  });

  test.each<[string, Screen, number | null]>([
    ['a place is so many keys as a postal code', place, 6],
    ['a number has room for 00', { say: [line('?')], ask: { kind: 'number', min: 1, max: 9 } }, 2],
    ['a number is as long as its greatest', age, 3],
    ['several end with hash', several, null],
    ['digits are counted', secret, 4],
    ['a date has eight', { say: [line('?')], ask: { kind: 'date' } }, 8],
    ['a text ends with silence', { say: [line('?')], ask: { kind: 'text', maxLength: 9 } }, null],
  ])('%s', (_, screen, keys) => expect(gatherAt(screen).keys).toBe(keys));

  test('a secret is typed, never spoken', () => expect(gatherAt(secret).speech).toBeNull());

  test('a recording takes the place of the words that it holds', () => {
    const recording = (text: string, language: string) =>
      text === 'Fever, press 1.' ? `https://example.org/${language}/1.mp3` : null;
    const { form, text } = createVoice({ today, recording }).draw(choice, fakeWording('en'), 0);
    expect((form as [Gather])[0].prompts).toEqual([
      { do: 'say', language: 'en', text: 'What is the problem?' },
      { do: 'play', url: 'https://example.org/en/1.mp3' },
      {
        do: 'say',
        language: 'en',
        text: 'Cough, press 2. Diarrhoea, press 3. Again, press 9. Back, press 0.',
      },
    ]);
    expect(text).toContain('Fever, press 1.');
  });
});

const answer = (value: string | number | readonly string[]): Reading => ({ type: 'ANSWER', value });
const again: Reading = { type: 'REPEAT', from: 'start' };
const unclear: Reading = { type: 'UNCLEAR' };

describe('understands', () => {
  test.each<[string, Screen, number, string, Reading]>([
    ['a key', choice, 0, '2', answer('b')],
    ['a number word', choice, 0, 'two', answer('b')],
    ['a Hindi number word', choice, 0, 'दो', answer('b')],
    ['an option by its name', choice, 0, 'खाँसी', answer('b')],
    ['an option nearly by its name', choice, 0, 'diarrhea', answer('c')],
    ['an option by key and name', choice, 0, '2 cough', answer('b')],
    ['a key that offers nothing', choice, 0, '4', unclear],
    ['repeat', choice, 0, '9', again],
    ['repeat, said', choice, 0, 'nine', again],
    ['back', choice, 0, '0', { type: 'BACK' }],
    ['menu', choice, 0, '00', { type: 'MENU' }],
    ['more, where there is none', choice, 0, '8', unclear],
    ['a sentence', choice, 0, 'my head hurts', unclear],
    ['98, which is a key of written pages', choice, 0, '98', unclear],
    ['a postal code, which is the conversation’s to see', choice, 0, '211001', unclear],
    ['more', list, 0, '8', { type: 'MORE' }],
    ['more, said', list, 0, 'more', { type: 'MORE' }],
    ['a key of the first page', list, 0, '2', answer('b')],
    ['the same key on the second page', list, 1, '2', answer('f')],
    ['the same word on the second page', list, 1, 'two', answer('f')],
    ['a name that was not said yet', list, 0, 'faizabad', answer('f')],
    ['an option that is called like a number', counts, 0, 'two', answer('c')],
    ['its key', counts, 0, '2', answer('b')],
    ['no more on the last page', list, 1, '8', unclear],
    ['a page beyond the end', list, 9, '1', answer('e')],
    ['a key before its option is said', result, 0, '2', answer('b')],
    ['keys of several', several, 0, '13', answer(['a', 'c'])],
    ['keys of several, twice and in disorder', several, 0, '313', answer(['a', 'c'])],
    ['none of several', several, 0, '4', answer([])],
    ['none and one', several, 0, '14', unclear],
    ['skip', several, 0, '5', { type: 'SKIP' }],
    ['a key that is none of several', several, 0, '17', unclear],
    ['several, said', several, 0, 'fever and cough', answer(['a', 'b'])],
    ['repeat, of several', several, 0, '9', again],
    ['back, of several', several, 0, '0', { type: 'BACK' }],
    ['a postal code', place, 0, '211001', answer('211001')],
    ['a place', place, 0, 'प्रयागराज', answer('प्रयागराज')],
    ['repeat, where a place is asked', place, 0, '9', again],
    ['back, where a place is asked', place, 0, '0', { type: 'BACK' }],
    ['an age of nine', age, 0, '9', answer(9)],
    ['an age of nought', age, 0, '0', answer(0)],
    ['an age of 98', age, 0, '98', answer(98)],
    ['an age, said', age, 0, 'पाँच', answer(5)],
    ['menu, where a number is asked', age, 0, '00', { type: 'MENU' }],
    ['skip, by its number', { ...age, optional: true }, 0, '999', { type: 'SKIP' }],
    [
      'repeat, where it cannot be the answer',
      { say: [line('?')], ask: { kind: 'number', min: 20, max: 50 } },
      0,
      '9',
      again,
    ],
    ['repeat, where four digits are asked', secret, 0, '9', again],
    ['digits', secret, 0, '0123', answer('0123')],
    ['a date', { say: [line('When?')], ask: { kind: 'date' } }, 0, '25092026', answer('2026-09-25')],
    ['what nobody could tell', choice, 0, SAID.unclear, unclear],
    ['silence', choice, 0, SAID.silent, { type: 'REPEAT', from: 'page' }],
    ['silence at the end', choice, 0, SAID.gone, { type: 'LEFT' }],
    ['listening on', result, 0, SAID.listening, { type: 'MORE' }],
    ['listening on at the end', result, 3, SAID.listening, { type: 'REPEAT', from: 'page' }],
    ['anything at the end of a call', { say: [line('Bye')] }, 0, '1', unclear],
  ])('%s', (_, screen, page, reply, reading) =>
    expect(voice.read(screen, reply, fakeWording('en'), page)).toEqual(reading),
  );
});

describe('whatever is asked', () => {
  test('each prompt can be kept in mind, every question comes back to us, and nothing but the end hangs up', () => {
    fc.assert(
      fc.property(anyScreen, anyWording, (screen, wording) => {
        const { pages } = voice.draw(screen, wording, 0);
        for (let page = 0; page < pages; page++) {
          const drawn = voice.draw(screen, wording, page);
          const steps = stepsOf(drawn);
          const gather = steps.find((step) => step.do === 'gather');
          expect(drawn).toMatchObject({ page, pages, last: !screen.ask });
          expect(steps.at(-1)).toEqual(
            screen.ask
              ? { do: 'redirect', because: page === pages - 1 ? 'silent' : 'listening' }
              : { do: 'hangup' },
          );
          if (!gather) continue;
          const lines = drawn.text.split('\n');
          const offered = lines.filter((text) => /, press [1-4]\.$/.test(text));
          if (screen.ask?.kind === 'choice') expect(offered.length).toBeLessThanOrEqual(VOICE_LIMIT.options);
          // Only one sentence that is too long by itself may exceed the limit.
          const seconds = lines.reduce((sum, text) => sum + secondsOf(text), 0);
          const longest = Math.max(...lines.map(secondsOf));
          if (screen.ask?.kind === 'choice')
            expect(Math.min(seconds, seconds - longest)).toBeLessThanOrEqual(12);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('no reply breaks it', () => {
    fc.assert(
      fc.property(anyScreen, anyWording, anyReply, fc.nat(5), (screen, wording, reply, page) => {
        expect(voice.read(screen, reply, wording, page)).toHaveProperty('type');
        expect(keypad.read(screen, reply, wording, page)).toHaveProperty('type');
      }),
      { numRuns: 500 },
    );
  });

  test('the examples above are well made', () => {
    const screens = [choice, list, several, place, age, secret, result, { say: [line('Bye')] }];
    const problems = screens.flatMap((screen) => problemsOf(screen, voice, fakeWording('hi')));
    expect(problems).toEqual(['prompt too long: prompt 2 takes 14.4 s', 'too many options: prompt 2 has 5']);
  });
});
