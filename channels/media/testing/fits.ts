import type { Medium, Reading, Wording } from '../../../flows/medium.ts';
import type { Line, Screen } from '../../../flows/screen.ts';
import { folded, isGsm7, segments, septets, units } from '../gsm7.ts';
import { KEYS, MAX_ENTRIES, keyed, labelOf, numbering, type Entry } from '../numbering.ts';
import { SMS_SEGMENTS, fitsSms } from '../sms.ts';
import { fitsUssd } from '../ussd.ts';
import { heardOf, languagesOf, silenceOf, VOICE_LIMIT } from '../voice-pages.ts';
import { CALL_KEYS } from '../voice.ts';
import { secondsOf, stepsOf, type CallStep } from '../voice-tree.ts';
import { formProblems } from './fits-form.ts';

const fitsVoice = (text: string): boolean => secondsSaid(text) <= VOICE_LIMIT.seconds;
const secondsSaid = (text: string): number =>
  text.split('\n').reduce((sum, sentence) => sum + secondsOf(sentence), 0);

/** A medium's budget for one page that asks something; a medium without one has no limit. */
const FITS: Readonly<Record<string, (text: string) => boolean>> = {
  ussd: fitsUssd,
  sms: fitsSms,
  voice: fitsVoice,
};

/**
 * What is wrong with one screen on one medium in one wording, by name; nothing is well. Names: "page over budget", "number
 * collision", "no way back", "unreadable option", "options look alike", "nothing to choose", "empty text", "raw message
 * key", "unfilled variable", "never ends", "too long", "cut first line"; of a call besides: "prompt too long", "too many
 * options", "missing repeat", "yes is not 1", "left in silence"; of what is tapped besides: those of fits-form.
 */
export function problemsOf(screen: Screen, medium: Medium, wording: Wording): string[] {
  if (medium.id === 'voice') return callProblems(screen, medium, wording);
  const pages = pagesOf(screen, medium, wording);
  return [
    ...pages.flatMap((text, page) => pageProblems(text, page, medium)),
    ...textProblems(screen, medium, wording, pages),
    ...lengthProblems(screen, medium, wording, pages),
    ...collisions(screen, pages.length),
    ...wayBackProblems(screen, medium, wording, pages),
    ...optionProblems(screen, medium, wording, pages),
    ...formProblems(screen, medium, wording),
  ];
}

function pagesOf(screen: Screen, medium: Medium, wording: Wording): string[] {
  const { pages } = medium.draw(screen, wording, 0);
  return Array.from({ length: pages }, (_, page) => medium.draw(screen, wording, page).text);
}

function pageProblems(text: string, page: number, medium: Medium): string[] {
  const fits = FITS[medium.id] ?? (() => true);
  const size = isGsm7(text) ? `${septets(text)} septets` : `${units(text)} UCS-2 units`;
  const parts = medium.id === 'sms' ? `, ${segments(text)} of ${SMS_SEGMENTS} parts` : '';
  return [
    ...(fits(text) ? [] : [`page over budget: page ${page + 1} has ${size}${parts}`]),
    ...(text.trim() === '' ? [`empty text: page ${page + 1}`] : []),
  ];
}

function textProblems(screen: Screen, medium: Medium, wording: Wording, pages: readonly string[]): string[] {
  const drawn = pages.join('\n');
  const lines = [...screen.say, ...numbering(screen, medium.id).map(({ label }) => label)];
  const silent = (said: Line): boolean =>
    wording.languages.some((language) => !/[\p{L}\p{N}]/u.test(wording.say(said, language, medium.id)));
  const { last } = medium.draw(screen, wording, pages.length - 1);
  return [
    ...(screen.say.length === 0 ? ['empty text: the screen says nothing'] : []),
    ...lines.filter(silent).map(({ key }) => `empty text: "${key}"`),
    ...lines
      .filter(({ key }) => key.includes('.') && drawn.includes(key))
      .map(({ key }) => `raw message key: "${key}"`),
    ...[...drawn.matchAll(UNFILLED)].map(([found]) => `unfilled variable: "${found}"`),
    ...(last === (screen.ask === undefined) ? [] : ['never ends: "last" disagrees with the question']),
  ];
}

/** Pages that a person will turn on a small screen while a session lasts. */
const MAX_PAGES = 6;

/** What matters is said first and whole; nobody turns many pages. */
function lengthProblems(
  { say }: Screen,
  medium: Medium,
  wording: Wording,
  pages: readonly string[],
): string[] {
  const first = say[0] && labelOf(say[0], wording, medium.id);
  const spaced = (text: string): string => text.replace(/\s+/g, ' ');
  return [
    ...(pages.length > MAX_PAGES ? [`too long: ${pages.length} pages`] : []),
    ...(first && !spaced(pages[0]!).includes(spaced(first)) ? [`cut first line: "${say[0]!.key}"`] : []),
  ];
}

const UNFILLED = /\{\w+\}|\[object Object\]|\bundefined\b|\bNaN\b/g;

