import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Reading } from '../../flows/medium.ts';
import type { Screen } from '../../flows/screen.ts';
import { readReply, type Shown } from './reading.ts';
import { anyReply, anyScreen, anyWording, fakeWording, line, option, options } from './testing/any-screen.ts';

const wording = fakeWording('en');
const show = (screen: Omit<Screen, 'say'>, page = 0, pages = 1): Shown => ({
  screen: { say: [line('Well?')], ...screen },
  medium: 'ussd',
  wording,
  page,
  pages: () => pages,
  today: () => '2026-11-23',
});
const is = (value: string | number | readonly string[]): Reading => ({ type: 'ANSWER', value });
const UNCLEAR: Reading = { type: 'UNCLEAR' };
const BACK: Reading = { type: 'BACK' };
const MENU: Reading = { type: 'MENU' };
const MORE: Reading = { type: 'MORE' };
const SKIP: Reading = { type: 'SKIP' };

type Case = [reply: string, reading: Reading];
const table = (name: string, shown: Shown, cases: readonly Case[]) =>
  describe(name, () => {
    test.each(cases)('%j', (reply, reading) => expect(readReply(reply, shown)).toEqual(reading));
  });

const complaints = options('Fever|बुखार|Bukhar', 'Cough|खाँसी|Khansi', 'Diarrhoea|दस्त|Dast');

table('choice', show({ ask: { kind: 'choice', options: complaints } }), [
  ['1', is('a')],
  [' 3 ', is('c')],
  ['01', is('a')],
  ['2.', is('b')],
  ['2)', is('b')],
  ['(2)', is('b')],
  ['१', is('a')],
  ['௨', is('b')],
  ['3️⃣', is('c')],
  ['one', is('a')],
  ['do', is('b')],
  ['तीन', is('c')],
  ['fever', is('a')],
  ['BUKHAR!', is('a')],
  ['खाँसी', is('b')],
  ['1 fever', is('a')],
  ['Fevr', is('a')],
  ['diarrhea', is('c')],
  ['diarhea', is('c')],
  ['daria', UNCLEAR],
  ['बूखार', is('a')],
  ['4', UNCLEAR],
  ['12', UNCLEAR],
  ['1 2', UNCLEAR],
  ['1.5', UNCLEAR],
  ['11', UNCLEAR],
  ['99999999999999999999', UNCLEAR],
  ['0', BACK],
  ['०', BACK],
  ['00', MENU],
  ['००', MENU],
  ['000', UNCLEAR],
  ['98', UNCLEAR],
  ['skip', UNCLEAR],
  ['', UNCLEAR],
  ['*', UNCLEAR],
  ['\ud83d', UNCLEAR],
  ['fever '.repeat(2000), UNCLEAR],
]);

table(
  'choice with a yes and a no',
  show({ ask: { kind: 'choice', options: options('Yes|हाँ|Haan', 'No|नहीं|Nahi', "Don't know") } }),
  [
    ['yes', is('a')],
    ['Y', is('a')],
    ['ji haan', is('a')],
    ['हां', is('a')],
    ['n', is('b')],
    ['nahin', is('b')],
    ['dont know', UNCLEAR],
    ["don't know", is('c')],
    ['yess', UNCLEAR],
    ['nhi', UNCLEAR],
  ],
);

table(
  'choice of things with numbers',
  show({
    ask: {
      kind: 'choice',
      options: options('Ward 12', 'Ward 13', '108', 'Sadar Hospital', 'Sadar Hospitel'),
    },
  }),
  [
    ['ward 13', is('b')],
    ['ward 14', UNCLEAR],
    ['ward', UNCLEAR],
    ['108', is('c')],
    ['109', UNCLEAR],
    ['sadar hospitol', UNCLEAR],
    ['sadar hospital', is('d')],
  ],
);

table('optional choice', show({ optional: true, ask: { kind: 'choice', options: complaints } }), [
  ['4', SKIP],
  ['skip', SKIP],
  ['Chhodo', SKIP],
  ['छोड़ें', SKIP],
  ['4 skip', SKIP],
  ['skp', UNCLEAR],
  ['skippp', UNCLEAR],
  ['5', UNCLEAR],
]);

