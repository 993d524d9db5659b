import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Screen } from '../../flows/screen.ts';
import { labelOf, numbering } from './numbering.ts';
import { anyReply, anyScreen, anyWording, fakeWording, line, option, options } from './testing/any-screen.ts';
import { formProblems, tapsOf } from './testing/fits-form.ts';
import { lookOf } from './testing/look.ts';
import {
  mediaSent,
  sharedLocation,
  tapped,
  typed,
  voiceNote,
  whatsAppHeard,
  type WhatsAppForm,
} from './whatsapp-form.ts';
import { createWhatsApp } from './whatsapp.ts';

const whatsapp = createWhatsApp({ today: () => '2026-11-23' });
const drawn = (screen: Screen, ...languages: string[]) => {
  const wording = fakeWording(...languages);
  const { pages } = whatsapp.draw(screen, wording, 0);
  return Array.from({ length: pages }, (_, page) => whatsapp.draw(screen, wording, page));
};
const formsOf = (screen: Screen): WhatsAppForm[] => drawn(screen).map(({ form }) => form as WhatsAppForm);
const idOf = (screen: Screen, title: string): string =>
  formsOf(screen)
    .flatMap(tapsOf)
    .find((tap) => tap.title === title)!.id;

const yesNo: Screen = { say: [line('Fever?')], ask: { kind: 'choice', options: options('Yes', 'No') } };
const menu: Screen = {
  say: [line('Arogya.')],
  top: true,
  ask: {
    kind: 'choice',
    options: [option('sos', 'SOS'), ...options('Nearest hospital', 'Language', 'About us')],
  },
};
const towns: Screen = {
  say: [line('Which?')],
  ask: { kind: 'choice', options: options(...Array.from({ length: 12 }, (_, index) => `Town ${index + 1}`)) },
};
const ageOrSkip: Screen = {
  say: [line('Age?')],
  ask: { kind: 'number', min: 1, max: 120 },
  optional: true,
};
const where: Screen = { say: [line('Where?')], ask: { kind: 'location' } };
const several: Screen = {
  say: [line('Which?')],
  ask: { kind: 'several', options: options('Fever', 'Cough'), none: line('None of these') },
};

