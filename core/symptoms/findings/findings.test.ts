import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { createVocabulary } from '../../rules/vocabulary.ts';
import { createMessages, readMessages, type Catalogue } from '../../text/messages.ts';

/**
 * Most UTF-16 units of a name, a question, a question with a shorter one for USSD beside it, and an area. A USSD screen
 * holds 160 characters of GSM-7 and 70 of Devanagari, and below the question stand three answers.
 */
const limits = {
  en: { name: 28, question: 70, longQuestion: 70, area: 18 },
  hi: { name: 20, question: 38, longQuestion: 76, area: 12 },
  'hi-Latn': { name: 28, question: 70, longQuestion: 70, area: 18 },
} as const;

/** What each language is written in: for Latin letters only what takes one place in GSM-7, no quotes (ICU's escape). */
const letters = {
  en: /^[A-Za-z0-9 ,.:?()/-]+$/,
  hi: /^[\u0900-\u097F0-9 ,.?()-]+$/,
  'hi-Latn': /^[A-Za-z0-9 ,.:?()/-]+$/,
} as const;

type Language = keyof typeof limits;
const languages = Object.keys(limits) as Language[];

const { findings } = createVocabulary(
  JSON.parse(readFileSync(new URL('../../../ml/knowledge/findings.json', import.meta.url), 'utf8')),
);
const ids = findings.map(({ id }) => id);
const areas = [...new Set(findings.map(({ area }) => area))];
const catalogue: Catalogue = { name: 'findings', folder: import.meta.dirname, variables: {} };

/** Words that tell others what the one who is ill may want to keep; a name is read back aloud and sent by SMS. */
const kept: readonly (readonly [string, RegExp])[] = [
  ['hiv', /hiv|aids|एचआईवी|एड्स/i],
  ['sexual-assault', /sex|rape|assault|balatkar|zabardasti|यौन|बलात्कार|ज़बरदस्ती/i],
  ['death-wish', /suicid|die|death|kill|mar|मर|मौत|आत्महत्या|जान/i],
  ['self-harm-plan', /suicid|die|death|kill|marn|मरना|मौत|आत्महत्या|जान/i],
  ['self-harm-done', /suicid|die|death|kill|poison|zahar|ज़हर|मौत|आत्महत्या|जान/i],
  ['hanging', /hang|rope|noose|phansi|फाँसी|फंदा|रस्सी/i],
  ['thoughts-harm-baby', /baby|child|bachch|shishu|शिशु|बच्च/i],
  ['abortion-recent', /abort|miscarr|गर्भपात|garbhpat/i],
  ['unprotected-sex', /sex|condom|यौन|कंडोम/i],
  ['tb-now', /tb|टीबी/i],
  ['tb-contact', /tb|टीबी/i],
  ['cancer', /cancer|कैंसर/i],
];

describe.each(languages)('%s', (language) => {
  const messages = readMessages(catalogue, language);
  const { name: nameLimit, question: questionLimit, longQuestion, area: areaLimit } = limits[language];

  test('names and asks about every finding and every area, and nothing else', () =>
    expect(Object.keys(messages).sort()).toEqual(
      [...ids, ...ids.map((id) => `${id}-ask`), ...areas.map((area) => `area.${area}`)].sort(),
    ));

  test.each(ids)('the name of %s fits a list that is read back', (id) => {
    const name = messages[id];
    expect(name).toMatch(letters[language]);
    expect(name).not.toMatch(/[,?]/);
    expect(name!.length).toBeLessThanOrEqual(nameLimit);
    expect(name).toBe((name as string).normalize('NFC'));
  });

  test.each(ids)('the question about %s fits its screen', (id) => {
    const message = messages[`${id}-ask`]!;
    const texts = typeof message === 'string' ? { any: message } : message;
    const { any, ussd } = texts;
    expect(Object.keys(texts).sort()).toEqual(ussd === undefined ? ['any'] : ['any', 'ussd']);
    for (const text of Object.values(texts)) {
      expect(text).toMatch(letters[language]);
      expect(text).toMatch(/\?$/);
      expect(text).toBe(text.normalize('NFC'));
    }
    expect((ussd ?? any)!.length).toBeLessThanOrEqual(questionLimit);
    expect(any!.length).toBeLessThanOrEqual(ussd === undefined ? questionLimit : longQuestion);
  });

  test.each(areas)('the area %s fits a menu', (area) => {
    const name = messages[`area.${area}`];
    expect(name).toMatch(letters[language]);
    expect(name!.length).toBeLessThanOrEqual(areaLimit);
  });

  test('no two findings are read back alike, and no two are asked about alike', () => {
    const texts = Object.values(messages).map((message) =>
      typeof message === 'string' ? message : message.any,
    );
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });

  test.each(kept)('the name of %s gives nothing away', (id, word) => expect(messages[id]).not.toMatch(word));
});

test('each text can be said', () => {
  const { say } = createMessages({
    catalogues: [catalogue],
    constants: {},
    onFallback: (key, language) => {
      throw new Error(`${key} is missing in ${language}`);
    },
  });
  for (const language of languages)
    for (const id of ids)
      for (const medium of ['ussd', 'voice', 'sms', 'whatsapp'])
        expect(say({ key: `findings.${id}-ask` }, language, medium)).toMatch(/\?$/);
});