/** Keys that could be meant as answers. */
function collisions({ ask, optional }: Screen, pages: number): string[] {
  if (!ask) return [];
  const found: string[] = [];
  const paged = pages > 1;
  if (ask.kind === 'number' && paged && ask.min <= 98 && ask.max >= 98)
    found.push('98 is More and an answer');
  if (ask.kind === 'number' && paged && ask.min <= 0 && ask.max >= 0) found.push('0 is Back and an answer');
  if (ask.kind === 'digits' && ask.length === 2) found.push('00 is Menu and an answer');
  if (ask.kind === 'digits' && ask.length === 2 && paged) found.push('98 is More and an answer');
  if (ask.kind === 'digits' && ask.length === 1 && paged) found.push('0 is Back and an answer');
  if (ask.kind === 'choice' || ask.kind === 'several') {
    const count = ask.options.length + (ask.kind === 'several' ? 1 : 0) + (optional ? 1 : 0);
    if (count > MAX_ENTRIES) found.push(`${count} numbered lines, 98 is More`);
  }
  return found.map((problem) => `number collision: ${problem}`);
}

/** Every page of a question can be left, and where 0 is an answer or a key line is the medium's way, the page says how. */
function wayBackProblems(
  screen: Screen,
  medium: Medium,
  wording: Wording,
  pages: readonly string[],
): string[] {
  if (!screen.ask) return [];
  const menu = labelOf({ key: 'common.menu' }, wording, medium.id);
  const takesZero = medium.read(screen, KEYS.back, wording, 0).type === 'ANSWER';
  return pages.flatMap((text, page) => {
    const place = `on page ${page + 1}`;
    if (medium.read(screen, KEYS.menu, wording, page).type !== 'MENU')
      return [`no way back: 00 is not Menu ${place}`];
    if (medium.id === 'ussd' && !screen.top && !text.includes(menu))
      return [`no way back: "${menu}" is not shown ${place}`];
    return takesZero && page === 0 && !text.includes(menu)
      ? [`no way back: 0 is an answer, and "${menu}" is not shown`]
      : [];
  });
}

/** Each numbered line is drawn, and its number on every page, and its label, read back as it. */
function optionProblems(
  screen: Screen,
  medium: Medium,
  wording: Wording,
  pages: readonly string[],
): string[] {
  const { ask } = screen;
  const entries = numbering(screen, medium.id);
  const lists = ask?.kind === 'choice' || ask?.kind === 'several';
  const found: string[] = lists && entries.length === 0 ? ['nothing to choose'] : [];
  const drawn = pages.map((text) => `\n${text}\n`);
  const seen = new Map<string, number>();
  for (const entry of entries) {
    const wanted = JSON.stringify(expected(entry, ask?.kind === 'several'));
    const reads = (reply: string, page: number): string =>
      JSON.stringify(medium.read(screen, reply, wording, page));
    const label = labelOf(entry.label, wording, medium.id);
    const name = `${entry.number} "${label}" (${entry.label.key})`;
    if (!drawn.some((text) => text.includes(`\n${keyed(entry, label)}\n`))) {
      found.push(`unreadable option: ${name} is not drawn on one page`);
    }
    const astray = pages.findIndex((_, page) => reads(String(entry.number), page) !== wanted);
    if (astray >= 0)
      found.push(`unreadable option: the number of ${name} reads otherwise on page ${astray + 1}`);
    const twin = seen.get(folded(label).toLowerCase());
    if (twin !== undefined) found.push(`options look alike: ${twin} and ${name}`);
    else if (/[\p{L}]/u.test(label) && reads(label, 0) !== wanted) {
      found.push(`unreadable option: the label of ${name} reads otherwise`);
    }
    seen.set(folded(label).toLowerCase(), entry.number);
  }
  return found;
}

function expected({ means }: Entry, several: boolean): Reading {
  if (means.type === 'skip') return { type: 'SKIP' };
  if (means.type === 'none') return { type: 'ANSWER', value: [] };
  return { type: 'ANSWER', value: several ? [means.value] : means.value };
}

/** What is wrong with a screen that is heard: its prompts, its keys, and what silence leads to. */
function callProblems(screen: Screen, medium: Medium, wording: Wording): string[] {
  const pages = pagesOf(screen, medium, wording);
  return [
    ...(screen.ask ? pages.flatMap((text, page) => promptProblems(text, page, medium)) : []),
    ...(screen.ask ? [] : pages.filter((text) => text === '').map(() => 'empty text: page 1')),
    ...textProblems(screen, medium, wording, pages),
    ...(pages.length > MAX_PAGES ? [`too long: ${pages.length} prompts`] : []),
    ...wayOnProblems(screen, medium, wording, pages),
    // Nothing is asked where it goes on by itself.
    ...(silenceOf(screen) === undefined
      ? [
          ...callKeyProblems(screen, medium, wording, pages),
          ...spokenOptionProblems(screen, medium, wording, pages),
        ]
      : []),
  ];
}

function promptProblems(text: string, page: number, medium: Medium): string[] {
  return [
    ...(FITS[medium.id]!(text)
      ? []
      : [`prompt too long: prompt ${page + 1} takes ${secondsSaid(text).toFixed(1)} s`]),
    ...(text === '' ? [`empty text: prompt ${page + 1}`] : []),
  ];
}

