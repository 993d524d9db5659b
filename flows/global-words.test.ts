import { expect, test } from '@jest/globals';
import { globalWord } from './global-words.ts';

test.each([
  ['SOS', 'SOS'],
  [' sos!! ', 'SOS'],
  ['SOS SOS', 'SOS'],
  ['SOS 211001', 'SOS'],
  ['२११००१ SOS', 'SOS'],
  ['HELP ME', 'SOS'],
  ['Bachao', 'SOS'],
  ['BACHAOOO bachaooo', 'SOS'],
  ['बचाओ', 'SOS'],
  ['बचाओ बचाओ!', 'SOS'],
  ['मेरी मदद करो', 'SOS'],
  ['help', 'SOS?'],
  ['MADAD', 'SOS?'],
  ['मदद', 'SOS?'],
  ['Stop', 'STOP'],
  ['बंद करो', 'STOP'],
  ['START', 'START'],
  ['शुरू', 'START'],
  ['NEWS', 'NEWS'],
  ['khabar', 'NEWS'],
  ['ख़बर', 'NEWS'],
  ['खबर', 'NEWS'],
  ['menu', 'MENU'],
  ['मेन्यू', 'MENU'],
  ['peeche', 'BACK'],
  ['हिंदी', 'LANGUAGE'],
  ['English', 'LANGUAGE'],
  ['aspatal', 'FLOW'],
  ['अस्पताल', 'FLOW'],
])('%s is %s', (text, type) => {
  expect(globalWord(text)?.type).toBe(type);
});

test.each(['NEWS STOP', 'stop news', 'khabar band karo', 'ख़बर बंद करो'])('%s wants no news', (text) => {
  expect(globalWord(text)).toEqual({ type: 'NEWS', given: false });
});

test.each(['tell me of new schemes', 'nayi yojana ki khabar', 'नई योजना की ख़बर दें'])(
  '%s wants news',
  (text) => {
    expect(globalWord(text)).toEqual({ type: 'NEWS', given: true });
  },
);

test.each(['new schemes', 'nayi yojana', 'नई योजना'])('%s shows schemes, and agrees to nothing', (text) => {
  expect(globalWord(text)).toEqual({ type: 'FLOW', flow: 'schemes' });
});

test('a flow is asked for with what is said after its name', () => {
  expect(globalWord('Hospital 211001')).toEqual({
    type: 'FLOW',
    flow: 'hospital-lookup',
    argument: '211001',
  });
  expect(globalWord('अस्पताल प्रयागराज')).toEqual({
    type: 'FLOW',
    flow: 'hospital-lookup',
    argument: 'प्रयागराज',
  });
});

test.each([
  ['remind Ecosprin 75, 8:30 PM', 'reminders', 'Ecosprin 75, 8:30 PM'],
  ['  DAWAI: TB ki, subah', 'reminders', 'TB ki, subah'],
  ['दवाई - टीबी की', 'reminders', 'टीबी की'],
  ['re\u200bmind Insulin', 'reminders', 'Insulin'],
])('%s: what is said after the name is as it was written', (text, flow, argument) => {
  expect(globalWord(text)).toEqual({ type: 'FLOW', flow, argument });
});

test.each([
  '',
  '1',
  '211001',
  'STOP 12345',
  'please stop the fever',
  'I need help with my card',
  'mera naam madad lal hai',
  'sos ka matlab kya hai',
  'mujhe bukhar hai',
  'बंद नाक और बुखार',
  '😀',
  'x'.repeat(10_000),
])('%s is none', (text) => {
  expect(globalWord(text)).toBeNull();
});
