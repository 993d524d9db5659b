import { describe, expect, test } from '@jest/globals';
import { globalWord } from '../../flows/global-words.ts';
import type { Heard, WebhookRequest } from '../channel.ts';
import { callHistory, SAID, type CallEvent } from './voice-history.ts';
import { nextStep, stepOf } from './voice-step.ts';

const speech = (text: string, confidence: number | null = null): CallEvent => ({
  type: 'speech',
  text,
  confidence,
});
const keys = (typed: string): CallEvent => ({ type: 'keys', keys: typed });

describe('what is new', () => {
  test.each<[string, number, CallEvent, string | undefined, Heard]>([
    ['a call begins', 0, { type: 'began' }, undefined, { inputs: [], heard: '0.0' }],
    ['the same again', 0, { type: 'began' }, '0.0', 'late'],
    ['a key', 1, keys('2'), '0.0', { inputs: ['2'], heard: '1.0' }],
    ['keys with hash', 2, keys('211001#'), '1.0', { inputs: ['211001'], heard: '2.0' }],
    ['hash alone', 2, keys('#'), '1.0', { inputs: [SAID.unclear], heard: '2.0' }],
    ['the emergency key', 2, keys('*'), '1.0', { inputs: ['sos'], heard: '2.0' }],
    ['the emergency key amid others', 2, keys('21*'), '1.2', { inputs: ['sos'], heard: '2.0' }],
    ['a step that the call has passed', 1, keys('3'), '4.0', 'late'],
    ['a step of a call that we know nothing of', 7, keys('3'), undefined, { inputs: ['3'], heard: '7.0' }],
    ['a first silence', 3, { type: 'silent' }, '2.0', { inputs: [SAID.silent], heard: '3.1' }],
    ['a second silence', 4, { type: 'silent' }, '3.1', { inputs: [SAID.silent], heard: '4.2' }],
    ['a third silence', 5, { type: 'silent' }, '4.2', { inputs: [SAID.gone], heard: '5.3' }],
    [
      'listening on, which is no silence',
      4,
      { type: 'listening' },
      '3.1',
      { inputs: [SAID.listening], heard: '4.1' },
    ],
    ['an answer after silences', 4, keys('1'), '3.2', { inputs: ['1'], heard: '4.0' }],
  ])('%s', (_, step, event, before, heard) => expect(callHistory(step, event)(before)).toEqual(heard));

  test.each<[string, CallEvent, string]>([
    ['words', speech('nearest hospital', 0.9), 'nearest hospital'],
    ['words, nobody says how sure', speech(' अस्पताल '), 'अस्पताल'],
    ['words, not measured', speech('अस्पताल', 0), 'अस्पताल'],
    ['words that were guessed', speech('hospital', 0.2), SAID.unclear],
    ['a cry', speech('bachao', 0.8), 'bachao'],
    ['a cry that was perhaps misheard', speech('बचाओ', 0.2), 'help'],
    ['a word that was perhaps a cry, and perhaps misheard', speech('madad', 0.2), 'help'],
    ['nothing', speech('  '), SAID.unclear],
    ['a word that means nothing to us', speech('<silent>'), 'silent'],
  ])('%s', (_, event, input) => {
    expect(callHistory(1, event)('0.0')).toEqual({ inputs: [input], heard: '1.0' });
  });

  test('what nobody can say is no word of ours, and what is asked after a misheard cry is the question', () => {
    for (const said of Object.values(SAID)) expect(globalWord(said)).toBeNull();
    expect(globalWord('help')).toEqual({ type: 'SOS?' });
    expect(globalWord('sos')).toEqual({ type: 'SOS' });
  });
});

describe('the step in the address', () => {
  const request = (url: string | undefined): WebhookRequest => ({
    ...(url ? { url } : {}),
    params: {},
    headers: {},
    query: Object.fromEntries(new URL(url ?? 'http://x').searchParams),
    form: {},
    rawBody: Buffer.alloc(0),
  });
  const address = 'https://arogya.example/prefix/webhooks/twilio/voice';

  test('counts on, with why nobody answered', () => {
    expect(nextStep(request(address))).toEqual({
      answered: `${address}?step=1`,
      silent: `${address}?step=1&nobody=silent`,
      listening: `${address}?step=1&nobody=listening`,
    });
    expect(nextStep(request(`${address}?step=41&nobody=silent&other=1`)).answered).toBe(`${address}?step=42`);
    expect(stepOf(request(`${address}?step=41&nobody=listening`))).toEqual({
      number: 41,
      nobody: 'listening',
    });
    expect(stepOf(request(address))).toEqual({ number: 0 });
  });

  test.each(['step=-1', 'step=1.5', 'step=x', 'step=', 'step=99999', 'step=1&nobody=me'])(
    '%s is none of ours',
    (query) => {
      expect(() => stepOf(request(`${address}?${query}`))).toThrow('malformed');
    },
  );

  test('is never made from a guess where the service is', () => {
    expect(() => nextStep(request(undefined))).toThrow('public address');
  });
});
