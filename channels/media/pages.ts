import type { Drawn } from '../../flows/medium.ts';

/** A part of a drawing, in order. Those that are `whole` (options) are not split unless they alone exceed a page. */
export interface Item {
  readonly text: string;
  readonly whole: boolean;
  /** How much of the text, in UTF-16 units, is the first sentence: kept whole on the first page if it fits. */
  readonly lead?: number;
}

/** A page of the body, with what its medium puts around it. `more` says that another follows. */
export type Frame = (body: string, page: number, more: boolean) => string;

/** A break at a line's or sentence's end is taken if it keeps so much of the page; at a word's end, so much. */
const FILLED_BY_SENTENCE = 0.4;
const FILLED_BY_WORD = 0.3;

/**
 * The pages of a drawing, each within `fits`, as few as good breaks allow: at the end of a line, sentence or word, and
 * never inside a grapheme unless it alone exceeds a page. Nothing is lost but the spaces at the breaks.
 */
export function paginate(
  items: readonly Item[],
  frame: Frame,
  fits: (text: string) => boolean,
): readonly string[] {
  const pages: string[] = [];
  let rest = items;
  for (;;) {
    const page = pages.length;
    const last = frame(rest.map(({ text }) => text).join('\n'), page, false);
    if (rest.length === 0 || fits(last)) return [...pages, last];
    const filled = fill(rest, page === 0, (body) => fits(frame(body, page, true)));
    pages.push(frame(filled.body, page, filled.rest.length > 0));
    rest = filled.rest;
    if (rest.length === 0) return pages;
  }
}

/** One of the pages; any number beyond is the last. */
export function pageOf(pages: readonly string[], page: number, asks: boolean): Drawn {
  const index = page > 0 ? Math.min(Math.floor(page), pages.length - 1) : 0;
  return { text: pages[index]!, page: index, pages: pages.length, last: !asks && index === pages.length - 1 };
}

/** As many items as fit on one page, and what is left. Takes at least one character, so that there is an end. */
function fill(
  items: readonly Item[],
  isFirst: boolean,
  fits: (body: string) => boolean,
): { body: string; rest: readonly Item[] } {
  let body = '';
  for (const [index, item] of items.entries()) {
    const longer = body === '' ? item.text : `${body}\n${item.text}`;
    if (fits(longer)) {
      body = longer;
      continue;
    }
    if (body !== '') return { body, rest: items.slice(index) };
    const cut = breakOf(item.text, isFirst ? (item.lead ?? 0) : 0, fits);
    const left = { text: item.text.slice(cut).trimStart(), whole: item.whole };
    const after = items.slice(index + 1);
    return { body: item.text.slice(0, cut).trimEnd(), rest: left.text === '' ? after : [left, ...after] };
  }
  return { body, rest: [] };
}

/** Where to break a text that does not fit, in UTF-16 units: not before `lead` if that much fits. */
function breakOf(text: string, lead: number, fits: (body: string) => boolean): number {
  const room = longest(graphemeEnds(text), text, fits);
  if (room === 0) return longest(characterEnds(text), text, fits) || [...text][0]!.length;
  const atLeast = lead <= room ? lead : 0;
  const sentence = lastMatch(text, room, SENTENCE_END);
  if (sentence >= Math.max(atLeast, room * FILLED_BY_SENTENCE)) return sentence;
  const word = lastMatch(text, room, WORD_END);
  return word >= Math.max(atLeast, room * FILLED_BY_WORD) ? word : room;
}

// The end of a sentence is punctuation before a space, so that "102.5" and "Dr.Rao" stay whole.
const SENTENCE_END = /\n|(?<=[.!?।])\s/gu;
const WORD_END = /\s/gu;

/** The last place up to `room` where a match begins, 0 when there is none. */
function lastMatch(text: string, room: number, pattern: RegExp): number {
  const begins = Array.from(text.slice(0, room + 1).matchAll(pattern), ({ index }) => index);
  return begins.at(-1) ?? 0;
}

/** The largest of the ends whose text fits, by halving; 0 when none does. A longer text never costs less. */
function longest(ends: readonly number[], text: string, fits: (body: string) => boolean): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, ends[middle - 1]).trimEnd())) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? 0 : ends[low - 1]!;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const graphemeEnds = (text: string): number[] =>
  Array.from(segmenter.segment(text), ({ index, segment }) => index + segment.length);

function characterEnds(text: string): number[] {
  let end = 0;
  return Array.from(text, (character) => (end += character.length));
}
