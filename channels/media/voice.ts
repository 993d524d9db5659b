import { languages } from '../../core/text/languages.ts';
import { asciiDigits, normalize } from '../../core/text/normalize.ts';
import { words } from '../../core/text/words.ts';
import type { Drawn, Medium, Reading, Wording } from '../../flows/medium.ts';
import type { Ask, Screen } from '../../flows/screen.ts';
import { KEYS, numbering, type Entry } from './numbering.ts';
import { readReply } from './reading.ts';
import { SAID } from './voice-history.ts';
import {
  keyOf,
  languagesOf,
  pagesOf,
  silenceOf,
  speaker,
  type Page,
  type VoiceOptions,
} from './voice-pages.ts';
import { joinPrompts, type CallSteps, type Gather, type Prompt } from './voice-tree.ts';

/** Keys that mean the same in every call, besides those of every medium. The emergency key is the channel's to read. */
export const CALL_KEYS = { more: '8', repeat: '9' } as const;

/** Options of a several that keys can choose: 9 repeats. More are said and not read; the walk fails on them. */
const MAX_SEVERAL = 8;

/** Seconds of silence: after a question, while keys are typed, where there is more to say, and where something is waited for. */
const WAITS = { choice: 6, typed: 5, more: 1, moment: 2 } as const;

/**
 * Calls: sentences and options as prompts, the thing first and its key last, four options a prompt and some twelve
 * seconds. A longer screen goes on by itself, or at 8. `Drawn.text` is what is said, `Drawn.form` the call's next steps.
 */
export function createVoice(options: VoiceOptions): Medium {
  return {
    id: 'voice',
    idleMinutes: null,
    draw(screen, wording, page) {
      const pages = pagesOf(screen, wording, options);
      const index = page > 0 ? Math.min(Math.floor(page), pages.length - 1) : 0;
      return drawPage(pages, index, screen, wording, options);
    },
    read: (screen, reply, wording, page) => read(screen, reply, wording, page, options),
  };
}

function drawPage(
  pages: readonly Page[],
  index: number,
  screen: Screen,
  wording: Wording,
  options: VoiceOptions,
): Drawn {
  const { sentences, entries } = pages[index]!;
  const isLast = index === pages.length - 1;
  const prompts = joinPrompts(
    sentences.map(({ text, language }): Prompt => {
      const url = options.recording?.(text, language);
      return url ? { do: 'play', url } : { do: 'say', text, language };
    }),
  );
  const { ask } = screen;
  const choosing = silenceOf(screen) === undefined ? WAITS.choice : WAITS.moment;
  const answering = ask?.kind === 'choice' ? choosing : WAITS.typed;
  const seconds = isLast || entries.length > 0 ? answering : WAITS.more;
  const form: CallSteps = ask
    ? [
        { do: 'gather', prompts, seconds, ...answersOf(ask, screen, wording, options) },
        { do: 'redirect', because: isLast ? 'silent' : 'listening' },
      ]
    : [...prompts, { do: 'hangup' }];
  const text = sentences.map((sentence) => sentence.text).join('\n');
  return { text, form, page: index, pages: pages.length, last: !ask && isLast };
}

/** By how many keys, and by which words, a question can be answered. */
function answersOf(
  ask: Ask,
  screen: Screen,
  wording: Wording,
  { speech = true, placeCodeLength }: VoiceOptions,
): Pick<Gather, 'keys' | 'speech'> {
  const { first, say } = speaker(wording);
  const entries = numbering(screen, 'voice');
  const isSecret = ask.kind === 'digits';
  const hints = entries.map(({ label }) => say(label).text);
  return {
    keys: keysOf(ask, entries, placeCodeLength),
    speech: speech && !isSecret ? { language: first, hints } : null,
  };
}

/** How many keys are a whole answer; 00 must have room beside every number. */
function keysOf(ask: Ask, entries: readonly Entry[], placeCodeLength: number | undefined): number | null {
  const longest = Math.max(KEYS.menu.length, ...entries.map(({ number }) => String(number).length));
  switch (ask.kind) {
    case 'choice':
      return 1;
    case 'digits':
      return Math.max(ask.length, longest);
    case 'number':
      return Math.max(String(ask.max).length, longest);
    case 'date':
      return 'ddmmyyyy'.length;
    case 'place':
    case 'location':
      return placeCodeLength ?? null;
    default:
      return null;
  }
}

