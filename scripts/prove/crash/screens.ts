import { folded } from '../../../channels/media/gsm7.ts';
import { loadCountry } from '../../../core/country/country.ts';
import { languages } from '../../../core/text/languages.ts';
import { readMessages } from '../../../core/text/messages.ts';
import { catalogues } from '../../../server/catalogues.ts';

export type MediumName = 'ussd' | 'sms';
export type ScreenName = keyof typeof SIGNS | 'result' | 'card' | 'other';

/** What a person can tell by looking: which screen, and in which language. "other" is one that nobody expects here. */
export interface Seen {
  readonly screen: ScreenName;
  readonly language: string | null;
  readonly medium: MediumName;
  readonly text: string;
}

/** Reads screens as a person does, by the service's own messages in every language. */
export interface Reader {
  see(text: string, medium: MediumName): Seen;
  /** The number in front of an option; null when it is not on this page. */
  number(seen: Seen, option: string): string | null;
  /** The name of the hospital that a result opens with. */
  hospital(seen: Seen): string | null;
}

/** A line that stands on this screen and on no other; the first that fits wins. */
const SIGNS = {
  outdated: 'common.outdated',
  busy: 'common.busy',
  offer: 'common.offer',
  welcome: 'welcome.hi-Latn',
  menu: 'menu.choose',
  where: 'hospital-lookup.where',
  'ask-place': 'hospital-lookup.ask-place',
  'not-found': 'hospital-lookup.ask-place-again',
  'none-nearby': 'hospital-lookup.none-nearby',
  sent: 'hospital-lookup.sent',
  unavailable: 'hospital-lookup.unavailable',
  numbers: 'sos.numbers',
} as const;

/** What opens with "name, where" and has one of these is a result: on the first of several pages there is little more. */
const ON_RESULTS = ['common.back', 'hospital-lookup.new'];

/** The text that was asked for with "send me this by SMS". */
const CARDS = ['hospital-lookup.card', 'hospital-lookup.card-phone'];

const media: readonly MediumName[] = ['ussd', 'sms'];

export function createReader(country: string): Reader {
  const { constants } = loadCountry(country);
  const texts = new Map(
    catalogues.flatMap((catalogue) =>
      languages.flatMap(({ code }) =>
        Object.entries(readMessages(catalogue, code)).map(([key, text]) => [
          `${catalogue.name}.${key} ${code}`,
          text,
        ]),
      ),
    ),
  );

  /** A message as a pattern: what varies may be anything, but the country's numbers are what they are. */
  function pattern(key: string, language: string, medium: MediumName): string {
    const message = texts.get(`${key} ${language}`)!;
    const text = typeof message === 'string' ? message : (message[medium] ?? message['any'] ?? '');
    const parts = text.split(/\{(\w+)\}/);
    return parts
      .map((part, at) => (at % 2 === 0 ? escaped(folded(part.normalize('NFC'))) : (constants[part] ?? '.+')))
      .join('');
  }

  const everywhere = media.flatMap((medium) => languages.map(({ code }) => ({ medium, language: code })));
  const signs = Object.entries(SIGNS).flatMap(([screen, key]) =>
    everywhere.map((at) => ({
      ...at,
      screen: screen as ScreenName,
      sign: new RegExp(pattern(key, at.language, at.medium)),
    })),
  );
  const results = everywhere.map((at) => {
    const keys = ON_RESULTS.map((key) => pattern(key, at.language, at.medium)).join('|');
    return {
      ...at,
      screen: 'result' as const,
      sign: new RegExp(`^(.+), [^,\\n]+\\n(?:.*\\n)*(?:\\d )?(?:${keys})`),
    };
  });
  const cards = languages.map(({ code }) => {
    const card = CARDS.map((key) => pattern(key, code, 'sms')).join('|');
    return { medium: 'sms', language: code, screen: 'card' as const, sign: new RegExp(`^(?:${card})$`) };
  });
  const all = [...cards, ...signs, ...results];

  return {
    see(text, medium) {
      const found = all.find((each) => each.medium === medium && each.sign.test(text));
      return { screen: found?.screen ?? 'other', language: found?.language ?? null, medium, text };
    },
    number({ text, language, medium }, option) {
      const label = pattern(option, language ?? languages[0].code, medium);
      return new RegExp(`^(\\d+) ${label}$`, 'm').exec(text)?.[1] ?? null;
    },
    hospital({ text, language, medium }) {
      const found = results.find((each) => each.medium === medium && each.language === language);
      return found?.sign.exec(text)?.[1] ?? null;
    },
  };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
