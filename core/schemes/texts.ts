import { type Criterion, ruleOn, type Text } from '@arogya/rules';
import { languages } from '../text/languages.ts';
import type { Catalogue } from '../text/messages.ts';
import type { SchemeBook } from './read.ts';

/** The catalogue that the texts of schemes are messages of: "scheme-texts.pm-jay-short". */
export const SCHEME_TEXTS = 'scheme-texts';

/** Days before and after everything: together they have every reason that dates give. */
const EVER = ['0001-01-01', '9999-12-31'] as const;

/** The texts of a book as messages, and where its reasons are among them. */
export interface SchemeTexts {
  readonly catalogue: Catalogue;
  /** The message of a reason that a scheme gives; null where there is none. */
  reasonKey(scheme: string, text: Text): string | null;
}

/** Keys: SCHEME-short, -name, -summary, -benefit-ID, -apply-N, -overlap-ID, -because-N; fact-ID, fact-ID-check, fact-ID-OPTION; paper-ID. */
export function createSchemeTexts(book: SchemeBook): SchemeTexts {
  const reasons = new Map(
    book.schemes.map((scheme) => {
      const rules = EVER.flatMap((day) => ruleOn(scheme, day, book) ?? []);
      return [scheme.id, new Map(rules.flatMap(said).map((text) => [text.en, text]))] as const;
    }),
  );
  const texts: (readonly [string, Text])[] = [
    ...book.schemes.flatMap(({ id, name, short, summary, benefits, apply, overlaps }) => [
      [`${id}-name`, name] as const,
      [`${id}-short`, short] as const,
      [`${id}-summary`, summary] as const,
      ...benefits.map((benefit) => [`${id}-benefit-${benefit.id}`, benefit.text] as const),
      ...apply.map(({ text }, at) => [`${id}-apply-${at}`, text] as const),
      ...overlaps.map((overlap) => [`${id}-overlap-${overlap.with}`, overlap.text] as const),
      ...[...reasons.get(id)!.values()].map((text, at) => [`${id}-because-${at}`, text] as const),
    ]),
    ...book.facts.facts.flatMap(({ id, question, check, options = [] }) => [
      ...(question ? [[`fact-${id}`, question] as const] : []),
      ...(check ? [[`fact-${id}-check`, check] as const] : []),
      ...options.map((option) => [`fact-${id}-${option.id}`, option.text] as const),
    ]),
    ...book.documents.documents.map(({ id, text }) => [`paper-${id}`, text] as const),
  ];

  return {
    catalogue: {
      name: SCHEME_TEXTS,
      texts: Object.fromEntries(
        languages.map(({ code }) => [
          code,
          Object.fromEntries(texts.map(([key, text]) => [key, text[code]])),
        ]),
      ),
      variables: {},
    },

    reasonKey(scheme, { en }) {
      const at = [...(reasons.get(scheme)?.keys() ?? [])].indexOf(en);
      return at < 0 ? null : `${scheme}-because-${at}`;
    },
  };
}

/** What a criterion and its parts say when they are met and when they are not. */
function said(criterion: Criterion): Text[] {
  const own = [criterion.yes, criterion.no].filter((text) => text !== undefined);
  if ('fact' in criterion) return own;
  if ('not' in criterion) return [...own, ...said(criterion.not)];
  const parts = 'any' in criterion ? criterion.any : criterion.all;
  return [...own, ...parts.flatMap(said)];
}
