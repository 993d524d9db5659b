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