/** What a caller's keys or words mean to a page of a screen. Any text whatever gives a reading. */
function read(screen: Screen, reply: string, wording: Wording, page: number, options: VoiceOptions): Reading {
  const pages = pagesOf(screen, wording, options);
  const index = Math.min(Math.max(page, 0), pages.length - 1);
  const hasMore = index < pages.length - 1;
  switch (reply) {
    case SAID.unclear:
      return { type: 'UNCLEAR' };
    case SAID.silent:
      return unanswered(screen);
    case SAID.gone:
      return { type: 'LEFT' };
    case SAID.listening:
      return hasMore ? { type: 'MORE' } : unanswered(screen);
  }
  const { ask } = screen;
  const plain = normalize(reply);
  const isList = ask?.kind === 'choice' || ask?.kind === 'several';
  // Whoever says "two" has pressed 2, unless an option is called so; where a number is asked for, it is one.
  const number = isList && !isLabel(plain, screen, wording) ? words.numbers.get(plain) : undefined;
  const key = number === undefined ? asciiDigits(plain).replaceAll(' ', '') : String(number);
  const isKey = /^\d+$/.test(key);
  if (ask?.kind === 'choice' && isKey) return readChoice(key, pages, index);
  if (ask?.kind === 'several' && isKey && key !== KEYS.menu) return readSeveral(key, screen);

  const spokenWording: Wording = { ...wording, languages: languagesOf(wording) };
  const shown = { screen, medium: 'voice', wording: spokenWording, today: options.today } as const;
  // The keys of written pages (98) mean nothing here, so a typed answer may be that.
  const reading = readReply(reply, {
    ...shown,
    page: isList ? index : 0,
    pages: () => (isList ? pages.length : 1),
  });
  const isAnswer = reading.type === 'ANSWER' || reading.type === 'SKIP';
  const takesWords = ask?.kind === 'place' || ask?.kind === 'location' || ask?.kind === 'text';
  if (key === CALL_KEYS.repeat && (!isAnswer || takesWords)) return { type: 'REPEAT', from: 'start' };
  return reading;
}

/** What it means that nobody answers: it is said again, unless something was only waited for. */
function unanswered(screen: Screen): Reading {
  const value = silenceOf(screen);
  return value === undefined ? { type: 'REPEAT', from: 'page' } : { type: 'ANSWER', value };
}

const isLabel = (plain: string, screen: Screen, { say }: Wording): boolean =>
  numbering(screen, 'voice').some(({ label }) =>
    languages.some(({ code }) => normalize(say(label, code, 'voice')) === plain),
  );

/** A key of the page that is being said, or of the next one that offers any: who knows the way need not hear it all. */
function readChoice(key: string, pages: readonly Page[], index: number): Reading {
  if (key === KEYS.menu) return { type: 'MENU' };
  if (key === KEYS.back) return { type: 'BACK' };
  if (key === CALL_KEYS.repeat) return { type: 'REPEAT', from: 'start' };
  if (key === CALL_KEYS.more) return { type: index < pages.length - 1 ? 'MORE' : 'UNCLEAR' };
  const page = pages.slice(index).find(({ entries }) => entries.length > 0);
  const chosen = page?.entries.find((entry, place) => keyOf(entry, place) === key);
  return meaningOf(chosen ?? pages.flatMap(({ entries }) => entries).find((entry) => isAlways(entry, key)));
}

/** A key of its own is taken whichever options are being said. */
const isAlways = ({ isFixed, number }: Entry, key: string): boolean =>
  isFixed === true && String(number) === key;

/** Each key is one of the options: "13" is 1 and 3. "None" and "skip" stand alone. */
function readSeveral(keys: string, screen: Screen): Reading {
  if (keys === KEYS.back) return { type: 'BACK' };
  if (keys === CALL_KEYS.repeat) return { type: 'REPEAT', from: 'start' };
  const entries = numbering(screen, 'voice').slice(0, MAX_SEVERAL);
  const chosen = [...new Set(keys)].sort().map((key) => entries.find(({ number }) => String(number) === key));
  if (chosen.length === 1 && chosen[0]?.means.type !== 'option') return meaningOf(chosen[0]);
  const values = chosen.map((entry) => (entry?.means.type === 'option' ? entry.means.value : null));
  const isPlain = values.every((value) => value !== null);
  return isPlain ? { type: 'ANSWER', value: values } : { type: 'UNCLEAR' };
}

function meaningOf(entry: Entry | undefined): Reading {
  switch (entry?.means.type) {
    case 'option':
      return { type: 'ANSWER', value: entry.means.value };
    case 'none':
      return { type: 'ANSWER', value: [] };
    case 'skip':
      return { type: 'SKIP' };
    default:
      return { type: 'UNCLEAR' };
  }
}