describe('looks', () => {
  test.each<[string, Screen, string[]]>([
    ['two options', yesNo, ['Fever?\n0 Back, 00 Menu\n( Yes ) ( No )']],
    [
      'one option',
      { say: [line('Sent.')], ask: { kind: 'choice', options: options('New') } },
      ['Sent.\n( New ) ( Back ) ( Menu )'],
    ],
    [
      'an emergency is seen before the list is opened',
      menu,
      [
        'Arogya.\n1 SOS\n2 Nearest hospital\n3 Language\n4 About us\n( Choose )\n- SOS\n- Nearest hospital\n- Language\n- About us',
      ],
    ],
    [
      'more than ten options',
      towns,
      [
        `Which?\n0 Back, 00 Menu\n( Choose )\n${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `- Town ${n}\n`).join('')}- More`,
        'Please choose.\n0 Back, 00 Menu\n( Town 10 ) ( Town 11 ) ( Town 12 )',
      ],
    ],
    [
      'labels too long for a title, and titles that would be alike',
      {
        say: [line('Which?')],
        top: true,
        ask: {
          kind: 'choice',
          options: options('Government Medical College, 4 km', 'Government Medical College, 9 km'),
        },
      },
      [
        'Which?\n( Choose )\n- 1 Government Medical… / Government Medical College, 4 km\n- 2 Government Medical… / Government Medical College, 9 km',
      ],
    ],
    [
      'titles that would be alike and begin with a number',
      {
        say: [line('Which?')],
        top: true,
        ask: {
          kind: 'choice',
          options: options('100 beds, District Hospital A', '100 beds, District Hospital B'),
        },
      },
      [
        'Which?\n( Choose )\n- 1. 100 beds, District… / 100 beds, District Hospital A\n- 2. 100 beds, District… / 100 beds, District Hospital B',
      ],
    ],
    [
      'a label too long for a description is whole in the text',
      {
        say: [line('Which?')],
        top: true,
        ask: { kind: 'choice', options: options('word '.repeat(20), 'B') },
      },
      [
        `Which?\n1 ${'word '.repeat(20).trim()}\n2 B\n( Choose )\n- word word word word… / ${'word '.repeat(14).trim()}…\n- B`,
      ],
    ],
    ['a place', where, ['Where?\n0 Back, 00 Menu\n( location )']],
    ['a number that may be skipped', ageOrSkip, ['Age?\n( Skip ) ( Back ) ( Menu )']],
    ['several', several, ['Which?\n1 Fever\n2 Cough\n3 None of these\n( None of these ) ( Back ) ( Menu )']],
    ['an end', { say: [line('Get well soon.')] }, ['Get well soon.']],
    ['₹ and quotes stay', { say: [line('“₹500”')] }, ['“₹500”']],
  ])('%s', (_, screen, looks) =>
    expect(drawn(screen).map((page) => lookOf(page, 'whatsapp'))).toEqual(looks),
  );

  test('the text alone is the whole page', () => {
    expect(drawn(yesNo, 'hi', 'en').map(({ text }) => text)).toEqual([
      'Fever?\nFever?\n1 Yes\n2 No\n0 पीछे, 00 मेन्यू',
    ]);
    const [first] = drawn(towns);
    expect(first!.text).toMatch(/^Which\?\n1 Town 1\n[^]*\n9 Town 9\n98 More, 0 Back, 00 Menu$/);
  });

  test('titles are cut between graphemes', () => {
    const label = 'क्ष्मी'.repeat(8);
    const [form] = formsOf({ say: [line('?')], ask: { kind: 'choice', options: options(label, 'B') } });
    expect(tapsOf(form!)[0]!.title).toBe(`${'क्ष्मी'.repeat(3)}…`);
  });
});

describe('reads', () => {
  const wording = fakeWording();
  test.each<[string, Screen, string, object]>([
    ['a tap', yesNo, tapped(idOf(yesNo, 'No')), { type: 'ANSWER', value: 'b' }],
    ['a typed number', yesNo, '2', { type: 'ANSWER', value: 'b' }],
    ['a typed label', yesNo, 'no', { type: 'ANSWER', value: 'b' }],
    [
      'a tap under a notice, and in another language',
      { ...yesNo, say: [{ key: 'common.unclear' }, ...yesNo.say] },
      tapped(idOf(yesNo, 'No')),
      { type: 'ANSWER', value: 'b' },
    ],
    [
      "an old message's button, though it looks the same",
      { ...yesNo, say: [line('Cough?')] },
      tapped(idOf(yesNo, 'Yes')),
      { type: 'UNCLEAR' },
    ],
    ['Menu on an old message', yesNo, tapped(idOf(ageOrSkip, 'Menu')), { type: 'MENU' }],
    ['Back on an old message', yesNo, tapped(idOf(ageOrSkip, 'Back')), { type: 'UNCLEAR' }],
    ['Back', ageOrSkip, tapped(idOf(ageOrSkip, 'Back')), { type: 'BACK' }],
    ['Skip', ageOrSkip, tapped(idOf(ageOrSkip, 'Skip')), { type: 'SKIP' }],
    ['More', towns, tapped(idOf(towns, 'More')), { type: 'MORE' }],
    ['an option of another page', towns, tapped(idOf(towns, 'Town 12')), { type: 'ANSWER', value: 'l' }],
    ['none', several, tapped(idOf(several, 'None of these')), { type: 'ANSWER', value: [] }],
    ['several, typed', several, '1,2', { type: 'ANSWER', value: ['a', 'b'] }],
    ['an emergency', menu, tapped(idOf(menu, 'SOS')), { type: 'ANSWER', value: 'sos' }],
    ['a location', where, sharedLocation(25.45, 81.84), at(25.45, 81.84)],
    ['a location at 0,0', where, sharedLocation(0, 0), at(0, 0)],
    [
      'a location not asked for',
      yesNo,
      sharedLocation(25.45, 81.84),
      { type: 'LOCATED', at: { latitude: 25.45, longitude: 81.84 } },
    ],
    ['no place on earth', where, sharedLocation(91, 0), { type: 'UNREADABLE', notice: 'common.media' }],
    ['no number', where, sharedLocation(NaN, 0), { type: 'UNREADABLE', notice: 'common.media' }],
    ['a place, typed', where, '211001', { type: 'ANSWER', value: '211001' }],
    ['a voice note', yesNo, voiceNote(), { type: 'UNREADABLE', notice: 'common.voice-note' }],
    ['a picture', yesNo, mediaSent(), { type: 'UNREADABLE', notice: 'common.media' }],
    ['a foreign id', yesNo, tapped('buy-now'), { type: 'UNCLEAR' }],
    ['no id', yesNo, tapped(''), { type: 'UNCLEAR' }],
  ])('%s', (_, screen, reply, reading) => expect(whatsapp.read(screen, reply, wording, 0)).toEqual(reading));

  test('a typed text is never a tap', () => {
    const forged = typed(tapped(idOf(yesNo, 'Yes')));
    expect(whatsAppHeard(forged).type).toBe('typed');
    expect(whatsapp.read(yesNo, forged, wording, 0)).toEqual({ type: 'UNCLEAR' });
  });
});

