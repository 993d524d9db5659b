import type { ScreenName, Seen } from './screens.ts';

/** Where a person's conversation may stand, as far as can be told from outside. */
export interface Standing {
  readonly at: ScreenName | 'nothing';
  readonly language: string | null;
  /** "1 Continue 2 Start over" stands on the screen. */
  readonly offered: boolean;
  /** A place was found before, so "the last place" can be chosen. */
  readonly lastPlace: boolean;
  /** A wish was said before the language was known: it is met once it is. */
  readonly wish: boolean;
  /** Results asked for by SMS. */
  readonly cards: number;
}

/** What a person does. A dial and a first text after it come to the same. */
export type Move =
  | {
      readonly does:
        'dial' | 'menu' | 'lookup' | 'wish' | 'pin' | 'last' | 'other-place' | 'send' | 'new' | 'retry';
    }
  | { readonly does: 'continue' | 'start-over' | 'more' }
  | { readonly does: 'language'; readonly language: string };

/**
 * What a person may expect of the service. An answer that was acknowledged counts; one that was not may count or not,
 * and the next screen tells which. A screen that fits neither means that an answer was lost.
 */
export interface Expectation {
  readonly standings: readonly Standing[];
  /** The service answered. Returns what is wrong with the screen, if anything. */
  answered(move: Move, seen: Seen): string | null;
  /** No answer came: it may have counted. */
  unanswered(move: Move): void;
  /** It was taken, but what came of it is not known: a text whose reply never came. */
  taken(move: Move): void;
}

const BEGINNING: Standing = {
  at: 'nothing',
  language: null,
  offered: false,
  lastPlace: false,
  wish: false,
  cards: 0,
};

/** Screens that are doors: dropping out of one leaves nothing to continue. */
const DOORS: ReadonlySet<Standing['at']> = new Set(['nothing', 'welcome', 'menu']);

export function createExpectation(): Expectation {
  let standings: readonly Standing[] = [BEGINNING];
  const step = (move: Move): Standing[] => standings.flatMap((standing) => after(standing, move));

  return {
    get standings() {
      return standings;
    },
    answered(move, seen) {
      const possible = step(move);
      // Pages of a result after the first show only its options.
      const isPage = move.does === 'more' && seen.screen === 'other';
      const fitting = possible.filter((standing) =>
        isPage ? standing.at === 'result' : fits(standing, seen),
      );
      if (fitting.length > 0) {
        standings = distinct(fitting);
        return null;
      }
      const said = `after "${move.does}" came "${seen.screen}" in ${seen.language ?? 'no language'}`;
      const expected = distinct(possible).map(
        (one) => `"${viewOf(one)}" in ${one.language ?? 'any language'}`,
      );
      // From here on only what is seen is believed, so that one fault is told once.
      standings = possible.map((one) => ({ ...one, ...believed(seen) }));
      return `${said}, expected ${[...new Set(expected)].join(' or ')}`;
    },
    unanswered(move) {
      standings = distinct([...standings, ...step(move)]);
    },
    taken(move) {
      standings = distinct(step(move));
    },
  };
}

/** Where a move leads; to several places where the service may find its data out of reach. */
function after(from: Standing, move: Move): Standing[] {
  const menu: Standing = { ...from, at: from.language ? 'menu' : 'welcome', offered: false };
  const found: Standing[] = [
    { ...from, at: 'result', offered: false, lastPlace: true, wish: false },
    { ...from, at: 'unavailable', offered: false, wish: false },
  ];
  switch (move.does) {
    case 'dial':
      // What was wished for before the language was known is not offered again: that would open on an answer.
      return [DOORS.has(from.at) ? { ...menu, wish: false } : { ...from, offered: true }];
    case 'menu':
    case 'start-over':
      return [menu];
    case 'language': {
      const known = { ...from, language: move.language };
      return from.wish
        ? found.map((each) => ({ ...each, language: move.language }))
        : [{ ...known, at: 'menu' }];
    }
    case 'wish':
      return from.language ? found : [{ ...from, at: 'welcome', offered: false, wish: true }];
    case 'lookup':
      return [{ ...from, at: from.lastPlace ? 'where' : 'ask-place' }];
    case 'pin':
    case 'last':
    case 'retry':
      return found;
    case 'other-place':
    case 'new':
      return [{ ...from, at: 'ask-place' }];
    case 'send':
      return [{ ...from, at: 'sent', cards: from.cards + 1 }];
    case 'continue':
      // A result is never opened on: the question before it is.
      return [{ ...from, offered: false, at: from.at === 'result' ? 'where' : from.at }];
    case 'more':
      return [from];
  }
}

const viewOf = ({ at, offered }: Standing): Standing['at'] => (offered ? 'offer' : at);

const fits = (standing: Standing, { screen, language }: Seen): boolean =>
  viewOf(standing) === screen && (screen === 'welcome' || language === standing.language);

const believed = ({ screen, language }: Seen): Partial<Standing> =>
  screen === 'offer'
    ? { offered: true, language }
    : { at: screen, offered: false, language: screen === 'welcome' ? null : language };

const distinct = (standings: readonly Standing[]): Standing[] => [
  ...new Map(standings.map((standing) => [JSON.stringify(standing), standing])).values(),
];