const several = {
  kind: 'several',
  options: [...complaints, option('d', 'Cough and cold')],
  none: line('None of these'),
} as const;
table('several', show({ optional: true, ask: several }), [
  ['1', is(['a'])],
  ['1 3', is(['a', 'c'])],
  ['3,1', is(['a', 'c'])],
  ['1,3,4', is(['a', 'c', 'd'])],
  ['1.3.4', is(['a', 'c', 'd'])],
  ['1*3', is(['a', 'c'])],
  ['1&2', is(['a', 'b'])],
  ['1 aur 3', is(['a', 'c'])],
  ['1aur3', is(['a', 'c'])],
  ['1 and 3 and 3', is(['a', 'c'])],
  ['१ और ३', is(['a', 'c'])],
  ['ek do', is(['a', 'b'])],
  ['एक, तीन', is(['a', 'c'])],
  ['fever, dast', is(['a', 'c'])],
  ['fever and 2', is(['a', 'b'])],
  ['fevr, 2', is(['a', 'b'])],
  ['Cough and cold', is(['d'])],
  ['5', is([])],
  ['none', is([])],
  ['koi nahi', is([])],
  ['कोई नहीं', is([])],
  ['6', SKIP],
  ['skip', SKIP],
  ['1 5', UNCLEAR],
  ['1 6', UNCLEAR],
  ['1 and none', UNCLEAR],
  ['nune of these', UNCLEAR],
  ['no', UNCLEAR],
  ['13', UNCLEAR],
  ['1-3', UNCLEAR],
  ['1 to 3', UNCLEAR],
  ['1 7', UNCLEAR],
  ['aur', UNCLEAR],
  [',', UNCLEAR],
  ['0', BACK],
  ['00', MENU],
]);

table('number', show({ ask: { kind: 'number', min: 0, max: 120, unit: line('years|साल|saal') } }), [
  ['25', is(25)],
  ['२५', is(25)],
  ['007', is(7)],
  ['25.', is(25)],
  ['25 years', is(25)],
  ['1 year', is(1)],
  ['2saal', is(2)],
  ['२ साल', is(2)],
  ['five', is(5)],
  ['paanch saal', is(5)],
  ['पाँच साल', is(5)],
  ['ek sau', is(100)],
  ['0', is(0)],
  ['zero', is(0)],
  ['98', is(98)],
  ['120', is(120)],
  ['121', UNCLEAR],
  ['-5', UNCLEAR],
  ['- five', UNCLEAR],
  ['5-6', UNCLEAR],
  ['5 to 6', UNCLEAR],
  ['5.5', UNCLEAR],
  ['.5', UNCLEAR],
  ['5½', UNCLEAR],
  ['five point five', UNCLEAR],
  ['1/2', UNCLEAR],
  ['5+', UNCLEAR],
  ['about 5', UNCLEAR],
  ['5 months', UNCLEAR],
  ['2 mahine', UNCLEAR],
  ['fivve', UNCLEAR],
  ['1e2', UNCLEAR],
  ['00', MENU],
  ['', UNCLEAR],
]);

table('number of degrees', show({ ask: { kind: 'number', min: 90, max: 110, unit: line('°F') } }), [
  ['102 F', is(102)],
  ['102°F', is(102)],
  ['102f', is(102)],
  ['102 C', UNCLEAR],
  ['102.4', UNCLEAR],
  ['0', UNCLEAR],
]);

table(
  'number of rupees',
  show({ ask: { kind: 'number', min: 0, max: 10_000_000, unit: line('₹') }, optional: true }),
  [
    ['150000', is(150_000)],
    ['1,50,000', is(150_000)],
    ['150,000', is(150_000)],
    ['Rs.500', is(500)],
    ['₹ 500/-', is(500)],
    ['1,5', UNCLEAR],
    ['5,00', UNCLEAR],
    ['1', is(1)],
    ['skip', SKIP],
    ['99999999', SKIP],
  ],
);

