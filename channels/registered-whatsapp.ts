import type { Template } from './media/template.ts';
import { bodyFaults, bodyOf } from './media/whatsapp-template.ts';

/** A template as it is registered with Meta, and named in WHATSAPP_TEMPLATES once it is approved. */
export interface WhatsAppTemplate {
  readonly name: string;
  readonly language: string;
  readonly category: 'UTILITY';
  readonly body: string;
}

/**
 * What we say first, by where it is said: it may be due long after a person's last word, when only templates go. Answers are
 * given within the free hours; one that was held up for a day goes as a text.
 */
const FIRST =
  /^(dose\.ask|dose\.caregiver|follow-up\.ask|caregiver\.ask|sos-open\.still|broadcast\.|emergency\.)/;

/** Meta's codes of our languages: it has none for Hindi in Latin letters. */
const LANGUAGES: Readonly<Record<string, string>> = { en: 'en', hi: 'hi', 'hi-Latn': 'hi' };

/** The templates of WhatsApp that registered texts come to, by our names of them; none in two languages at once. */
export function whatsAppTemplates(
  texts: Iterable<Template & { readonly where: string }>,
): ReadonlyMap<string, WhatsAppTemplate> {
  const listed = [...texts].flatMap(({ name, where, text }): [string, WhatsAppTemplate][] => {
    const language = LANGUAGES[name.slice(0, name.indexOf('.'))];
    if (language === undefined || !FIRST.test(where)) return [];
    const metaName = `arogya_${name.toLowerCase().replace(/[^a-z0-9]/g, '_')}`;
    return [[name, { name: metaName, language, category: 'UTILITY', body: bodyOf(text) }]];
  });
  return new Map(listed.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** What Meta would refuse of them, by name. */
export const whatsAppFaults = (templates: ReadonlyMap<string, WhatsAppTemplate>): readonly string[] =>
  [...templates].flatMap(([name, { body }]) =>
    bodyFaults(body).map((fault) => `${name} on WhatsApp ${fault}: ${body}`),
  );
