import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Screen } from '../../flows/screen.ts';
import { chosen, createChat, type ChatForm } from './chat.ts';
import { numbering } from './numbering.ts';
import { anyReply, anyScreen, anyWording, fakeWording, line, options } from './testing/any-screen.ts';
import { formProblems } from './testing/fits-form.ts';
import { sharedLocation, voiceNote } from './whatsapp-form.ts';

const chat = createChat({ today: () => '2026-11-23' });
const wording = fakeWording();
const formOf = (screen: Screen): ChatForm => chat.draw(screen, wording, 0).form as ChatForm;
const value = expect.stringMatching(/^[\w-]{6}:\d+$/);

const yesNo: Screen = { say: [line('Fever?')], ask: { kind: 'choice', options: options('Yes', 'No') } };
const several: Screen = {
  say: [line('Which?')],
  ask: { kind: 'several', options: options('Fever', 'Cough', 'Rash'), none: line('None') },
};
const where: Screen = { say: [line('Where?')], ask: { kind: 'location' } };

describe('looks', () => {
  test.each<[string, Screen, object]>([
    [
      'a choice',
      yesNo,
      {
        say: ['Fever?'],
        ask: {
          kind: 'choice',
          options: [
            { value, label: 'Yes' },
            { value, label: 'No' },
          ],
        },
        back: true,
      },
    ],
    [
      'a number that may be skipped, on top',
      {
        say: [line('Age?')],
        ask: { kind: 'number', min: 1, max: 9, unit: line('years') },
        optional: true,
        top: true,
      },
      {
        say: ['Age?'],
        ask: { kind: 'number', options: [], skip: { value, label: 'Skip' }, min: 1, max: 9, unit: 'years' },
        back: false,
      },
    ],
    [
      'digits',
      { say: [line('PIN?')], ask: { kind: 'digits', length: 4 } },
      { say: ['PIN?'], ask: { kind: 'digits', options: [], length: 4 }, back: true },
    ],
    [
      'a text',
      { say: [line('Name?')], ask: { kind: 'text', maxLength: 40 } },
      { say: ['Name?'], ask: { kind: 'text', options: [], maxLength: 40 }, back: true },
    ],
    ['an end', { say: [line('Bye.'), line('₹0')] }, { say: ['Bye.', '₹0'], ask: null, back: false }],
  ])('%s', (_, screen, form) => expect(formOf(screen)).toEqual({ type: 'screen', ...form }));

  test('none of several stands apart', () =>
    expect(formOf(several).ask!.none).toEqual({ value, label: 'None' }));
});

describe('reads', () => {
  const [yes, no] = formOf(yesNo).ask!.options;
  const [fever, , rash] = formOf(several).ask!.options;
  const { none } = formOf(several).ask!;
  test.each<[string, Screen, string, object]>([
    ['a choice', yesNo, chosen(no!.value), { type: 'ANSWER', value: 'b' }],
    ['a typed label', yesNo, 'yes', { type: 'ANSWER', value: 'a' }],
    ['two choices where one is asked', yesNo, chosen(yes!.value, no!.value), { type: 'UNCLEAR' }],
    ['a choice sent twice', yesNo, chosen(no!.value, no!.value), { type: 'ANSWER', value: 'b' }],
    ['a choice of another question', several, chosen(yes!.value), { type: 'UNCLEAR' }],
    ['several', several, chosen(rash!.value, fever!.value), { type: 'ANSWER', value: ['a', 'c'] }],
    ['none', several, chosen(none!.value), { type: 'ANSWER', value: [] }],
    ['none and one', several, chosen(none!.value, rash!.value), { type: 'UNCLEAR' }],
    ['nothing', several, chosen(), { type: 'UNCLEAR' }],
    ['a location', where, sharedLocation(0, 0), { type: 'ANSWER', value: { latitude: 0, longitude: 0 } }],
    [
      'a location not asked for',
      yesNo,
      sharedLocation(0, 0),
      { type: 'LOCATED', at: { latitude: 0, longitude: 0 } },
    ],
    ['what it has not', yesNo, voiceNote(), { type: 'UNCLEAR' }],
    ['a typed way back', where, '0', { type: 'BACK' }],
  ])('%s', (_, screen, reply, reading) => expect(chat.read(screen, reply, wording, 0)).toEqual(reading));
});

test('any screen is one page, and what is offered is read as what it is', () => {
  fc.assert(
    fc.property(anyScreen, anyWording, anyReply, (screen, any, reply) => {
      expect(formProblems(screen, chat, any)).toEqual([]);
      expect(chat.draw(screen, any, 3)).toMatchObject({ page: 0, pages: 1, last: !screen.ask });
      for (const input of [reply, chosen(reply), `\ue000${reply}`])
        expect(chat.read(screen, input, any, 0)).toHaveProperty('type');
      for (const { number } of numbering(screen, 'chat'))
        expect(['ANSWER', 'SKIP']).toContain(chat.read(screen, String(number), any, 0).type);
    }),
    { numRuns: 60 },
  );
});
