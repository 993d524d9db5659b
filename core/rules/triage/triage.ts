import { graver, LEVELS, type Level, type Patient } from '../patient.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { findingsOf, judge, type Condition } from './condition.ts';
import { redFlagsOf } from './red-flags.ts';
import { rules as allRules } from './rules/index.ts';
import type { Category, Need, Rule } from './rule.ts';
import { standing, type Missing, type Standing } from './self-care.ts';

import { complaintsOf, isFor, whoIs, type Who } from './who.ts';

export type { Missing };

/** A rule that fired, at the level it counts for: that of an answer "don't know" may be lower than the rule's. */
export interface Fired {
  readonly id: string;
  readonly level: Level;
  readonly need: Need;
  readonly firstAid: string | null;
}

export interface Triage {
  readonly level: Level;
  /** Gravest first; empty only at self-care. Reasons are the messages "reasons.ID". */
  readonly rules: readonly Fired[];
  /** An open question could still change the level. */
  readonly provisional: boolean;
  /** Findings to ask about: what would raise the level most, first. */
  readonly askNext: readonly string[];
  /**
   * The minor complaint that self-care stands on, for how many days it may last, and whether all that it asks for was
   * answered; null at other levels.
   */
  readonly selfCare: { readonly row: string; readonly days: number; readonly earned: boolean } | null;
  /** What else must be told before this minor complaint could be left to self-care. */
  readonly missing: readonly Missing[];
}

export interface TriageOptions {
  readonly vocabulary: Vocabulary;
  readonly rules?: readonly Rule[];
  /** Ids of rules, and of minor complaints, that are switched off. */
  readonly off?: readonly string[];
  /** Contacts for this complaint in 7 days, this one among them. The third raises one level. */
  readonly contacts?: number;
}

/** What "don't know" is a yes to. For the rest it is urgent at most, so that it is at least looked at today. */
const UNSURE_IS_YES: readonly Category[] = [
  'breathing',
  'consciousness',
  'fits',
  'bleeding',
  'poison',
  'snake',
];
/** Contacts in 7 days from which a complaint counts one level graver. */
const OFTEN = 3;

/** Levels that hold whatever the complaint. Their ids have reasons like rules. */
const FLOORS = {
  newborn: { id: 'floor.newborn', level: 'urgent', need: 'newborn', firstAid: 'newborn' },
  pregnancy: { id: 'floor.pregnancy', level: 'soon', need: 'obstetric', firstAid: null },
  contacts: { id: 'floor.third-contact', need: 'any', firstAid: null },
  rest: { id: 'floor.not-minor', level: 'soon', need: 'any', firstAid: null },
} as const;

/**
 * How soon someone who is ill must be seen, and by which rules. What was not asked is neither yes nor no; "don't know" is
 * yes for breathing, consciousness, fits, bleeding, poison and snakes, else urgent. Self-care is only what the list of
 * minor complaints allows; all else is at least soon.
 */
export function triage(patient: Patient, options: TriageOptions): Triage {
  const { vocabulary, rules = allRules, off = [], contacts = 1 } = options;
  const who = whoIs(patient, vocabulary);
  const inForce = (rule: Rule): boolean => !rule.off && !off.includes(rule.id) && isFor(rule, who);

  const able = ableRules(rules, who).filter(inForce);
  const fired = [...able.flatMap((rule) => fire(rule, who) ?? []), ...floorsOf(who)];
  const minor = fired.length === 0 ? standing(who, { vocabulary, off }) : null;
  const isMinor = minor?.isLikely ?? false;
  if (fired.length === 0 && !isMinor) fired.push(FLOORS.rest);

  const level = fired.map((rule) => rule.level).reduce(graver, 'self-care');
  const raised = contacts >= OFTEN ? oneUp(level) : level;
  if (raised !== level) fired.push({ ...FLOORS.contacts, level: raised });

  const open = minor?.unanswered ?? redFlagsOf(who, complaintsOf(who, vocabulary), vocabulary);
  const askNext = questions(open, { who, rules, inForce, level: raised, minor, vocabulary });
  return {
    level: raised,
    rules: fired.toSorted((one, other) => LEVELS.indexOf(other.level) - LEVELS.indexOf(one.level)),
    provisional: askNext.length > 0 || (minor?.missing.length ?? 0) > 0,
    askNext,
    selfCare:
      raised === 'self-care' && minor
        ? { row: minor.row.id, days: minor.row.days, earned: isEarned(minor) }
        : null,
    missing: minor?.missing ?? [],
  };
}

