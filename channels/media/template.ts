import { createHash } from 'node:crypto';
import type { Line, Param } from '../../core/text/line.ts';
import type { Wording } from '../../flows/medium.ts';

/** A text as operators register it: its fixed words, with a tag where a value stands. */
export interface Template {
  /** Our name for it, which changes with its words: "hi.3f9a01c2d4". A changed text is to be registered anew. */
  readonly name: string;
  readonly text: string;
}

/** Stand in for a value's characters while a page is laid out. Each is one septet of GSM-7 and in no message of ours. */
const MASKS = { numeric: '\u00bf', alphanumeric: '\u00a7', listed: '\u00a1' } as const;
const MASKED = /¿[¿,. ]*¿|¿|§(?:[§ ]*§)?|¡(?:[¡ ]*¡)?/gu;
const TAGS: Readonly<Record<string, string>> = {
  [MASKS.numeric]: '{#numeric#}',
  [MASKS.alphanumeric]: '{#alphanumeric#}',
  // Of a list whose entries may be longer than one variable.
  [MASKS.listed]: '{#alphanumeric#}{#alphanumeric#}',
};
/** Catalogues whose sentences stand in a text as an entry of a list does: hundreds of texts differ in nothing else. */
const LISTED = /^reasons\./;

/** Whether a sentence stands in a text as a value does. */
export const isListed = ({ key }: Line): boolean => LISTED.test(key);

/** Says everything as `wording` does, save that each value is masked, at its own length and with its own spaces. */
export function masked(wording: Wording): Wording {
  return {
    ...wording,
    say: ({ key, params }, language, medium) => {
      if (isListed({ key })) return wording.say({ key }, language, medium).replace(/[^ ]/g, MASKS.listed);
      if (!params) return wording.say({ key }, language, medium);
      const valueOf = (param: Param): string => {
        if (typeof param !== 'object') return String(param);
        if ('key' in param) return wording.say(param, language, medium);
        return param.byLanguage[language] ?? param.byLanguage.en ?? '';
      };
      const masks = Object.entries(params).map(([name, param]) => [name, mask(valueOf(param))]);
      return wording.say(
        { key, params: Object.fromEntries(masks) as Record<string, string> },
        language,
        medium,
      );
    },
  };
}

/** Whether a text that was said masked holds a value. */
export const hasValue = (maskedText: string): boolean =>
  Object.values(MASKS).some((character) => maskedText.includes(character));

const mask = (value: string): string => {
  const tag = /^[\d.,+ ]+$/.test(value) ? 'numeric' : 'alphanumeric';
  return value.replace(/[^ ]/g, MASKS[tag]);
};

/**
 * The registered text that a masked one is a filling of. India's tags: TRAI direction of 18 November 2025 (each variable
 * tagged, at most 40 characters).
 */
export function templateOf(maskedText: string, languages: readonly string[]): Template {
  const text = maskedText.replace(MASKED, (found) => TAGS[found[0]!]!);
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 10);
  return { name: `${languages.join('+')}.${digest}`, text };
}
