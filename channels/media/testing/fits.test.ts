import { describe, expect, test } from '@jest/globals';
import type { Medium, Wording } from '../../../flows/medium.ts';
import type { Screen } from '../../../flows/screen.ts';
import { createChat, type ChatForm } from '../chat.ts';
import { createSms } from '../sms.ts';
import { createUssd } from '../ussd.ts';
import { createVoice } from '../voice.ts';
import { createWhatsApp } from '../whatsapp.ts';
import type { WhatsAppForm } from '../whatsapp-form.ts';
import { fakeWording, line, option, options } from './any-screen.ts';
import { problemsOf } from './fits.ts';

const today = () => '2026-11-23';
const ussd = createUssd({ today });
const sms = createSms({ today });
const voice = createVoice({ today });
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
    ['a long text', { say: [line('First'), line('word '.repeat(50))], ask: { kind: 'place' } }],
    ['a long end', { say: [line('First'), line(long)] }],
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
      [
        'page over budget: page 1 has 226 septets',
        'page over budget: page 2 has 214 septets',
        'cut first line: "Hi"',
      ],
    ],
    [
      '98 is an answer',
      { say: [line('First'), line(long)], ask: { kind: 'number', min: 1, max: 120 } },
      ussd,
      null,
      ['number collision: 98 is More and an answer'],
    ],
    [
      '0 is an answer on the second page',
      { say: [line('First'), line(long)], ask: { kind: 'number', min: 0, max: 9 } },
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
        'unreadable option: the label of 1 "Sadar Hospital" (Sadar Hospital) reads otherwise',
        'options look alike: 1 and 2 "Sadar hospital" (Sadar hospital)',
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

describe('problemsOf a call', () => {
  const wordy = 'A question that takes its time to be asked and is not over yet, but goes on, and on, and on';
  const deaf: Medium = { ...voice, read: () => ({ type: 'UNCLEAR' }) };
  const endless: Medium = {
    ...voice,
    draw: (...given) => ({ ...voice.draw(...given), form: [{ do: 'gather', prompts: [] }] }),
  };
  const unlimited: Medium = {
    ...voice,
    draw: (screen, wording) => ({
      ...voice.draw(screen, wording, 0),
      text: `${wordy}\n`.repeat(3),
      pages: 1,
    }),
  };

  test.each<[string, Screen]>([
    ['a choice', { say: [line('Fever?')], ask: yesNo }],
    ['a long text', { say: [line(long)], ask: { kind: 'place' } }],
    ['a long end', { say: [line(long)] }],
    ['a number', { say: [line('Age?')], ask: { kind: 'number', min: 0, max: 120 }, optional: true }],
    ['a long list', { say: [line('Which?')], ask: { kind: 'choice', options: options(...'ABCDEFGHI') } }],
  ])('%s is well', (_, screen) => {
    for (const language of ['en', 'hi', 'hi-Latn'])
      expect(problemsOf(screen, voice, fakeWording(language))).toEqual([]);
  });

  test.each<[string, Screen, Medium, string[]]>([
    [
      'too many options at once',
      { say: [line('Which?')], ask: { kind: 'several', options: options(...'ABCDE'), none: line('None') } },
      voice,
      ['prompt too long: prompt 2 takes 14.5 s', 'too many options: prompt 2 has 6'],
    ],
    [
      'yes and no the wrong way round',
      {
        say: [line('Fever?')],
        ask: { kind: 'choice', options: [option('no', 'No'), option('yes', 'Yes')] },
      },
      voice,
      ['yes is not 1: "No" has key 1', 'yes is not 1: "Yes" has key 2'],
    ],
    [
      'a label as long as a prompt',
      { say: [line('Which?')], ask: { kind: 'choice', options: options(wordy.repeat(2), 'Other') } },
      voice,
      ['prompt too long: prompt 2 takes 16.0 s'],
    ],
    [
      'a prompt too long',
      { say: [line('Where?')], ask: { kind: 'place' } },
      unlimited,
      [
        'prompt too long: prompt 1 takes 19.5 s',
        'no way back: "Back, press 0." is not said',
        'missing repeat: "Again, press 9." is not said',
      ],
    ],
    [
      'keys that do not work',
      { say: [line('Fever?')], ask: yesNo },
      deaf,
      [
        'no way back: 00 is not Menu on prompt 1',
        'no way back: 0 is not Back on prompt 1',
        'missing repeat: 9 is something else on prompt 1',
        'unreadable option: key 1 of "Yes" reads otherwise',
        'unreadable option: the label of "Yes" reads otherwise',
        'unreadable option: key 2 of "No" reads otherwise',
        'unreadable option: the label of "No" reads otherwise',
      ],
    ],
    [
      'a question that silence does not lead on from, and an end that does not hang up',
      { say: [line('Fever?')], ask: { kind: 'place' } },
      endless,
      ['left in silence: prompt 1'],
    ],
    ['an end that does not hang up', { say: [line('Bye')] }, endless, ['left in silence: prompt 1']],
    [
      'options that sound alike',
      {
        say: [line('Which?')],
        ask: { kind: 'choice', options: options('Sadar Hospital', 'Sadar hospital') },
      },
      voice,
      [
        'unreadable option: the label of "Sadar Hospital" reads otherwise',
        'options look alike: "Sadar Hospital" and "Sadar hospital"',
      ],
    ],
    [
      'no option',
      { say: [line('Which?')], ask: { kind: 'choice', options: [] } },
      voice,
      ['nothing to choose'],
    ],
    [
      'a raw key',
      { say: [line('triage.question')], ask: yesNo },
      voice,
      ['raw message key: "triage.question"'],
    ],
  ])('%s', (_, screen, medium, problems) =>
    expect(problemsOf(screen, medium, fakeWording())).toEqual(problems),
  );
});

describe('problemsOf a form', () => {
  const whatsapp = createWhatsApp({ today });
  const chat = createChat({ today });
  const screen: Screen = { say: [line('Fever?')], ask: yesNo };
  /** A medium that draws a form somewhat otherwise. */
  const otherwise = <Form>(medium: Medium, change: (form: Form) => unknown): Medium => ({
    ...medium,
    draw: (...given) => {
      const drawn = medium.draw(...given);
      return { ...drawn, form: change(drawn.form as Form) };
    },
  });
  type Buttons = Extract<WhatsAppForm, { type: 'buttons' }>;
  const titled = (title: string): Medium =>
    otherwise<Buttons>(whatsapp, (form) => ({
      ...form,
      buttons: form.buttons.map((button, index) => (index === 0 ? { ...button, title } : button)),
    }));

  test.each<[string, Screen]>([
    ['a choice', screen],
    [
      'many options',
      { say: [line('Which?')], ask: { kind: 'choice', options: options(...'ABCDEFGHIJKLM') } },
    ],
    ['a number', { say: [line('Age?')], ask: { kind: 'number', min: 0, max: 120 }, optional: true }],
    ['a long text', { say: [line('First'), line(long.repeat(5))], ask: { kind: 'place' } }],
    ['a long end', { say: [line('First'), line(long.repeat(5))] }],
  ])('%s is well', (_, well) => {
    for (const medium of [whatsapp, chat]) {
      for (const language of ['en', 'hi', 'hi-Latn'])
        expect(problemsOf(well, medium, fakeWording(language))).toEqual([]);
    }
  });

  test.each<[string, Medium, string[]]>([
    [
      'a title too long',
      titled(`Yes${'x'.repeat(20)}`),
      [`over limit: title "Yes${'x'.repeat(20)}" 23 of 20 on page 1`, 'label not whole: "Yes" on page 1'],
    ],
    ['no title', titled(''), ['empty text: title "" on page 1', 'label not whole: "Yes" on page 1']],
    [
      'four buttons, and one of them twice',
      otherwise<Buttons>(whatsapp, (form) => ({ ...form, buttons: [...form.buttons, ...form.buttons] })),
      ['over limit: buttons 4 of 3 on page 1', 'ids alike on page 1', 'titles alike on page 1'],
    ],
    [
      'a body too long',
      otherwise<Buttons>(whatsapp, (form) => ({ ...form, body: 'x'.repeat(1025) })),
      ['over limit: body 1025 of 1024 on page 1'],
    ],
    [
      'an option that is not there, and a tap that is none',
      otherwise<Buttons>(whatsapp, (form) => ({
        ...form,
        buttons: [form.buttons[0], { id: 'buy', title: 'Buy' }],
      })),
      ['unreadable tap: "Buy" on page 1', 'not to be tapped: option 2'],
    ],
    [
      'a chat without its question',
      otherwise<ChatForm>(chat, (form) => ({ ...form, ask: null })),
      [
        'never ends: a question without a control',
        'not to be tapped: some options',
        'unreadable tap: option 1',
        'unreadable tap: option 2',
      ],
    ],
    [
      'what JSON cannot carry',
      otherwise<ChatForm>(chat, (form) => ({ ...form, back: undefined })),
      ['not plain JSON'],
    ],
  ])('%s', (_, medium, problems) => expect(problemsOf(screen, medium, fakeWording())).toEqual(problems));
});
