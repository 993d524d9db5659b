import type { Wording } from '../../flows/medium.ts';
import type { Ask, Line, Screen } from '../../flows/screen.ts';
import { numbering, type Entry } from './numbering.ts';
import { secondsOf, spoken } from './voice-tree.ts';

/** What a person can hold in mind: a prompt's length in seconds, and its options, by the clinical rules. */
export const VOICE_LIMIT = { seconds: 12, options: 4 } as const;

/** One language in two scripts is one when it is spoken. */
const SPOKEN: Readonly<Record<string, string>> = { 'hi-Latn': 'hi' };

/** What a line can do, and where it is. */
export interface VoiceOptions {
  /** YYYY-MM-DD where the person is. */
  readonly today: () => string;
  /** Whether the line recognises speech; without it every answer is keys. */
  readonly speech?: boolean;
  /** Digits of the country's postal code: so many keys are a place. */
  readonly placeCodeLength?: number;
  /** The address of a recording of a sentence, if there is one. */
  readonly recording?: (text: string, language: string) => string | null;
}

/** A sentence as it is said. */
export interface Sentence {
  readonly text: string;
  readonly language: string;
}

/** What is said at once, and the options that can be chosen then, in the order of their keys. */
export interface Page {
  readonly sentences: readonly Sentence[];
  readonly entries: readonly Entry[];
}

/** Which languages are spoken, most wanted first. */
export const languagesOf = ({ languages }: Wording): readonly string[] => [
  ...new Set(languages.map((code) => SPOKEN[code] ?? code)),
];

/** A line as a call says it: variables that are numbers are quantities, those that are texts are spelled. */
export const heardOf = (line: Line, language: string, { say }: Wording): string =>
  spoken(say(line, language, 'voice'), new Set(quantitiesOf(line)));

const quantitiesOf = ({ params = {} }: Line): readonly string[] =>
  Object.values(params).flatMap((param) => {
    if (typeof param === 'number') return [String(param)];
    return typeof param === 'object' && 'key' in param ? quantitiesOf(param) : [];
  });

/** Says lines of a screen in a language, or a standing sentence of the medium's own in the first one. */
export const speaker = (wording: Wording) => {
  const [first = 'en'] = languagesOf(wording);
  const say = (line: Line, language = first): Sentence => ({
    text: heardOf(line, language, wording),
    language,
  });
  return { first, say, own: (name: string): Sentence => say({ key: `common.call-${name}` }) };
};

/** A screen as prompts, in as few as the limits allow; one, however long, where nothing is asked. */
export function pagesOf(screen: Screen, wording: Wording, options: VoiceOptions): readonly Page[] {
  const { say } = speaker(wording);
  const said = languagesOf(wording)
    .flatMap((language) => screen.say.map((line) => say(line, language)))
    .filter(({ text }) => text !== '')
    .map(ended)
    .flatMap(inPieces);
  // Nothing is awaited after a last word, so it need not be kept in mind.
  if (!screen.ask) return [{ sentences: said, entries: [] }];

  const pages: Page[] = [];
  for (const sentence of said) {
    const last = pages.at(-1);
    if (last && secondsOfAll([...last.sentences, sentence]) <= VOICE_LIMIT.seconds)
      pages[pages.length - 1] = { ...last, sentences: [...last.sentences, sentence] };
    else pages.push({ sentences: [sentence], entries: [] });
  }
  // Nothing is asked where it goes on by itself.
  if (silenceOf(screen) !== undefined) return pages;
  const questions = questionsOf(screen, wording, options);
  const last = pages.at(-1);
  const [first] = questions;
  const together = last && first && [...last.sentences, ...first.sentences];
  // A question is not torn from its options unless it is too long to be said with them.
  if (together && secondsOfAll(together) <= VOICE_LIMIT.seconds)
    return [...pages.slice(0, -1), { sentences: together, entries: first.entries }, ...questions.slice(1)];
  return [...pages, ...questions];
}

/** The option that silence stands for, where something is only waited for. */
export const silenceOf = ({ ask }: Screen): string | undefined =>
  ask?.kind === 'choice' ? ask.silence : undefined;