table('four digits, may be skipped', show({ optional: true, ask: { kind: 'digits', length: 4 } }), [
  ['1234', is('1234')],
  ['0001', is('0001')],
  ['१२३४', is('1234')],
  ['12 34', is('1234')],
  ['12-34', is('1234')],
  ['1', SKIP],
  ['123', UNCLEAR],
  ['12345', UNCLEAR],
  ['12.34', UNCLEAR],
  ['one two', UNCLEAR],
  ['0', UNCLEAR],
  ['00', MENU],
]);

table('date', show({ optional: true, ask: { kind: 'date' } }), [
  ['5 March', is('2026-03-05')],
  ['आज', is('2026-11-23')],
  ['1', SKIP],
  ['0', UNCLEAR],
  ['00', MENU],
]);

for (const kind of ['place', 'location'] as const) {
  table(kind, show({ ask: { kind } }), [
    ['Allahabad', is('Allahabad')],
    ['  Civil   Lines\nKanpur ', is('Civil Lines Kanpur')],
    ['इलाहाबाद', is('इलाहाबाद')],
    ['क\u200dानपुर\ufeff', is('कानपुर')],
    ['211001', is('211001')],
    ['98', is('98')],
    ['skip', is('skip')],
    ['e\u0301', is('é')],
    ['a'.repeat(80), is('a'.repeat(80))],
    ['a'.repeat(81), UNCLEAR],
    ['की'.repeat(80), is('की'.repeat(80))],
    [`a${'\u0301'.repeat(5000)}`, UNCLEAR],
    ['*', UNCLEAR],
    ['🙏', UNCLEAR],
    ['', UNCLEAR],
    ['0', BACK],
    ['0.', BACK],
    ['00', MENU],
  ]);
}

table('text', show({ optional: true, ask: { kind: 'text', maxLength: 400 } }), [
  ['bukhar hai', is('bukhar hai')],
  ['tablet '.repeat(50), is('tablet '.repeat(50).trim())],
  ['x'.repeat(401), UNCLEAR],
  ['👍', is('👍')],
  ['a\u0000b\ud800', is('a b')],
  ['1', SKIP],
  ['Skip', SKIP],
  ['0', BACK],
]);

describe('pages', () => {
  const text = { ask: { kind: 'text', maxLength: 40 } } as const;
  const age = { ask: { kind: 'number', min: 0, max: 97 } } as const;
  const list = { ask: { kind: 'choice', options: complaints } } as const;
  test.each<[string, Shown, Reading]>([
    ['98', show(text, 0, 2), MORE],
    ['९८', show(text, 0, 2), MORE],
    ['more', show(text, 0, 2), MORE],
    ['और', show(list, 0, 2), MORE],
    ['98', show(text, 1, 2), UNCLEAR],
    ['more', show(text, 1, 2), is('more')],
    ['aur', show(list, 1, 2), UNCLEAR],
    ['3', show(list, 1, 2), is('c')],
    ['0', show(age, 0, 2), is(0)],
    ['0', show(age, 1, 2), BACK],
    ['98', show({}, 0, 2), MORE],
    ['98', show({}, 1, 2), UNCLEAR],
    ['0', show({}, 1, 2), UNCLEAR],
    ['00', show({}), MENU],
    ['hello', show({}), UNCLEAR],
  ])('%j', (reply, shown, reading) => expect(readReply(reply, shown)).toEqual(reading));
});

test('any reply to any screen gives a reading', () => {
  const kinds = ['ANSWER', 'SKIP', 'UNCLEAR', 'BACK', 'MORE', 'MENU'];
  fc.assert(
    fc.property(anyScreen, anyWording, anyReply, fc.nat(2), (screen, words, reply, page) => {
      const shown = { ...show({}), screen, wording: words, page, pages: () => 3 };
      expect(kinds).toContain(readReply(reply, shown).type);
    }),
    { numRuns: 200 },
  );
});
