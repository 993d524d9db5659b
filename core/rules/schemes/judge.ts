import { type Facts, NOT_SO, UNKNOWN, type Value } from './fact.ts';
import type { Condition, Criterion } from './scheme.ts';
import type { Text } from './text.ts';

/** Kleene's three values; null is "not known". */
export type Truth = boolean | null;

/** Why a scheme is for somebody or not: a condition that is met or not met, and the sentence that says so. */
export interface Reason {
  readonly id: string;
  readonly isMet: boolean;
  readonly text: Text;
}

/** What a criterion comes to, and why. */
export interface Judgement {
  readonly truth: Truth;
  readonly because: readonly Reason[];
  /** Facts that can still change it. */
  readonly needs: readonly string[];
  /** Unverified conditions that it rests on: to be confirmed with whoever runs the scheme. */
  readonly confirm: readonly string[];
}

/** Whether a value meets a condition, as if it were verified. */
export function meets({ is, atLeast, atMost, above, below }: Condition, value: Value): boolean {
  if (value === NOT_SO) return false;
  if (is !== undefined) return Array.isArray(is) ? is.includes(value) : is === value;
  const number = Number(value);
  if (atLeast !== undefined) return number >= atLeast;
  if (atMost !== undefined) return number <= atMost;
  return above === undefined ? number < below! : number > above;
}

/** What an unverified condition would only do harm with is not known: it never excludes anybody. */
function truthOfCondition(condition: Condition, facts: Facts, isWanted: boolean): Truth {
  const value = facts[condition.fact];
  if (value === undefined || value === UNKNOWN) return null;
  const isMet = meets(condition, value);
  return condition.status === 'unverified' && isMet !== isWanted ? null : isMet;
}

/** What a criterion comes to for facts that are complete (complete.ts). `isWanted` is false under an odd number of `not`. */
export function truthOf(criterion: Criterion, facts: Facts, isWanted = true): Truth {
  if ('fact' in criterion) return truthOfCondition(criterion, facts, isWanted);
  if ('not' in criterion) {
    const truth = truthOf(criterion.not, facts, !isWanted);
    return truth === null ? null : !truth;
  }
  const isAny = 'any' in criterion;
  let isOpen = false;
  for (const part of isAny ? criterion.any : criterion.all) {
    const truth = truthOf(part, facts, isWanted);
    if (truth === isAny) return isAny;
    if (truth === null) isOpen = true;
  }
  return isOpen ? null : !isAny;
}

/** As truthOf, with the reasons. */
export function judge(criterion: Criterion, facts: Facts, isWanted = true): Judgement {
  if ('fact' in criterion) return judgeCondition(criterion, facts, isWanted);
  if ('not' in criterion) {
    const inner = judge(criterion.not, facts, !isWanted);
    return said(criterion, { ...inner, truth: inner.truth === null ? null : !inner.truth });
  }
  const isAny = 'any' in criterion;
  const parts = (isAny ? criterion.any : criterion.all).map((part) => judge(part, facts, isWanted));
  // One part decides: the one that rests on nothing unverified, if there is one.
  const deciding = parts.filter(({ truth }) => truth === isAny);
  const decided = deciding.find(({ confirm }) => confirm.length === 0) ?? deciding[0];
  if (decided) return said(criterion, decided);
  const open = parts.filter(({ truth }) => truth === null);
  const settled = parts.filter(({ truth }) => truth === !isAny);
  if (open.length === 0)
    return said(criterion, {
      truth: !isAny,
      because: settled.flatMap(({ because }) => because),
      needs: [],
      confirm: [...new Set(settled.flatMap(({ confirm }) => confirm))],
    });
  return {
    truth: null,
    because: isAny ? [] : settled.flatMap(({ because }) => because),
    needs: [...new Set(open.flatMap(({ needs }) => needs))],
    confirm: [...new Set((isAny ? open : parts).flatMap(({ confirm }) => confirm))],
  };
}

function judgeCondition(condition: Condition, facts: Facts, isWanted: boolean): Judgement {
  const truth = truthOfCondition(condition, facts, isWanted);
  const value = facts[condition.fact];
  const isKnown = value !== undefined && value !== UNKNOWN;
  return {
    truth,
    because:
      truth === null ? [] : [{ id: condition.id, isMet: truth, text: truth ? condition.yes : condition.no }],
    needs: isKnown ? [] : [condition.fact],
    confirm: isKnown && condition.status === 'unverified' ? [condition.id] : [],
  };
}

/** A group's own sentence stands for those of its parts. */
function said(
  {
    id,
    yes,
    no,
  }: { readonly id?: string | undefined; readonly yes?: Text | undefined; readonly no?: Text | undefined },
  judged: Judgement,
): Judgement {
  const text = judged.truth === null ? undefined : judged.truth ? yes : no;
  if (!text) return judged;
  return { ...judged, because: [{ id: id ?? '', isMet: judged.truth!, text }] };
}