const isEarned = ({ missing, unanswered }: Standing): boolean => missing.length + unanswered.length === 0;

/** What a rule says of a patient; null where it does not fire. */
function fire(rule: Rule, who: Who): Fired | null {
  if (rule.unless?.some((risk) => who.answers[risk] === 'present')) return null;
  const { id, need, firstAid = null } = rule;
  if (judge(rule.when, who, 'unknown') === 'yes') return { id, level: rule.level, need, firstAid };
  if (!who.unsure || judge(rule.when, who, 'yes') !== 'yes') return null;
  const counts = UNSURE_IS_YES.includes(rule.category) || rule.level === 'soon';
  return { id, level: counts ? rule.level : 'urgent', need, firstAid };
}

function floorsOf({ bands, pregnancies }: Who): Fired[] {
  const floors: Fired[] = [];
  if (bands.has('newborn')) floors.push(FLOORS.newborn);
  if (pregnancies.has('yes') || pregnancies.has('within-42-days')) floors.push(FLOORS.pregnancy);
  return floors;
}

const oneUp = (level: Level): Level => LEVELS[Math.min(LEVELS.indexOf(level) + 1, LEVELS.length - 1)]!;

/** The unanswered findings that would raise the level if they were present: the gravest first, then as they came. */
function questions(
  candidates: readonly string[],
  context: {
    who: Who;
    rules: readonly Rule[];
    inForce: (rule: Rule) => boolean;
    level: Level;
    minor: Standing | null;
    vocabulary: Vocabulary;
  },
): readonly string[] {
  const { who, rules, inForce, level, minor, vocabulary } = context;
  if (level === 'emergency') return [];
  // Whatever is asked of a minor complaint bars self-care when it is there.
  const least = minor ? graver(level, 'soon') : level;
  const { naming } = indexOf(rules);
  const reach = (id: string): Level => {
    const added = vocabulary.impliedBy(id).filter((other) => who.answers[other] !== 'present');
    const touched = new Set(added.flatMap((other) => naming.get(other) ?? []));
    const graverRules = [...touched].filter((rule) => isGraver(rule.level, least) && inForce(rule));
    if (graverRules.length === 0) return least;
    const answers = { ...who.answers };
    for (const other of added) answers[other] = 'present';
    return graverRules.flatMap((rule) => fire(rule, { ...who, answers })?.level ?? []).reduce(graver, least);
  };
  return [...new Set(candidates)]
    .filter((id) => !(id in who.answers))
    .map((id) => ({ id, level: reach(id) }))
    .filter((question) => isGraver(question.level, level))
    .toSorted((one, other) => LEVELS.indexOf(other.level) - LEVELS.indexOf(one.level))
    .map(({ id }) => id);
}

const isGraver = (one: Level, other: Level): boolean => LEVELS.indexOf(one) > LEVELS.indexOf(other);

/** What of rules is worked out once: by each finding those that name it, and those that may fire without any. */
interface RuleIndex {
  readonly naming: ReadonlyMap<string, readonly Rule[]>;
  readonly alone: readonly Rule[];
  readonly order: ReadonlyMap<Rule, number>;
}

const known = new WeakMap<readonly Rule[], RuleIndex>();

function indexOf(rules: readonly Rule[]): RuleIndex {
  const before = known.get(rules);
  if (before) return before;
  const naming = new Map<string, Rule[]>();
  for (const rule of rules)
    for (const id of new Set(findingsOf(rule.when))) naming.set(id, [...(naming.get(id) ?? []), rule]);
  const index = {
    naming,
    alone: rules.filter(({ when }) => standsAlone(when)),
    order: new Map(rules.map((rule, at) => [rule, at])),
  };
  known.set(rules, index);
  return index;
}

/** The rules that what is known of a patient could fulfil, in the order of all. */
function ableRules(rules: readonly Rule[], { answers }: Who): readonly Rule[] {
  const { naming, alone, order } = indexOf(rules);
  const able = new Set(alone);
  for (const [id, answer] of Object.entries(answers))
    if (answer !== 'absent') for (const rule of naming.get(id) ?? []) able.add(rule);
  return [...able].sort((one, other) => order.get(one)! - order.get(other)!);
}

/** Whether a condition may hold where no finding is present. */
function standsAlone(condition: Condition): boolean {
  if (typeof condition === 'string') return false;
  if ('all' in condition) return condition.all.every(standsAlone);
  if ('any' in condition) return condition.any.some(standsAlone);
  if ('of' in condition) return condition.of.filter(standsAlone).length >= condition.atLeast;
  return true;
}