/** Silence comes back to us after every question, and a call that is over hangs up. */
function wayOnProblems(screen: Screen, medium: Medium, wording: Wording, pages: readonly string[]): string[] {
  return pages.flatMap((_, page) => {
    const steps: readonly (CallStep | undefined)[] = stepsOf(medium.draw(screen, wording, page));
    const isRight = screen.ask
      ? steps.every((step, index) => step?.do !== 'gather' || steps[index + 1]?.do === 'redirect')
      : steps.at(-1)?.do === 'hangup';
    const asks = steps.some((step) => step?.do === 'gather');
    return isRight && asks === (screen.ask !== undefined) ? [] : [`left in silence: prompt ${page + 1}`];
  });
}

/** The keys that are always there, and that they are said. */
function callKeyProblems(
  { ask, top, optional, say }: Screen,
  medium: Medium,
  wording: Wording,
  pages: readonly string[],
): string[] {
  if (!ask) return [];
  const screen: Screen = { ask, say, ...(top ? { top } : {}), ...(optional ? { optional } : {}) };
  const reads = (reply: string, page: number): string => medium.read(screen, reply, wording, page).type;
  const own = (name: string): string => heard({ key: `common.call-${name}` }, wording);
  const said = pages.at(-1)!;
  const isTyped = ask.kind === 'number' || ask.kind === 'digits' || ask.kind === 'date';
  const found: string[] = [];
  pages.forEach((_, page) => {
    const place = `on prompt ${page + 1}`;
    if (reads(KEYS.menu, page) !== 'MENU') found.push(`no way back: 00 is not Menu ${place}`);
    if (isTyped) return;
    if (reads(KEYS.back, page) !== 'BACK') found.push(`no way back: 0 is not Back ${place}`);
    if (reads(CALL_KEYS.repeat, page) !== 'REPEAT')
      found.push(`missing repeat: 9 is something else ${place}`);
  });
  const back = own(isTyped ? 'menu' : 'back');
  if (!top && !said.includes(back)) found.push(`no way back: "${back}" is not said`);
  if (!isTyped && !said.includes(own('repeat'))) found.push(`missing repeat: "${own('repeat')}" is not said`);
  return found;
}

/** A line as a call says it, in the first language. */
function heard(line: Line, wording: Wording): string {
  const [first = 'en'] = languagesOf(wording);
  return heardOf(line, first, wording);
}

/** Keys by the meaning of the option: people learn them once, for every question. */
const FIXED_KEYS: Readonly<Record<string, string>> = { yes: '1', no: '2', unknown: '3' };

/** Each option is said with a key, and that key, pressed while it is said, and its label are read back as it. */
function spokenOptionProblems(
  screen: Screen,
  medium: Medium,
  wording: Wording,
  pages: readonly string[],
): string[] {
  const { ask } = screen;
  const entries = numbering(screen, medium.id);
  const isChoice = ask?.kind === 'choice';
  const found: string[] =
    (isChoice || ask?.kind === 'several') && entries.length === 0 ? ['nothing to choose'] : [];
  const seen = new Map<string, string>();
  const counts = new Map<number, number>();
  for (const entry of entries) {
    const wanted = JSON.stringify(expected(entry, ask?.kind === 'several'));
    const label = heard(entry.label, wording);
    const name = `"${label}"`;
    const keyIn = (page: number): string =>
      String(isChoice && !entry.isFixed ? (counts.get(page) ?? 0) + 1 : entry.number);
    const page = pages.findIndex((text, index) => {
      return saidWithKey(text, label, keyIn(index));
    });
    if (page < 0) {
      found.push(`unreadable option: ${name} is not said with its key`);
      continue;
    }
    const key = keyIn(page);
    counts.set(page, (counts.get(page) ?? 0) + 1);
    if (JSON.stringify(medium.read(screen, key, wording, page)) !== wanted)
      found.push(`unreadable option: key ${key} of ${name} reads otherwise`);
    const fixed = entry.means.type === 'option' ? FIXED_KEYS[entry.means.value] : undefined;
    if (fixed && fixed !== key) found.push(`yes is not 1: ${name} has key ${key}`);
    const twin = seen.get(label.toLowerCase());
    if (twin !== undefined) found.push(`options look alike: ${twin} and ${name}`);
    else if (/\p{L}/u.test(label) && JSON.stringify(medium.read(screen, label, wording, page)) !== wanted)
      found.push(`unreadable option: the label of ${name} reads otherwise`);
    seen.set(label.toLowerCase(), name);
  }
  for (const [page, count] of counts) {
    if (count > VOICE_LIMIT.options) found.push(`too many options: prompt ${page + 1} has ${count}`);
  }
  return found;
}

/** The key stands alone after the label, on the same line: "Nearest hospital, press 2." */
const saidWithKey = (text: string, label: string, key: string): boolean =>
  text
    .split('\n')
    .filter(
      (line) => line.startsWith(`${label}, `) || (/\P{L}$/u.test(label) && line.startsWith(`${label} `)),
    )
    .some((line) => line.slice(label.length).replace(/\D/g, '') === key);