function at(latitude: number, longitude: number): object {
  return { type: 'ANSWER', value: { latitude, longitude } };
}

describe('any screen', () => {
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const boundaries = (text: string): Set<number> =>
    new Set([...[...graphemes.segment(text)].map(({ index }) => index), text.length]);

  test('keeps the limits, and what can be tapped, typed or named is read as what it is', () => {
    fc.assert(
      fc.property(anyScreen, anyWording, (screen, wording) => {
        // Any two labels may be alike, and then so are their titles.
        const problems = formProblems(screen, whatsapp, wording).filter((name) => !/alike/.test(name));
        expect(problems).toEqual([]);
        const { pages } = whatsapp.draw(screen, wording, 0);
        for (let page = 0; page < pages; page++)
          expect(whatsapp.draw(screen, wording, page).text.length).toBeLessThanOrEqual(
            screen.ask ? 1024 : 4096,
          );
      }),
      { numRuns: 60 },
    );
  });

  test('cuts no title inside a grapheme', () => {
    fc.assert(
      fc.property(anyScreen, anyWording, (screen, wording) => {
        const labels = numbering(screen, 'whatsapp').map(({ label }) =>
          labelOf(label, wording, 'whatsapp').replace(/\s+/g, ' '),
        );
        const { pages } = whatsapp.draw(screen, wording, 0);
        for (let page = 0; page < pages; page++) {
          for (const { title } of tapsOf(whatsapp.draw(screen, wording, page).form as WhatsAppForm)) {
            if (!title.endsWith('…')) continue;
            const start = title.slice(0, -1).replace(/^\d+ /, '');
            const whole = labels.filter((label) => label.startsWith(start));
            expect(whole.some((label) => boundaries(label).has(start.length))).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('gives a reading of any reply, tap and mark', () => {
    fc.assert(
      fc.property(anyScreen, anyWording, anyReply, (screen, wording, reply) => {
        for (const input of [reply, typed(reply), tapped(reply), `\ue000${reply}`, `\ue000location:${reply}`])
          expect(whatsapp.read(screen, input, wording, 0)).toHaveProperty('type');
        for (const { number } of numbering(screen, 'whatsapp'))
          expect(['ANSWER', 'SKIP']).toContain(whatsapp.read(screen, String(number), wording, 0).type);
      }),
      { numRuns: 50 },
    );
  });
});