/** With the full stop that makes a voice pause before the next sentence. */
function ended({ text, language }: Sentence): Sentence {
  if (PAUSES.test(text)) return { text, language };
  return { text: text + (/\p{Script=Devanagari}/u.test(text) ? '।' : '.'), language };
}

/** The options and standing sentences of a question, in as few prompts as the limits allow. */
function questionsOf(screen: Screen, wording: Wording, options: VoiceOptions): readonly Page[] {
  const { own } = speaker(wording);
  const { ask } = screen as { ask: Ask };
  const entries = numbering(screen, 'voice');
  const closing = closingOf(screen, options).map(own);
  if (ask.kind !== 'choice') {
    const choices = entries.map((entry) => optionSentence(entry, String(entry.number), wording));
    return [{ sentences: [...choices, ...closing], entries }];
  }
  const more = own('more');
  const pages: Page[] = [];
  let rest = entries;
  do {
    const groups = [VOICE_LIMIT.options, 3, 2, 1].map((count) => {
      const group = rest.slice(0, count);
      const choices = group.map((entry, index) => optionSentence(entry, keyOf(entry, index), wording));
      return { entries: group, sentences: [...choices, ...(group.length < rest.length ? [more] : closing)] };
    });
    const fitting = groups.find(({ sentences }) => secondsOfAll(sentences) <= VOICE_LIMIT.seconds);
    const page = fitting ?? groups.at(-1)!;
    pages.push(page);
    rest = rest.slice(page.entries.length);
  } while (rest.length > 0);
  return pages;
}

/** The key of an option in a call: by its place in the prompt, but for one that has the same everywhere. */
export const keyOf = ({ isFixed, number }: Entry, index: number): string =>
  String(isFixed ? number : index + 1);

/** "Nearest hospital, press 2.": the message holds "press 1", where 1 stands for any key. */
function optionSentence({ label }: Entry, key: string, wording: Wording): Sentence {
  const { first, say, own } = speaker(wording);
  const name = say(label).text;
  const press = own('press').text.replace('1', [...key].join(' '));
  return { text: `${name}${PAUSES.test(name) ? '' : ','} ${press}`, language: first };
}

/** What a voice pauses at, at the end of a text. */
const PAUSES = /[.!?।:;,]$/u;

/** What is said last, by name: how to answer, and the keys that are always there. */
function closingOf({ ask, top }: Screen, { speech = true }: VoiceOptions): readonly string[] {
  const back = top ? [] : ['back'];
  const hasCry = ask?.kind === 'choice' && ask.options.some(({ value }) => value === 'sos');
  const emergency = top && !hasCry ? ['sos'] : [];
  switch (ask?.kind) {
    case 'choice':
      return [...emergency, 'repeat', ...back];
    case 'several':
      return ['several', 'repeat', ...back];
    case 'place':
    case 'location':
      return [...(speech ? ['place'] : []), 'repeat', ...back];
    case 'text':
      return [...(speech ? ['speak'] : []), 'repeat', ...back];
    case 'date':
      return ['date', 'menu'];
    case 'number':
      return ['hash', 'menu'];
    default:
      return ['menu'];
  }
}

const secondsOfAll = (sentences: readonly Sentence[]): number =>
  sentences.reduce((sum, { text }) => sum + secondsOf(text), 0);

/** A text cut into pieces that a prompt can hold: at the ends of sentences, else between words. */
function inPieces({ text, language }: Sentence): readonly Sentence[] {
  if (secondsOf(text) <= VOICE_LIMIT.seconds) return [{ text, language }];
  const pieces: string[] = [];
  const parts = text
    .split(SENTENCE_END)
    .flatMap((part) => (secondsOf(part) <= VOICE_LIMIT.seconds ? [part] : part.split(' ')));
  for (const part of parts) {
    const longer = pieces.length > 0 ? `${pieces.at(-1)!} ${part}` : part;
    if (pieces.length > 0 && secondsOf(longer) <= VOICE_LIMIT.seconds) pieces[pieces.length - 1] = longer;
    else pieces.push(part);
  }
  return pieces.map((piece) => ({ text: piece, language }));
}

const SENTENCE_END = /(?<=[.!?।]) /u;
