import type { Verdict } from './case.ts';
import { complete, isDerived } from './complete.ts';
import { type Facts, type FactsFile } from './fact.ts';
import { judge, type Reason, type Truth, truthOf } from './judge.ts';
import type { Benefit, Condition, Criterion, Scheme } from './scheme.ts';
import type { Text } from './text.ts';

/** All that rules are made of: facts, and schemes that were checked against them (check.ts). */
export interface Rulebook {
  readonly facts: FactsFile;
  readonly schemes: readonly Scheme[];
  /** Names of states, by their English name. */
  readonly stateNames: Readonly<Record<string, Text>>;
}

/** What one scheme answers. */
export interface Eligibility {
  readonly scheme: string;
  readonly answer: Verdict;
  /** Why it is yes or no; with "need", what speaks for it so far. */
  readonly because: readonly Reason[];
  /** With "need": facts that can still change it. None: only something unverified is open. */
  readonly needs: readonly string[];
  /** Ids of unverified conditions that it rests on: say that they are to be confirmed. */
  readonly confirm: readonly string[];
  /** Ids of the benefits that are sure, and of those that depend on more; none with "no". */
  readonly benefits: readonly string[];
  readonly maybeBenefits: readonly string[];
  /** Papers: ids, with what is not needed left out. */
  readonly documents: readonly string[];
}

const VERDICTS: ReadonlyMap<Truth, Verdict> = new Map([
  [true, 'yes'],
  [false, 'no'],
  [null, 'need'],
] as const);

/** The whole rule of a scheme on a day ("2026-11-23"): its dates, its states, and who gets it. Null where everybody does. */
export function ruleOn(scheme: Scheme, on: string, book: Rulebook): Criterion | null {
  const parts = [
    ...dates(scheme, on, book),
    ...states(scheme, on, book),
    ...(scheme.who ? [scheme.who] : []),
  ];
  return parts.length === 0 ? null : parts.length === 1 ? parts[0]! : { all: parts };
}

/** A condition that nothing can meet, outside the days of a scheme. */
function dates({ from, until }: Scheme, on: string, { facts }: Rulebook): Criterion[] {
  const never = (id: string, said: Text, day: string): Criterion[] => {
    const text = fill(said, 'DAY', dayIn(day));
    return [{ id, any: [], yes: text, no: text }];
  };
  if (from !== null && on < from) return never('not-begun', facts.dates.before, from);
  if (until !== null && on > until) return never('ended', facts.dates.after, until);
  return [];
}

function states({ states: where, joined = {} }: Scheme, on: string, book: Rulebook): Criterion[] {
  const among = (id: string, names: readonly string[]): Condition => {
    const list = (language: keyof Text): string =>
      names.map((name) => book.stateNames[name]?.[language] ?? name).join(', ');
    return {
      id,
      fact: 'state',
      is: [...names],
      source: 'states',
      status: 'verified',
      yes: fill(book.facts.states.yes, 'STATES', list),
      no: fill(book.facts.states.no, 'STATES', list),
    };
  };
  const late = Object.entries(joined).filter(([, day]) => on < day);
  return [
    ...(where === 'all' ? [] : [among('state', where)]),
    ...late.map(([name, day]) => ({
      id: 'joined',
      not: among('joined', [name]),
      yes: fill(book.facts.states.yes, 'STATES', (language) => book.stateNames[name]?.[language] ?? name),
      no: fill(book.facts.dates.before, 'DAY', dayIn(day)),
    })),
  ];
}

/** A day (YYYY-MM-DD) as it is said: "11 April 2025". */
const dayIn =
  (day: string) =>
  (language: keyof Text): string =>
    new Intl.DateTimeFormat(language === 'hi' ? 'hi-IN-u-nu-latn' : 'en-IN', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(new Date(`${day}T00:00:00Z`));

const fill = (text: Text, slot: string, value: (language: keyof Text) => string): Text => ({
  en: text.en.replace(slot, value('en')),
  hi: text.hi.replace(slot, value('hi')),
  'hi-Latn': text['hi-Latn'].replace(slot, value('hi-Latn')),
});

/** The rules of a book as of one day after another; those of the last day are kept. */
export function createEligibility(book: Rulebook) {
  const derived = book.facts.facts.filter(isDerived);
  let day = '';
  let rules: readonly { readonly scheme: Scheme; readonly rule: Criterion | null }[] = [];

  /** Each scheme with its rule of that day. */
  function rulesOn(on: string): typeof rules {
    if (on !== day) {
      rules = book.schemes.map((scheme) => ({ scheme, rule: ruleOn(scheme, on, book) }));
      day = on;
    }
    return rules;
  }

  /** What each scheme answers on a day to somebody of whom these facts are known; `only`: ids of schemes. */
  function eligibility(facts: Facts, on: string, only?: readonly string[]): Eligibility[] {
    const known = complete(derived, facts, on);
    return rulesOn(on)
      .filter(({ scheme }) => !only || only.includes(scheme.id))
      .map(({ scheme, rule }) => answer(scheme, rule, known));
  }

  return { rulesOn, eligibility };
}

function answer(scheme: Scheme, rule: Criterion | null, known: Facts): Eligibility {
  const judged = rule ? judge(rule, known) : { truth: true, because: [], needs: [], confirm: [] };
  const isOut = judged.truth === false;
  const among = (wanted: Truth): string[] =>
    isOut
      ? []
      : scheme.benefits.filter((benefit) => truthOfBenefit(benefit, known) === wanted).map(({ id }) => id);
  return {
    scheme: scheme.id,
    answer: VERDICTS.get(judged.truth)!,
    because: judged.because,
    needs: judged.needs,
    confirm: judged.confirm,
    benefits: among(true),
    maybeBenefits: among(null),
    documents: scheme.documents
      .filter(({ when }) => !when || truthOf(when, known) !== false)
      .map(({ id }) => id),
  };
}

const truthOfBenefit = ({ when }: Benefit, known: Facts): Truth => (when ? truthOf(when, known) : true);
