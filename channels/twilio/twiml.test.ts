import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { languages } from '../../core/text/languages.ts';
import { anyScreen, anyWording, fakeWording, line } from '../media/testing/any-screen.ts';
import { stepsOf, type CallSteps } from '../media/voice-tree.ts';
import { createVoice } from '../media/voice.ts';
import { parseXml, type Element } from '../testing/xml.ts';
import { twilioLanguages } from './languages.ts';
import { hangUp, toTwiml } from './twiml.ts';

const next = {
  answered: '/v?step=2',
  silent: '/v?step=2&nobody=silent',
  listening: '/v?step=2&nobody=listening',
};
const say = (text: string, language = 'hi') => ({ do: 'say', text, language }) as const;
const written = (steps: CallSteps): string =>
  toTwiml(steps, next)
    .replace('<?xml version="1.0" encoding="UTF-8"?><Response>', '')
    .replace('</Response>', '');

test.each<[string, CallSteps, string]>([
  [
    'a question by key or word',
    [
      {
        do: 'gather',
        prompts: [say('बुखार & <ठंड>?'), say('Fever?', 'en')],
        keys: 1,
        seconds: 6,
        speech: { language: 'hi', hints: ['बुखार, तेज़', 'खांसी', '', 'x'.repeat(101)] },
      },
      { do: 'redirect', because: 'silent' },
    ],
    '<Gather input="dtmf speech" language="hi-IN" speechTimeout="auto" hints="बुखार  तेज़,खांसी" profanityFilter="false" ' +
      'bargeIn="true" numDigits="1" finishOnKey="#" timeout="6" action="/v?step=2">' +
      '<Say language="hi-IN" voice="Google.hi-IN-Wavenet-A">बुखार &amp; &lt;ठंड&gt;?</Say>' +
      '<Say language="en-IN" voice="Google.en-IN-Wavenet-A">Fever?</Say></Gather>' +
      '<Redirect>/v?step=2&amp;nobody=silent</Redirect>',
  ],
  [
    'a secret by keys, ended by hash or silence',
    [
      { do: 'gather', prompts: [say('?', 'en')], keys: null, seconds: 5, speech: null },
      { do: 'redirect', because: 'listening' },
    ],
    '<Gather input="dtmf" finishOnKey="#" timeout="5" action="/v?step=2">' +
      '<Say language="en-IN" voice="Google.en-IN-Wavenet-A">?</Say></Gather>' +
      '<Redirect>/v?step=2&amp;nobody=listening</Redirect>',
  ],
  [
    'a language that is not recognised: keys alone; one without a voice: no name that fails the document',
    [
      { do: 'gather', prompts: [say('?', 'or')], keys: 1, seconds: 5, speech: { language: 'or', hints: [] } },
      { do: 'redirect', because: 'silent' },
      say('?', 'ur'),
    ],
    '<Gather input="dtmf" numDigits="1" finishOnKey="#" timeout="5" action="/v?step=2"><Say>?</Say></Gather>' +
      '<Redirect>/v?step=2&amp;nobody=silent</Redirect><Say>?</Say>',
  ],
  [
    'Punjabi, whose name differs by verb, with nothing to hint',
    [{ do: 'gather', prompts: [say('?', 'pa')], keys: 1, seconds: 5, speech: { language: 'pa', hints: [] } }],
    '<Gather input="dtmf speech" language="pa-guru-IN" speechTimeout="auto" profanityFilter="false" bargeIn="true" ' +
      'numDigits="1" finishOnKey="#" timeout="5" action="/v?step=2">' +
      '<Say language="pa-IN" voice="Google.pa-IN-Wavenet-A">?</Say></Gather>',
  ],
  [
    'a recording played, one made, and the end',
    [
      { do: 'play', url: 'https://example.org/1.mp3?a=1&b=2' },
      { do: 'record', prompts: [say('Speak', 'en')], maxSeconds: 30 },
      { do: 'hangup' },
    ],
    '<Play>https://example.org/1.mp3?a=1&amp;b=2</Play><Say language="en-IN" voice="Google.en-IN-Wavenet-A">Speak</Say>' +
      '<Record finishOnKey="#" maxLength="30" timeout="5" playBeep="true" action="/v?step=2"/><Hangup/>',
  ],
])('%s', (_, steps, xml) => expect(written(steps)).toBe(xml));

test('ends a call without a word', () => {
  expect(hangUp()).toBe('<?xml version="1.0" encoding="UTF-8"?><Response><Hangup/></Response>');
});

test('no more hints than are taken', () => {
  const hints = Array.from({ length: 700 }, (_, index) => `word ${index}`);
  const xml = toTwiml(
    [{ do: 'gather', prompts: [], keys: 1, seconds: 5, speech: { language: 'en', hints } }],
    next,
  );
  expect((parseXml(xml).children[0] as Element).attributes.hints!.split(',')).toHaveLength(500);
});

describe('languages', () => {
  test.each(languages)('$name has a voice, and is recognised', ({ code }) => {
    const voice = createVoice({ today: () => '2026-11-23' });
    const screen = { say: [line('a|b|c')], ask: { kind: 'place' } } as const;
    const [gather] = stepsOf(voice.draw(screen, fakeWording(code), 0));
    if (gather?.do !== 'gather') throw new Error('nothing is asked');
    const [prompt] = gather.prompts;
    expect(prompt?.do === 'say' && twilioLanguages[prompt.language]?.say).toBeTruthy();
    expect(twilioLanguages[gather.speech!.language]?.gather).toBeTruthy();
  });

  test('are named as the provider names them', () => {
    for (const { say, gather } of Object.values(twilioLanguages)) {
      expect(gather).toMatch(/^[a-z]{2}(-guru)?-IN$/);
      if (say) expect(say.voice.startsWith(`Google.${say.language}-`)).toBe(true);
    }
  });
});

test('every document is well formed, whatever is said, and every question is followed by a way on', () => {
  const voice = createVoice({ today: () => '2026-11-23' });
  fc.assert(
    fc.property(anyScreen, anyWording, fc.nat(3), (screen, wording, page) => {
      const { children } = parseXml(toTwiml(stepsOf(voice.draw(screen, wording, page)), next));
      const names = children.map((child) => (child as Element).name);
      if (screen.ask) expect(names).toEqual(['Gather', 'Redirect']);
      else expect(names.at(-1)).toBe('Hangup');
    }),
    { numRuns: 200 },
  );
});
