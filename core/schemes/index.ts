import {
  createEligibility,
  createQuestions,
  type Eligibility,
  type Fact,
  type Facts,
  NOT_SO,
  type Overlap,
  overlapsAmong,
  reachOf,
  type Scheme,
  type Text,
  wrongValue,
  UNKNOWN,
} from '@arogya/rules';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Clock } from '../clock.ts';
import { loadGeography } from '../country/geography.ts';
import { projectRoot } from '../root.ts';
import { readSchemes, type SchemeBook, SCHEMES_FOLDER } from './read.ts';
import { createSchemeSearch, type SchemeSearch } from './search.ts';

/** A scheme with the words of its papers. */
export interface Description extends Omit<Scheme, 'documents'> {
  readonly documents: readonly {
    readonly id: string;
    readonly need: 'must' | 'helps';
    readonly text: Text;
  }[];
  /** Both ways: also what the other scheme's file says. */
  readonly overlaps: Scheme['overlaps'];
}

/** What is known of schemes, and who gets them. All but `search` answer from memory. */
export interface Schemes {
  readonly book: SchemeBook;
  /**
   * What each scheme answers to somebody of whom these facts are known; `on` a day ("2026-11-23"), today without it; `only`: ids.
   * In the order in which they matter: yes, then need, then no; within these by what they give.
   */
  eligibility(facts: Facts, how?: { readonly on?: string; readonly only?: readonly string[] }): Eligibility[];
  /** What schemes mean beside each other, among answers of which one is yes and the other not no. */
  overlaps(answers: readonly Eligibility[]): Overlap[];
  /** The fact to ask for next; null when no answer can change anything. An answer nobody knows is "unknown". */
  nextQuestion(facts: Facts, how?: { readonly on?: string; readonly only?: readonly string[] }): Fact | null;
  /** A fact by its id: question, options, how to find out. Null where there is none. */
  fact(id: string): Fact | null;
  /** What is wrong with facts that somebody sends: fact by fact. Empty when they can be judged. */
  faultsOf(facts: Facts): { readonly fact: string; readonly reason: string }[];
  /** One scheme with all its texts; null where there is none. */
  describe(id: string): Description | null;
  /** The scheme that a text of one keyword means ("jsy", " PM-JAY"), or null. */
  byKeyword(text: string): string | null;
  /** Whether a state (English name) has a scheme of its own that was read; where it has none, say so and give the helpline of PM-JAY. */
  hasOwn(state: string): boolean;
  /** Ids, the likeliest first. Throws Unavailable. */
  search(wanted: SchemeSearch): Promise<string[]>;
}

const ANSWERS = ['yes', 'need', 'no'] as const;

/** Reads the schemes of a country once, at the start; throws naming the file, the line and the reason of every fault. */
export function loadSchemes(country: string, folder = join(projectRoot, SCHEMES_FOLDER)): SchemeBook {
  return readSchemes(folder, loadGeography(country).states);
}

/** Puts the schemes together; how many people each concerns is simulated once, for the day of the first question. */
export function createSchemes({
  book,
  pool,
  country,
  clock,
}: {
  readonly book: SchemeBook;
  readonly pool: Pool;
  readonly country: string;
  readonly clock: Clock;
}): Schemes {
  const today = (): string => clock.now().toISOString().slice(0, 10);
  const rules = createEligibility(book);
  const questions = createQuestions(book, rules, () => reachOf(book, today()));
  const schemes = new Map(book.schemes.map((scheme) => [scheme.id, scheme]));
  const facts = new Map(book.facts.facts.map((fact) => [fact.id, fact]));
  const papers = new Map(book.documents.documents.map(({ id, text }) => [id, text]));
  const keywords = new Map(
    book.schemes.flatMap(({ id, keywords: words }) => words.map((word) => [word, id])),
  );
  const states = Object.keys(book.stateNames);
  const most = (id: string): number => Math.max(...schemes.get(id)!.benefits.map(({ amount = 0 }) => amount));
  const standing = ({ answer }: Eligibility): number => ANSWERS.indexOf(answer);

  function overlapsOf(id: string): Scheme['overlaps'] {
    const others = book.schemes.flatMap((other) =>
      other.overlaps.filter((one) => one.with === id).map((one) => ({ ...one, with: other.id })),
    );
    return [...schemes.get(id)!.overlaps, ...others];
  }

  return {
    book,

    eligibility: (known, { on = today(), only } = {}) =>
      rules
        .eligibility(known, on, only)
        .toSorted((one, other) => standing(one) - standing(other) || most(other.scheme) - most(one.scheme)),

    overlaps: (answers) => overlapsAmong(book.schemes, answers),

    nextQuestion: (known, { on = today(), only } = {}) => questions.next(known, on, only),

    fact: (id) => facts.get(id) ?? null,

    faultsOf: (known) =>
      Object.entries(known).flatMap(([id, value]) => {
        const fact = facts.get(id);
        if (!fact) return [{ fact: id, reason: `there is no fact "${id}"` }];
        if (value === UNKNOWN || value === NOT_SO) return [];
        const isText = fact.type === 'number' && typeof value === 'string';
        const reason = isText ? `"${value}" is no number (${id})` : wrongValue(fact, value, states);
        return reason === null ? [] : [{ fact: id, reason }];
      }),

    describe(id) {
      const scheme = schemes.get(id);
      if (!scheme) return null;
      const documents = scheme.documents.map(({ id: paper, need }) => ({
        id: paper,
        need,
        text: papers.get(paper)!,
      }));
      return { ...scheme, documents, overlaps: overlapsOf(id) };
    },

    byKeyword: (text) => keywords.get(text.toUpperCase().replace(/[^A-Z0-9]/g, '')) ?? null,

    hasOwn: (state) => book.schemes.some(({ states: its }) => its !== 'all' && its.includes(state)),

    search: createSchemeSearch({ pool, country }),
  };
}
