import { languages } from '../../core/text/languages.ts';
import type { MediumId, Wording } from '../../flows/medium.ts';
import type { Ask, Line, Option, Screen } from '../../flows/screen.ts';
import { folded } from './gsm7.ts';
import type { Item } from './pages.ts';

/** A numbered line of a screen. The same list is drawn and read, so that they cannot disagree. */
export interface Entry {
  readonly number: number;
  readonly label: Line;
  /** It has this number in a call too, whatever was said before it. */
  readonly isFixed?: true;
  readonly means:
    | { readonly type: 'option'; readonly value: string }
    | { readonly type: 'none' }
    | { readonly type: 'skip' };
}

/** Keys that mean the same on every screen. */
export const KEYS = { back: '0', menu: '00', more: '98' } as const;

/** The most numbered lines of a screen: 98 is More. Those beyond are neither drawn nor read; the walk fails on them. */
export const MAX_ENTRIES = 97;

/**
 * Options that are pointless on a medium: what stays on the phone anyway is not copied to it by SMS; only a session that
 * runs out is finished by a call; who dialled or signed in was not written to by mistake.
 */
const LEFT_OUT: Partial<Record<MediumId, readonly NonNullable<Option['purpose']>[]>> = {
  ussd: ['not-me'],
  sms: ['copy-by-sms', 'call-back'],
  whatsapp: ['copy-by-sms', 'call-back'],
  chat: ['copy-by-sms', 'call-back', 'not-me'],
  voice: ['call-back'],
};

/** What a screen offers by number on a medium, in the order of drawing: its options, then "none", then "skip". */
export function numbering(screen: Screen, medium: MediumId): readonly Entry[] {
  const { ask } = screen;
  if (!ask) return [];
  const unnumbered: (Omit<Entry, 'number'> & { readonly key?: number | undefined })[] = [];
  if (ask.kind === 'choice' || ask.kind === 'several') {
    for (const { value, label, purpose, key } of ask.options) {
      if (purpose && LEFT_OUT[medium]?.includes(purpose)) continue;
      unnumbered.push({ label, means: { type: 'option', value }, key });
    }
  }
  if (ask.kind === 'several') unnumbered.push({ label: ask.none, means: { type: 'none' } });
  const entries = unnumbered.map(({ key, ...entry }, index): Entry =>
    key === undefined ? { ...entry, number: index + 1 } : { ...entry, number: key, isFixed: true },
  );
  if (screen.optional) {
    entries.push({
      number: skipNumber(ask, entries.length),
      label: { key: 'common.skip' },
      means: { type: 'skip' },
    });
  }
  return entries.slice(0, MAX_ENTRIES);
}

/** A number for "skip" that cannot be an answer: the next one, or for a number outside its range (1, else 9, 99, 999…). */
function skipNumber(ask: Ask, options: number): number {
  if (ask.kind === 'digits') return ask.length === 1 ? 99 : 1;
  if (ask.kind !== 'number') return options + 1;
  if (ask.min > 1) return 1;
  let number = 9;
  while (number <= ask.max) number = number * 10 + 9;
  return number;
}

/** Whether 0 goes back: everywhere but where it could be an answer, and there too on any page but the first. */
export function zeroIsBack(ask: Ask | undefined, page: number): boolean {
  if (!ask) return false;
  return page > 0 || !(ask.kind === 'number' || ask.kind === 'digits' || ask.kind === 'date');
}

/** What is drawn of a screen without its keys: the sentences in each language as one text, then each numbered line. */
export function itemsOf(screen: Screen, wording: Wording, medium: MediumId): readonly Item[] {
  const said = wording.languages.flatMap((language) =>
    screen.say.map((line) => plain(wording.say(line, language, medium), medium)),
  );
  const sentences = said.filter((text) => text !== '');
  const options = numbering(screen, medium)
    .toSorted((one, other) => one.number - other.number)
    .map(({ number, label }) => ({
      text: keyed({ number, label }, labelOf(label, wording, medium)),
      whole: true,
    }));
  const text = { text: sentences.join('\n'), whole: false, lead: sentences[0]?.length ?? 0 };
  return text.text === '' ? options : [text, ...options];
}

/**
 * A numbered line: "1 Fever", but "1. 12 to 29 years": two numbers in a row are read as one. A label with values keeps its
 * form whatever they are, as its registered text does.
 */
export const keyed = ({ number, label }: Pick<Entry, 'number' | 'label'>, drawn: string): string =>
  `${number}${label.params === undefined && /^\p{N}/u.test(drawn) ? '.' : ''} ${drawn}`;

/** A label or key as it is drawn: in the first language only. */
export const labelOf = (label: Line, wording: Wording, medium: MediumId): string =>
  plain(wording.say(label, wording.languages[0] ?? languages[0].code, medium), medium);

/** Media that carry any character at the same price. */
const UNFOLDED: ReadonlySet<MediumId> = new Set(['whatsapp', 'chat']);

/** One form of line end, nothing that a phone or a gateway could stumble over, and GSM-7 where that is enough. */
function plain(text: string, medium: MediumId): string {
  const clean = text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Cs}|(?!\n)\p{Cc}/gu, ' ');
  return (UNFOLDED.has(medium) ? clean : folded(clean)).trim();
}
