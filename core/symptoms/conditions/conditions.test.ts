import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../root.ts';
import { languages, type LanguageCode } from '../../text/languages.ts';
import { readMessages } from '../../text/messages.ts';
import { findForbidden } from '../forbidden.ts';
import { loadKnowledge } from '../knowledge.ts';

/** Most UTF-16 units of a name, and of a text on a USSD page and elsewhere. */
const LONGEST = {
  en: { name: 32, ussd: 110, any: 110 },
  hi: { name: 24, ussd: 60, any: 120 },
  'hi-Latn': { name: 32, ussd: 110, any: 110 },
} satisfies Record<LanguageCode, unknown>;

/** The part of the GSM-7 alphabet that these texts need: one septet each, and nothing that a message format reads. */
const PLAIN = /^[A-Za-z0-9 .,:;()/%?!-]+$/;
const HINDI = /^[\p{Script=Devanagari}0-9 ।.,:;()/-]+$/u;
/** Latin words that Hindi readers know by sight. */
const SHOWN_IN_LATIN = /\b(?:ORS|NRC|KFD)\b/g;

const NOW: Record<LanguageCode, string> = {
  en: 'Go now if: ',
  hi: 'तुरंत जाएँ अगर: ',
  'hi-Latn': 'Turant jayein agar: ',
};

/** Paracetamol is named only with both of its limits. */
const PARACETAMOL = /paracetamol|पैरासिटामोल/i;
const LIMITS: Record<LanguageCode, readonly string[]> = {
  en: ['only as on the pack', 'not under 2 months', '3 days at most'],
  hi: ['सिर्फ़ पैकेट के अनुसार', '2 महीने से छोटे को नहीं', '3 दिन तक ही'],
  'hi-Latn': ['sirf pack ke anusar', '2 mahine se chhote ko nahi', '3 din tak hi'],
};

/** What a sensitive condition's advice must not give away to whoever looks over a shoulder. */
const TELLING =
  /pregnan|abort|miscarr|\b(?:hiv|sti|tb|cancer|leprosy|suicide|mental|rape)\b|garbh|prasav|mansik|kushth|yaun|गर्भ|प्रसव|मानसिक|टीबी|कैंसर|एचआईवी|कुष्ठ|यौन/i;

const { conditions } = loadKnowledge();
const catalogue = {
  name: 'conditions',
  folder: join(projectRoot, 'core', 'symptoms', 'conditions'),
  variables: {},
};
const files = languages.map(({ code }) => ({ code, messages: readMessages(catalogue, code) }));

const variantsOf = (message: string | Record<string, string>): [medium: string, text: string][] =>
  typeof message === 'string' ? [['ussd', message]] : Object.entries(message);

describe.each(files)('$code', ({ code, messages }) => {
  const all = Object.entries(messages).flatMap(([key, message]) =>
    variantsOf(message).map(([medium, text]) => ({ key, medium, text })),
  );

  /** Keys of the texts that break a rule, with the text, so that a failure shows what to mend. */
  const breaking = (rule: (one: { key: string; medium: string; text: string }) => boolean) =>
    all.filter(rule).map(({ key, medium, text }) => `${key}/${medium}: ${text}`);

  test('every condition has its name, its care and its signs, and nothing else is there', () => {
    const expected = conditions.flatMap(({ id }) => [id, `${id}-care`, `${id}-return`]);
    expect(Object.keys(messages).sort()).toEqual(expected.sort());
  });

  test('a text per medium has one for USSD and one for the rest', () => {
    const odd = Object.entries(messages).filter(
      ([, message]) => typeof message !== 'string' && Object.keys(message).sort().join() !== 'any,ussd',
    );
    expect(odd).toEqual([]);
  });

  test('fits', () => {
    const names = new Set(conditions.map(({ id }) => id));
    const longest = LONGEST[code];
    expect(
      breaking(({ key, medium, text }) => {
        const most = names.has(key) ? longest.name : medium === 'ussd' ? longest.ussd : longest.any;
        return text.length > most;
      }),
    ).toEqual([]);
  });

  test('is in the letters of its language', () => {
    expect(
      breaking(
        ({ text }) => !(code === 'hi' ? HINDI.test(text.replace(SHOWN_IN_LATIN, '')) : PLAIN.test(text)),
      ),
    ).toEqual([]);
  });

  test('says three signs to return for', () => {
    const returning = all.filter(({ key }) => key.endsWith('-return'));
    const odd = returning.filter(
      ({ text }) => !text.startsWith(NOW[code]) || text.slice(NOW[code].length).split(', ').length !== 3,
    );
    expect(odd).toEqual([]);
  });

  test('says nothing forbidden', () => {
    expect(breaking(({ text }) => findForbidden(text, code).length > 0)).toEqual([]);
  });

  test('names paracetamol only with its limits', () => {
    expect(
      breaking(({ text }) => PARACETAMOL.test(text) && !LIMITS[code].every((limit) => text.includes(limit))),
    ).toEqual([]);
  });

  test('an emergency names no medicine at all', () => {
    const emergencies = new Set(
      conditions.filter(({ level }) => level === 'emergency').map(({ id }) => `${id}-care`),
    );
    expect(breaking(({ key, text }) => emergencies.has(key) && PARACETAMOL.test(text))).toEqual([]);
  });

  test('the advice of a sensitive condition does not name it', () => {
    const hidden = new Set(
      conditions.flatMap(({ id, sensitive }) => (sensitive ? [`${id}-care`, `${id}-return`] : [])),
    );
    expect(breaking(({ key, text }) => hidden.has(key) && TELLING.test(text))).toEqual([]);
  });
});

test('every condition’s advice has its sources and waits for a clinician', () => {
  const Row = z.strictObject({
    id: z.string(),
    sources: z.array(z.string().min(8)).min(1),
    sourcedOn: z.iso.date(),
    reviewedBy: z.string().nullable(),
    registrationNo: z.string().nullable(),
    reviewedOn: z.iso.date().nullable(),
    expires: z.iso.date().nullable(),
  });
  const file = join(projectRoot, 'ml', 'knowledge', 'advice.json');
  const rows = z.array(Row).parse(JSON.parse(readFileSync(file, 'utf8')));
  expect(rows.map(({ id }) => id)).toEqual(conditions.map(({ id }) => id));
});
